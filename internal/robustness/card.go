package robustness

import (
	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// Card is all that is found out about one ranking. Nominees are named by id,
// those who win together in the edition's order.
type Card struct {
	Winners          []string    // as the ranking is
	PublicWeight     []Segment   // who wins at which public weight; nil: not defined
	Stands           []Span      // the segments of PublicWeight in which one of Winners wins
	ShortlistTop     []Top       // who wins with a shortlist of 1, 2, …; nil: there is no shortlist
	CriterionWeights []Weighting // by criterion, in the edition's order; nil: not defined
	LeaveOneOut      []Without   // by juror, in the order of the roll
	OtherRules       []Other     // jury methods, public methods, the ladder reversed

	Drawn         bool           // rank acceptability was asked for
	Acceptability *Acceptability // nil: not asked for, or not defined
}

// Segment is an open interval and who wins everywhere in it, whatever the tie
// ladder says. On the border of two segments the winners of both win.
type Segment struct {
	From, To exact.Rat
	Winners  []string
}

// Span is a closed interval.
type Span struct{ From, To exact.Rat }

// Top is who wins where the public's Top nominees are on the shortlist.
type Top struct {
	Top     int
	Winners []string
}

// Weighting is who wins as the weight of one criterion goes from nothing to
// everything, while the others keep their proportions.
type Weighting struct {
	ID       string
	Now      exact.Rat // its share of all weights, as it is
	Segments []Segment // over its share, 0 to 1; nil: no other criterion weighs anything, or on the way J falls below 0, which the public method share refuses
}

// Without is who wins where one juror is left out; the quorum is then at most
// the number of the others.
type Without struct {
	Juror   string
	Winners []string     // nil: refused
	Why     *fault.Error // of what was refused
}

// Other is who wins by another rule: one method changed, or the tie ladder
// reversed.
type Other struct {
	Jury, Public string       // the methods; Public is empty where there is no public part
	Reversed     bool         // the tie ladder, from its last step to its first
	Winners      []string     // nil: refused
	Why          *fault.Error // of what was refused
	Effective    *exact.Rat   // the public weight as it works there; nil: none
}

// Of finds out everything about the ranking that the input gives but its rank
// acceptability, which [Accept] draws. Faults: those of [ranking.Compute] where
// the ranking itself is refused.
func Of(p *ranking.Prepared) (*Card, error) {
	now, err := p.Compute(ranking.Variation{})
	if err != nil {
		return nil, err
	}
	c := &Card{
		Winners:          now.Winners,
		PublicWeight:     Places(Lines(p, now), 1),
		CriterionWeights: criterionWeights(p, now),
		LeaveOneOut:      leaveOneOut(p),
		OtherRules:       otherRules(p),
	}
	c.Stands = stands(c.PublicWeight, now.Winners)
	c.ShortlistTop, err = shortlistTops(p, now)
	return c, err
}

// publicOf is the public part of what is ranked; nil where there is none, or
// where it is left out.
func publicOf(p *ranking.Prepared) *award.PublicRule {
	in := p.Input()
	if in.JuryAlone {
		return nil
	}
	return in.Edition.Rule.Public
}
