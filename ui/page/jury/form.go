package jury

import (
	"slices"

	"votering/internal/award"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// view is the form of a verdict; where it is higher than the page, the part
// around the chosen line.
func (v *verdict) view(c page.Context) draw.Block {
	w := max(c.W-2, 1)
	nominee := nomineeName(c, v.nominee)
	var b draw.Block
	if v.ground != "" {
		b = append(draw.Paragraph(c.L.T("jury.recusal.ground", "ground", v.ground), w, &c.S.Base).Indent(1), nil)
	}
	chosen := 0
	line := func(at int, l draw.Line) {
		sign := " "
		if v.at == at {
			sign, chosen = "►", len(b)
			l = l.In(&c.S.Selected)
		}
		b = append(b, append(draw.Of(" "+sign+" ", &c.S.Accent), l...))
	}
	b = append(b, draw.Of(" "+c.L.T("jury.verdict.what"), &c.S.Heading))
	for i, outcome := range outcomes {
		line(i, draw.Of(box("(", "●", ")", v.outcome == outcome)+v.word(c, outcome, nominee), &c.S.Base))
	}
	b = append(b, nil, draw.Of(" "+c.L.T("jury.verdict.who"), &c.S.Heading))
	for i, j := range v.may {
		line(len(outcomes)+i, draw.Of(box("[", "×", "]", v.by[i])+text.Show(j.Name), &c.S.Base).
			Add(", "+c.L.T("role."+string(j.Role)), &c.S.Muted))
	}
	for i := range c.Sight.Edition.Jurors {
		if j := &c.Sight.Edition.Jurors[i]; !slices.ContainsFunc(v.may, func(m award.Juror) bool { return m.ID == j.ID }) {
			b = append(b, draw.Of("       "+v.mayNot(c, j, nominee), &c.S.Muted))
		}
	}
	b = append(b, nil)
	b = append(b, draw.Paragraph(c.L.T("jury.verdict.why"), w, &c.S.Heading).Indent(1)...)
	b = append(b, v.reasonLine(c))
	if v.writing() {
		chosen = len(b) - 1
	}
	b = append(b, nil)
	b = append(b, draw.Paragraph(c.L.T("jury.verdict.help"), w, &c.S.Muted).Indent(1)...)
	return v.window(c, b, chosen)
}

// window is the form under its heading, with the chosen line in sight.
func (v *verdict) window(c page.Context, b draw.Block, chosen int) draw.Block {
	h := c.H
	var head draw.Block
	if h > 4 {
		heading := c.L.T("jury.verdict.heading", "name", v.name, "nominee", nomineeName(c, v.nominee))
		head = draw.Block{draw.Rule(heading, c.L.T("jury.verdict.unsaved"), c.W, &c.S.Rule, &c.S.Heading)}
		h--
	}
	top := max(min(chosen-h/2, len(b)-h), 0)
	return append(head, b.Window(top, h)...)
}

// reasonLine is where the reason is written.
func (v *verdict) reasonLine(c page.Context) draw.Line {
	if v.writing() {
		return append(draw.Of(" ► ", &c.S.Accent), v.reason.Pieces(c.S, max(c.W-4, 1), "")...)
	}
	if v.reason.Value() == "" {
		return draw.Of("   ·", &c.S.Muted)
	}
	return draw.Of("   "+text.Show(v.reason.Value()), &c.S.Base)
}

// box is a sign that something is chosen, or not.
func box(left, sign, right string, on bool) string {
	if !on {
		sign = " "
	}
	return left + sign + right + " "
}

// word says what an outcome means.
func (v *verdict) word(c page.Context, outcome, nominee string) string {
	if outcome == outcomes[0] && c.Sight.Edition.Rule.Recusal == award.ScopeEdition {
		return c.L.T("jury.verdict.upheld.edition")
	}
	return c.L.T("jury.verdict."+outcome, "nominee", nominee)
}

// mayNot says why somebody has no part in deciding.
func (v *verdict) mayNot(c page.Context, j *award.Juror, nominee string) string {
	if j.ID == v.juror {
		return c.L.T("jury.verdict.own", "name", text.Show(j.Name))
	}
	return c.L.T("jury.verdict.doubtful", "name", text.Show(j.Name), "nominee", nominee)
}
