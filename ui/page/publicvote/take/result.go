package take

import (
	"maps"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/stack"
)

// result is what a count found, before it is stored. It never says how many
// votes a nominee has.
type result struct {
	stack.Quiet
	plan    *plan
	out     *publicvote.Outcome
	veiled  bool                // nobody may know yet how often a text was chosen
	unknown []publicvote.Choice // choices that nobody knows, as they may be shown
	mapped  []string            // choices that were said to mean a nominee, sorted
	means   map[string]string   // what was said here of such choices anew; empty: they mean nobody
	rows    []line
	cursor  cursor.Cursor
	seen    int // rows in sight, as last drawn
}

// about is what a line of the result tells.
type subject int

const (
	read    subject = iota // how many rows there are
	valid                  // how many of them are votes
	mostly                 // that these are the lesser part
	cause                  // how many are none, and why
	ruled                  // how many a filter dropped
	meant                  // a choice that was said to mean a nominee
	unknown                // a choice that nobody knows
	joined                 // rows with line breaks in quotes
	spread                 // rows that may have swallowed others
	mixed                  // a file with text in two encodings
	minute                 // how many came in the minute that stands out most
	flagged                // what could not be looked at
	inFile                 // the rows of one file
)

// line is one line of the result: which of its kind.
type line struct {
	subject subject
	at      int
}

func newResult(p *plan, c page.Context, out *publicvote.Outcome) *result {
	s := &result{plan: p, out: out, means: map[string]string{}, veiled: !c.Sight.TallySeen, unknown: out.Unknown}
	if s.veiled {
		s.unknown = out.Veiled().Unknown
	}
	s.mapped = slices.Sorted(maps.Keys(p.said.ask.Map))
	add := func(a subject, n int) {
		for i := range n {
			s.rows = append(s.rows, line{a, i})
		}
	}
	add(read, 1)
	add(valid, 1)
	if dropped := out.Tally.Dropped.Sum(); dropped > out.Tally.Rows/2 {
		add(mostly, 1)
	}
	add(meant, len(s.mapped))
	for i, found := range out.Tally.Dropped.Causes() {
		s.rows = append(s.rows, line{cause, i})
		switch found.ID {
		case publicvote.CauseExcluded:
			add(ruled, len(s.filters()))
		case causeUnknown:
			add(unknown, len(s.unknown))
		}
	}
	if out.Joined > 0 {
		add(joined, 1)
	}
	if out.Spread.Alike > 0 {
		add(spread, 1)
	}
	add(mixed, len(out.Mixed))
	if _, ok := s.burst(); ok {
		add(minute, 1)
	}
	add(flagged, len(out.Tally.Flags))
	if n := len(out.Tally.Files); n > 1 {
		add(inFile, n)
	}
	return s
}

// burst is the minute in which most votes came for one nominee, of those that
// stand out; whom they are for is not told before the public vote is opened.
func (s *result) burst() (most publicvote.Burst, ok bool) {
	if p := s.out.Tally.Pace; p != nil {
		for _, b := range p.Bursts {
			if b.Votes > most.Votes {
				most, ok = b, true
			}
		}
	}
	return most, ok
}

// causeUnknown is the cause of rows whose choice names no nominee.
const causeUnknown = "unknown_nominee"

// filters are those that were asked, with what each dropped.
func (s *result) filters() []publicvote.Filtered {
	if s.out.Tally.Counting == nil {
		return nil
	}
	return s.out.Tally.Counting.Filters
}

func (s *result) inHand() line {
	if s.cursor.At < len(s.rows) {
		return s.rows[s.cursor.At]
	}
	return line{}
}

// Bindings lists what keys do: once a choice was said to mean a nominee, Enter
// counts again.
func (s *result) Bindings(page.Context) []keys.Binding {
	turn := keys.Binding{ID: "take.means", Keys: []string{"left", "right"}, Label: "←→", Footer: true}
	if !s.turns(s.inHand()) {
		turn.Off, turn.Footer = fault.New(fault.Usage, "take.no_choice"), false
	}
	enter := keys.Binding{ID: "take.store", Keys: []string{"enter"}, Footer: true}
	if len(s.means) > 0 {
		enter.ID = "take.again"
	}
	return []keys.Binding{
		{ID: "take.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true}, turn, enter,
		{ID: "take.back", Keys: []string{"esc"}, Footer: true},
	}
}

// Key handles one key.
func (s *result) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc":
		s.plan.host.Steps.Close(s)
	case "enter":
		if len(s.means) > 0 {
			return s.again()
		}
		return s.plan.host.Store(c, s.out.Tally)
	case "left":
		s.turn(c, -1)
	case "right":
		s.turn(c, 1)
	default:
		s.cursor.Key(key, len(s.rows), s.seen)
	}
	return page.Action{}
}

// turns reports whether a line is a choice that can be said to mean a nominee:
// one that is empty means nobody.
func (s *result) turns(r line) bool {
	return r.subject == meant || r.subject == unknown && strings.TrimSpace(s.unknown[r.at].Text) != ""
}

// chosen is the text of a choice that a line is about.
func (s *result) chosen(r line) string {
	if r.subject == meant {
		return s.mapped[r.at]
	}
	return text.Keep(s.unknown[r.at].Text)
}

// meaning is the id of whom a choice means: as said here, or else as it was
// counted; empty: nobody.
func (s *result) meaning(chosen string) string {
	if id, anew := s.means[chosen]; anew {
		return id
	}
	return s.plan.said.ask.Map[chosen]
}

// turn chooses whom the choice in hand means; before the first nominee it means
// nobody.
func (s *result) turn(c page.Context, by int) {
	r := s.inHand()
	if !s.turns(r) {
		return
	}
	all := []string{""}
	for i := range c.Sight.Edition.Nominees {
		all = append(all, c.Sight.Edition.Nominees[i].ID)
	}
	chosen := s.chosen(r)
	at := (slices.Index(all, s.meaning(chosen)) + by + len(all)) % len(all)
	if s.means[chosen] = all[at]; all[at] == s.plan.said.ask.Map[chosen] {
		delete(s.means, chosen)
	}
}

// again takes what was said of choices into the plan, and counts anew with it.
func (s *result) again() page.Action {
	p := s.plan
	p.host.Steps.Close(s)
	if p.said.ask.Map == nil {
		p.said.ask.Map = map[string]string{}
	}
	for chosen, id := range s.means {
		if p.said.ask.Map[chosen] = id; id == "" {
			delete(p.said.ask.Map, chosen)
		}
	}
	p.then = true
	return p.look("")
}

// Holds says that what was counted is not stored.
func (s *result) Holds(c page.Context) string { return c.L.T("take.holds.counted") }

// View draws the result.
func (s *result) View(c page.Context) draw.Block { return s.draw(c) }
