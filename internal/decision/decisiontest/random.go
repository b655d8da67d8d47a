package decisiontest

import (
	"fmt"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/ranking"
)

// Secret begins every word of a random case that only a complete decision may
// hold: ids, names, addresses and keys of jurors, comments, grounds, and the
// reasons of absences and verdicts. The chair's name and address do not.
const Secret = "zq"

// Random draws a case that was judged to its end: any rule,
// few different marks and votes, so that ties are common, recusals with their
// verdicts, absences, overrides, ways back, public votes read anew, departures
// and no award. It gives up (t.Skip) on the few that cannot come to a decision.
func Random(t *rapid.T) Case {
	software := rapid.SampledFrom([]string{Earlier, Met, Firm}).Draw(t, "software")
	d := &drawer{T: t, life: life{Case: Case{Edition: edition(t), Software: software}}, sent: map[string]*ballot.Ballot{}}
	d.found(chairID)
	d.readTally("")
	backs := rapid.SampledFrom([]int{0, 0, 0, 1, 2}).Draw(t, "ways back")
	for {
		d.judge()
		if d.s.Phase != deliberation.Revealed || len(deliberation.Undecided(d.s, d.edition())) > 0 {
			t.Skip("a recusal that nobody can decide, or that came to light too late")
		}
		d.casts()
		if backs--; backs < 0 {
			break
		}
		if d.Edition.Rule.Public != nil && rapid.Bool().Draw(t, "read anew") {
			d.readTally("A reason for everybody.")
		}
		to := rapid.SampledFrom(deliberation.Earlier(d.s, d.edition())).Draw(t, "back to")
		d.do(deliberation.Event{Kind: deliberation.Reopened, Who: chairID, To: to, Reason: "Another reason for everybody."})
	}
	d.decide()
	return d.Case
}

// drawer plays a random case.
type drawer struct {
	*rapid.T
	life
	words int
	sent  map[string]*ballot.Ballot // what is in sealed ballots, by the hash of the sealed file
}

// secret is a text that only a complete decision may hold.
func (d *drawer) secret() string {
	d.words++
	return fmt.Sprintf("%sword%d is not for everybody", Secret, d.words)
}

func (d *drawer) chance(label string, of int) bool {
	return rapid.IntRange(1, of).Draw(d.T, label) == of
}

// readTally reads the public vote in, from rows or as totals.
func (d *drawer) readTally(reason string) {
	tally := d.totals()
	if d.chance("raw", 3) {
		tally = d.rawTally()
	}
	if f := tally.AddsUp(d.edition()); f != nil {
		d.Fatalf("what was counted does not add up: %v", f)
	}
	d.do(deliberation.Event{Kind: deliberation.TallyRead, Who: chairID, Tally: tally, Reason: reason})
}

// totals draws votes that were counted elsewhere.
func (d *drawer) totals() *publicvote.Tally {
	counts := map[string]exact.Rat{}
	for i := range d.Edition.Nominees {
		votes := exact.Int(rapid.Int64Range(0, 3).Draw(d.T, "votes"))
		if publicvote.Given(d.Edition) {
			votes = votes.Sub(exact.New(3, 2))
		}
		counts[d.Edition.Nominees[i].ID] = votes
	}
	return publicvote.Totals(counts, d.Edition)
}

// judge takes the edition from where it is to where the ranking stands, or as
// far as it comes.
func (d *drawer) judge() {
	for range 16 {
		switch d.s.Phase {
		case deliberation.Open:
			for _, j := range d.edition().Voters() {
				d.score(j.ID)
			}
			d.overrides()
			d.verdicts(2)
			d.amend()
			d.do(deliberation.Event{Kind: deliberation.Closing, Who: chairID, Reason: d.secret()})
		case deliberation.Closed:
			d.sendLate()
			if d.verdicts(1); len(deliberation.Undecided(d.s, d.edition())) > 0 {
				return
			}
			d.openBallots()
			if d.chance("together", 4) {
				d.do(deliberation.Event{Kind: deliberation.TallyRevealed, Who: chairID, Together: true})
				continue
			}
			d.do(deliberation.Event{Kind: deliberation.MarksRevealed, Who: chairID})
		case deliberation.Deliberating:
			d.verdicts(1)
			if d.meet(); d.s.Phase != deliberation.Deliberating {
				continue
			}
			d.do(deliberation.Event{Kind: deliberation.MarksLocked, Who: chairID})
		case deliberation.Locked:
			d.do(deliberation.Event{Kind: deliberation.TallyRevealed, Who: chairID})
		}
	}
}

// score has a juror fill in a ballot and hand it in, or not.
func (d *drawer) score(juror string) {
	if d.chance("absent", 6) {
		d.do(deliberation.Event{Kind: deliberation.JurorAbsent, Who: chairID, Juror: juror, Reason: d.secret()})
		return
	}
	for i := range d.Edition.Nominees {
		n := d.Edition.Nominees[i].ID
		for _, c := range d.Edition.Marked() {
			d.fill(juror, n, c)
		}
		switch rapid.IntRange(0, 9).Draw(d.T, "conflict") {
		case 0:
			d.do(deliberation.Event{Kind: deliberation.Recused, Who: juror, Nominee: n, Ground: d.secret()})
		case 1:
			d.do(deliberation.Event{Kind: deliberation.Declared, Who: juror, Nominee: n, Ground: d.secret()})
		case 2, 3:
			d.do(deliberation.Event{Kind: deliberation.Declared, Who: juror, Nominee: n})
		}
	}
	switch rapid.SampledFrom([]string{"entered", "entered", "sent", "sent", "not at all"}).Draw(d.T, "handed in") {
	case "entered":
		d.do(deliberation.Event{Kind: deliberation.BallotHandedIn, Who: juror})
	case "sent":
		d.send(juror)
	}
}

func (d *drawer) fill(juror, nominee string, c *award.Criterion) {
	cell := deliberation.CellChange{Nominee: nominee, Criterion: c.ID}
	switch rapid.SampledFrom([]string{"mark", "mark", "mark", "mark", "abstain", "nothing"}).Draw(d.T, "cell") {
	case "nothing":
		return
	case "abstain":
		cell.Mark = deliberation.Abstain
	default:
		steps := rapid.Int64Range(0, 2).Draw(d.T, "mark")
		cell.Mark = c.Scale.Min.Add(c.Scale.Step.Mul(exact.Int(steps))).Text()
	}
	switch rapid.IntRange(0, 7).Draw(d.T, "comment") {
	case 0, 1:
		cell.Comment = d.secret() + "\n\non two lines"
	case 2:
		cell.Comment = Quotable
	}
	d.do(deliberation.Event{Kind: deliberation.MarksSet, Who: juror, Cells: []deliberation.CellChange{cell}})
}

func (d *drawer) overrides() {
	for _, g := range d.Edition.Gates {
		for i := range d.Edition.Nominees {
			if d.chance("override", 6) {
				d.do(deliberation.Event{Kind: deliberation.GateOverridden, Who: chairID, Metric: g.Metric,
					Nominee: d.Edition.Nominees[i].ID, Reason: "A reason to let it in."})
			}
		}
	}
}

// verdicts decides one in so many recusals that wait for it.
func (d *drawer) verdicts(oneIn int) {
	for _, u := range deliberation.Undecided(d.s, d.edition()) {
		deciders := deliberation.Deciders(d.s, d.edition(), u.Juror, u.Nominee)
		if len(deciders) == 0 || !d.chance("decided", oneIn) {
			continue
		}
		upheld := rapid.Bool().Draw(d.T, "upheld")
		d.do(deliberation.Event{Kind: deliberation.RecusalDecided, Who: chairID, Juror: u.Juror, Nominee: u.Nominee,
			Upheld: &upheld, By: deciders, Reason: d.secret()})
	}
}

// casts has the chair decide the ties that the rule leaves to the chair.
func (d *drawer) casts() {
	rk, err := ranking.Compute(deliberation.RankingInput(d.s, d.edition()))
	if err != nil {
		return // told by decide
	}
	for _, group := range rk.ToCast {
		d.do(deliberation.Event{Kind: deliberation.TieCast, Who: chairID, Reason: "A reason to put them so.",
			Nominees: rapid.Permutation(group).Draw(d.T, "cast")})
	}
}

// decide proposes a decision until nothing stands in its way.
func (d *drawer) decide() {
	rk, err := ranking.Compute(deliberation.RankingInput(d.s, d.edition()))
	if err != nil {
		if fault.ClassOf(err) != fault.Rule {
			d.Fatal(err)
		}
		d.Skip("the rule refuses")
	}
	d.propose(deliberation.ProposalChange{Grounds: map[string]string{
		"en": "The grounds, “" + Quotable + "”\n\nOn two lines.", "nb": "Begrunnelsen.",
	}})
	for _, j := range d.edition().Voters() {
		if d.chance("dissent", 6) {
			d.propose(deliberation.ProposalChange{Dissent: map[string]string{j.ID: "A dissent."}})
		}
	}
	if d.Edition.Rule.Outcome == award.Advice {
		d.vote(rk)
	}
	if d.chance("no award", 6) {
		d.propose(deliberation.ProposalChange{Outcome: &deliberation.Outcome{NoAward: true}})
	}
	for range 3 {
		for _, b := range deliberation.Blocking(d.s, d.edition(), rk.Winners, rk.ToCast) {
			switch b.ID {
			case "no_departure":
				why := "Reasons to depart."
				d.propose(deliberation.ProposalChange{Departure: &why})
			default:
				d.propose(deliberation.ProposalChange{Outcome: &deliberation.Outcome{NoAward: true}})
			}
		}
	}
}

func (d *drawer) propose(c deliberation.ProposalChange) {
	d.do(deliberation.Event{Kind: deliberation.DecisionDrafted, Who: chairID, Draft: &c})
}

// vote has the jury vote on the winner among those who are ranked, openly or
// in secret, and choose one or leave it to what follows.
func (d *drawer) vote(rk *ranking.Ranking) {
	votes, counts := map[string]string{}, map[string]int{}
	var ranked []string
	for i := range rk.Rows {
		ranked = append(ranked, rk.Rows[i].Nominee)
	}
	who := deliberation.FranchiseOf(d.s, d.edition(), ranked)
	for _, j := range d.edition().Voters() {
		may := append([]string{deliberation.NoVote}, who.May[j.ID]...)
		v := rapid.SampledFrom(may).Draw(d.T, "vote")
		if votes[j.ID] = v; v != deliberation.NoVote {
			counts[v]++
		}
	}
	if d.chance("secret vote", 3) {
		d.propose(deliberation.ProposalChange{Counts: counts, CountsSet: true})
	} else {
		d.propose(deliberation.ProposalChange{Votes: votes})
	}
	if len(ranked) > 0 && d.chance("chosen", 2) {
		w := rapid.SampledFrom(ranked).Draw(d.T, "winner")
		d.propose(deliberation.ProposalChange{Outcome: &deliberation.Outcome{Winner: w}})
	}
}
