package publicvote

import (
	"slices"

	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/page/publicvote/counted"
	"votering/ui/page/publicvote/pace"
	"votering/ui/page/publicvote/without"
	"votering/ui/part/draw"
	"votering/ui/part/layout"
	"votering/ui/part/scrolled"
)

// view is one way to look at the opened public vote.
type view string

const (
	byNominee view = "nominees" // votes, shares, votes per 1000
	byHour    view = "hours"    // when they came
	byRule    view = "rules"    // what each rule did
	asRead    view = "read"     // how they were counted
)

// views are the ways there are: of totals only the first, for nothing is known
// of single votes.
func views(c page.Context) []view {
	t := c.Sight.Tally
	if t == nil || t.Valid == nil {
		return nil
	}
	list := []view{byNominee}
	if t.Pace != nil && len(t.Pace.Hours) > 0 {
		list = append(list, byHour)
	}
	if without.Any(t.Counting) {
		list = append(list, byRule)
	}
	if t.Counting != nil {
		list = append(list, asRead)
	}
	return list
}

// shown is the view in sight.
func (p *Page) shown(c page.Context) view {
	if slices.Contains(views(c), p.view) {
		return p.view
	}
	return byNominee
}

// turn goes to the next view, or the one before.
func (p *Page) turn(c page.Context, by int) {
	all := views(c)
	if len(all) == 0 {
		return
	}
	p.view = all[(slices.Index(all, p.shown(c))+by+len(all))%len(all)]
	p.text = scrolled.Text{}
}

// choice is the line that names the views, the one in sight marked; none where
// there is one only, or no room.
func (p *Page) choice(c page.Context) draw.Block {
	all := views(c)
	if len(all) < 2 || c.W < layout.FullW || c.H < 9 {
		return nil
	}
	l := p.named(c, all, "publicvote.view.")
	if l.Width() > c.W {
		l = p.named(c, all, "publicvote.view.short.")
	}
	return draw.Block{l}
}

func (p *Page) named(c page.Context, all []view, prefix string) draw.Line {
	l := draw.Of(" ", nil)
	for i, v := range all {
		lead, style := "  ", &c.S.TabOff
		if v == p.shown(c) {
			lead, style = "► ", &c.S.TabOn
		}
		if i > 0 {
			l = l.Add("   ", nil)
		}
		l = l.Add(lead, &c.S.Accent).Add(c.L.T(prefix+string(v)), style)
	}
	return l
}

// told is a view that is read as a text, under the line that names them all.
func (p *Page) told(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("publicvote.heading"), p.openedState(c), c.W, &c.S.Rule, &c.S.Heading)}
	if c.H < 6 {
		b = nil
	}
	b = append(b, p.choice(c)...)
	t := c.Sight.Tally
	switch p.shown(c) {
	case byHour:
		return p.text.Under(c, b, p.hours(c, t.Pace, c.H-len(b)))
	case byRule:
		return p.text.Under(c, b, without.View(c, t.Valid, t.Counting))
	case asRead, byNominee:
	}
	return p.text.Under(c, b, counted.Facts(c))
}

// hours is the chart of the votes by the hour, and the minutes that stand out.
func (p *Page) hours(c page.Context, of *publicvote.Pace, h int) draw.Block {
	bursts := pace.Bursts(c, of)
	room := h - 2
	if c.H >= 16 {
		room -= min(len(bursts)+2, h/3)
	}
	var window *publicvote.Window
	if k := c.Sight.Tally.Counting; k != nil {
		window = k.Window
	}
	w := textW(c)
	b := pace.Chart(c, of, window, room)
	if s := pace.Peak(c, of); s != "" {
		b = append(b, draw.Paragraph(s, w, &c.S.Base).Indent(1)...)
	}
	if len(bursts) == 0 {
		return append(b, draw.Paragraph(c.L.T("publicvote.pace.bursts.none"), w, &c.S.Muted).Indent(1)...)
	}
	b = append(b, draw.Of(" "+text.Truncate(c.L.T("publicvote.pace.bursts"), w), &c.S.Strong))
	for _, s := range bursts {
		b = append(b, draw.Paragraph("▲ "+s, w, &c.S.Base).Indent(1)...)
	}
	return append(b, draw.Paragraph(c.L.T("publicvote.pace.bursts.why"), w, &c.S.Muted).Indent(1)...)
}
