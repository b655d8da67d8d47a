package accord

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/ranking"
)

// Words are the words for how far a jury agrees, in one language.
type Words struct {
	L     *locale.Catalog
	E     *award.Edition
	Show  func(string) string // makes what others wrote harmless where the words will stand, on one line
	Names bool                // jurors are named; false on the wall and on public paper
}

// most is how many nominees or jurors are named for one reason.
const most = 3

// Sentences are what to read of the agreement: on whom the jurors agree, on whom
// they lie apart and where, who lies above or below the others, and what that means
// and does not mean.
func (w Words) Sentences(a *ranking.Agreement) []string {
	return slices.Concat(w.Agreed(a), w.Apart(a), w.Severe(a), w.Meaning(a))
}

// Agreed says on whom the jurors agree (ranking.Adjusted.Alike), the narrowest
// first: "Agreed on Vennesla (all 4.50 to 4.75)", "Also agreed on Bodø". Where
// there is nobody, on whom they come nearest to it. Nothing where no nominee has
// the totals of two jurors.
func (w Words) Agreed(a *ranking.Agreement) []string {
	compared := w.compared(a)
	slices.SortStableFunc(compared, func(x, y ranking.Adjusted) int { return x.High.Sub(x.Low).Cmp(y.High.Sub(y.Low)) })
	if len(compared) == 0 {
		return nil
	}
	alike := slices.DeleteFunc(slices.Clone(compared), func(n ranking.Adjusted) bool { return !n.Alike })
	if len(alike) == 0 {
		return []string{w.near("accord.nearest", a, compared[0])}
	}
	first := alike[0]
	lines := []string{w.near("accord.agreed", a, first)}
	if !ranking.Alike([]exact.Rat{{}, first.High.Sub(first.Low).Quo(width(a))}) { // a few of a large jury lie outside
		lines[0] = w.L.T("accord.agreed.nearly", "nominee", w.nominee(first.Nominee))
	}
	if alike = alike[1:]; len(alike) == 0 {
		return lines
	}
	var names []string
	for _, n := range alike[:min(most, len(alike))] {
		names = append(names, w.nominee(n.Nominee))
	}
	if more := len(alike) - len(names); more > 0 {
		names = append(names, w.L.N("accord.more", more))
	}
	return append(lines, w.L.T("accord.also", "names", w.L.List(names)))
}

func (w Words) near(key string, a *ranking.Agreement, n ranking.Adjusted) string {
	low, high := w.number(a, n.Low), w.number(a, n.High)
	if low == high {
		return w.L.T(key+".same", "nominee", w.nominee(n.Nominee), "mark", w.onScale(a, low))
	}
	return w.L.T(key, "nominee", w.nominee(n.Nominee), "low", low, "high", w.onScale(a, high))
}

// Apart says on whom they lie far apart, and mostly on which criterion: there the
// average deviation exceeds a sixth of the scale. Where that is nobody, it says
// so, and where they lie farthest.
func (w Words) Apart(a *ranking.Agreement) []string {
	compared := slices.DeleteFunc(w.compared(a), func(n ranking.Adjusted) bool { return n.Widest.Deviation.Sign() == 0 })
	share := func(n ranking.Adjusted) exact.Rat {
		return n.Widest.Deviation.Quo(w.criterionWidth(n.Widest.Criterion))
	}
	slices.SortStableFunc(compared, func(x, y ranking.Adjusted) int { return share(y).Cmp(share(x)) })
	var lines []string
	for _, n := range compared {
		if n.Widest.Far && len(lines) < most {
			lines = append(lines, w.L.T("accord.apart", "nominee", w.nominee(n.Nominee), "criterion", w.criterion(n.Widest.Criterion)))
		}
	}
	if len(lines) == 0 && len(compared) > 0 {
		d := compared[0].Widest
		lines = append(lines, w.L.T("accord.nowhere", "nominee", w.nominee(compared[0].Nominee), "criterion", w.criterion(d.Criterion),
			"low", w.L.RatText(d.Low), "high", w.L.RatText(d.High)))
	}
	return lines
}

// Severe says who gives more or less than the jury on average, over the nominees
// that the juror marked: all who lie more than a twelfth of the scale off, or else
// the one who lies farthest off, where that is more than a fiftieth. Nothing
// without names.
func (w Words) Severe(a *ranking.Agreement) []string {
	if !w.Names || len(a.Jurors) < 2 {
		return nil
	}
	jurors := slices.Clone(a.Jurors)
	slices.SortStableFunc(jurors, func(x, y ranking.Severity) int { return y.Raw.Abs().Cmp(x.Raw.Abs()) })
	var lines []string
	limit := fiftieth
	for _, j := range jurors[:min(most, len(jurors))] {
		if !limit.Mul(width(a)).Less(j.Raw.Abs()) {
			break
		}
		key := "accord.above"
		if j.Raw.Sign() < 0 {
			key = "accord.below"
		}
		lines = append(lines, w.L.T(key, "name", w.juror(j.Juror), "off", w.ofScale(a, w.number(a, j.Raw.Abs()))))
		limit = twelfth
	}
	if len(lines) == 0 {
		return []string{w.L.T("accord.level", "limit", w.ofScale(a, w.number(a, fiftieth.Mul(width(a)))))}
	}
	return lines
}

// few is up to how many jurors the figures are said to be uncertain.
const few = 10

// Meaning says what the figures mean, and what they do not.
func (w Words) Meaning(a *ranking.Agreement) []string {
	n := a.Overall.Jurors
	switch {
	case n < 2:
		return []string{w.L.T("accord.alone")}
	case n <= few:
		return []string{w.L.T("accord.few", "jurors", w.L.T("accord.number."+w.L.Int(int64(n)))), w.L.T("accord.not")}
	}
	return []string{w.L.T("accord.usual"), w.L.T("accord.not")}
}

// compared are the nominees that at least two jurors have a total of.
func (w Words) compared(a *ranking.Agreement) []ranking.Adjusted {
	return slices.DeleteFunc(slices.Clone(a.Nominees), func(n ranking.Adjusted) bool { return n.Jurors < 2 })
}

var (
	twelfth  = exact.New(1, 12)
	fiftieth = exact.New(1, 50)
)

// width is how wide the scale is that the totals are told on.
func width(a *ranking.Agreement) exact.Rat {
	if a.Scale == nil {
		return exact.Int(1)
	}
	return a.Scale.Max.Sub(a.Scale.Min)
}

func (w Words) criterionWidth(id string) exact.Rat {
	if c, ok := w.E.Criterion(id); ok {
		return c.Scale.Max.Sub(c.Scale.Min)
	}
	return exact.Int(1)
}

// number is a total, or a part of one: as a mark with two decimals, or per cent of
// the scale where the criteria have different ones.
func (w Words) number(a *ranking.Agreement, r exact.Rat) string {
	if a.Scale == nil {
		return w.L.Share(r, 1)
	}
	return w.L.Rat(r, 2)
}

// onScale says of a total per cent where it lies.
func (w Words) onScale(a *ranking.Agreement, number string) string {
	if a.Scale == nil {
		return w.L.T("accord.on_scale", "n", number)
	}
	return number
}

// ofScale says of a difference per cent what it is a part of.
func (w Words) ofScale(a *ranking.Agreement, number string) string {
	if a.Scale == nil {
		return w.L.T("accord.of_scale", "n", number)
	}
	return number
}

func (w Words) nominee(id string) string {
	if n, ok := w.E.Nominee(id); ok {
		return w.Show(n.Name)
	}
	return w.Show(id)
}

func (w Words) juror(id string) string { return Names(w.E, w.Show, []string{id})[0] }

// criterion is the title of a criterion as it stands inside a sentence: its first
// letter is small where the second one is.
func (w Words) criterion(id string) string {
	title := criterionTitle(w.L, w.E, w.Show, id)
	first, n := utf8.DecodeRuneInString(title)
	if second, _ := utf8.DecodeRuneInString(title[n:]); unicode.IsLower(second) {
		return string(unicode.ToLower(first)) + title[n:]
	}
	return title
}
