// Package jury is the chair's page: how far each juror has come, whom the
// laptop is handed to, who is invited and whose ballots came by mail, and the
// way forward, step by step. What travels has rooms of its own below this one,
// whose steps stand in front of the page.
package jury

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/deliberation"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/jury/collect"
	"votering/ui/part/cursor"
	"votering/ui/part/markfile"
	"votering/ui/part/stack"
	"votering/ui/part/steps"
)

// Page is the screen.
type Page struct {
	cursor  cursor.Cursor
	rows    []row
	seen    int      // rows in sight, as last drawn
	verdict *verdict // begun and not saved; nil: none
	form    bool     // it is in front
	steps   stack.Stack
	phase   deliberation.Phase

	collected collect.Before
}

// New is the page with the first juror chosen.
func New() *Page { return &Page{} }

// ID names the page.
func (p *Page) ID() page.ID { return page.Jury }

// Typing reports whether the reason of a verdict is being written, or a line of
// a step.
func (p *Page) Typing() bool { return p.form && p.verdict.writing() || p.steps.Typing() }

// Leave closes what takes letters as text, and forgets passphrases.
func (p *Page) Leave(c page.Context) page.Action { return p.steps.Leave(c) }

// Looked brings back what a step looked for.
func (p *Page) Looked(c page.Context, name string, value any, err error) page.Action {
	return p.steps.Looked(c, name, value, err)
}

// Holds says what is chosen or written and not saved.
func (p *Page) Holds(c page.Context) string {
	if p.verdict == nil || p.verdict.untouched() {
		return ""
	}
	return c.L.T("jury.verdict.held", "name", p.verdict.name)
}

// Seen takes over a new sight.
func (p *Page) Seen(c page.Context) {
	if c.Sight.Edition == nil {
		return
	}
	p.rows = rowsOf(c.Sight)
	p.cursor.Clamp(len(p.rows))
	p.skipHeading("down")
	if p.phase != c.Sight.Phase {
		p.phase = c.Sight.Phase
		p.steps.Clear() // what was open belongs to the state the edition was in
	}
	if s := p.steps.Front(); s != nil {
		s.Seen(c)
	}
}

// Done says what became of an act.
func (p *Page) Done(c page.Context, r page.Result) page.Action {
	if a, ok := p.steps.Done(c, r); ok {
		return a
	}
	if a, ok := steps.Done(c, r); ok {
		return a
	}
	if r.Err != nil {
		return page.Action{Fault: r.Err}
	}
	if r.Name == savingVerdict {
		p.verdict, p.form = nil, false
	}
	return page.Action{Say: c.L.T("jury." + r.Name + ".done")}
}

// Bindings lists what keys do here now.
func (p *Page) Bindings(c page.Context) []keys.Binding {
	if s := p.steps.Front(); s != nil {
		return s.Bindings(c)
	}
	if p.form {
		return p.verdict.bindings()
	}
	chosen := p.chosen()
	hand := "jury.hand"
	if chosen.isJuror(c.Sight.Who.ID) {
		hand = "jury.score"
	}
	collects := keys.Binding{ID: "jury.collect", Keys: []string{"c"}, Footer: true, Off: noCollect(c.Sight)}
	bs := []keys.Binding{{ID: "jury.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true}}
	if collects.Off == nil {
		bs = append(bs, collects) // whoever is invited sends a ballot: that is what comes next
	}
	bs = append(bs, []keys.Binding{
		{ID: hand, Keys: []string{"enter"}, Footer: true, Off: noHand(c.Sight, chosen)},
		forward(c),
		{ID: "jury.invite", Keys: []string{"v"}, Footer: true, Off: c.Sight.Allowed[deliberation.ActInvite]},
		{ID: "jury.choose", Keys: []string{"e"}, Footer: p.disputed(c.Sight, chosen) != nil, Off: p.noChoice(c.Sight, chosen)},
		{ID: "jury.mail", Keys: []string{"m"}, Footer: true, Off: noMail(c.Sight, chosen)},
		{ID: "jury.receipts", Keys: []string{"s"}, Footer: len(c.Sight.Unsigned) > 0, Off: noReceipts(c.Sight)},
		{ID: "jury.sheet", Keys: []string{"r"}, Off: noSheet(c.Sight)},
		{ID: "jury.marks", Keys: []string{"t"}, Off: c.Sight.Allowed[deliberation.ActMark]},
		{ID: "jury.amend", Keys: []string{"n"}, Off: c.Sight.Allowed[deliberation.ActAmend]},
		{ID: "jury.hand_in", Keys: []string{"d"}, Footer: true, Off: noHandIn(c.Sight)},
		{ID: "jury.absent", Keys: []string{"a"}, Footer: true, Off: noAbsence(c.Sight, chosen)},
		{ID: "jury.recusal", Keys: []string{"i"}, Footer: true, Off: p.noVerdict(c.Sight, chosen)},
		{ID: "jury.override", Keys: []string{"o"}, Footer: true, Off: p.noOverride(c.Sight, chosen)},
		steps.Binding(c.Sight, deliberation.ActRevealBoth, "b"),
	}...)
	if collects.Off != nil {
		bs = append(bs, collects)
	}
	return bs
}

// forward is the key for the next step.
func forward(c page.Context) keys.Binding {
	switch next := nextOf(c.Sight); next {
	case "":
		return keys.Binding{ID: "jury.next", Keys: []string{"f"}, Off: noStep}
	case deliberation.ActTally:
		return keys.Binding{ID: "jury.tally", Keys: []string{"f"}, Footer: true}
	case deliberation.ActRound:
		return keys.Binding{ID: "jury.round", Keys: []string{"f"}, Footer: true}
	case deliberation.ActLock:
		if notMet(c.Sight) {
			return keys.Binding{ID: "jury.meet", Keys: []string{"f"}, Footer: true}
		}
		return steps.Binding(c.Sight, next, "f")
	case deliberation.ActDecide:
		return keys.Binding{ID: "jury.decide", Keys: []string{"f"}, Footer: true}
	default:
		return steps.Binding(c.Sight, next, "f")
	}
}

// Key handles one key.
func (p *Page) Key(c page.Context, msg tea.KeyMsg) page.Action {
	if s := p.steps.Front(); s != nil {
		return s.Key(c, msg)
	}
	if p.form {
		return p.verdictKey(c, msg)
	}
	switch key := msg.String(); key {
	case "v", "c", "e", "m", "r", "s":
		return p.travel(c, key)
	case "t":
		return markfile.Ask(&p.steps, c, "")
	case "n":
		return page.Action{Goto: page.Edition}
	case "f":
		return p.goForward(c)
	case "b":
		return p.step(c, deliberation.ActRevealBoth)
	case "enter":
		return p.hand(c)
	case "a":
		return askAbsent(c, p.chosen().juror)
	case "d":
		return askHandIn(c)
	case "o":
		return askOverride(c, p.chosen())
	case "i":
		p.decide(c, p.inQuestion(p.chosen()))
	default:
		p.cursor.Key(key, len(p.rows), p.seen)
		p.skipHeading(key)
	}
	return page.Action{}
}

func (p *Page) goForward(c page.Context) page.Action {
	switch next := nextOf(c.Sight); next {
	case deliberation.ActTally:
		return page.Action{Goto: page.PublicVote}
	case deliberation.ActRound:
		return page.Action{Goto: page.Deliberation}
	case deliberation.ActLock:
		if notMet(c.Sight) {
			return page.Action{Goto: page.Deliberation}
		}
		return p.step(c, next)
	case deliberation.ActDecide:
		return page.Action{Goto: page.Decision}
	default:
		return p.step(c, next)
	}
}

// hand gives the laptop to the chosen juror; whoever sits here goes on to
// scoring.
func (p *Page) hand(c page.Context) page.Action {
	j := p.chosen().juror.Juror
	if j.ID == c.Sight.Who.ID {
		return page.Action{Goto: page.Scoring}
	}
	return page.Action{HandTo: j.ID}
}

// chosen is the row that keys act on; the zero row where there are none.
func (p *Page) chosen() row {
	if p.cursor.At >= len(p.rows) {
		return row{}
	}
	return p.rows[p.cursor.At]
}

// skipHeading moves off a heading in the direction of the key. A heading is
// neither the first row nor the last.
func (p *Page) skipHeading(key string) {
	if p.chosen().heading == "" {
		return
	}
	if key == "up" || key == "k" || key == "pgup" {
		p.cursor.At--
	} else {
		p.cursor.At++
	}
}
