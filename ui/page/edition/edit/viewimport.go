package edit

import (
	"strings"

	"votering/internal/figures"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// draw is the preview: a list of all that was found, and below it the line in
// hand in full.
func (x *intake) draw(c page.Context) draw.Block {
	right := c.L.N("edit.import.taken", len(x.found.Values))
	switch {
	case len(x.found.Values) == 0:
		right = c.L.T("edit.import.taken.none")
	case x.working:
		right = c.L.T("edit.import.working")
	}
	b := draw.Block{draw.Rule(c.L.T("edit.import.title")+" ► "+text.Show(x.name), right, c.W, &c.S.Rule, &c.S.Heading)}
	about := x.about(c)
	room := c.H - len(b) - len(about) - 1
	if c.H < 9 || room < 4 {
		about, room = nil, c.H-len(b)
	}
	b = append(b, x.list(c, room).Pad(room)...)
	if about != nil {
		b = append(append(b, draw.Rule("", "", c.W, &c.S.Rule, nil)), about...)
	}
	return b
}

// list is the lines around the one in hand, each kind under its heading.
func (x *intake) list(c page.Context, h int) draw.Block {
	heads := map[int]findKind{} // the lines before which a heading stands
	at, n := 0, 0
	kind := func(f find) findKind { return max(f.kind, findApart) }
	for i, f := range x.rows {
		if i == 0 || kind(f) != kind(x.rows[i-1]) {
			heads[i] = kind(f)
			n++
		}
		if i == x.cur.At {
			at = i + n
		}
	}
	all := len(x.rows) + n
	top := max(min(at-h/2, all-h), 0)
	var b draw.Block
	line := 0
	for i, f := range x.rows {
		if head, ok := heads[i]; ok {
			if line >= top && len(b) < h {
				b = append(b, draw.Of(" "+x.heading(c, head), &c.S.Heading).Fit(c.W))
			}
			line++
		}
		if line >= top && len(b) < h {
			b = append(b, x.line(c, f, i == x.cur.At))
		}
		if line++; len(b) == h {
			break
		}
	}
	if len(x.rows) == 0 {
		b = draw.Paragraph(c.L.T("edit.import.empty"), max(c.W-2, 1), &c.S.Muted).Indent(1)
	}
	return b
}

// heading is what stands above the lines of a kind.
func (x *intake) heading(c page.Context, kind findKind) string {
	switch kind {
	case findQuestion:
		return c.L.N("edit.import.questions", len(x.found.Questions))
	case findTaken:
		return c.L.N("edit.import.values", len(x.found.Values)) + "." + x.without(c)
	case findUnused:
		return c.L.N("edit.import.unused", len(x.found.Unused))
	case findNotice:
		return c.L.T("edit.import.notices")
	case findPeriod, findSeries, findApart:
	}
	return c.L.T("edit.import.series")
}

// line is one line of the preview.
func (x *intake) line(c page.Context, f find, here bool) draw.Line {
	sign, style := cursorSign(c, here, true)
	switch f.kind {
	case findTaken:
		return x.takenLine(c, x.found.Values[f.at], here)
	case findUnused:
		u := x.found.Unused[f.at]
		return draw.Of(sign+text.PadRight(text.Show(u.Raw), min(12, c.W/4))+"  ", style).Add(x.unusedOf(c, u)+"  ", style).
			Add(c.L.T("figures.reason."+u.Reason), &c.S.Muted).Fit(c.W)
	case findNotice:
		return draw.Of(sign, style).Add(x.notice(c, f.at), style).Fit(c.W)
	case findPeriod, findSeries, findApart, findQuestion:
	}
	all, at := f.choices(x)
	word := "  " + f.option(c, x, all[at])
	if here {
		word = "◄ " + f.option(c, x, all[at]) + " ►"
	}
	w := c.W / 2
	l := draw.Of(sign+text.PadRight(x.asks(c, f), max(w-3, 4)), style).Add(" ", style)
	switch {
	case here:
		return l.Add(word, &c.S.Accent).Fit(c.W)
	case all[at] == "" && (f.kind == findSeries || f.kind == findQuestion):
		return l.Add(word, &c.S.Warn).Fit(c.W)
	}
	return l.Add(word, &c.S.Base).Fit(c.W)
}

// asks is what a line that one chooses in is about.
func (x *intake) asks(c page.Context, f find) string {
	switch f.kind {
	case findPeriod:
		return c.L.T("edit.import.period")
	case findSeries:
		s := f.series(x)
		if s.Unit == "" {
			return text.Show(s.Name)
		}
		return text.Show(s.Name) + " (" + text.Show(s.Unit) + ")"
	case findApart:
		return "   " + text.Show(f.series(x).Apart[f.part].Title)
	case findQuestion:
		return text.Show(x.found.Questions[f.at].Region)
	case findTaken, findUnused, findNotice:
	}
	return ""
}

// takenLine is a figure that would be taken: whose, which, what it is, and where
// it stood.
func (x *intake) takenLine(c page.Context, v figures.Taken, here bool) draw.Line {
	sign, style := cursorSign(c, here, true)
	name, metric := x.nameOf(c, v.Nominee), x.editor.called(c, "metric", v.Metric)
	valueW := 9
	if c.W >= threeW {
		valueW = 21
	}
	w := max(c.W-3-6-valueW-7, 8)
	nameW := w * 2 / 7
	metricW := w * 3 / 7
	cellW := w - nameW - metricW
	if c.W < 60 {
		nameW, metricW, cellW = w*3/7, w-w*3/7, 0
	}
	l := draw.Of(sign+text.PadRight(name, nameW)+"  "+text.PadRight(metric, metricW)+"  "+text.PadRight(text.Show(v.Period), 6)+" "+
		text.PadLeft(x.value(c, v), valueW), style)
	if cellW > 0 {
		l = l.Add("  "+text.Truncate(text.Show(v.Cell), cellW), &c.S.Muted)
	}
	return l.Fit(c.W)
}

// value is a figure as it would be taken.
func (x *intake) value(c page.Context, v figures.Taken) string {
	switch {
	case v.Missing != "":
		return c.L.T("field.choice.missing." + string(v.Missing))
	case v.Value != nil:
		return c.L.RatText(*v.Value)
	}
	return text.Show(v.Words)
}

// unusedOf is whose figure is not taken, of what.
func (x *intake) unusedOf(c page.Context, u figures.Unused) string {
	var parts []string
	if u.Nominee != "" {
		parts = append(parts, x.nameOf(c, u.Nominee))
	}
	for _, s := range []string{u.Series, u.Period} {
		if s != "" {
			parts = append(parts, text.Show(s))
		}
	}
	return strings.Join(parts, ", ")
}

func (x *intake) notice(c page.Context, i int) string {
	n := x.found.Notices[i]
	key := "figures.notice."
	if n.Table {
		key = "table.notice."
	}
	return c.L.Sentence(key+n.ID, n.Args)
}

// aboutLines is how many lines the line in hand has in full.
const aboutLines = 3

// about is the line in hand in full.
func (x *intake) about(c page.Context) draw.Block {
	w := max(c.W-2, 1)
	if x.failed != nil {
		why, try := c.L.FaultOnScreen(x.failed)
		return draw.Paragraph("× "+why+". → "+try, w, &c.S.Bad).Indent(1).Top(aboutLines).Pad(aboutLines)
	}
	return draw.Paragraph(x.tells(c), w, &c.S.Base).Indent(1).Top(aboutLines).Pad(aboutLines)
}

// tells says all there is to know of the line in hand.
func (x *intake) tells(c page.Context) string {
	switch f := x.inHand(); f.kind {
	case findPeriod:
		return c.L.T("edit.import.tells.period")
	case findSeries:
		return x.tellsSeries(c, f.series(x))
	case findApart:
		return c.L.T("edit.import.tells.apart")
	case findQuestion:
		q := x.found.Questions[f.at]
		return c.L.T("figures.ask."+q.Reason) + " " + c.L.T("edit.import.tells.question", "region", text.Show(q.Region), "cell", text.Show(q.Cell))
	case findTaken:
		return x.tellsTaken(c, x.found.Values[f.at])
	case findUnused:
		u := x.found.Unused[f.at]
		return c.L.T("edit.import.tells.unused", "raw", text.Show(u.Raw), "cell", text.Show(u.Cell), "reason", c.L.T("figures.reason."+u.Reason))
	case findNotice:
		if f.at < len(x.found.Notices) {
			return x.notice(c, f.at)
		}
	}
	return ""
}

func (x *intake) tellsSeries(c page.Context, s figures.Series) string {
	says := c.L.N("edit.import.tells.series", s.Figures, "name", text.Show(s.Name), "source", text.Show(s.Source))
	switch {
	case s.Metric != "":
		return says
	case s.Suggested != "":
		return says + " " + c.L.T("edit.import.tells.suggested", "metric", x.editor.called(c, "metric", s.Suggested))
	}
	return says + " " + c.L.T("edit.import.tells.unchosen")
}

func (x *intake) tellsTaken(c page.Context, v figures.Taken) string {
	says := c.L.T("edit.import.tells.taken", "name", x.nameOf(c, v.Nominee), "metric", x.editor.called(c, "metric", v.Metric),
		"period", text.Show(v.Period), "value", x.value(c, v), "raw", text.Show(v.Raw), "cell", text.Show(v.Cell))
	if v.Replaces != "" {
		before := text.Show(v.Replaces)
		if key := "field.choice.missing." + v.Replaces; c.L.Has(key) {
			before = c.L.T(key)
		}
		says += " " + c.L.T("edit.import.tells.replaces", "before", before)
	}
	return says
}
