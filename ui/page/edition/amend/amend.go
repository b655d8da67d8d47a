// Package amend is how the chair changes what may still be changed of an
// edition that is open: from a file of amendments, or a figure, a nominee's
// withdrawal, a substitute juror or an address written here; looked at, given a
// reason, and signed. The steps stand in front of the page of the edition.
package amend

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/form"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// kind is what is changed.
type kind int

// The kinds, in the order in which they are chosen between.
const (
	figure kind = iota
	withdrawal
	substitute
	fromFile
	address
)

// The lines of the form.
const (
	lineWhat    = "what"
	linePath    = "path"
	lineNominee = "nominee"
	lineFigure  = "figure"
	lineValue   = "value"
	lineJuror   = "juror"
	lineID      = "id"
	lineName    = "name"
	lineEmail   = "email"
)

// maxID is the longest id of a juror, in characters.
const maxID = 63

// maxFile bounds a file of amendments, in bytes.
const maxFile = 1 << 20

// lookPreview is what the preview is known by.
const lookPreview = "amendment"

// writing is the form: what is changed.
type writing struct {
	stack.Quiet
	steps *stack.Stack
	form  *form.Form
	kind  kind

	nominee int // whose figures can be chosen between
}

// Open opens the form.
func Open(s *stack.Stack, c page.Context) {
	w := &writing{steps: s}
	w.lay(c)
	s.Push(w)
}

// lay makes the form anew for what is changed.
func (s *writing) lay(c page.Context) {
	fields := []form.Field{form.Words(lineWhat, "amend.what", int(s.kind),
		"amend.what.figure", "amend.what.withdrawal", "amend.what.substitute", "amend.what.file", "amend.what.address")}
	switch s.kind {
	case figure:
		fields = append(fields, s.figureLines(c)...)
	case fromFile:
		fields = append(fields, form.Text(linePath, "amend.path", filepath.Join(filepath.Dir(c.Sight.Path), c.L.T("amend.path.suffix")), signing.MaxPath))
	case withdrawal:
		fields = append(fields, form.Choice(lineNominee, "amend.nominee", len(c.Sight.Edition.Nominees), 0,
			func(c page.Context, i int) string { return text.Show(c.Sight.Edition.Nominees[i].Name) }))
	case substitute:
		fields = append(fields, form.Text(lineName, "amend.name", "", award.MaxName), form.Text(lineEmail, "amend.email", "", award.MaxName),
			form.Text(lineID, "amend.id", "", maxID))
	case address:
		fields = append(fields, form.Choice(lineJuror, "amend.juror", len(c.Sight.Edition.Jurors), 0,
			func(c page.Context, i int) string { return text.Show(c.Sight.Edition.Jurors[i].Name) }), form.Text(lineEmail, "amend.email", "", award.MaxName))
	}
	s.form = form.New("amend.look", fields...)
}

// Bindings lists what keys do in the form.
func (s *writing) Bindings(page.Context) []keys.Binding { return s.form.Bindings() }

// Typing reports whether a line is being written.
func (s *writing) Typing() bool { return s.form.Writes() }

// Stays keeps what was filled in.
func (s *writing) Stays() {}

// Holds says that a change is filled in and not made.
func (s *writing) Holds(c page.Context) string {
	if s.form.Value(lineName)+s.form.Value(lineEmail)+s.form.Value(lineID)+s.form.Value(lineValue) == "" {
		return ""
	}
	return c.L.T("amend.held")
}

// Key handles one key.
func (s *writing) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch {
	case msg.String() == "esc":
		s.steps.Pop()
	case s.form.Key(msg):
		return s.look(c)
	}
	if k := kind(s.form.Chosen(lineWhat)); k != s.kind {
		s.kind = k
		s.lay(c)
	}
	if n := s.form.Chosen(lineNominee); s.kind == figure && n != s.nominee {
		s.nominee = n
		s.lay(c)
		s.form.Go(lineNominee)
	}
	return page.Action{}
}

// amendment is a file of amendments as it is read, and what it is called.
type amendment struct {
	data  []byte
	name  string
	lines []room.AmendedLine
}

// look finds out what would be changed.
func (s *writing) look(c page.Context) page.Action {
	path, x := "", amendment{name: c.L.T("amend.here")}
	if s.kind == fromFile {
		if path = page.Path(s.form.Value(linePath)); path == "" {
			return page.Action{Off: fault.New(fault.Usage, "fill.no_path")}
		}
		x.name = filepath.Base(path)
	} else {
		data, f := s.written(c)
		if f != nil {
			return page.Action{Off: f}
		}
		x.data = data
	}
	return page.Action{Look: &page.Look{Name: lookPreview, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
		var err error
		if path != "" {
			x.data, err = files.Read(path, maxFile)
		}
		if err == nil {
			x.lines, err = r.PreviewAmendment(x.data, x.name)
		}
		return x, err
	}}}
}

// change is one change, as a file of amendments has it.
type change struct {
	Path string `json:"path"`
	To   any    `json:"to"`
}

// written is what was filled in as a file of amendments: JSON is YAML too.
func (s *writing) written(c page.Context) ([]byte, *fault.Error) {
	var ch change
	value := func(line string) string { return strings.TrimSpace(s.form.Value(line)) }
	switch s.kind {
	case figure:
		var ok bool
		if ch, ok = s.figureChange(c); !ok {
			s.form.Go(lineValue)
			return nil, fault.New(fault.Usage, "amend.empty")
		}
	case withdrawal:
		ch = change{"nominees/" + c.Sight.Edition.Nominees[s.form.Chosen(lineNominee)].ID + "/withdrawn", true}
	case substitute:
		for _, line := range []string{lineName, lineID} {
			if value(line) == "" {
				s.form.Go(line)
				return nil, fault.New(fault.Usage, "amend.empty")
			}
		}
		who := map[string]string{"name": value(lineName)}
		if e := value(lineEmail); e != "" {
			who["email"] = e
		}
		ch = change{"jurors/" + value(lineID), who}
	default:
		if value(lineEmail) == "" {
			s.form.Go(lineEmail)
			return nil, fault.New(fault.Usage, "amend.empty")
		}
		ch = change{"jurors/" + c.Sight.Edition.Jurors[s.form.Chosen(lineJuror)].ID + "/email", value(lineEmail)}
	}
	data, err := json.Marshal(map[string][]change{"changes": {ch}})
	if err != nil {
		return nil, fault.New(fault.Format, "amend.empty").Because(err)
	}
	return data, nil
}

// Looked takes what would be changed, and shows it.
func (s *writing) Looked(_ page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookPreview {
		return page.Action{}, false
	}
	x, ok := value.(amendment)
	if err != nil || !ok {
		return page.Action{Fault: err}, true
	}
	s.steps.Push(newPreview(s.steps, s, x))
	return page.Action{}, true
}

// View says what can be changed, and draws the form.
func (s *writing) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("amend.title"), "", c.W, &c.S.Rule, &c.S.Heading)}
	return append(b, s.form.View(c, draw.Paragraph(c.L.T("amend.text"), max(c.W-2, 1), &c.S.Base).Indent(1), c.H-len(b))...)
}
