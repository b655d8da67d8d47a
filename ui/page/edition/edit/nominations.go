package edit

import (
	"context"
	"path/filepath"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/fields"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/stack"
)

// actDocuments is what taking documents is known by.
const actDocuments = "edit.documents"

// nominations shows which files go to which nominee. Nothing is stored before
// Enter.
type nominations struct {
	stack.Quiet
	editor  *Editor
	path    string
	answers map[string]string // whose files are, by name
	plan    *room.DocumentPlan
	cur     cursor.Cursor
}

// look finds out whose the files are, with what was said so far.
func (x *nominations) look() page.Action {
	path, answers := x.path, map[string]string{}
	for name, id := range x.answers {
		answers[name] = id
	}
	x.editor.papers = x
	return page.Action{Look: &page.Look{Name: lookImport, Run: func(_ context.Context, r *room.Room, who string) (any, error) {
		return r.PreviewDocuments(who, []string{path}, answers)
	}}}
}

// looked takes whose the files are. The first time it opens the list.
func (x *nominations) looked(plan *room.DocumentPlan) page.Action {
	first := x.plan == nil
	x.plan = plan
	if first {
		x.editor.steps.Push(x)
	}
	x.cur.Clamp(len(plan.Files))
	return page.Action{}
}

// Bindings lists what keys do here.
func (x *nominations) Bindings(page.Context) []keys.Binding {
	take := keys.Binding{ID: "edit.import.take", Keys: []string{"enter"}, Footer: true}
	if x.plan.Taken() == 0 {
		take.Off = fault.New(fault.Usage, "edit.documents.nothing")
	}
	return []keys.Binding{
		{ID: "edit.choose", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: "edit.documents.turn", Keys: []string{"left", "right"}, Label: "←→", Footer: true},
		take,
		{ID: "fill.back", Keys: []string{"esc"}, Footer: true},
	}
}

// Key handles one key.
func (x *nominations) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc":
		x.close()
	case "enter":
		plan := x.plan
		return page.Action{Act: &page.Act{Name: actDocuments, Run: func(r *room.Room, who string) ([]room.Notice, error) {
			_, err := r.TakeDocuments(who, plan)
			return nil, err
		}}}
	case "left":
		return x.turn(-1)
	case "right":
		return x.turn(1)
	default:
		x.cur.Key(key, len(x.plan.Files), mostLines)
	}
	return page.Action{}
}

func (x *nominations) close() {
	x.editor.papers = nil
	x.editor.steps.Close(x)
}

// turn gives the file in hand to another nominee, or to nobody.
func (x *nominations) turn(by int) page.Action {
	if len(x.plan.Files) == 0 {
		return page.Action{}
	}
	f := &x.plan.Files[x.cur.At]
	all := append([]string{nothing}, ids(x.editor.ed, fields.Nominee)...)
	at := max(slices.Index(all, f.Nominee), 0)
	x.answers[f.Name] = all[(at+by+len(all))%len(all)]
	return x.look()
}

// taken closes the list when the documents are stored.
func (x *nominations) taken(c page.Context, err error) page.Action {
	if err != nil {
		return page.Action{Fault: err}
	}
	s, n := x.editor, x.plan.Taken()
	before := past{s.saved, s.refused, c.L.N("edit.documents.figures", n)}
	s.adopt(c.Sight.Draft)
	s.before = append(s.before, before)
	x.close()
	return page.Action{Say: c.L.N("edit.documents.done", n)}
}

// View draws the list: each file, whose it is, or why nobody's.
func (x *nominations) View(c page.Context) draw.Block {
	all := x.plan.Files
	b := draw.Block{draw.Rule(c.L.T("edit.documents.title")+" ► "+text.Show(filepath.Base(x.path)), c.L.N("edit.documents.given", x.plan.Taken()), c.W, &c.S.Rule, &c.S.Heading)}
	room := max(c.H-len(b), 1)
	from, to := x.cur.Window(len(all), room)
	nameW := max(c.W*2/5, 8)
	var lines draw.Block
	for i := from; i < to; i++ {
		lines = append(lines, x.line(c, i, nameW))
	}
	if len(all) == 0 {
		lines = draw.Paragraph(c.L.T("edit.documents.empty"), max(c.W-2, 1), &c.S.Muted).Indent(1)
	}
	return append(b, frame.More(lines, from, to, len(all), c.W, &c.S.Accent)...)
}

func (x *nominations) line(c page.Context, i, nameW int) draw.Line {
	f, here := &x.plan.Files[i], i == x.cur.At
	sign, style := cursorSign(c, here, true)
	l := draw.Of(sign+text.PadRight(text.Show(f.Name), nameW)+" ", style)
	who := c.L.T("edit.import.nobody")
	if f.Nominee != "" {
		who = x.editor.called(c, fields.Nominee, f.Nominee)
	}
	switch {
	case here:
		l = l.Add("◄ "+who+" ►  ", &c.S.Accent)
	case f.Nominee == "":
		l = l.Add("  "+who+"  ", &c.S.Warn)
	default:
		l = l.Add("  "+who+"  ", &c.S.Base)
	}
	switch {
	case f.Fault != nil:
		says, _ := c.L.FaultOnScreen(f.Fault)
		l = l.Add(says, &c.S.Bad)
	case f.Reason != "":
		l = l.Add(c.L.T("documents.none."+f.Reason, "choices", c.L.List(x.names(c, f.Choices))), &c.S.Muted)
	case f.Listed:
		l = l.Add(c.L.T("documents.listed"), &c.S.Muted)
	case f.Shown:
		l = l.Add(c.L.T("documents.shown"), &c.S.Muted)
	}
	return l.Fit(c.W)
}

// names are the names of nominees.
func (x *nominations) names(c page.Context, ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = x.editor.called(c, fields.Nominee, id)
	}
	return names
}
