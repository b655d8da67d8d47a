package decision

import (
	"strings"
	"time"

	"votering/internal/deliberation"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// when writes a moment in the zone of the screen.
func when(c page.Context, t time.Time) string {
	t = t.In(c.Now.Location())
	return c.L.ShortDate(t) + " " + c.L.Clock(t)
}

// about is what there is to know about the chosen part, in at most h lines:
// what it is for and what to do, or what was written.
func (p *Page) about(c page.Context, h int) draw.Block {
	if h < 2 || len(p.rows) == 0 {
		return nil
	}
	r := p.rows[p.cursor.At]
	b := draw.Block{draw.Rule(title(c, r), "", c.W, &c.S.Rule, &c.S.Heading)}
	w := max(c.W-2, 1)
	if written := p.written(c, r); written != "" {
		if r.kind == ofGrounds {
			b = append(b, p.looked.through(c, textID{ofGrounds, r.lang}, written).line(c)...)
		}
		b = append(b, draw.Paragraph(text.ShowLines(written), w, &c.S.Base).Indent(1)...)
		return b.Top(h)
	}
	b = append(b, draw.Paragraph(c.L.T(aboutKey(c, r)), w, &c.S.Base).Indent(1)...)
	if f := off(c.Sight, r); f != nil {
		why, _ := c.L.FaultOnScreen(f)
		return append(b, draw.Paragraph("▲ "+why, w, &c.S.Warn).Indent(1)...).Top(h)
	}
	open := c.L.T("key." + openID(c, r) + ".help")
	return append(b, append(draw.Of(" Enter ", &c.S.Key), draw.Paragraph(open, max(w-6, 1), &c.S.Base)[0]...)).Top(h)
}

// beside is about where it has a side of the screen: beside the signature
// stands what is to be signed.
func (p *Page) beside(c page.Context, h int) draw.Block {
	if len(p.rows) == 0 || p.rows[p.cursor.At].kind != ofSigning {
		return p.about(c, h)
	}
	b := p.about(c, h)
	if rest := h - len(b) - 1; rest > 1 {
		b = append(append(b, nil), p.toSign(c, rest)...)
	}
	return b
}

// aboutKey is the sentence that says what a part is for.
func aboutKey(c page.Context, r row) string {
	key := "decide.about." + string(r.kind)
	if r.kind == ofGrounds && r.lang != c.Sight.Edition.Language {
		key += ".other"
	}
	if decided := key + ".decided"; c.Sight.Phase == deliberation.Decided && c.L.Has(decided) {
		return decided
	}
	if kind := key + "." + string(c.Sight.Edition.Rule.Outcome); c.L.Has(kind) {
		return kind
	}
	return key
}

// written is the text of a part that is one; empty where there is none.
func (p *Page) written(c page.Context, r row) string {
	switch r.kind {
	case ofGrounds:
		return p.texts.now(textID{ofGrounds, r.lang}, &c.Sight.Proposal)
	case ofDeparture:
		return p.texts.now(textID{ofDeparture, ""}, &c.Sight.Proposal)
	case ofVotes:
		return p.votesText(c)
	case ofDissent:
		return p.dissentText(c)
	case ofCosigning:
		return cosignText(c)
	}
	return ""
}

// votesText is the jury's vote, juror by juror where it was open; empty where
// there is none.
func (p *Page) votesText(c page.Context) string {
	prop := &c.Sight.Proposal
	if len(prop.Votes) == 0 && !prop.Secret() {
		return ""
	}
	s := &voting{p: p, reading: true, secret: prop.Secret()}
	lines := []string{s.sum(c)}
	if !s.secret {
		lines = append(lines, "")
		for _, j := range s.jurors(c) {
			words, _ := s.voteWords(c, j)
			lines = append(lines, text.Show(j.Name)+": "+words)
		}
	}
	return strings.Join(lines, "\n")
}

// dissentText is every dissent with its juror; empty where there is none.
func (p *Page) dissentText(c page.Context) string {
	var parts []string
	for _, j := range p.who.voters {
		if s := p.texts.now(textID{ofDissent, j.ID}, &c.Sight.Proposal); s != "" {
			parts = append(parts, text.Show(j.Name)+": "+s)
		}
	}
	return strings.Join(parts, "\n\n")
}
