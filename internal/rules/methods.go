package rules

import (
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/text"
)

// JuryName is what a jury method is called in a list or a table: "median",
// "without the highest and the lowest".
func (w Words) JuryName(j award.JuryRule) string {
	switch {
	case j.Method == award.Trimmed && j.Output == award.OutputSum:
		return w.L.N("rule.name.jury.trimmed_sum", j.Trim)
	case j.Method == award.Trimmed:
		return w.L.N("rule.name.jury.trimmed", j.Trim)
	case j.Method == award.Points:
		return w.L.T("rule.name.jury.points", "points", w.ends(j.Points))
	}
	return w.L.T("rule.name.jury." + j.Method)
}

// PublicName is what a public method is called in a list or a table: "as
// shares", "the top 3"; that there is none where p is nil.
func (w Words) PublicName(p *award.PublicRule) string {
	switch {
	case p == nil:
		return w.L.T("rule.name.public.none")
	case p.Method == award.Shortlist:
		return w.L.N("rule.name.public.shortlist", p.Top)
	case p.Method == award.RankPoints:
		return w.L.T("rule.name.public.rank_points", "points", w.ends(p.Points))
	}
	return w.L.T("rule.name.public." + p.Method)
}

// JuryMethod says how a nominee's number comes from the jurors' marks, and what
// that does to the result.
func (w Words) JuryMethod(j award.JuryRule) string {
	switch j.Method {
	case award.Trimmed:
		key := "rule.method.jury.trimmed"
		if j.Output == award.OutputSum {
			key = "rule.method.jury.trimmed_sum"
		}
		return w.L.N(key, j.Trim) + " " + w.L.T("rule.method.jury.trimmed.few")
	case award.Clamp:
		return w.L.T("rule.method.jury.clamp", "margin", w.margin(j))
	case award.Points:
		return w.L.T("rule.method.jury.points", "points", w.points(j.Points))
	case award.Exponential:
		return w.L.T("rule.method.jury.exponential", "ratio", w.ratio(j.Ratio))
	}
	return w.L.T("rule.method.jury." + j.Method)
}

// PublicMethod says what the public vote does to the total; that there is none
// where p is nil.
func (w Words) PublicMethod(p *award.PublicRule) string {
	switch {
	case p == nil:
		return w.L.T("rule.method.public.none")
	case p.Method == award.Shortlist:
		return w.L.N("rule.method.public.shortlist", p.Top)
	case p.Method == award.RankPoints:
		return w.L.T("rule.method.public.rank_points", "points", w.points(p.Points))
	}
	return w.L.T("rule.method.public." + p.Method)
}

// Jury is what a nominee's number from the jury is, in a few words: "the middle
// mark (median)".
func (w Words) Jury(j award.JuryRule) string {
	switch {
	case j.Method == award.Trimmed && j.Output == award.OutputSum:
		return w.L.N("rule.jury.trimmed_sum", j.Trim)
	case j.Method == award.Trimmed:
		return w.L.N("rule.jury.trimmed", j.Trim)
	}
	return w.L.T("rule.jury."+j.Method, "margin", w.margin(j), "points", w.points(j.Points), "ratio", w.ratio(j.Ratio))
}

// margin is how far from the mean a mark counts in full, for every criterion
// that is marked: one number where it is the same, else one for each.
func (w Words) margin(j award.JuryRule) string {
	var list []string
	same := true
	var first *exact.Rat
	for _, c := range w.E.Marked() {
		m := j.Margin
		if c.Margin != nil {
			m = c.Margin
		}
		if m == nil {
			continue
		}
		if first == nil {
			first = m
		}
		same = same && m.Equal(*first)
		list = append(list, w.L.T("rule.margin.of", "criterion", w.Title(c.Title), "margin", w.L.RatText(*m)))
	}
	switch {
	case first == nil:
		return ""
	case same:
		return w.L.RatText(*first)
	}
	return w.L.T("rule.margin.each", "margins", strings.Join(list, ", "))
}

// mostPoints is how many points by place are written out.
const mostPoints = 12

// points are the points by place: "12, 10, 8", or "12; 10,5; 8" where a comma
// could be one of a number.
func (w Words) points(points []exact.Rat) string {
	list, between := make([]string, 0, mostPoints+1), ", "
	for i, p := range points {
		if i == mostPoints {
			list = append(list, text.Ellipsis)
			break
		}
		if !p.IsInt() {
			between = "; "
		}
		list = append(list, w.L.RatText(p))
	}
	return strings.Join(list, between)
}

// ends are the first of the points by place and the last that a nominee can
// get: "12–6" where seven are nominated.
func (w Words) ends(points []exact.Rat) string {
	if n := len(w.E.Nominees); n > 0 && n < len(points) {
		points = points[:n]
	}
	if len(points) == 0 {
		return ""
	}
	first, last := w.L.RatText(points[0]), w.L.RatText(points[len(points)-1])
	if first == last {
		return first
	}
	return first + "–" + last
}

// ratio is by how much points fall from place to place.
func (w Words) ratio(r *exact.Rat) string {
	if r == nil {
		return ""
	}
	return w.L.RatText(*r)
}
