package nominees

import (
	"slices"
	"strings"
	"time"

	"votering/internal/award"
	"votering/internal/locale"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/figures"
)

// reading is what is read in the whole page: everything about one nominee,
// where its figures come from, or a document of its nomination.
type reading int

const (
	notReading reading = iota
	readAll
	readSources
	readDocument
)

// readW is the widest a text is set for reading.
const readW = 100

// text is what is read, as wide as the page allows.
func (p *Page) text(c page.Context) draw.Block {
	w := max(min(c.W-2, readW), 1)
	nominee := p.list[p.cursor.At]
	switch p.reading {
	case readSources:
		return p.sources(c, nominee, w)
	case readDocument:
		return p.documentText(c, w)
	case readAll, notReading:
	}
	return p.everything(c, nominee, w)
}

// everything is all there is about one nominee.
func (p *Page) everything(c page.Context, nominee, w int) draw.Block {
	n := &p.d.edition.Nominees[nominee]
	b := draw.Paragraph(p.d.summary(nominee), w, &c.S.Base)
	if len(n.Aliases) > 0 {
		b = append(b, nil)
		b = append(b, draw.Paragraph(c.L.T("nominees.aliases", "names", text.Show(c.L.List(n.Aliases))), w, &c.S.Muted)...)
	}
	section := func(title string, body draw.Block) {
		if len(body) > 0 {
			b = append(b, nil, draw.Rule(title, "", w, &c.S.Rule, &c.S.Heading))
			b = append(b, body...)
		}
	}
	section(c.L.T("nominees.gates.heading"), p.gateLines(c, nominee, w))
	figs := p.facts(c, []int{nominee}, 0, w, 1<<16)
	figs = append(figs, p.unknown(c, nominee, w)...)
	if p.d.lateInTable() {
		figs = append(figs, draw.Paragraph(p.d.sheet.LateLegend(c.Now.Location(), w), w, &c.S.Muted)...)
	}
	section(c.L.T("nominees.figures.heading"), figs)
	section(c.L.T("nominees.compare.heading"), p.comparisons(c, nominee, nil, w))
	heading := c.L.T("nominees.documents.heading")
	if len(readable(c, n)) > 0 {
		heading += ": " + c.L.T("nominees.documents.go")
	}
	section(heading, p.documentLines(c, n, w))
	return b
}

// gateLines say of each gate whether the nominee meets it, and by how much.
func (p *Page) gateLines(c page.Context, nominee, w int) draw.Block {
	var b draw.Block
	for _, r := range p.d.gates[nominee] {
		m := p.d.sheet.Metric(r.Gate.Metric)
		key, style := "nominees.gate.line.not_known", &c.S.Muted
		switch r.State {
		case award.GateMet:
			key, style = "nominees.gate.line.met", &c.S.Good
			if r.By.Sign() == 0 {
				key = "nominees.gate.line.exactly"
			}
		case award.GateNotMet:
			key, style = "nominees.gate.line.not_met", &c.S.Bad
		}
		s := c.L.T(key, "gate", p.d.needs([]award.Gate{r.Gate}), "by", p.d.distance(m, r.By))
		b = append(b, draw.Paragraph(s, w, style)...)
		if r.Overridden {
			why := p.d.reasons[gateCase{r.Gate.Metric, p.d.edition.Nominees[nominee].ID}]
			b = append(b, draw.Paragraph(c.L.T("nominees.let_in.reason", "reason", why), w, &c.S.Warn)...)
		}
	}
	return b
}

// comparisons are the references but for some, those that say most of the
// nominee first: the latest of each of their figures.
func (p *Page) comparisons(c page.Context, nominee int, but []int, w int) draw.Block {
	var b draw.Block
	for _, row := range p.d.near(nominee) {
		if slices.Contains(but, row) {
			continue
		}
		var parts []string
		for i := range p.d.edition.Metrics {
			m := &p.d.edition.Metrics[i]
			for _, period := range slices.Backward(p.d.sheet.Periods) {
				if f := p.d.sheet.Figure(row, m.ID, period); f.Known() {
					parts = append(parts, p.d.sheet.Title(m)+" "+text.Show(period)+": "+figures.Text(c.L, m, f)+figures.Late(f, false))
					break
				}
			}
		}
		if len(parts) > 0 {
			b = append(b, draw.Paragraph(p.d.sheet.Name(row)+": "+strings.Join(parts, "; ")+".", w, &c.S.Base)...)
		}
	}
	return b
}

// sources says of each figure of a nominee, and of the rows it is compared
// with, where it comes from, of when it is, and what is noted.
func (p *Page) sources(c page.Context, nominee, w int) draw.Block {
	var b draw.Block
	for _, row := range append([]int{nominee}, p.d.refs...) {
		if len(b) > 0 {
			b = append(b, nil)
		}
		b = append(b, draw.Rule(p.d.sheet.Name(row), "", w, &c.S.Rule, &c.S.Heading))
		for i := range p.d.edition.Metrics {
			b = append(b, p.sourceLines(c, row, &p.d.edition.Metrics[i], w)...)
		}
	}
	if notes := text.ShowLines(p.d.edition.Notes.In(string(c.L.Lang()))); notes != "" {
		b = append(b, nil, draw.Rule(c.L.T("nominees.notes.heading"), "", w, &c.S.Rule, &c.S.Heading))
		b = append(b, draw.Paragraph(notes, w, &c.S.Base)...)
	}
	return b
}

// The room for a period and a number among the sources, and the least for what
// is said of them.
const sourcePeriodW, sourceNumW, leastOrigin = 6, 12, 8

// sourceLines are the figures of one metric, the latest first. A computed
// figure says what it is made of, once.
func (p *Page) sourceLines(c page.Context, row int, m *award.Metric, w int) draw.Block {
	var b draw.Block
	for _, period := range slices.Backward(p.d.sheet.Periods) {
		f := p.d.sheet.Figure(row, m.ID, period)
		if !f.Known() && f.Given == nil {
			continue
		}
		figure := figures.Text(c.L, m, f) + figures.Late(f, true)
		if m.Unit != award.Words {
			figure = text.PadLeft(figure, sourceNumW)
		}
		left := "  " + text.PadRight(text.Show(period), sourcePeriodW) + figure + "  "
		in := text.Width(left)
		origin := draw.Paragraph(provenance(c.L, f, period), max(w-in, leastOrigin), &c.S.Muted)
		if f.Given != nil && !f.Given.Note.Empty() {
			origin = append(origin, draw.Paragraph(text.Show(f.Given.Note.In(string(c.L.Lang()))), max(w-in, leastOrigin), &c.S.Muted)...)
		}
		first := draw.Of(left, &c.S.Base)
		if len(origin) > 0 {
			first, origin = append(first, origin[0]...), origin[1:]
		}
		b = append(append(b, first.Fit(w)), origin.Indent(in)...)
	}
	if len(b) == 0 {
		return nil
	}
	title := p.d.sheet.Title(m)
	if m.Ratio != nil {
		title = c.L.T("figure.computed", "metric", title, "of", p.d.sheet.Title(p.d.sheet.Metric(m.Ratio.Of)),
			"per", p.d.sheet.Title(p.d.sheet.Metric(m.Ratio.Per)), "times", c.L.IntRat(m.Ratio.Times))
	}
	return append(draw.Paragraph(title, w, &c.S.Strong), b...)
}

// origins says in short where the figures in the table come from, one line for
// each source of a row; references with their names.
func (p *Page) origins(c page.Context, rows []int, w int) draw.Block {
	var b draw.Block
	for _, row := range rows {
		var order []string
		titles := map[string][]string{}
		for i := range p.d.edition.Metrics {
			col := p.d.byID(p.d.edition.Metrics[i].ID)
			if col == nil {
				continue
			}
			f := p.d.sheet.Figure(row, col.Metric.ID, col.Period)
			if f.Given == nil || f.Given.Source.Empty() {
				continue
			}
			source := text.Show(f.Given.Source.In(string(c.L.Lang())))
			order = figures.AddOnce(order, source)
			titles[source] = append(titles[source], p.d.sheet.Title(col.Metric))
		}
		for _, source := range order {
			s := c.L.T("nominees.origin", "name", p.d.sheet.Name(row), "figures", strings.Join(titles[source], "; "), "source", source)
			b = append(b, draw.Paragraph(s, w, &c.S.Base)...)
		}
	}
	return b
}

// provenance is where a figure comes from, of when it is, and from when it
// could be known. A date after the period is not that of the figure: the source
// was read or issued then.
func provenance(l *locale.Catalog, f award.Figure, period string) string {
	if f.Given == nil {
		return ""
	}
	var parts []string
	if s := text.Show(f.Given.Source.In(string(l.Lang()))); s != "" {
		parts = append(parts, s)
	}
	if f.Given.AsOf != "" {
		key := "figure.as_of"
		if year, _, _ := strings.Cut(f.Given.AsOf, "-"); year > period {
			key = "figure.dated"
		}
		parts = append(parts, l.T(key, "date", date(l, f.Given.AsOf)))
	}
	if f.Given.KnownFrom != "" {
		parts = append(parts, l.T("figure.known_from", "date", date(l, f.Given.KnownFrom)))
	}
	return strings.Join(parts, " · ")
}

// date writes a day of the edition file as the language does.
func date(l *locale.Catalog, day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return text.Show(day)
	}
	return l.ShortDate(t)
}

// read draws what is read, with the nominee's name over it and how far one has
// come.
func (p *Page) read(c page.Context) string {
	body := p.text(c)
	h := max(c.H-1, 0)
	p.scroll = min(p.scroll, max(len(body)-h, 0))
	title := p.d.sheet.Name(p.list[p.cursor.At])
	if n := &p.d.edition.Nominees[p.list[p.cursor.At]]; n.Code != "" {
		title += " · " + text.Show(n.Code)
	}
	switch p.reading {
	case readSources:
		title = c.L.T("nominees.sources.heading", "name", title)
	case readDocument:
		title = p.documentTitle(c, title)
	case readAll, notReading:
	}
	where := ""
	if len(body) > h {
		where = c.L.T("nominees.lines", "to", c.L.Int(int64(min(p.scroll+h, len(body)))), "of", c.L.Int(int64(len(body))))
	}
	head := draw.Rule(title, where, c.W, &c.S.Rule, &c.S.Heading)
	return append(draw.Block{head}, body.Window(p.scroll, h).Indent(1)...).Render(c.W, c.H)
}
