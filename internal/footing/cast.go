package footing

import (
	"votering/internal/award"
	"votering/internal/robustness"
)

// cast reports whether the chair's casting decision put the winner first.
func (w Words) cast() bool {
	return w.Rk != nil && len(w.Rk.Rows) > 0 && w.Rk.Rows[0].DecidedBy == award.TieChair
}

// castNote says that the rule is tried with the chair's casting decision, where
// that put the winner first.
func (w Words) castNote() []string {
	if !w.cast() {
		return nil
	}
	return []string{w.L.T("footing.jurors.cast")}
}

// Level says what it means that several are level over a weight: that the steps
// for equal totals, and with them the chair's casting decision, are left out
// there. Empty where none are.
func (w Words) Level(all []robustness.Segment) string {
	for _, s := range all {
		switch {
		case len(s.Winners) < 2:
		case w.cast():
			return w.L.T("footing.level.cast")
		default:
			return w.L.T("footing.level.note")
		}
	}
	return ""
}

// leveled is Level as notes.
func (w Words) leveled(all []robustness.Segment) []string {
	if s := w.Level(all); s != "" {
		return []string{s}
	}
	return nil
}
