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
	Spread  *spreadAnswer               `json:"spread,omitempty"`  // rows with line breaks in quotes, whatever became of them
	// Warnings are what a person should know of the files, in words.
	Warnings []string `json:"warnings,omitempty"`
}

// unknownAnswer is a choice that names no nominee. How many made it is null until
// the public vote is opened.
type unknownAnswer struct {
	Text string `json:"text"`
	Rows *int64 `json:"rows"`
}

// spreadAnswer are rows that have line breaks in quotes, and those in which a line
// looks like a row of its own: these may be votes that stray quotes swallowed.
type spreadAnswer struct {
	Rows  int64    `json:"rows"`
	Lines int64    `json:"lines"`
	Alike int64    `json:"alike"`
	First []string `json:"first,omitempty"`
}

// showTally says what was read and dropped; who has how many only where that
// is open.
func (p *program) showTally(c *counted, e *award.Edition, open bool) error {
	if p.asJSON {
		a := answerOf(c.Outcome, open)
		if c.set != nil {
			a.Warnings = append(p.noticesOf(c), p.idle(c.Tally)...)
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
		a.First[cause] = rowPlaces(list)
	}
	if s := c.Spread; s.Rows > 0 {
		a.Spread = &spreadAnswer{s.Rows, s.Lines, s.Alike, rowPlaces(s.First)}
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

// rowPlaces are where rows begin, each as FILE:LINE.
func rowPlaces(list []publicvote.Place) []string {
	var places []string
	for _, x := range list {
		places = append(places, rowPlace(x))
	}
	return places
}
