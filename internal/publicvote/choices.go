package publicvote

import (
	"maps"
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

// MaxChoice is how long a choice may be that the edition does not know and
// somebody says who is meant by it, in characters.
const MaxChoice = 1000

// Choices are the texts that a vote may choose, and the nominee's id: its id,
// name, code and aliases, and what extra says of texts that the edition does not
// know: the id of a nominee, or another of its texts. The texts are in NFC,
// without white space around them, and none is empty.
//
// A text that two nominees share is E_EDITION. An extra text that means
// somebody else by the edition, that stands there twice, or that means nobody
// is E_USAGE.
func Choices(e *award.Edition, extra map[string]string) (map[string]string, error) {
	c := choices{}
	for i := range e.Nominees {
		n := &e.Nominees[i]
		for _, t := range append([]string{n.ID, n.Name, n.Code}, n.Aliases...) {
			if err := c.calls(t, n.ID); err != nil {
				return nil, err
			}
		}
	}
	return c.with(extra)
}

// choices are texts and the id of the nominee that each means.
type choices map[string]string

// calls takes in that a nominee is called so.
func (c choices) calls(called, id string) error {
	called = plain(called)
	if called == "" {
		return nil
	}
	if other, taken := c[called]; taken && other != id {
		return fault.New(fault.Edition, "votes.shared", "text", text.Show(called), "one", other, "other", id)
	}
	c[called] = id
	return nil
}

// with adds what somebody says of texts that the edition does not know.
func (c choices) with(extra map[string]string) (choices, error) {
	all := maps.Clone(c)
	for _, t := range slices.Sorted(maps.Keys(extra)) {
		chosen, err := text.Clean(t, MaxChoice)
		if err != nil {
			return nil, fault.New(fault.Usage, "votes.map_text", "text", text.Show(t)).Because(err)
		}
		id, known := c[plain(extra[t])]
		meant, taken := c[chosen]
		_, twice := all[chosen]
		switch {
		case chosen == "":
			return nil, fault.New(fault.Usage, "votes.map_empty")
		case !known:
			return nil, fault.New(fault.Usage, "votes.map_nominee", "text", chosen, "nominee", text.Show(extra[t]))
		case taken && meant != id:
			return nil, fault.New(fault.Usage, "votes.map_known", "text", chosen, "nominee", meant, "other", id)
		case twice && !taken:
			return nil, fault.New(fault.Usage, "votes.map_twice", "text", chosen)
		}
		all[chosen] = id
	}
	return all, nil
}

// plain is the form in which choices are held against each other.
func plain(s string) string { return strings.TrimSpace(text.NFC(s)) }
