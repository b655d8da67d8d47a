package rehearse

import (
	"votering/internal/award"
	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/ui/part/draw"
)

// sums is how one nominee's total comes about: the total, then each side of it
// and how that becomes the number that is weighted. Beside every fraction stand
// its decimals.
func (w words) sums(row *rank.Row, width int) draw.Block {
	b := draw.Paragraph(w.place(row)+" "+w.nominee(row.Nominee), width, &w.S.Strong)
	add := func(key, sum, position string) {
		if sum != "" {
			b = append(b, draw.Paragraph(w.L.T(key, "sum", sum)+position, max(width-2, 1), &w.S.Base).Indent(2)...)
		}
	}
	jury := "rehearse.sum.jury"
	if rule := w.e.Rule.Jury; row.Mean != nil && rule.Unit() && !rule.Ranks() {
		jury += ".unit"
	}
	add("rehearse.sum.total", w.worked(row.Sum), "")
	add(jury, w.worked(row.JurySum), w.position(row, rank.RoleJury))
	if row.Votes != nil {
		add("rehearse.sum.public", w.given(*row.Votes), w.position(row, rank.RolePublic))
	}
	return b
}

// given is what the public gave a nominee: votes, or points that are added.
func (w words) given(votes exact.Rat) string {
	if w.e.Rule.Public.Method == award.Added {
		return w.L.T("ranking.sum.given", "points", w.votes(votes))
	}
	return w.L.T("ranking.sum.votes", "votes", w.votes(votes))
}

// worked is a sum as a person would write it, with decimals beside what it comes
// to; empty where there is none. What the rule rounds is in decimals already.
func (w words) worked(s rank.Sum) string {
	said := w.L.Formula(s.String())
	if said == "" || s.Unrounded != nil && !s.Unrounded.Equal(s.Total) {
		return said
	}
	return said + w.also(s.Total)
}

// shownDecimals are the decimals that stand beside a fraction.
const shownDecimals = 3

// also is what stands after a fraction: its decimals, all of them where they are
// few, else rounded. Empty for a whole number, and for one too long to be
// written as a fraction.
func (w words) also(r exact.Rat) string {
	switch {
	case r.IsInt(), rank.Long(r):
		return ""
	case few(r):
		return " = " + w.L.RatText(r)
	}
	return " ≈ " + w.L.Rat(r, shownDecimals)
}

// few reports whether the decimals of r end within those that are shown.
func few(r exact.Rat) bool {
	short, err := exact.Decimal(r.Round(shownDecimals))
	return err == nil && short.Equal(r)
}

// both is a number as it stands in a sum, and in decimals beside it.
func (w words) both(r exact.Rat) string { return w.L.Formula(rank.Written(r)) + w.also(r) }

// shortly is a number in decimals alone.
func (w words) shortly(r exact.Rat) string {
	switch {
	case r.IsInt():
		return w.L.IntRat(r)
	case few(r):
		return w.L.RatText(r)
	}
	return w.L.T("rehearse.about", "n", w.L.Rat(r, shownDecimals))
}

// between reports whether the public method sets a number between others, so that
// the lowest of all becomes 0 and the highest 1.
func (w words) between() bool {
	m := w.e.Rule.Public.Method
	return m != award.Share && m != award.RankPoints
}

// position is how one side's own number becomes the value that is weighted, as
// the public method does it: a share of all such numbers, a place between the
// lowest and the highest, and so on. Empty where it is taken as it is.
func (w words) position(row *rank.Row, role string) string {
	t, ok := row.Sum.Term(role)
	key := "rehearse.position.share"
	if w.e.Rule.Public != nil && w.e.Rule.Public.Method != award.Share {
		key = "ranking.position." + w.e.Rule.Public.Method
	}
	switch working := t.Of.String(); {
	case !ok, w.e.Rule.Public == nil:
		return ""
	case w.e.Rule.Public.Method == award.RankPoints && t.Place.Sign() != 0:
		return "; " + w.L.T("ranking.position.rank_points", "place", w.shortly(t.Place), "value", w.both(t.Value))
	case t.Of.Flat():
		return "; " + w.L.T("ranking.position.flat", "value", w.both(t.Value))
	case working == "":
		return ""
	case w.between() && t.Value.Sign() == 0:
		return "; " + w.L.T("ranking.position.lowest")
	case w.between() && t.Value.Equal(exact.Int(1)):
		return "; " + w.L.T("ranking.position.highest")
	default:
		return "; " + w.L.T(key, "own", w.shortly(t.Of.Own), "zero", w.shortly(t.Of.Zero),
			"one", w.shortly(t.Of.One), "working", w.L.Formula(working), "value", w.both(t.Value))
	}
}
