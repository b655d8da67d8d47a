package ballot

import (
	"slices"
	"strconv"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/signing"
)

// The signs before a row, and those of how far it has come: done, to be done,
// not yet.
const (
	chosenRow = " ► "
	otherRow  = "   "
)

var signs = map[standing]string{done: "●", to: "×", later: "·"}

// Cells of the overview.
const (
	besideW = 110 // from here on my ranking stands beside the list
	leastH  = 9   // from here there is more than the list
	mostAt  = 6   // lines of what there is to know of the chosen row, where the ranking is under it
)

func (p *Page) overviewKeys(c page.Context) []keys.Binding {
	numbers := make([]string, len(rows))
	for i := range rows {
		numbers[i] = strconv.Itoa(i + 1)
	}
	chosen := rows[p.cursor.At]
	return []keys.Binding{
		{ID: "ballot.move", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		{ID: "ballot.open." + string(chosen), Keys: []string{"enter"}, Footer: true, Off: p.off(c, chosen)},
		{ID: "ballot.number", Keys: numbers, Label: "1-" + numbers[len(numbers)-1], Footer: true},
		{ID: "ballot.elsewhere", Keys: []string{"w"}, Off: p.off(c, rowMail)},
		{ID: "ballot.again", Keys: []string{"r"}},
		{ID: "ballot.key.choose", Keys: []string{"a"}, Off: p.off(c, rowSeal)},
	}
}

func (p *Page) overviewKey(c page.Context, key string) page.Action {
	switch {
	case key == "enter":
		return p.open(c, rows[p.cursor.At])
	case key == "w":
		return p.askElsewhere(c)
	case key == "r":
		return p.lookNear(c)
	case key == "a":
		return signing.Open(&p.steps, sealJob(p, c))
	case len(key) == 1 && key[0] >= '1' && key[0] <= '9':
		p.cursor.At, p.moved = int(key[0]-'1'), true
		p.cursor.Clamp(len(rows))
		return p.open(c, rows[p.cursor.At])
	}
	p.cursor.Key(key, len(rows), len(rows))
	p.moved = true
	return page.Action{}
}

// overview is what there is to do, what there is to know of the chosen row, and
// my ranking with my use of the scale.
func (p *Page) overview(c page.Context) draw.Block {
	if c.H < leastH {
		return p.list(c, c.W, c.H)
	}
	if c.W >= besideW {
		left := c.W * 3 / 5
		b := p.list(c, left, c.H)
		b = append(b, nil)
		b = append(b, p.about(c, left, c.H-len(b))...)
		return b.Pad(c.H).Beside(left, draw.Piece{Text: " │ ", Style: &c.S.Rule}, p.mine(c, c.W-left-3, c.H))
	}
	b := p.list(c, c.W, c.H)
	about := p.about(c, c.W, c.H-len(b))
	if room := c.H - len(b) - len(about); room >= 4 {
		return append(append(b, about...), p.mine(c, c.W, room)...)
	}
	return append(b, about...)
}

// list is the rows in at most h lines, with the chosen one in sight.
func (p *Page) list(c page.Context, w, h int) draw.Block {
	titles := 0
	for _, r := range rows {
		titles = max(titles, text.Width(c.L.T("ballot.row."+string(r))))
	}
	from, to := p.cursor.Window(len(rows), max(h, 1))
	var b draw.Block
	for i := from; i < to; i++ {
		b = append(b, p.line(c, i, min(titles, w/3), frame.RowW(w, to-from, len(rows))))
	}
	return frame.More(b, from, to, len(rows), w, &c.S.Accent)
}

func (p *Page) line(c page.Context, i, titles, w int) draw.Line {
	r := rows[i]
	sign, style := otherRow, &c.S.Base
	if i == p.cursor.At {
		sign, style = chosenRow, &c.S.Selected
	}
	stands := p.stands(c, r)
	l := draw.Of(sign, &c.S.Accent).Add(strconv.Itoa(i+1)+" "+text.PadRight(c.L.T("ballot.row."+string(r)), titles), style).
		Add("  "+signs[stands]+" ", p.ink(c, stands))
	return l.Add(text.Truncate(p.state(c, r), max(w-l.Width(), 1)), p.ink(c, stands)).Fit(w)
}

func (p *Page) ink(c page.Context, s standing) *lipgloss.Style {
	switch s {
	case done:
		return &c.S.Good
	case to:
		return &c.S.Warn
	}
	return &c.S.Muted
}

// about is what there is to know of the chosen row, in at most h lines with its
// heading.
func (p *Page) about(c page.Context, w, h int) draw.Block {
	if h < 2 {
		return nil
	}
	r := rows[p.cursor.At]
	b := draw.Block{draw.Rule(c.L.T("ballot.row."+string(r)), "", w, &c.S.Rule, &c.S.Heading)}
	for _, s := range p.words(c, r) {
		b = append(b, draw.Paragraph(s, max(w-2, 1), &c.S.Base).Indent(1)...)
	}
	if c.W < besideW && h > mostAt+5 {
		h = max(mostAt+1, min(len(b), h-4-min(len(c.Sight.Edition.Nominees), 5)))
	}
	return b.Top(h)
}

// names are nominees by their names, in a sentence.
func names(c page.Context, ids []string) string {
	list := make([]string, 0, len(ids))
	for i := range c.Sight.Edition.Nominees {
		if n := &c.Sight.Edition.Nominees[i]; slices.Contains(ids, n.ID) {
			list = append(list, text.Show(n.Name))
		}
	}
	return few(c, list)
}
