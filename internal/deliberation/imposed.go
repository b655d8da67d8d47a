package deliberation

import "votering/internal/ballot"

// abide puts into a ballot that was opened what the others decided of its juror
// before they could know what is in it. That the juror is disqualified stands,
// whatever the ballot says: the body decides, and nobody undoes that by leaving
// the recusal out. Where the ballot has a recusal that was rejected, or on
// another ground than was decided, the others decide anew; where it has none
// after they rejected one, there is nothing to decide.
func (s *State) abide(b *ballot.Ballot) {
	for nominee, v := range s.Verdicts[b.Juror] {
		r, made := b.Recused[nominee]
		switch {
		case !made && v.Upheld:
			b.Recused[nominee] = ballot.Recusal{Ground: v.Ground}
			v.Imposed = true
			s.settle(b.Juror, nominee, v)
		case !made, !v.Upheld, r.Ground != v.Ground:
			s.forget(b.Juror, nominee)
		default:
			v.Imposed = false
			s.settle(b.Juror, nominee, v)
		}
	}
}

// imposed reports whether the juror's ballot is open and has no recusal but the
// one that the others decided on before.
func (s *State) imposed(juror, nominee string) bool {
	return s.Verdicts[juror][nominee].Imposed && s.HandIns[juror].Opened
}
