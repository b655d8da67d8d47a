package take

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/text"
	"votering/internal/votesql"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/form"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// lookQuery is what writing a query is known by.
const lookQuery = "a query is written"

// The lines of the form of a query.
const (
	lineEngine = "engine"
	lineQuery  = "query"
)

// engines are the databases that can count, in the order in which they are
// offered.
var engines = []string{votesql.DuckDB, votesql.Postgres}

// query asks for which database the query is written, and where to. It counts
// the rows by the rule that is planned, where this machine is too small.
type query struct {
	stack.Quiet
	plan    *plan
	form    *form.Form
	path    string
	writing bool
}

func newQuery(p *plan, c page.Context) *query {
	return &query{plan: p, form: form.New("take.query.write",
		form.Words(lineEngine, "take.query.engine", 0, "take.query.duckdb", "take.query.postgres"),
		form.Text(lineQuery, "take.query.path", c.Near(".sql"), signing.MaxPath))}
}

// Bindings lists what keys do in the form.
func (s *query) Bindings(page.Context) []keys.Binding {
	if s.writing {
		return []keys.Binding{{ID: "fill.back", Keys: []string{"esc"}, Footer: true}}
	}
	return s.form.Bindings()
}

// Typing reports whether a line is being written.
func (s *query) Typing() bool { return !s.writing && s.form.Writes() }

// Stays keeps what was filled in.
func (s *query) Stays() {}

// Key handles one key.
func (s *query) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	switch {
	case s.writing: // it is done in a moment, and must not be left half done
	case msg.String() == "esc":
		s.plan.host.Steps.Close(s)
	case s.form.Key(msg):
		return s.send()
	}
	return page.Action{}
}

// send writes the query to a new file.
func (s *query) send() page.Action {
	path := page.Path(s.form.Value(lineQuery))
	if path == "" {
		s.form.Go(lineQuery)
		return page.Action{Off: fault.New(fault.Usage, "fill.no_path")}
	}
	s.path, s.writing = path, true
	said, set, engine := s.plan.said.clone(), s.plan.found.set, engines[s.form.Chosen(lineEngine)]
	return page.Action{Look: &page.Look{Name: lookQuery, Writes: true, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
		text, err := room.VoteQuery(r.Edition(), set, said.paths, said.filters, engine)
		if err != nil {
			return nil, err
		}
		return nil, files.WriteNew(path, []byte(text))
	}}}
}

// Looked says where the query lies, and what is done with it.
func (s *query) Looked(c page.Context, name string, _ any, err error) (page.Action, bool) {
	if name != lookQuery {
		return page.Action{}, false
	}
	s.writing = false
	if err != nil {
		return page.Action{Fault: err}, true
	}
	s.plan.host.Steps.Close(s)
	return page.Action{Say: c.L.T("take.query.written", "path", text.Show(s.path))}, true
}

// View says what the query is for, and draws the form.
func (s *query) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("take.query.title"), "", c.W, &c.S.Rule, &c.S.Heading)}
	about := draw.Paragraph(c.L.T("take.query.about"), max(c.W-2, 1), &c.S.Base).Indent(1)
	return append(b, s.form.View(c, about, c.H-len(b))...)
}

// answered asks for the file that a database answered, and reads it in place of
// counting.
func (p *plan) answered(c page.Context) page.Action {
	return page.Action{Ask: &page.Question{
		Title: c.L.T("take.counts.title"), Text: c.L.T("take.counts.text"), Yes: c.L.T("take.counts.yes"),
		Input: &page.Input{Prompt: c.L.T("take.counts.prompt"), Max: signing.MaxPath, Required: true},
		Then: func(typed string) page.Action {
			set, filters, path := p.found.set, p.said.clone().filters, page.Path(typed)
			return p.countBy(c, func(ctx context.Context, r *room.Room, progress func(publicvote.Progress)) (*publicvote.Outcome, error) {
				return room.CountsOf(ctx, r.Edition(), set, filters, path, progress)
			})
		},
	}}
}
