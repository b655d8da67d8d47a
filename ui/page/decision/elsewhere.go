package decision

import (
	"context"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/deliberation"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/scrolled"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// askElsewhere asks with which key, and in which folder, the documents are to
// be signed by other means than this program. Known is the path of the chair's
// key, where it was found.
func (p *Page) askElsewhere(c page.Context, known string) page.Action {
	if c.Sight.ChairKeyFP != "" {
		return p.askFolder(c, known, "decide.elsewhere.title")
	}
	return signing.AskPath(c, "decide.elsewhere.key", "~/.ssh/id_ed25519.pub", func(path string) page.Action {
		return page.Action{Look: &page.Look{Name: lookPublic, Run: func(ctx context.Context, r *room.Room, _ string) (any, error) {
			_, err := r.FindPublic(ctx, files.Home(path))
			return path, err
		}}}
	})
}

// foundPublic goes on with a public key that was looked at.
func (p *Page) foundPublic(c page.Context, value any, err error) page.Action {
	if path, ok := value.(string); ok && err == nil {
		return p.askFolder(c, path, "decide.elsewhere.title.two")
	}
	return page.Action{Fault: err}
}

// askFolder asks in which folder the documents are written.
func (p *Page) askFolder(c page.Context, key, title string) page.Action {
	a := signing.AskPath(c, "decide.elsewhere", c.Near(c.L.T("decide.elsewhere.suffix")), func(dir string) page.Action {
		return p.writeUnsigned(room.Guide{Lang: string(c.L.Lang()), Key: key}, dir)
	})
	a.Ask.Title = c.L.T(title)
	return a
}

// The look that checks a public key, the look that finds out what the folder is
// called, and the act that prepares the documents in it.
const (
	lookPublic = "public key"
	lookFolder = "folder"
	actPrepare = "prepare"
)

// writeUnsigned prepares the decision in a folder for a key, the chair's where
// one is fixed.
func (p *Page) writeUnsigned(g room.Guide, dir string) page.Action {
	p.steps.Push(&elsewhere{p: p, guide: g, dir: dir, writing: true})
	return page.Action{Look: &page.Look{Name: lookFolder, Run: func(context.Context, *room.Room, string) (any, error) {
		whole, err := filepath.Abs(files.Home(dir))
		if err != nil {
			return nil, files.Fault(err, dir)
		}
		return whole, nil
	}}}
}

// askTake asks in which folder the signatures lie.
func (p *Page) askTake(c page.Context) page.Action {
	return signing.AskPath(c, "decide.take", c.Near(c.L.T("decide.elsewhere.suffix")), take)
}

func take(dir string) page.Action {
	return act(actTake, func(r *room.Room, who string) ([]room.Notice, error) {
		return nil, r.TakeSignatures(who, files.Home(dir))
	})
}

// elsewhere tells how the documents are signed by other means, and takes the
// signatures.
type elsewhere struct {
	stack.Quiet
	p       *Page
	dir     string
	guide   room.Guide
	writing bool
	prose   scrolled.Text
}

var elsewhereKeys = []keys.Binding{
	{ID: "decide.elsewhere.take", Keys: []string{"enter"}, Footer: true},
	{ID: "decide.scroll", Keys: scrolled.Keys(), Label: "↑↓", Footer: true},
	{ID: "decide.back", Keys: []string{"esc"}, Footer: true},
}

func (s *elsewhere) Bindings(page.Context) []keys.Binding { return elsewhereKeys }

func (s *elsewhere) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); {
	case s.writing:
	case key == "esc":
		s.p.steps.Pop()
	case key == "enter":
		return take(s.dir)
	default:
		s.prose.Key(key)
	}
	return page.Action{}
}

// looked takes the folder, and has the documents written into it.
func (s *elsewhere) Looked(_ page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookFolder {
		return page.Action{}, false
	}
	if err != nil {
		s.p.steps.Close(s)
		return page.Action{Fault: err}, true
	}
	s.dir, _ = value.(string)
	guide, dir := s.guide, s.dir
	return act(actPrepare, func(r *room.Room, who string) ([]room.Notice, error) {
		public, err := r.ChairKey()
		if public.IsZero() && err == nil {
			public, err = r.FindPublic(context.Background(), files.Home(guide.Key))
		}
		if err == nil {
			_, err = r.PrepareIn(who, deliberation.ProposalChange{}, public, dir, guide)
		}
		return nil, err
	}), true
}

// done takes the room's answer: documents that could not be written are not
// there to be signed, and signatures that are good end it.
func (s *elsewhere) Done(c page.Context, r page.Result) (page.Action, bool) {
	switch {
	case r.Name == actPrepare && r.Err == nil:
		s.writing = false
		return page.Action{}, true
	case r.Name == actPrepare:
		s.p.steps.Close(s)
	case r.Name != actTake:
		return page.Action{}, false
	case r.Err == nil:
		s.p.steps.Clear()
		return page.Action{Say: c.L.T("decide.done.take")}, true
	}
	return page.Action{Fault: r.Err}, true
}

func (s *elsewhere) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("decide.elsewhere.heading"), "", c.W, &c.S.Rule, &c.S.Heading)}
	all := s.body(c)
	return s.prose.Under(c, b, all)
}

// body is the three steps: go there, sign both, come back.
func (s *elsewhere) body(c page.Context) draw.Block {
	w := max(c.W-4, 1)
	if s.writing {
		return draw.Block{draw.Of(" "+c.L.T("decide.elsewhere.writing"), &c.S.Accent)}
	}
	para := func(key string, pairs ...string) draw.Block {
		return draw.Paragraph(c.L.T(key, pairs...), w, &c.S.Base).Indent(1)
	}
	b := s.folder(c, w)
	b = append(append(b, nil), para("decide.elsewhere.two")...)
	for _, windows := range []bool{false, true} {
		b = append(append(b, nil), s.commands(c, w-2, windows)...)
	}
	return append(append(b, nil), para("decide.elsewhere.three")...)
}

// folder says where the commands are to be run: with one more command, where
// that stands on a line.
func (s *elsewhere) folder(c page.Context, w int) draw.Block {
	cd := "cd " + room.Quote(text.Show(s.dir))
	if text.Width(cd) <= w-2 {
		b := draw.Paragraph(c.L.T("decide.elsewhere.one"), w, &c.S.Base).Indent(1)
		return append(b, draw.Of("   "+cd, &c.S.Accent))
	}
	b := draw.Paragraph(c.L.T("decide.elsewhere.in"), w, &c.S.Base).Indent(1)
	return append(b, draw.Whole(text.Show(s.dir), w-2, &c.S.Accent).Indent(3)...)
}

// commands are those that sign both documents, in w cells. Where one is too
// long it goes on as the shell takes it.
func (s *elsewhere) commands(c page.Context, w int, windows bool) draw.Block {
	key, on := "decide.elsewhere.posix", posixOn
	var all []string
	for _, cmd := range room.SignCommands(s.guide.Key) {
		line := cmd.POSIX
		if windows {
			line = cmd.Windows
		}
		all = append(all, line)
		if windows && text.Width(line) > w {
			key, on = "decide.elsewhere.prompt_only", promptOn
		} else if windows && on == posixOn {
			key = "decide.elsewhere.windows"
		}
	}
	if on == promptOn {
		all = nil
		for _, cmd := range room.SignCommands(s.guide.Key) {
			all = append(all, cmd.Prompt)
		}
	}
	b := draw.Block{draw.Of("   "+c.L.T(key), &c.S.Strong)}
	for _, line := range all {
		for _, l := range shellLines(line, w, on) {
			b = append(b, draw.Of("   "+l, &c.S.Accent))
		}
	}
	return b
}
