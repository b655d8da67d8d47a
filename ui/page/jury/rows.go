package jury

import (
	"slices"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/room"
)

// row is one line to choose: a juror, a conflict that a juror declared, or a
// nominee that a gate stops or was overridden for. The headings between them
// cannot be chosen.
type row struct {
	juror   *room.JurorSight
	recusal *room.Recusal // of whom juror is not
	of      *room.JurorSight
	nominee *award.Nominee
	gate    award.GateResult
	reason  string // of an override
	heading string // its key in the catalogue
}

func (r row) isJuror(id string) bool { return r.juror != nil && r.juror.Juror.ID == id }

// rowsOf lists the jurors, then the conflicts they declared, then the nominees
// that a gate concerns.
func rowsOf(s room.Sight) []row {
	rows := make([]row, 0, len(s.Jurors))
	for i := range s.Jurors {
		rows = append(rows, row{juror: &s.Jurors[i]})
	}
	below := func(heading string, more []row) {
		if len(more) > 0 && len(rows) > 0 {
			rows = append(rows, row{heading: heading})
		}
		rows = append(rows, more...)
	}
	below("jury.recusals", recusalRows(s.Jurors))
	below("jury.gates", gateRows(s.Edition, s.Overrides))
	return rows
}

// recusalRows lists what jurors declared, the undecided first.
func recusalRows(js []room.JurorSight) []row {
	var open, decided []row
	for i := range js {
		for _, rs := range [][]room.Recusal{js[i].Recused, js[i].Rejected} {
			for k := range rs {
				if r := (row{of: &js[i], recusal: &rs[k]}); rs[k].Verdict == "" {
					open = append(open, r)
				} else {
					decided = append(decided, r)
				}
			}
		}
	}
	return append(open, decided...)
}

func gateRows(e *award.Edition, overrides []ranking.Override) []row {
	var rows []row
	for i := range e.Nominees {
		n := &e.Nominees[i]
		for _, g := range award.GatesOf(e, n) {
			o := slices.IndexFunc(overrides, func(o ranking.Override) bool { return o.Metric == g.Gate.Metric && o.Nominee == n.ID })
			switch g.Overridden = o >= 0; {
			case g.Overridden:
				rows = append(rows, row{nominee: n, gate: g, reason: overrides[o].Reason})
			case !g.Passes():
				rows = append(rows, row{nominee: n, gate: g})
			}
		}
	}
	return rows
}

// nextOf is the usual next step; empty where there is none.
func nextOf(s room.Sight) deliberation.Act {
	switch {
	case len(s.Next) > 0:
		return s.Next[0]
	case s.Phase == deliberation.Revealed:
		return deliberation.ActDecide
	}
	return ""
}

// notMet reports whether the jury can see its marks and has talked about nothing
// yet: before they are locked, that comes first.
func notMet(s room.Sight) bool {
	return s.Meeting != nil && s.Meeting.BegunAt.IsZero() && len(s.Rounds) == 0
}

var noStep = fault.New(fault.State, "jury.no_step")

// noHand is why the laptop cannot be handed to the chosen juror.
func noHand(s room.Sight, chosen row) *fault.Error {
	switch {
	case chosen.juror == nil:
		return fault.New(fault.Usage, "jury.pick_juror")
	case !chosen.juror.Juror.Votes:
		return noVote(chosen.juror.Juror)
	case s.Phase == deliberation.Draft:
		return fault.New(fault.State, "jury.early")
	case s.Phase != deliberation.Open:
		return fault.New(fault.State, "jury.late")
	case chosen.isJuror(s.Who.ID):
		return nil
	case chosen.juror.State == deliberation.HandedIn:
		return fault.New(fault.State, "jury.handed_in", "name", chosen.juror.Juror.Name)
	}
	return nil
}

func noVote(j award.Juror) *fault.Error {
	return fault.New(fault.Juror, "juror.no_vote", "juror", j.ID, "name", j.Name)
}

// noAbsence is why the chosen juror cannot be marked absent.
func noAbsence(s room.Sight, chosen row) *fault.Error {
	switch {
	case s.Allowed[deliberation.ActAbsent] != nil:
		return s.Allowed[deliberation.ActAbsent]
	case chosen.juror == nil:
		return fault.New(fault.Usage, "jury.pick_juror")
	case !chosen.juror.Juror.Votes:
		return noVote(chosen.juror.Juror)
	case chosen.juror.State == deliberation.HandedIn:
		return fault.New(fault.State, "absent.handed_in", "juror", chosen.juror.Juror.ID, "name", chosen.juror.Juror.Name)
	}
	return nil
}

// noHandIn is why no drafts can be handed in.
func noHandIn(s room.Sight) *fault.Error {
	if f := s.Allowed[deliberation.ActHandIn]; f != nil {
		return f
	}
	if !slices.ContainsFunc(s.Jurors, func(j room.JurorSight) bool { return j.Ready }) {
		return fault.New(fault.State, "jury.no_drafts")
	}
	return nil
}

// noVerdict is why nothing can be decided about the chosen row.
func (p *Page) noVerdict(s room.Sight, chosen row) *fault.Error {
	switch {
	case !slices.ContainsFunc(p.rows, func(r row) bool { return r.recusal != nil }):
		return fault.New(fault.State, "jury.no_recusal")
	case s.Allowed[deliberation.ActRecusal] != nil:
		return s.Allowed[deliberation.ActRecusal]
	case p.inQuestion(chosen).recusal == nil:
		return fault.New(fault.Usage, "jury.pick_recusal")
	}
	return nil
}

// inQuestion is the conflict that a row is about: its own, or the first of the
// juror; else the first that is not decided. The zero row where there is none.
func (p *Page) inQuestion(chosen row) row {
	if chosen.recusal != nil {
		return chosen
	}
	var first row
	for _, r := range p.rows {
		switch {
		case r.recusal == nil:
		case chosen.isJuror(r.of.Juror.ID):
			return r
		case first.recusal == nil && r.recusal.Verdict == "":
			first = r
		}
	}
	return first
}

// noOverride is why no gate can be overridden for the chosen row.
func (p *Page) noOverride(s room.Sight, chosen row) *fault.Error {
	switch {
	case !slices.ContainsFunc(p.rows, func(r row) bool { return r.nominee != nil }):
		return fault.New(fault.State, "jury.no_gate")
	case s.Allowed[deliberation.ActOverride] != nil:
		return s.Allowed[deliberation.ActOverride]
	case chosen.nominee == nil:
		return fault.New(fault.Usage, "jury.pick_gate")
	}
	return nil
}
