package rehearse

import (
	"votering/internal/award"
	"votering/internal/exact"
	rank "votering/internal/ranking"
	"votering/ui/part/draw"
	"votering/ui/part/sums"
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
// to; empty where there is none.
func (w words) worked(s rank.Sum) string {
	if len(s.Terms) == 0 {
		return ""
	}
	return w.numbers().Sum(s)
}

// numbers writes them as the page of the ranking does.
func (w words) numbers() sums.Writer { return sums.Writer{L: w.L} }

// shortly is a number in decimals alone.
func (w words) shortly(r exact.Rat) string {
	switch {
	case r.IsInt():
		return w.L.IntRat(r)
	case sums.Few(r):
		return w.L.RatText(r)
	}
	return w.L.T("rehearse.about", "n", w.L.Rat(r, sums.ShownDecimals))
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
	switch {
	case !ok, w.e.Rule.Public == nil:
		return ""
	case w.e.Rule.Public.Method == award.RankPoints && t.Place.Sign() != 0:
		return "; " + w.L.T("ranking.position.rank_points", "place", w.shortly(t.Place), "value", w.numbers().Both(t.Value))
	case t.Of.Flat():
		return "; " + w.L.T("ranking.position.flat", "value", w.numbers().Both(t.Value))
	case t.Of.String() == "":
		return ""
	case w.between() && t.Value.Sign() == 0:
		return "; " + w.L.T("ranking.position.lowest")
	case w.between() && t.Value.Equal(exact.Int(1)):
		return "; " + w.L.T("ranking.position.highest")
	default:
		working, value := w.numbers().Position(t.Of, t.Value)
		return "; " + sums.Once(w.L.T(key, "own", w.shortly(t.Of.Own), "zero", w.shortly(t.Of.Zero),
			"one", w.shortly(t.Of.One), "working", working, "value", value))
	}
}
