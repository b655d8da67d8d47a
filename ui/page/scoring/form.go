package scoring

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/ranking"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/mine"
)

// The signs before a row.
const (
	chosenSign = " ► "
	noSign     = "   "
)

// The signs in a cell.
const (
	missingSign = "·"
	abstainSign = "–"
)

// nav says which nominee the form is for, who stands before and after, and how
// much is still to do; under it, why nothing can be changed.
func (p *Page) nav(c page.Context, w int) draw.Block {
	done := p.doneText(c, w)
	n, _ := p.current()
	here := c.L.T("scoring.here", "name", p.v.sheet.Name(p.nominee.At),
		"n", c.L.Int(int64(p.nominee.At+1)), "of", c.L.Int(int64(len(p.v.edition.Nominees))))
	room := max(w-text.Width(done)-2, 10)
	l := draw.Of(" ", nil)
	if side := (room - text.Width(here)) / 2; side >= 12 {
		l = l.Add(text.PadRight(p.neighbour(-1, side-2), side-2)+" ", &c.S.Muted).Add(here, &c.S.Strong).
			Add(" "+text.PadLeft(p.neighbour(1, side-2), side-2), &c.S.Muted)
	} else {
		l = l.Add(text.Truncate(here, room), &c.S.Strong)
	}
	l = l.Fit(room+1).Add(text.PadLeft(done, w-room-2)+" ", p.doneStyle(c))
	b := draw.Block{l}
	if out := p.leftOut(c); out != "" {
		b = append(b, draw.Paragraph("▲ "+out, max(w-2, 1), &c.S.Warn).Indent(1).Top(2)...)
	}
	if why := p.why(c, n); why != "" {
		b = append(b, draw.Paragraph(why, max(w-2, 1), &c.S.Warn).Indent(1).Top(2)...)
	}
	return append(b, p.tiesLine(c, w)...)
}

// neighbour names the nominee before or after in w cells, with the key that
// goes there.
func (p *Page) neighbour(by, w int) string {
	at := p.nominee.At + by
	if at < 0 || at >= len(p.v.edition.Nominees) {
		return ""
	}
	name := text.Truncate(p.v.sheet.Name(at), w-text.Width("◄ p "))
	if by < 0 {
		return "◄ p " + name
	}
	return name + " n ►"
}

// doneText says how much is done and how much is missing.
func (p *Page) doneText(c page.Context, w int) string {
	f := p.draft.look(p.v.edition)
	of := 0
	for _, r := range f.own {
		if !r.Recused {
			of += r.Of
		}
	}
	done := c.L.Int(int64(of - len(f.missing)))
	switch {
	case w >= 60 && final(c):
		return p.handedIn(c)
	case w >= 60 && sealedAsIs(c) && len(f.missing) > 0:
		return c.L.N("scoring.done.sealed", len(f.missing))
	case w >= 60 && sealedAsIs(c):
		return c.L.T("scoring.done.sealed")
	case w < 60:
		return c.L.T("scoring.done.short", "done", done, "of", c.L.Int(int64(of)))
	case len(f.missing) == 0 && blocked(c) == nil:
		return c.L.T("scoring.done.all", "of", c.L.Int(int64(of)))
	case len(f.missing) == 0:
		return c.L.T("scoring.done.none", "of", c.L.Int(int64(of)))
	}
	return c.L.T("scoring.done", "done", done, "of", c.L.Int(int64(of)), "missing", c.L.Int(int64(len(f.missing))))
}

// handedIn says that the ballot is in, and in how many cells I abstain.
func (p *Page) handedIn(c page.Context) string {
	if n := p.abstentions(); n > 0 {
		return c.L.N("scoring.done.handed_in", n)
	}
	return c.L.T("scoring.done.handed_in.none")
}

// abstentions counts the cells in which I abstain.
func (p *Page) abstentions() int {
	n := 0
	for i := range p.v.edition.Nominees {
		for j := range p.v.criteria {
			cell := ballot.Cell{Nominee: p.v.edition.Nominees[i].ID, Criterion: p.v.criteria[j].ID}
			if p.draft.now.Status(cell) == ballot.Abstains {
				n++
			}
		}
	}
	return n
}

// leftOut says that a recusal keeps all my marks out of the ranking; empty
// where none does.
func (p *Page) leftOut(c page.Context) string {
	mine, e := p.draft.now, p.v.edition
	if len(mine.Recused) == 0 || !ranking.Leaves(e, mine, ranking.Admitted(e, c.Sight.Overrides)) {
		return ""
	}
	var names []string
	for i := range e.Nominees {
		if p.recused(e.Nominees[i].ID) {
			names = append(names, p.v.sheet.Name(i))
		}
	}
	return c.L.T("scoring.left_out", "names", c.L.List(names))
}

func (p *Page) doneStyle(c page.Context) *lipgloss.Style {
	if len(p.draft.look(p.v.edition).missing) == 0 {
		return &c.S.Good
	}
	return &c.S.Base
}

// why says why nothing can be changed here; empty where it can.
func (p *Page) why(c page.Context, n *award.Nominee) string {
	if final(c) {
		return c.L.T("scoring.is_handed_in")
	}
	if f := blocked(c); f != nil {
		message, _ := c.L.Fault(f)
		return message
	}
	if n.Withdrawn {
		return c.L.T("nominees.withdrawn.note", "names", p.v.sheet.Name(p.nominee.At))
	}
	if r, ok := p.draft.now.Recused[n.ID]; ok {
		return c.L.T("scoring.is_recused", "name", p.v.sheet.Name(p.nominee.At), "ground", strings.TrimSuffix(text.Show(r.Ground), "."))
	}
	if s := sealedNote(c); s != "" {
		return s
	}
	if mine.Outside(c, n.ID) {
		return c.L.T("scoring.outside", "name", p.v.sheet.Name(p.nominee.At))
	}
	return p.amendedNote(c, n.ID)
}

// cells are the room that the parts of a criterion's line take.
type cells struct{ number, title, weight, marks, note int }

func (p *Page) layout(w int, alone bool) cells {
	l := cells{number: text.Width(itoa(len(p.v.criteria))), marks: p.v.marksW}
	left := w - len(" ► ") + 2 - l.number - 1 - 1 // the sign is three cells, the margin one
	if w >= 70 {
		l.weight = max(p.v.weightW, text.Width(p.v.l.T("scoring.weight")))
		left -= l.weight + 2
	}
	if left-l.marks-4 < 26 {
		l.marks = fieldW
	}
	left -= l.marks + 2
	switch {
	case !alone:
		l.title = max(min(left, p.v.titleW+2), 4) // what there is to note stands on the second line
		return l
	case left < 24:
		l.note = max(left/3, 0)
	default:
		l.note = min(max(left-24, 8), 16)
	}
	l.title = max(min(left-l.note-2, p.v.titleW+2), 4)
	l.note = max(left-l.title-2, 0)
	return l
}

// form draws the criteria in at most h lines, with the one at the cursor in
// sight; two lines each where there is room.
func (p *Page) form(c page.Context, w, h int) draw.Block {
	each := 1
	if h > 2*len(p.v.criteria) {
		each = 2
	}
	l := p.layout(w, each == 1)
	var b draw.Block
	if h > len(p.v.criteria) || h > 4 {
		b = append(b, p.formHeader(c, l))
		h--
	}
	from, to := p.at.Window(len(p.v.criteria), max(h/each, 1))
	for i := from; i < to; i++ {
		b = append(b, p.formLine(c, l, i, each == 1))
		if each == 2 {
			b = append(b, p.underLine(c, l, i))
		}
	}
	return b
}

func (p *Page) formHeader(c page.Context, l cells) draw.Line {
	head := noSign + text.PadRight("", l.number+1) + text.PadRight(c.L.T("scoring.criterion"), l.title) + "  "
	if l.weight > 0 {
		head += text.PadLeft(c.L.T("scoring.weight"), l.weight) + "  "
	}
	return draw.Of(head+" "+text.PadRight(c.L.T("scoring.marks"), l.marks), &c.S.Muted)
}

// formLine is a criterion with its weight and its scale, and what there is to
// note where that has no line of its own.
func (p *Page) formLine(c page.Context, l cells, i int, alone bool) draw.Line {
	k := &p.v.criteria[i]
	sign, title := noSign, &c.S.Base
	if i == p.at.At {
		sign, title = chosenSign, &c.S.Selected
		if p.matrix {
			title = &c.S.Strong
		}
	}
	line := draw.Of(sign, &c.S.Accent).Add(text.PadLeft(itoa(i+1), l.number)+" ", title).
		Add(text.PadRight(k.title, l.title), title).Add("  ", nil)
	if l.weight > 0 {
		line = line.Add(text.PadLeft(k.weight, l.weight)+"  ", &c.S.Muted)
	}
	line = append(line, p.scale(c, l.marks, i).Fit(l.marks)...)
	if !alone {
		return line
	}
	return append(line.Add("  ", nil), p.note(c, i, l.note)...)
}

// underLine says what a criterion asks for, and what I noted about it.
func (p *Page) underLine(c page.Context, l cells, i int) draw.Line {
	indent := draw.Of(strings.Repeat(" ", len(noSign)+l.number+1+2), nil)
	under := l.title - 2
	if l.weight > 0 {
		under += l.weight + 2
	}
	note := p.note(c, i, l.marks)
	if note.Width() == 0 {
		return indent.Add(text.Truncate(p.v.criteria[i].help, under+2+l.marks), &c.S.Muted)
	}
	return append(indent.Add(text.PadRight(p.v.criteria[i].help, under)+"   ", &c.S.Muted), note...)
}

// cellOf is the cell of a criterion for the nominee in the form.
func (p *Page) cellOf(i int) ballot.Cell {
	return ballot.Cell{Nominee: p.v.edition.Nominees[p.nominee.At].ID, Criterion: p.v.criteria[i].ID}
}

// scale is the marks of a criterion with the one that is set in brackets; what
// is being typed, or was refused, stands in their place.
func (p *Page) scale(c page.Context, w, i int) draw.Line {
	k, cell := &p.v.criteria[i], p.cellOf(i)
	if typed, style := p.text(c, cell); typed != "" {
		if mark, ok := p.draft.now.Mark(cell); ok && style == &c.S.Bad {
			return draw.Of("["+c.L.RatText(mark)+"]", &c.S.Accent).Add(" "+typed, style)
		}
		return draw.Of("["+typed+"]", style).Add(" "+k.scale, &c.S.Muted)
	}
	e, status := p.draft.now.Cells[cell], p.draft.now.Status(cell)
	base := &c.S.Muted
	if i == p.at.At && status != ballot.IsRecused {
		base = &c.S.Base
	}
	if k.labels == nil || w < k.width() {
		return p.field(c, k, e, status, base)
	}
	var l draw.Line
	for j, m := range k.marks {
		if status == ballot.Marked && m.Equal(e.Mark) {
			l = l.Add("["+k.labels[j]+"]", &c.S.Accent)
			continue
		}
		l = l.Add(" "+k.labels[j]+" ", base)
	}
	return l
}

func itoa(n int) string { return strconv.Itoa(n) }

// field is a mark in brackets, for scales that are too long to be written out.
func (p *Page) field(c page.Context, k *criterion, e ballot.Entry, status ballot.Status, base *lipgloss.Style) draw.Line {
	s, style := "", base
	switch status {
	case ballot.Marked:
		s, style = c.L.RatText(e.Mark), &c.S.Accent
	case ballot.Abstains:
		s = abstainSign
	case ballot.Missing, ballot.IsRecused:
	}
	return draw.Of(text.PadRight("["+text.PadLeft(s, 4)+"]", fieldW)+" ", style).Add(k.scale, base)
}

// text is what is typed in a cell and is no mark yet, or was refused; empty
// where there is nothing of the kind.
func (p *Page) text(c page.Context, cell ballot.Cell) (string, *lipgloss.Style) {
	if p.typed != "" && cell == p.cell() {
		return p.typed + "_", &c.S.Accent
	}
	if typed, ok := p.refused[cell]; ok {
		return typed + "?", &c.S.Bad
	}
	return "", nil
}

// note says in a word what is in a cell that has no mark, and else shows the
// beginning of the comment.
func (p *Page) note(c page.Context, i, w int) draw.Line {
	cell := p.cellOf(i)
	s, style := p.excerpt(i), &c.S.Base
	mark, marked := p.draft.now.Mark(cell)
	switch _, refused := p.refused[cell]; {
	case refused && marked:
		s, style = c.L.T("scoring.off_scale.stands", "mark", c.L.RatText(mark)), &c.S.Bad
	case refused:
		s, style = c.L.T("scoring.off_scale"), &c.S.Bad
	case p.draft.now.Status(cell) == ballot.Missing && sealedAsIs(c):
		s, style = c.L.T("scoring.empty"), &c.S.Warn
	case p.draft.now.Status(cell) == ballot.Missing:
		s, style = c.L.T("scoring.missing"), &c.S.Warn
	case p.draft.now.Status(cell) == ballot.Abstains:
		s, style = c.L.T("scoring.abstained"), &c.S.Muted
	case p.draft.now.Status(cell) == ballot.IsRecused:
		s, style = c.L.T("scoring.recused"), &c.S.Warn
	}
	return draw.Of(text.Truncate(s, w), style)
}

// excerpt is the beginning of the comment on a criterion.
func (p *Page) excerpt(i int) string {
	first, _, _ := strings.Cut(p.draft.now.Cells[p.cellOf(i)].Comment, "\n")
	return text.Show(first)
}
