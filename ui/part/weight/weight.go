// Package weight puts into words how much the public really moves, beside what
// the rule says that it weighs.
package weight

import (
	"votering/internal/locale"
	"votering/internal/ranking"
	"votering/internal/rules"
)

// IsReal reports whether the public moves as much as the rule says; no where the
// rule says nothing of a weight.
func IsReal(rk *ranking.Ranking) bool {
	effective, ok := rk.EffectiveWeight()
	return ok && rk.Weight != nil && effective.Equal(*rk.Weight)
}

// Works says how much the public really moves, where that is not what the rule
// says, or where it says nothing; else it is empty. Warn says that the two differ by more than half.
func Works(l *locale.Catalog, rk *ranking.Ranking) (sentence string, warn bool) {
	effective, ok := rk.EffectiveWeight()
	switch {
	case !ok || IsReal(rk):
		return "", false
	case rk.Weight == nil:
		return l.T("ranking.weight.added", "effective", Effective(l, rk)), false
	}
	key := "ranking.weight.near"
	switch warn = rk.WeightMisleads(); {
	case warn && rk.Weight.Less(effective):
		key = "ranking.weight.more"
	case warn:
		key = "ranking.weight.less"
	}
	return l.T(key, "nominal", rules.Weight(l, *rk.Weight), "effective", Effective(l, rk)), warn
}

// Effective is the weight that works, per cent: as fine as it takes not to look
// like the rule's own. Empty where there is none.
func Effective(l *locale.Catalog, rk *ranking.Ranking) string {
	effective, ok := rk.EffectiveWeight()
	if !ok {
		return ""
	}
	if s := l.Share(effective, 0); rk.Weight == nil || effective.Equal(*rk.Weight) || s != l.Share(*rk.Weight, 0) {
		return s
	}
	return l.Share(effective, 1)
}
