package round

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/accord"
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/form"
	"votering/ui/part/stack"
)

// The lines of the form.
const (
	lineJuror     = "juror"
	lineNominee   = "nominee"
	lineCriterion = "criterion"
	lineMark      = "mark"
	lineReason    = "reason"
)

// maxMark is the longest that a mark is typed, in characters.
const maxMark = 20

// revision is the form in which a juror changes one mark. What it leads to is
// confirmed by the juror, in the room.
type revision struct {
	stack.Quiet
	steps    *stack.Stack
	form     *form.Form
	jurors   []award.Juror
	nominees []award.Nominee
	criteria []*award.Criterion
	tried    deliberation.Revised
}

// changers are the jurors whose marks may be changed by who acts: everybody's
// by who leads, else the own alone.
func changers(c page.Context) []award.Juror {
	var js []award.Juror
	for _, b := range c.Sight.Ballots {
		if j, ok := c.Sight.Edition.Juror(b.Juror); ok && (leads(c) || j.ID == c.Sight.Who.ID) {
			js = append(js, *j)
		}
	}
	return js
}

// revise opens the form where the meeting stands.
func (o *overview) revise(c page.Context) {
	s := &revision{steps: o.steps, jurors: changers(c), nominees: c.Sight.Edition.Nominees, criteria: c.Sight.Edition.Marked()}
	juror := max(slices.IndexFunc(s.jurors, func(j award.Juror) bool { return j.ID == o.at.Juror }), 0)
	nominee := max(slices.IndexFunc(s.nominees, func(n award.Nominee) bool { return n.ID == o.at.Nominee }), 0)
	criterion := max(slices.IndexFunc(s.criteria, func(k *award.Criterion) bool { return k.ID == o.at.Criterion }), 0)
	s.form = form.New("round.next",
		form.Choice(lineJuror, "round.form.juror", len(s.jurors), juror,
			func(_ page.Context, i int) string { return text.Show(s.jurors[i].Name) }),
		form.Choice(lineNominee, "round.form.nominee", len(s.nominees), nominee,
			func(_ page.Context, i int) string { return text.Show(s.nominees[i].Name) }),
		form.Choice(lineCriterion, "round.form.criterion", len(s.criteria), criterion,
			func(c page.Context, i int) string { return criterionName(c, s.criteria[i].ID) }),
		form.Text(lineMark, "round.form.mark", "", maxMark),
		form.Text(lineReason, "round.form.reason", "", room.MaxReason))
	switch {
	case o.at.Juror == "" && len(s.jurors) > 1:
	case o.at.Nominee == "":
		s.form.Go(lineNominee)
	case o.at.Criterion == "":
		s.form.Go(lineCriterion)
	default:
		s.form.Go(lineMark)
	}
	o.steps.Push(s)
}

// Bindings lists what keys do in the form.
func (s *revision) Bindings(page.Context) []keys.Binding { return s.form.Bindings() }

// Typing reports whether a line is being written.
func (s *revision) Typing() bool { return s.form.Writes() }

// Stays keeps what was filled in.
func (s *revision) Stays() {}

// Key handles one key.
func (s *revision) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	switch {
	case msg.String() == "esc":
		s.steps.Pop()
	case s.form.Key(msg):
		return s.try()
	}
	return page.Action{}
}

// given is the change as the form has it.
func (s *revision) given() (juror, nominee, criterion, mark, reason string) {
	return s.jurors[s.form.Chosen(lineJuror)].ID, s.nominees[s.form.Chosen(lineNominee)].ID,
		s.criteria[s.form.Chosen(lineCriterion)].ID, s.form.Value(lineMark), s.form.Value(lineReason)
}

// try finds out whether the mark can be changed so, before the juror is asked.
func (s *revision) try() page.Action {
	juror, nominee, criterion, mark, reason := s.given()
	switch "" {
	case mark:
		s.form.Go(lineMark)
		return page.Action{Off: fault.New(fault.Usage, "round.no_mark")}
	case reason:
		s.form.Go(lineReason)
		return page.Action{Off: fault.New(fault.Usage, "round.no_reason")}
	}
	return page.Action{Look: &page.Look{Name: lookTry, Run: func(_ context.Context, r *room.Room, who string) (any, error) {
		return r.TryRevise(who, juror, nominee, criterion, mark, reason)
	}}}
}

// Looked asks the juror to confirm a change that can be made.
func (s *revision) Looked(c page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookTry {
		return page.Action{}, false
	}
	x, ok := value.(deliberation.Revised)
	if err != nil || !ok {
		return page.Action{Fault: err}, true
	}
	s.tried = x
	return s.confirm(c), true
}

// confirm asks the juror: who leads has not the say over somebody else's mark.
func (s *revision) confirm(c page.Context) page.Action {
	x := s.tried
	juror, nominee, criterion, mark, reason := s.given()
	full := jurorName(c, x.Juror)
	q := &page.Question{
		Title: c.L.T("round.confirm.title", "name", full),
		Text: c.L.T("round.confirm.text", "nominee", nomineeName(c, x.Nominee), "criterion", criterionName(c, x.Criterion),
			"from", markOf(c, x.From), "to", markOf(c, x.To)),
		Lines: []string{c.L.T("round.reason", "reason", text.Show(x.Reason))},
		After: c.L.T("round.confirm.own"), Yes: c.L.T("round.confirm.yes"),
		Then: func(string) page.Action {
			s.steps.Close(s)
			return page.Action{Act: &page.Act{Name: actRevise, Run: func(r *room.Room, who string) ([]room.Notice, error) {
				return nil, r.Revise(who, juror, nominee, criterion, mark, reason)
			}}}
		},
	}
	if x.Juror != c.Sight.Who.ID {
		word := accord.Names(c.Sight.Edition, text.Show, []string{x.Juror})[0]
		q.Word, q.After = word, c.L.T("round.confirm.word", "name", full, "word", word)
	}
	return page.Action{Ask: q}
}

// View draws what the juror has now above the form.
func (s *revision) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("round.form.title", "n", c.L.Int(int64(c.Sight.Round))), "", c.W, &c.S.Rule, &c.S.Heading)}
	juror, nominee, criterion, _, _ := s.given()
	above := draw.Paragraph(c.L.T("round.form.about"), max(c.W-2, 1), &c.S.Base).Indent(1)
	above = append(above, nil)
	above = append(above, draw.Paragraph(present(c, juror, nominee, criterion), max(c.W-2, 1), &c.S.Strong).Indent(1)...)
	return append(b, s.form.View(c, above, c.H-len(b))...)
}

// present says which mark stands now, and what was noted beside it.
func present(c page.Context, juror, nominee, criterion string) string {
	i := slices.IndexFunc(c.Sight.Ballots, func(b *ballot.Ballot) bool { return b.Juror == juror })
	if i < 0 {
		return ""
	}
	b, cell := c.Sight.Ballots[i], ballot.Cell{Nominee: nominee, Criterion: criterion}
	name := jurorName(c, juror)
	if b.Status(cell) == ballot.IsRecused {
		return c.L.T("round.now.recused", "name", name, "nominee", nomineeName(c, nominee))
	}
	entry := b.Cells[cell]
	stands := c.L.T("round.abstained")
	if entry.Set {
		stands = c.L.RatText(entry.Mark)
	}
	s := c.L.T("round.now", "name", name, "nominee", nomineeName(c, nominee), "criterion", criterionName(c, criterion), "mark", stands)
	if k, ok := c.Sight.Edition.Criterion(criterion); ok {
		s += " " + c.L.T("round.now.scale", "min", c.L.RatText(k.Scale.Min), "max", c.L.RatText(k.Scale.Max))
	}
	if entry.Comment != "" {
		s += " " + c.L.T("round.now.comment", "comment", text.Truncate(text.Show(entry.Comment), 160))
	}
	return s
}
