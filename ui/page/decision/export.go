package decision

import (
	"context"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/input"
	"votering/ui/part/scrolled"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// handed is a decision that was handed on: written, read back, and verified.
type handed struct {
	sha256   string // of the decision.json that it was
	path     string
	files    []string
	complete bool
}

// handedOn reports whether the decision that stands was handed on since the
// program was started; what was before that it cannot know.
func (p *Page) handedOn(s room.Sight) bool {
	return p.done != nil && s.Decision != nil && p.done.sha256 == s.Decision.SHA256
}

// lookExport is what the writing of a decision is known by.
const lookExport = "export"

// The lines of the form.
const (
	lineProfile = iota
	lineForm
	linePath
	lines
)

// export asks for whom, in which form and where the decision is written.
type export struct {
	p        *Page
	at       int
	complete bool
	zip      bool
	path     input.Line
	typed    bool // the path is no longer the one that is offered
	writing  bool
}

func newExport(p *Page, c page.Context) *export {
	s := &export{p: p}
	s.offer(c)
	return s
}

// offer puts in a path that fits what was chosen, as long as nobody typed one.
func (s *export) offer(c page.Context) {
	if s.typed {
		return
	}
	suffix := c.L.T("decide.export.suffix")
	if s.complete {
		suffix += c.L.T("decide.export.suffix.complete")
	}
	if s.zip {
		suffix += ".zip"
	}
	s.path = input.New(c.Near(suffix), signing.MaxPath)
}

func (s *export) Bindings(page.Context) []keys.Binding {
	turn := keys.Binding{ID: "decide.export.turn", Keys: []string{"left", "right"}, Label: "←→", Footer: true}
	next := keys.Binding{ID: "decide.export.next", Keys: []string{"enter"}, Footer: true}
	if s.at == linePath {
		next.ID = "decide.export.write"
		turn = keys.Binding{ID: "decide.export.path", Keys: nil}
	}
	bs := []keys.Binding{
		{ID: "decide.export.line", Keys: []string{"up", "down", "tab", "shift+tab"}, Label: "↑↓", Footer: true}, next,
		{ID: "decide.back", Keys: []string{"esc"}, Footer: true},
	}
	if len(turn.Keys) > 0 {
		bs = append(bs, turn)
	}
	return bs
}

func (s *export) Typing() bool                   { return s.at == linePath && !s.writing }
func (s *export) Leave(page.Context) page.Action { return page.Action{} }
func (s *export) Seen(c page.Context)            { s.offer(c) }

func (s *export) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); {
	case s.writing:
	case key == "esc":
		s.p.steps.Pop()
	case key == "up" || key == "shift+tab":
		s.at = max(s.at-1, 0)
	case key == "down" || key == "tab" || key == "enter" && s.at < linePath:
		s.at = min(s.at+1, linePath)
	case key == "enter":
		return s.write(c)
	case s.at == linePath:
		if s.path.Key(msg) && key != "left" && key != "right" {
			s.typed = true
		}
	case s.at == lineProfile:
		s.complete = !s.complete
		s.offer(c)
	default:
		s.zip = !s.zip
		s.offer(c)
	}
	return page.Action{}
}

// write writes the decision.
func (s *export) write(c page.Context) page.Action {
	s.writing = true
	done := handed{complete: s.complete}
	if d := c.Sight.Decision; d != nil {
		done.sha256 = d.SHA256
	}
	path, profile, zip := strings.TrimSpace(s.path.Value()), "public", s.zip
	if s.complete {
		profile = "complete"
	}
	return page.Action{Look: &page.Look{Name: lookExport, Writes: true, Run: func(_ context.Context, r *room.Room, who string) (any, error) {
		whole, err := filepath.Abs(files.Home(path))
		if err != nil {
			return nil, files.Fault(err, path)
		}
		done.path = whole
		done.files, err = r.Export(who, whole, profile, zip)
		return done, err
	}}}
}

// looked shows what was written.
func (s *export) Looked(c page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookExport {
		return page.Action{}, false
	}
	s.writing = false
	done, ok := value.(handed)
	if f := fault.Of(err); f != nil && f.ID == "io.exists" {
		s.path, s.typed = input.New(another(s.path.Value()), signing.MaxPath), true
	}
	if err != nil || !ok {
		return page.Action{Fault: err}, true
	}
	s.p.done = &done
	s.p.steps.Close(s)
	s.p.steps.Push(&written{p: s.p})
	return page.Action{Say: c.L.T("decide.export.done")}, true
}

// counted is a path that ends in a number, as another makes them.
var counted = regexp.MustCompile(`^(.+)-([1-9][0-9]{0,2})$`)

// another is the path to offer where one is taken: NAME-2, then NAME-3.
func another(path string) string {
	path, zip := strings.CutSuffix(strings.TrimSpace(path), ".zip")
	next := path + "-2"
	if m := counted.FindStringSubmatch(path); m != nil {
		n, _ := strconv.Atoi(m[2])
		next = m[1] + "-" + strconv.Itoa(n+1)
	}
	if zip {
		next += ".zip"
	}
	return next
}

func (s *export) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("decide.part.export"), "", c.W, &c.S.Rule, &c.S.Heading)}
	if s.writing {
		return append(b, nil, draw.Of(" "+c.L.T("decide.export.writing"), &c.S.Accent))
	}
	pick := func(on bool, yes, no string) string {
		if on {
			return c.L.T(yes)
		}
		return c.L.T(no)
	}
	prompts := []string{c.L.T("decide.export.profile"), c.L.T("decide.export.form"), c.L.T("decide.export.path")}
	w := 0
	for _, p := range prompts {
		w = max(w, text.Width(p))
	}
	values := []string{
		pick(s.complete, "decide.export.complete", "decide.export.public"), pick(s.zip, "decide.export.zip", "decide.export.folder"), "",
	}
	for i, prompt := range prompts {
		b = append(b, s.line(c, i, text.PadRight(prompt, min(w, c.W/3)), values[i]))
	}
	about := pick(s.complete, "decide.export.complete.about", "decide.export.public.about")
	return append(append(b, nil), draw.Paragraph(about, max(c.W-4, 1), &c.S.Muted).Indent(3)...)
}

// line is one line of the form.
func (s *export) line(c page.Context, i int, prompt, value string) draw.Line {
	sign, style := otherRow, &c.S.Base
	if i == s.at {
		sign, style = chosenRow, &c.S.Strong
	}
	l := draw.Of(sign, &c.S.Accent).Add(prompt+"  ", style)
	switch {
	case i == linePath && i == s.at:
		return append(l.Add("  ", nil), s.path.Pieces(c.S, max(c.W-l.Width()-3, 1), "")...)
	case i == linePath:
		return l.Add("  "+text.Truncate(s.path.Value(), max(c.W-l.Width()-3, 1)), &c.S.Base)
	case i == s.at:
		return l.Add("◄ "+value+" ►", &c.S.Accent)
	}
	return l.Add("  "+value, &c.S.Base)
}

// written shows what was handed on, and how a stranger checks it.
type written struct {
	stack.Quiet
	p     *Page
	prose scrolled.Text
}

func (s *written) Bindings(page.Context) []keys.Binding { return readerKeys }

func (s *written) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc", "enter":
		s.p.steps.Pop()
	default:
		s.prose.Key(key)
	}
	return page.Action{}
}

func (s *written) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("decide.written.heading"), "", c.W, &c.S.Rule, &c.S.Heading)}
	all := s.body(c)
	return s.prose.Under(c, b, all)
}

func (s *written) body(c page.Context) draw.Block {
	w, done := max(c.W-4, 1), s.p.done
	para := func(key string, pairs ...string) draw.Block {
		return draw.Paragraph(c.L.T(key, pairs...), w, &c.S.Base).Indent(1)
	}
	b := draw.Paragraph(signDone+" "+c.L.N("decide.written.checked", len(done.files), "path", text.Show(done.path)), w, &c.S.Good).Indent(1)
	verify := "decide.written.verify"
	if done.complete {
		verify += ".complete"
		b = append(b, draw.Paragraph("▲ "+c.L.T("decide.written.complete"), w, &c.S.Warn).Indent(1)...)
	}
	b = append(append(b, nil), para(verify)...)
	command := "votering verify " + room.Quote(done.path)
	if d := c.Sight.Decision; d != nil {
		command += " --chair " + d.KeyFP
		for _, l := range shellLines(text.Show(command), w-2, shellOn()) {
			b = append(b, draw.Whole(l, w-2, &c.S.Accent).Indent(3)...)
		}
		b = append(append(b, nil), para(commitKey(d))...)
		b = append(b, commitLine(c, &c.S.Accent)...)
	}
	b = append(append(b, nil), para("decide.written.files")...)
	for _, f := range done.files {
		name, err := filepath.Rel(done.path, f)
		if err != nil || name == "." {
			name = f
		}
		b = append(b, draw.Of("   "+text.Show(name), &c.S.Muted))
	}
	return b
}
