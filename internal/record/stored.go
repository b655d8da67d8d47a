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

	Before     uint64 // how many lines came before those that are here, which are taken away
	BeforeHead string // the head after them; empty: none did
}

// Verify checks that the lines go on from what was before them and tell of the
// events, and fills in Entries and Head.
func (s *Stored) Verify() (err error) {
	if len(s.Lines) != len(s.Events) {
		return countDiffers(len(s.Lines), len(s.Events))
	}
	head := Genesis
	if s.Before > 0 {
		head = s.BeforeHead
	}
	s.Entries, s.Head, err = Continue(s.Before, head, s.Pairs())
	if err == nil && len(s.Lines) == 0 {
		s.Head = head
	}
	return err
}

// Pairs are the events with their lines.
func (s *Stored) Pairs() []Pair {
	ps := make([]Pair, len(s.Events))
	for i := range ps {
		ps[i] = Pair{Event: s.Events[i], Line: s.Lines[i]}
	}
	return ps
}
