package round

import (
	"slices"

	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/table"
)

// wideW is the width from which the changes stand beside the comparison.
const wideW = 110

// heading names the round in sight.
func (o *overview) heading(c page.Context) string {
	if o.n == 0 {
		return c.L.T("round.title.none")
	}
	return c.L.T("round.title", "n", c.L.Int(int64(o.n)))
}

// standing says whether the round in sight is open.
func (o *overview) standing(c page.Context) string {
	r, ok := o.round(c)
	switch {
	case !ok:
		return c.L.T("round.state.none")
	case r.Void:
		return c.L.T("round.state.void")
	case r.ClosedAt.IsZero():
		return c.L.T("round.state.open", "clock", c.L.Clock(r.OpenedAt.In(c.Now.Location())))
	}
	return c.L.T("round.state.closed", "clock", c.L.Clock(r.ClosedAt.In(c.Now.Location())))
}

// body is what the round is for, what was changed in it, and what that did.
func (o *overview) body(c page.Context) draw.Block {
	w := max(c.W-2, 1)
	b := append(draw.Paragraph(o.about(c), w, &c.S.Base).Indent(1), nil)
	r, ok := o.round(c)
	if !ok {
		return b
	}
	if c.W < wideW {
		return append(append(append(b, o.changes(c, r, w).Indent(1)...), nil), o.compared(c, w).Indent(1)...)
	}
	left := (c.W - 3) * 11 / 20
	right := c.W - 3 - left
	return append(b, o.changes(c, r, left-2).Indent(1).Beside(left, draw.Piece{Text: " │ ", Style: &c.S.Rule}, o.compared(c, right))...)
}

// about says what can be done now.
func (o *overview) about(c page.Context) string {
	r, ok := o.round(c)
	switch {
	case !ok && c.Sight.Allowed[deliberation.ActRound] != nil:
		return c.L.T("round.about.never")
	case !ok:
		return c.L.T("round.about.none")
	case r.Void:
		return c.L.T("round.about.void")
	case r.ClosedAt.IsZero():
		return c.L.T("round.about.open")
	case c.Sight.Phase == deliberation.Deliberating:
		return c.L.T("round.about.closed")
	}
	return c.L.T("round.about.over")
}

// changes are those of the round, each with its reason and how it was
// confirmed; without names, only what was changed.
func (o *overview) changes(c page.Context, r deliberation.Round, w int) draw.Block {
	b := draw.Block{draw.Of(c.L.T("round.changes"), &c.S.Heading)}
	if len(r.Changes) == 0 {
		return append(b, draw.Paragraph(c.L.T("round.changes.none"), w, &c.S.Muted)...)
	}
	for i := range r.Changes {
		x := &r.Changes[i]
		if out(c, x.Nominee) {
			b = append(b, draw.Paragraph(c.L.T("round.changes.out", "nominee", nomineeName(c, x.Nominee)), w, &c.S.Muted)...)
			continue
		}
		who := jurorName(c, x.Juror)
		if !o.names {
			who = c.L.T("round.somebody")
		}
		what := draw.Of(who+"  ", &c.S.Strong).
			Add(text.Truncate(nomineeName(c, x.Nominee)+" · "+criterionName(c, x.Criterion), max(w-24, 8))+"  ", &c.S.Base).
			Add(markOf(c, x.From)+" → ", &c.S.Muted).Add(markOf(c, x.To), &c.S.Strong)
		b = append(b, what)
		if !o.names {
			continue
		}
		b = append(b, draw.Paragraph(c.L.T("round.reason", "reason", text.Show(x.Reason)), max(w-2, 1), &c.S.Base).Indent(2)...)
		how := c.L.T("round.confirmed."+string(x.Confirmed), "clock", c.L.Clock(x.At.In(c.Now.Location())), "name", jurorName(c, x.Juror))
		b = append(b, draw.Paragraph(how, max(w-2, 1), &c.S.Muted).Indent(2)...)
	}
	return b
}

// out reports whether who acts has no part in a nominee: a juror who is recused,
// unless it is the one who leads.
func out(c page.Context, nominee string) bool {
	_, recused := c.Sight.Mine.Recused[nominee]
	return recused && !leads(c)
}

// markOf is a mark as people read it.
func markOf(c page.Context, s string) string {
	if s == deliberation.Abstain {
		return c.L.T("round.abstained")
	}
	if r, err := exact.CanonicalMark(s); err == nil {
		return c.L.RatText(r)
	}
	return text.Show(s)
}

// compared is how the nominees stood in the jury's part before the round, and
// how after it, or now.
func (o *overview) compared(c page.Context, w int) draw.Block {
	b := draw.Block{draw.Of(c.L.T("round.compared"), &c.S.Heading)}
	stood, known := o.stood[o.n]
	switch r, _ := o.round(c); {
	case r.Void:
		return nil
	case !known:
		return append(b, draw.Of(c.L.T("round.compared.wait"), &c.S.Muted))
	}
	before, after := stood.before.Ranking, o.after(c)
	if before == nil || after == nil {
		return append(b, draw.Paragraph(c.L.T("round.compared.none"), w, &c.S.Muted)...)
	}
	nameW := 0
	for i := range after.Rows {
		nameW = max(nameW, text.Width(nomineeName(c, after.Rows[i].Nominee)))
	}
	t := table.Table{
		{Title: c.L.T("round.column.nominee"), Width: min(nameW, max(w-36, 6))},
		{Title: c.L.T("round.column.before"), Width: 10, Right: true},
		{Title: c.L.T("round.column.after"), Width: 10, Right: true},
		{Title: "", Width: 10},
	}
	b = append(b, t.Header(1, &c.S.Muted)...)
	for i := range after.Rows {
		now := &after.Rows[i]
		was := rowOf(before, now.Nominee)
		b = append(b, t.Row([]draw.Piece{
			{Text: nomineeName(c, now.Nominee), Style: &c.S.Base},
			{Text: placed(c, was), Style: &c.S.Muted},
			{Text: placed(c, now), Style: &c.S.Base},
			{Text: moved(c, was, now), Style: &c.S.Accent},
		}, nil))
	}
	return append(b, draw.Paragraph(verdict(c, before, after), w, &c.S.Base)...)
}

// after is how things stand after the round: now, as long as its marks can
// still change. Nil where no ranking can be worked out from them.
func (o *overview) after(c page.Context) *ranking.Ranking {
	last := c.Sight.Rounds[len(c.Sight.Rounds)-1].N == o.n
	if last && c.Sight.Phase == deliberation.Deliberating {
		return c.Sight.Ranking
	}
	return o.stood[o.n].after.Ranking
}

// verdict says whether the round changed who the jury has first.
func verdict(c page.Context, before, after *ranking.Ranking) string {
	names := func(rk *ranking.Ranking) string {
		var all []string
		for _, id := range rk.Winners {
			all = append(all, nomineeName(c, id))
		}
		return c.L.List(all)
	}
	if slices.Equal(before.Winners, after.Winners) {
		return c.L.T("round.first.same", "names", names(after))
	}
	return c.L.T("round.first.other", "before", names(before), "after", names(after))
}

func rowOf(rk *ranking.Ranking, nominee string) *ranking.Row {
	for i := range rk.Rows {
		if rk.Rows[i].Nominee == nominee {
			return &rk.Rows[i]
		}
	}
	return nil
}

// placed is a place and the jury's mean: "2. 4,70".
func placed(c page.Context, r *ranking.Row) string {
	value := shown(r)
	if value == nil {
		return "–"
	}
	return c.L.T("round.place", "place", c.L.Int(int64(r.Place)), "mean", c.L.Rat(*value, 2))
}

// moved is how a nominee moved: by how much its mean, and how many places.
func moved(c page.Context, was, now *ranking.Row) string {
	before, after := shown(was), shown(now)
	if before == nil || after == nil || before.Cmp(*after) == 0 {
		return ""
	}
	by := c.L.Rat(after.Sub(*before), 2)
	if after.Cmp(*before) > 0 {
		by = "+" + by
	}
	switch {
	case was.Place > now.Place:
		return by + " ▲ " + c.L.Int(int64(was.Place-now.Place))
	case was.Place < now.Place:
		return by + " ▼ " + c.L.Int(int64(now.Place-was.Place))
	}
	return by
}

// shown is the jury's mean where all scales are alike, else its part; nil where
// there is no row.
func shown(r *ranking.Row) *exact.Rat {
	switch {
	case r == nil:
		return nil
	case r.Mean != nil:
		return r.Mean
	}
	return r.Jury
}

func nomineeName(c page.Context, id string) string {
	if n, ok := c.Sight.Edition.Nominee(id); ok {
		return text.Show(n.Name)
	}
	return text.Show(id)
}

func criterionName(c page.Context, id string) string {
	return rules.Plain(c.L, c.Sight.Edition).Criterion(id)
}

func jurorName(c page.Context, id string) string {
	if j, ok := c.Sight.Edition.Juror(id); ok {
		return text.Show(j.Name)
	}
	return text.Show(id)
}
