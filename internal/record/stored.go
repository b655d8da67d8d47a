package record

// Pair is an event as it is stored, with its line in the record.
type Pair struct {
	Event []byte // deliberation.Encode's bytes
	Line  []byte // Line's bytes, newline included; its ref is Event's SHA-256
}

// Stored is what a store holds, verified: event i and line i belong together,
// and the lines are one chain.
type Stored struct {
	Docs    map[string][]byte // documents by name
	Events  [][]byte          // as in Pair, in the order of the record
	Lines   [][]byte          // as in Pair
	Entries []Entry           // Lines, read
	Head    string            // the head after the last line; Genesis where there is none
}

// Pairs are the events with their lines.
func (s *Stored) Pairs() []Pair {
	ps := make([]Pair, len(s.Events))
	for i := range ps {
		ps[i] = Pair{Event: s.Events[i], Line: s.Lines[i]}
	}
	return ps
}
