package publicvote

import (
	"time"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/deliberation"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/publicvote/counted"
	"votering/ui/part/draw"
	"votering/ui/part/layout"
	"votering/ui/part/steps"
)

// View draws the page.
func (p *Page) View(c page.Context) string {
	if p.typing {
		return p.formView(c).Top(c.H).Render(c.W, c.H)
	}
	return p.open.View(c, p.below)
}

// below is the page itself, where no step stands in front of it.
func (p *Page) below(c page.Context) (b draw.Block) {
	switch {
	case c.Sight.Edition.Rule.Public == nil:
		b = draw.Paragraph(c.L.T("publicvote.alone"), textW(c), &c.S.Base).Indent(1)
	case len(p.results) > 0 && p.shown(c) != byNominee:
		b = p.told(c)
	case len(p.results) > 0:
		b = p.opened(c)
	case c.Sight.Tally != nil:
		b = p.text.Under(c, nil, closed(c))
	default:
		b = unread(c)
	}
	return b
}

// textW is the width of running text.
func textW(c page.Context) int { return max(c.W-2, 1) }

// unread is what there is before any vote is read: the two ways to do it.
func unread(c page.Context) draw.Block {
	if c.H < 8 || c.W < layout.FullW {
		return append(ways(c), secret(c)...)
	}
	b := heading(c, c.L.T("publicvote.state.unread"))
	b = append(b, counts(c)...)
	b = gap(c, append(b, window(c, 1)...))
	b = append(b, draw.Of(" "+c.L.T("publicvote.ways"), &c.S.Strong))
	b = gap(c, append(b, ways(c)...))
	return append(b, secret(c)...)
}

// heading is the line over the page: how far the public vote has come.
func heading(c page.Context, state string) draw.Block {
	return gap(c, draw.Block{draw.Rule(c.L.T("publicvote.heading"), state, c.W, &c.S.Rule, &c.S.Heading)})
}

// counts says how the public counts.
func counts(c page.Context) draw.Block {
	e := c.Sight.Edition
	s := c.L.T("publicvote.rule", "split", rules.Plain(c.L, e).Split(), "method", rules.Plain(c.L, e).Public())
	return gap(c, draw.Paragraph(s, textW(c), &c.S.Base).Indent(1))
}

// ways are the keys that read votes.
func ways(c page.Context) draw.Block {
	var b draw.Block
	for _, k := range reading(c.Sight) {
		style := &c.S.Base
		if noReading(c.Sight) != nil {
			style = &c.S.Muted
		}
		b = append(b, keyLines(c, k, style)...)
	}
	if c.Sight.Phase == deliberation.Draft {
		b = append(b, draw.Paragraph(c.L.T("publicvote.early"), textW(c), &c.S.Warn).Indent(1)...)
	}
	return b
}

// keyLines are a key and what it does.
func keyLines(c page.Context, k keys.Binding, style *lipgloss.Style) draw.Block {
	lines := draw.Paragraph(k.Help(c.L), max(textW(c)-3, 1), style)
	for i := range lines {
		lead := "    "
		if i == 0 {
			lead = " " + text.PadRight(k.Show(c.L), 3)
		}
		lines[i] = append(draw.Of(lead, &c.S.Key), lines[i]...)
	}
	return lines
}

// secret says that nobody is shown who leads.
func secret(c page.Context) draw.Block {
	return draw.Paragraph(c.L.T("publicvote.secret"), textW(c), &c.S.Muted).Indent(1)
}

// closed is what was read, while nobody may see who leads.
func closed(c page.Context) draw.Block {
	if c.H < 8 || c.W < layout.FullW {
		return append(facts(c, 0), secret(c)...)
	}
	b := heading(c, c.L.T("publicvote.state.closed"))
	b = append(b, draw.Paragraph(c.L.T("publicvote.secret"), textW(c), &c.S.Strong).Indent(1)...)
	if k := steps.Binding(c.Sight, deliberation.ActRevealTally, "f"); k.Off == nil {
		b = append(b, keyLines(c, k, &c.S.Base)...)
	} else {
		b = append(b, draw.Paragraph(c.L.T("publicvote.later"), textW(c), &c.S.Base).Indent(1)...)
	}
	b = append(gap(c, b), facts(c, labelW(c))...)
	return append(gap(c, b), ways(c)...)
}

// gap is an empty line where there are lines to spare.
func gap(c page.Context, b draw.Block) draw.Block {
	if c.H >= 14 {
		return append(b, nil)
	}
	return b
}

// facts are what was read, and what was not.
func facts(c page.Context, w int) draw.Block {
	t := c.Sight.Tally
	if t.Counting != nil {
		return counted.Facts(c)
	}
	source := c.L.T("publicvote.typed")
	if t.SHA256 != "" {
		half := len(t.SHA256) / 2
		source = c.L.T("publicvote.file", "sum", t.SHA256[:half]+" "+t.SHA256[half:])
	}
	b := fact(c, w, "votes", c.L.IntRat(t.Total))
	b = append(b, fact(c, w, "rows", c.L.Int(t.Rows))...)
	b = append(b, fact(c, w, "dropped", c.L.Int(t.Dropped))...)
	b = append(b, fact(c, w, "source", source)...)
	b = append(b, window(c, w)...)
	for _, f := range t.Flags {
		if key := "publicvote.flag." + f; c.L.Has(key) {
			b = append(b, draw.Paragraph(c.L.T(key), textW(c), &c.S.Muted).Indent(1)...)
		}
	}
	return b
}

var factNames = []string{"votes", "rows", "dropped", "source", "window"}

// labelW is the width of the names of facts.
func labelW(c page.Context) int {
	w := 0
	for _, name := range factNames {
		w = max(w, text.Width(c.L.T("publicvote.fact."+name)))
	}
	return w
}

// fact is a name of w cells or more, and what there is to say; with w 0 it
// takes as few cells as it can.
func fact(c page.Context, w int, name, value string) draw.Block {
	label := c.L.T("publicvote.fact." + name)
	if w > 0 {
		label = " " + text.PadRight(label, max(w, text.Width(label))) + " "
	}
	label += " "
	lines := draw.Paragraph(value, max(c.W-text.Width(label)-1, 8), &c.S.Base)
	for i := range lines {
		lead := text.PadRight("", text.Width(label))
		if i == 0 {
			lead = label
		}
		lines[i] = append(draw.Of(lead, &c.S.Muted), lines[i]...)
	}
	return lines
}

// window is when the public could vote, in the zone of all times on the screen.
func window(c page.Context, w int) draw.Block {
	v := c.Sight.Edition.PublicVote
	if v == nil {
		return fact(c, w, "window", c.L.T("publicvote.window.not_known"))
	}
	zone := c.Now.Location()
	opens, closes := v.Opens.In(zone), v.Closes.In(zone)
	from, to := c.L.DateTime(opens), c.L.DateTime(closes)+offset(closes)
	if offset(opens) != offset(closes) {
		from += offset(opens)
	}
	return fact(c, w, "window", c.L.T("publicvote.window", "opens", from, "closes", to))
}

// offset is how far a time of day is from UTC.
func offset(t time.Time) string { return t.Format(" (UTC-07:00)") }
