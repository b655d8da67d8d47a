// Package decisiontest makes editions that were judged to their end, for tests
// of what is made from a decision: a known one, and random ones.
package decisiontest

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/publicvote"
	"votering/internal/ranking"
	"votering/internal/record"
)

// Case is an edition and what happened to it, up to the decision.
type Case struct {
	Edition *award.Edition // with the roll
	Events  []deliberation.Event

	Software string // that makes the decision; empty: Earlier
}

// What software calls itself that says in a decision how firmly the ranking
// stands, and some of before: that says no more than how far the jurors agreed,
// and that does not say that either.
const (
	Firm    = "votering 0.5.0"
	Met     = "votering 0.4.0"
	Earlier = "votering 0.2.0"
)

// Start is when the first event of a case happens; each further one is a
// minute later.
var Start = time.Date(2022, 11, 16, 9, 0, 0, 0, time.UTC)

// ChairKey is the key line that the chair of every case signs with.
const ChairKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"

// Digits are 64 hex digits that say which they are.
func Digits(s string) string { return record.Hash([]byte(s)) }

// Basis is what the decision of the case is built from. Nonces and salt are
// made of seed: the same gives the same bytes.
func (c Case) Basis(seed string) (decision.Basis, error) {
	s, err := deliberation.Replay(c.Events, c.Edition)
	if err != nil {
		return decision.Basis{}, err
	}
	frozen, ed := award.Freeze(c.Edition), deliberation.Effective(s, c.Edition)
	rk, err := ranking.Compute(deliberation.RankingInput(s, ed))
	if err != nil {
		return decision.Basis{}, err
	}
	return decision.Basis{
		Edition: ed, Frozen: frozen, State: s, Ranking: ranking.Document(rk, ed, record.Hash(frozen)),
		Size: uint64(len(c.Events)), Head: Digits("head"), At: Start.Add(time.Duration(len(c.Events)) * time.Minute),
		ChairKey: ChairKey, Software: cmp.Or(c.Software, Earlier),
		PublicNonce: Digits(seed + " public"), CompleteNonce: Digits(seed + " complete"), Salt: Digits(seed + " salt"),
	}, nil
}

// life plays a case: events that are not allowed are left out.
type life struct {
	Case
	s deliberation.State
}

// edition is the edition as it was amended so far.
func (l *life) edition() *award.Edition { return deliberation.Effective(l.s, l.Edition) }

// do applies an event, if it is allowed.
func (l *life) do(e deliberation.Event) bool {
	e.At = Start.Add(time.Duration(len(l.Events)) * time.Minute)
	e.Salt = Digits("salt of " + e.At.String())
	next, err := deliberation.Apply(l.s, e, l.edition())
	if err != nil {
		return false
	}
	l.s, l.Events = next, append(l.Events, e)
	return true
}

// found creates and opens the edition.
func (l *life) found(chair string) {
	l.do(deliberation.Event{Kind: deliberation.Created, Who: chair})
	l.do(deliberation.Event{Kind: deliberation.Opened, Who: chair, SHA256: award.Fingerprint(l.Edition), Key: ChairKey})
}

// Worked is the worked case judged to its end from its three files: Kinn wins
// with five of six votes, Bjørn dissents, and Eli's recusal was upheld.
func Worked(edition, marks, tally []byte) (Case, error) {
	return Judged(edition, marks, tally, workedProposal())
}

// workedProposal is what the jury of the worked case came to.
func workedProposal() deliberation.ProposalChange {
	return deliberation.ProposalChange{
		Grounds: map[string]string{
			"nb": "Kinn har gjort mest ut av det de har.\n\nProsjektene er nye, og de virker.",
			"en": "Kinn has made the most of what it has.\n\nThe projects are new, and they work.",
		},
		Dissent: map[string]string{"bjorn": "I would have given it to Bodø, whom the public wanted."},
		Votes: map[string]string{
			"kari": "kinn", "anne": "kinn", "bjorn": "bodo", "eli": "kinn", "farid": "kinn", "ola": "kinn",
		},
	}
}

// WorkedFromRows is Worked with its public vote counted from raw rows, see
// Counted.
func WorkedFromRows(edition, marks []byte) (Case, error) {
	ed, err := editionfile.Read(edition, "edition.yaml")
	if err != nil {
		return Case{}, err
	}
	ed.PublicVote = Polling()
	return judged(ed, marks, Counted(), workedProposal())
}

// Judged is an edition judged by a table of marks and one of votes; tally is
// nil where the rule has no public part. Every recusal is upheld by all who may
// decide it, and of nominees whose tie is left to the chair the last listed is
// put first. It fails where that proposal cannot be decided.
func Judged(edition, marks, tally []byte, p deliberation.ProposalChange) (Case, error) {
	ed, err := editionfile.Read(edition, "edition.yaml")
	if err != nil {
		return Case{}, err
	}
	if tally == nil {
		return judged(ed, marks, nil, p)
	}
	votes, err := publicvote.ReadTotals(tally, "tally.csv", ed)
	if err != nil {
		return Case{}, err
	}
	return judged(ed, marks, votes, p)
}

// judged is Judged with an edition that was read, and votes that were counted.
func judged(ed *award.Edition, marks []byte, votes *publicvote.Tally, p deliberation.ProposalChange) (Case, error) {
	rows, err := ballot.ReadMarks(marks, "marks.csv", ed)
	if err != nil {
		return Case{}, err
	}
	chair, _ := ed.Chair()
	l := &life{Case: Case{Edition: ed}}
	l.found(chair.ID)
	l.enter(rows)
	if votes != nil {
		l.do(deliberation.Event{Kind: deliberation.TallyRead, Who: chair.ID, Tally: votes})
	}
	l.do(deliberation.Event{Kind: deliberation.Closing, Who: chair.ID, Reason: deliberation.NoBallot})
	for _, u := range deliberation.Undecided(l.s, ed) {
		upheld := true
		l.do(deliberation.Event{Kind: deliberation.RecusalDecided, Who: chair.ID, Juror: u.Juror, Nominee: u.Nominee, Upheld: &upheld,
			By: deliberation.Deciders(l.s, ed, u.Juror, u.Nominee), Reason: "Was employed there until 2021."})
	}
	l.do(deliberation.Event{Kind: deliberation.MarksRevealed, Who: chair.ID})
	l.do(deliberation.Event{Kind: deliberation.MarksLocked, Who: chair.ID})
	l.do(deliberation.Event{Kind: deliberation.TallyRevealed, Who: chair.ID})
	rk, err := ranking.Compute(deliberation.RankingInput(l.s, ed))
	if err != nil {
		return Case{}, err
	}
	for _, group := range rk.ToCast {
		slices.Reverse(group)
		l.do(deliberation.Event{Kind: deliberation.TieCast, Who: chair.ID, Nominees: group, Reason: "Has waited longest."})
	}
	if !l.do(deliberation.Event{Kind: deliberation.DecisionDrafted, Who: chair.ID, Draft: &p}) {
		return Case{}, errors.New("decisiontest: the proposal is not one that this edition allows")
	}
	return l.Case, nil
}

// enter has every juror of a table fill in a ballot and hand it in.
func (l *life) enter(rows []ballot.Row) {
	cells := map[string][]deliberation.CellChange{}
	for _, r := range rows {
		if r.Recused {
			l.do(deliberation.Event{Kind: deliberation.Recused, Who: r.Juror, Nominee: r.Nominee, Ground: "Has worked there."})
			continue
		}
		comment := ""
		if r.Mark == "6" {
			comment = strings.ToUpper(r.Nominee[:1]) + r.Nominee[1:] + " stands out here."
		}
		cells[r.Juror] = append(cells[r.Juror], deliberation.CellChange{Nominee: r.Nominee, Criterion: r.Criterion, Mark: r.Mark, Comment: comment})
	}
	for _, j := range l.Edition.Voters() {
		if len(cells[j.ID]) == 0 {
			continue
		}
		l.do(deliberation.Event{Kind: deliberation.MarksSet, Who: j.ID, Cells: cells[j.ID]})
		l.do(deliberation.Event{Kind: deliberation.BallotHandedIn, Who: j.ID})
	}
}
