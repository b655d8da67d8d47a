package take

import (
	"context"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/fields"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/form"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// The lines of the form of a filter.
const (
	lineKind   = "kind"
	lineName   = "name"
	lineReason = "reason"
	linePath   = "path"
	lineAtMost = "at_most"
	lineColumn = "column"
	lineText   = "text"
)

// kinds are the filters that there are, in the order in which they are offered.
var kinds = []string{publicvote.FilterVoters, publicvote.FilterPerMinute, publicvote.FilterColumn}

// Bounds of what is typed, in characters.
const (
	maxName   = 40
	maxNumber = 12
	maxText   = 500
)

// newRule is a filter while it is filled in.
type newRule struct {
	stack.Quiet
	plan    *plan
	kind    string
	form    *form.Form
	looking bool // whether the filter can be asked
}

// lookFilter is what looking whether a filter can be asked is known by.
const lookFilter = "a filter is tried"

func newFilter(p *plan) *newRule {
	s := &newRule{plan: p, kind: kinds[0]}
	s.form = s.fill(nil)
	return s
}

// fill is the form of a filter of the kind in hand, with what an earlier form
// held.
func (s *newRule) fill(before *form.Form) *form.Form {
	held := func(id string) string {
		if before == nil {
			return ""
		}
		return before.Value(id)
	}
	at, words := 0, make([]string, len(kinds))
	for i, k := range kinds {
		if words[i] = "take.filter." + k; k == s.kind {
			at = i
		}
	}
	lines := []form.Field{form.Words(lineKind, "take.filter.kind", at, words...)}
	switch s.kind {
	case publicvote.FilterVoters:
		lines = append(lines, form.Text(linePath, "take.filter.path", held(linePath), signing.MaxPath))
	case publicvote.FilterPerMinute:
		lines = append(lines, form.Text(lineAtMost, "take.filter.at_most", held(lineAtMost), maxNumber))
	case publicvote.FilterColumn:
		columns := s.plan.columns()
		lines = append(lines,
			form.Choice(lineColumn, "take.filter.column.of", len(columns), 0, func(_ page.Context, i int) string { return columns[i] }),
			form.Text(lineText, "take.filter.text", held(lineText), maxText))
	}
	lines = append(lines,
		form.Text(lineName, "take.filter.name", held(lineName), maxName),
		form.Text(lineReason, "take.filter.reason", held(lineReason), room.MaxReason))
	return form.New("take.filter.add", lines...)
}

// Bindings lists what keys do in the form.
func (s *newRule) Bindings(page.Context) []keys.Binding { return s.form.Bindings() }

// Typing reports whether a line is being written.
func (s *newRule) Typing() bool { return s.form.Writes() }

// Stays keeps what was filled in.
func (s *newRule) Stays() {}

// Key handles one key.
func (s *newRule) Key(c page.Context, msg tea.KeyMsg) page.Action {
	if msg.String() == "esc" {
		s.plan.host.Steps.Close(s)
		return page.Action{Cancel: lookFilter}
	}
	if s.looking { // it is known in a moment
		return page.Action{}
	}
	sent := s.form.Key(msg)
	if k := kinds[s.form.Chosen(lineKind)]; k != s.kind {
		s.kind = k
		s.form = s.fill(s.form)
	}
	if sent {
		return s.send(c)
	}
	return page.Action{}
}

// send hands the filter to the plan, or says what is missing.
func (s *newRule) send(page.Context) page.Action {
	f := room.FilterAsk{
		ID: fields.IDOf(s.form.Value(lineName)), Kind: s.kind, Reason: strings.TrimSpace(s.form.Value(lineReason)),
		Path: page.Path(s.form.Value(linePath)), Text: strings.TrimSpace(s.form.Value(lineText)),
	}
	for _, line := range []struct {
		id      string
		missing bool
	}{
		{linePath, s.kind == publicvote.FilterVoters && f.Path == ""},
		{lineName, f.ID == ""},
		{lineReason, f.Reason == ""},
	} {
		if line.missing {
			s.form.Go(line.id)
			return page.Action{Off: fault.New(fault.Usage, "take.filter_missing."+line.id)}
		}
	}
	switch s.kind {
	case publicvote.FilterPerMinute:
		n, err := strconv.ParseInt(strings.Join(strings.Fields(s.form.Value(lineAtMost)), ""), 10, 64)
		if err != nil || n < 1 {
			s.form.Go(lineAtMost)
			return page.Action{Off: fault.New(fault.Usage, "take.filter_missing."+lineAtMost)}
		}
		f.AtMost = n
	case publicvote.FilterColumn:
		if columns := s.plan.columns(); len(columns) > 0 {
			f.Column = columns[s.form.Chosen(lineColumn)]
		}
	}
	said := s.plan.said.clone()
	said.filters = append(said.filters, f)
	s.looking = true
	return page.Action{Look: &page.Look{Name: lookFilter, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
		found, err := said.find(r.Edition())
		return tried{found, said}, err
	}}}
}

// tried is what was found of files with one more filter.
type tried struct {
	looked
	said said
}

// Looked hands the filter to the plan. One that cannot be asked stays in the
// form, in the line that is to blame.
func (s *newRule) Looked(c page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookFilter {
		return page.Action{}, false
	}
	s.looking = false
	if found, ok := value.(tried); ok && err == nil {
		s.plan.host.Steps.Close(s)
		s.plan.said = found.said
		a, _ := s.plan.Looked(c, lookFiles, found.looked, nil)
		a.Say = c.L.T("take.filter.added")
		return a, true
	}
	s.form.Go(blamed(s.kind, err))
	return page.Action{Fault: err}, true
}

// blamed is the line of the form that a fault is about.
func blamed(kind string, err error) string {
	if f := fault.Of(err); f != nil {
		switch f.ID {
		case "votes.filter_twice":
			return lineName
		case "votes.filter_no_time", "votes.filter_no_voter":
			return lineKind
		}
	}
	switch kind {
	case publicvote.FilterPerMinute:
		return lineAtMost
	case publicvote.FilterColumn:
		return lineColumn
	}
	return linePath
}

// View says what a filter is, and draws the form.
func (s *newRule) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("take.filter.title"), "", c.W, &c.S.Rule, &c.S.Heading)}
	about := draw.Paragraph(c.L.T("take.filter.about"), max(c.W-2, 1), &c.S.Base).Indent(1)
	return append(b, s.form.View(c, about, c.H-len(b))...)
}
