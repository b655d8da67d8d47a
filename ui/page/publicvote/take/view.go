package take

import (
	"path/filepath"
	"slices"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/text"
	"votering/internal/votefile"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/layout"
)

// The signs before a row.
const (
	chosenRow = " ► "
	otherRow  = "   "
)

// Lines of the drawing.
const (
	aboutLines  = 2 // on what the row in hand is
	roomy       = 18
	leastList   = 3
	leastSample = 5 // a rule, two lines of header, and two rows
)

// draw is the plan: the rows, what the one in hand is about, and the first rows
// of the file.
func (p *plan) draw(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(p.title(c), p.state(c), c.W, &c.S.Rule, &c.S.Heading)}
	if p.found == nil {
		return append(b, draw.Of(" "+c.L.T("take.looking"), &c.S.Accent))
	}
	about, h := aboutLines, c.H-len(b)
	if c.H >= roomy {
		about++
	}
	if h < leastList+about {
		about = 0
	}
	sample := 0
	if c.W >= layout.FullW && h-about >= leastList+leastSample {
		sample = max(h-about-len(p.rows), leastSample)
	}
	b = append(b, p.drawRows(c, h-about-sample)...)
	if about > 0 {
		r := p.inHand()
		b = append(b, draw.Paragraph(p.about(c, r), max(c.W-4, 1), &c.S.Muted).Indent(3).Top(about).Pad(about)...)
	}
	if sample > 0 {
		b = append(b, p.sample(c, sample)...)
	}
	return b
}

// title names the files.
func (p *plan) title(c page.Context) string {
	title := c.L.T("take.title")
	switch n := len(p.said.paths); {
	case n == 1:
		title += " ► " + name(p.said.paths[0])
	case n > 1:
		title += " ► " + c.L.N("take.files", n)
	}
	return title
}

func name(path string) string { return text.Show(filepath.Base(path)) }

// state says how far the plan has come.
func (p *plan) state(c page.Context) string {
	switch {
	case p.working:
		return c.L.T("take.looking")
	case p.found == nil:
		return ""
	case len(p.found.set.Questions) > 0:
		return c.L.N("take.questions", len(p.found.set.Questions))
	}
	if n := len(p.doubts(c)); n > 0 {
		return c.L.N("take.doubts", n)
	}
	return c.L.T("take.ready")
}

// drawRows are the rows around the one in hand, in exactly h lines.
func (p *plan) drawRows(c page.Context, h int) draw.Block {
	p.seen = max(h, 1)
	from, to := p.cursor.Window(len(p.rows), p.seen)
	w, promptW := frame.RowW(c.W, to-from, len(p.rows)), p.promptW(c)
	var lines draw.Block
	for i := from; i < to; i++ {
		lines = append(lines, p.line(c, p.rows[i], i == p.cursor.At, promptW).Fit(w))
	}
	return frame.More(lines, from, to, len(p.rows), c.W, &c.S.Accent).Pad(h)
}

// promptW is the width of the widest of what stands before the rows.
func (p *plan) promptW(c page.Context) int {
	w := 0
	for _, r := range p.rows {
		w = max(w, text.Width(p.prompt(c, r)))
	}
	return min(w, max(c.W*2/5, 1))
}

// line is one row: what it is about, and what holds. A question that waits has a
// sign of its own.
func (p *plan) line(c page.Context, r row, here bool, promptW int) draw.Line {
	sign, style := otherRow, &c.S.Base
	if here {
		sign, style = chosenRow, &c.S.Strong
	}
	mark, markStyle := p.mark(c, r)
	if r.kind == notice {
		return draw.Of(sign, &c.S.Accent).Add(mark+p.word(c, r), markStyle)
	}
	word, wordStyle := p.word(c, r), &c.S.Base
	switch {
	case here && r.turns():
		word, wordStyle = "◄ "+word+" ►", &c.S.Accent
	case mark == "? ":
		wordStyle = &c.S.Warn
	}
	l := draw.Of(sign, &c.S.Accent).Add(mark, markStyle)
	return l.Add(text.PadRight(text.Truncate(p.prompt(c, r), promptW), promptW)+"  ", style).Add(word, wordStyle)
}

// mark is the sign of a row: what waits for an answer, what is settled, what is
// worth a second look.
func (p *plan) mark(c page.Context, r row) (string, *lipgloss.Style) {
	switch id := r.question(); {
	case id != "" && p.open(id):
		return "? ", &c.S.Warn
	case (r.kind == when || r.kind == voter) && p.value(r) == votefile.None, r.kind == window && c.Sight.Edition.PublicVote == nil:
		return "▲ ", &c.S.Warn
	case p.doubt(r) != "":
		return "▲ ", &c.S.Warn
	case r.kind == notice, r.kind == voter && !p.layoutTells():
		return "▲ ", &c.S.Warn
	case r.kind == filter:
		return "– ", &c.S.Base
	}
	return "● ", &c.S.Good
}

// layoutTells reports whether the rows say who voted.
func (p *plan) layoutTells() bool {
	l := p.layout()
	return l.TellsVoters()
}

// sample is the first rows of the file in hand, in h lines: the columns that say
// what was voted for, when and by whom come first, under those words.
func (p *plan) sample(c page.Context, h int) draw.Block {
	at := p.sampled()
	if at < 0 {
		return nil
	}
	f := p.found.set.Files[at]
	s := sheet{c: c, file: f, choices: p.found.choices}
	s.order(p.used())
	right := c.L.T("take.sample.columns", "n", c.L.Int(int64(len(s.shown))), "of", c.L.Int(int64(len(f.Columns))))
	b := draw.Block{draw.Rule(c.L.T("take.sample", "file", name(f.Source.Name)), right, c.W, &c.S.Rule, &c.S.Heading)}
	return append(b, s.lines(h-len(b))...)
}

// used are the columns that are used, the one in hand first.
func (p *plan) used() []use {
	all := []use{
		{p.leaning(row{kind: choice}), "choice"}, {p.leaning(row{kind: when}), "time"}, {p.value(row{kind: voter}), "voter"},
	}
	if k := p.inHand().kind; k <= voter {
		in := all[k]
		all = append([]use{in}, slices.Delete(all, int(k), int(k)+1)...)
	}
	return all
}

// sampled is the file whose first rows are shown: the one in hand, where it has
// votes, else the first that has; -1: none.
func (p *plan) sampled() int {
	votes := p.votes()
	if r := p.inHand(); r.kind == file && r.at < len(p.found.set.Files) && p.found.set.Files[r.at].Role == votefile.RoleVotes {
		return r.at
	}
	if len(votes) == 0 {
		return -1
	}
	return votes[0]
}
