package jury

import (
	"slices"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/room"
)

// row is one line to choose: a juror, or a nominee that a gate stops or was
// overridden for. The heading between the two cannot be chosen.
type row struct {
	juror   *room.JurorSight
	nominee *award.Nominee
	gate    award.GateResult
	reason  string // of an override
	heading bool
}

func (r row) isJuror(id string) bool { return r.juror != nil && r.juror.Juror.ID == id }

// rowsOf lists the jurors, then the nominees that a gate concerns.
func rowsOf(s room.Sight) []row {
	rows := make([]row, 0, len(s.Jurors))
	for i := range s.Jurors {
		rows = append(rows, row{juror: &s.Jurors[i]})
	}
	gates := gateRows(s.Edition, s.Overrides)
	if len(gates) > 0 && len(rows) > 0 {
		rows = append(rows, row{heading: true})
	}
	return append(rows, gates...)
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
	if len(s.Next) == 0 {
		return ""
	}
	return s.Next[0]
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
