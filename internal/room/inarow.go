package room

// rows finds the longest row of words that a text shares with another one, in
// time that grows with the two lengths and not with their product. It is a suffix
// automaton: every row of words in the text is a way from the first state.
type rows struct {
	states []rowState
	last   int // the whole text so far
}

// rowState stands for rows of words that end in the same places of the text.
type rowState struct {
	longest int            // words in the longest of them
	shorter int            // the state of the longest end of these that stands elsewhere too; -1 of the first
	next    map[string]int // by the word that follows
}

func rowsOf(words []string) *rows {
	r := &rows{states: make([]rowState, 1, 2*len(words)+1)}
	r.states[0] = rowState{shorter: -1, next: map[string]int{}}
	for _, w := range words {
		r.add(w)
	}
	return r
}

// add takes in the next word of the text.
func (r *rows) add(word string) {
	now, p := len(r.states), r.last
	r.states = append(r.states, rowState{longest: r.states[p].longest + 1, next: map[string]int{}})
	r.last = now
	for ; p >= 0; p = r.states[p].shorter {
		to, known := r.states[p].next[word]
		if known {
			r.states[now].shorter = r.split(p, to, word)
			return
		}
		r.states[p].next[word] = now
	}
}

// split is the state to which word leads from p and in which no row is longer
// than that one: to, or a part of it that is set apart.
func (r *rows) split(p, to int, word string) int {
	if r.states[to].longest == r.states[p].longest+1 {
		return to
	}
	part := rowState{longest: r.states[p].longest + 1, shorter: r.states[to].shorter, next: make(map[string]int, len(r.states[to].next))}
	for w, s := range r.states[to].next {
		part.next[w] = s
	}
	apart := len(r.states)
	r.states = append(r.states, part)
	r.states[to].shorter = apart
	for ; p >= 0 && r.states[p].next[word] == to; p = r.states[p].shorter {
		r.states[p].next[word] = apart
	}
	return apart
}

// shared is how many words in a row the other text has from this one.
func (r *rows) shared(words []string) (most int) {
	at, row := 0, 0
	for _, w := range words {
		next, known := r.states[at].next[w]
		for !known && at > 0 {
			at = r.states[at].shorter
			row = r.states[at].longest
			next, known = r.states[at].next[w]
		}
		if !known {
			continue
		}
		at, row = next, row+1
		most = max(most, row)
	}
	return most
}
