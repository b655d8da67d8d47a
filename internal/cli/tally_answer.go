package cli

import (
	"votering/internal/award"
	"votering/internal/publicvote"
	"votering/internal/text"
)

// tallyAnswer is the tally under its schema. The outer Valid hides the inner
// one: it is null until the public vote is opened. Beyond the tally it tells
// what a person should look at.
type tallyAnswer struct {
	Schema string `json:"schema"`
	*publicvote.Tally
	Valid   map[string]publicvote.Votes `json:"valid"`
	First   map[string][]string         `json:"first,omitempty"`   // by cause, FILE:LINE of the first rows that it dropped
	Unknown []unknownAnswer             `json:"unknown,omitempty"` // the commonest choices that name no nominee
	Joined  int64                       `json:"joined,omitempty"`  // malformed rows with line breaks in quotes
	// Warnings are what a person should know of the files, in words.
	Warnings []string `json:"warnings,omitempty"`
}

// unknownAnswer is a choice that names no nominee. How many made it is null until
// the public vote is opened.
type unknownAnswer struct {
	Text string `json:"text"`
	Rows *int64 `json:"rows"`
}

// showTally says what was read and dropped; who has how many only where that
// is open.
func (p *program) showTally(c *counted, e *award.Edition, open bool) error {
	if p.asJSON {
		a := answerOf(c.Outcome, open)
		if c.set != nil {
			a.Warnings = p.noticesOf(c.set)
		}
		p.writeJSON(a)
		return nil
	}
	p.printTally(c, e, open)
	return nil
}

// answerOf is the answer. Until the public vote is opened it is made of what may
// be shown by then, and of nothing else.
func answerOf(c *publicvote.Outcome, open bool) tallyAnswer {
	if !open {
		c = c.Veiled()
	}
	a := tallyAnswer{Schema: "votering-tally/1", Tally: c.Tally, Joined: c.Joined}
	for cause, list := range c.First {
		if a.First == nil {
			a.First = map[string][]string{}
		}
		for _, x := range list {
			a.First[cause] = append(a.First[cause], rowPlace(x))
		}
	}
	for _, u := range c.Unknown {
		x := unknownAnswer{Text: text.Show(u.Text)}
		if open {
			x.Rows = &u.Rows
		}
		a.Unknown = append(a.Unknown, x)
	}
	if !open {
		return a
	}
	a.Valid = map[string]publicvote.Votes{}
	for id, votes := range c.Tally.Valid {
		a.Valid[id] = publicvote.Votes{Rat: votes}
	}
	return a
}
