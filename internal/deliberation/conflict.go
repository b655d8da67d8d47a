package deliberation

import (
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/fault"
)

// planConflict plans a recusal or a declaration, made or taken back.
func planConflict(s State, ed *award.Edition, e Event) (step, error) {
	juror, act := e.Subject(), ActDeclare
	if e.Kind == Recused {
		act = ActRecuse
	}
	if f := AllowedTo(s, ed, act, juror); f != nil {
		return nil, f
	}
	if v, ok := s.Verdicts[juror][e.Nominee]; ok && v.Upheld {
		return nil, fault.New(fault.State, "recusal.upheld", "juror", juror, "nominee", e.Nominee)
	}
	if err := checkConflict(s.Ballots[juror], ed, e); err != nil {
		return nil, err
	}
	return func(next *State) {
		b := next.ballot(juror)
		before := change{nominee: e.Nominee, recusal: held(b.Recused, e.Nominee), declared: held(b.Declared, e.Nominee)}
		if v, ok := next.Verdicts[juror][e.Nominee]; ok && e.recuses() {
			before.verdict = &v
			next.forget(juror, e.Nominee)
		}
		e.put(b)
		next.changed(juror, before)
	}, nil
}

func checkConflict(b *ballot.Ballot, ed *award.Edition, e Event) error {
	if _, ok := ed.Nominee(e.Nominee); !ok {
		return fault.New(fault.Usage, "nominee.unknown", "nominee", e.Nominee)
	}
	if e.Kind == Recused && !e.Withdrawn && e.Ground == "" {
		return fault.New(fault.Usage, "recuse.ground", "nominee", e.Nominee)
	}
	if !e.Withdrawn {
		return nil
	}
	if b != nil {
		if _, ok := b.Recused[e.Nominee]; ok && e.Kind == Recused {
			return nil
		}
		if _, ok := b.Declared[e.Nominee]; ok && e.Kind == Declared {
			return nil
		}
	}
	return fault.New(fault.State, "withdraw.nothing", "nominee", e.Nominee)
}

// recuses reports whether the event makes a recusal.
func (e *Event) recuses() bool {
	return !e.Withdrawn && (e.Kind == Recused || e.Ground != "")
}

// put puts a recusal or declaration into the ballot. The two never contradict
// each other: declaring a ground recuses, declaring that there is none ends a
// recusal, and a declaration that a later recusal or its end belies is gone.
func (e *Event) put(b *ballot.Ballot) {
	declared, stated := b.Declared[e.Nominee]
	switch {
	case e.Withdrawn:
		delete(b.Recused, e.Nominee)
		if e.Kind == Declared || declared.Ground != "" {
			delete(b.Declared, e.Nominee)
		}
	case e.Kind == Recused:
		b.Recused[e.Nominee] = ballot.Recusal{Ground: e.Ground}
		if stated && declared.Ground == "" {
			delete(b.Declared, e.Nominee)
		}
	case e.Ground == "":
		b.Declared[e.Nominee] = ballot.Declaration{}
		delete(b.Recused, e.Nominee)
	default:
		b.Declared[e.Nominee] = ballot.Declaration{Ground: e.Ground}
		b.Recused[e.Nominee] = ballot.Recusal{Ground: e.Ground}
	}
}
