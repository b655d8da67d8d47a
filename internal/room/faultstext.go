package room

import (
	"path/filepath"

	"votering/internal/fault"
	"votering/internal/papers"
)

// FaultsText is what to write to a juror whose form could not be read, in the
// juror's language: each fault with its place in the form.
func (r *Room) FaultsText(juror string, faults fault.List) (string, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	j, ok := r.ed.Juror(juror)
	if !ok {
		return "", fault.New(fault.Juror, "juror.unknown", "juror", juror)
	}
	l := r.letter(j)
	l.Stage = papers.StageFaulty
	for _, f := range faults {
		what, _ := r.languageOf(j).FaultOnScreen(f)
		if f.Where != "" {
			what = filepath.Base(f.Where) + ": " + what
		}
		l.Faults = append(l.Faults, what)
	}
	return r.mailText(l), nil
}
