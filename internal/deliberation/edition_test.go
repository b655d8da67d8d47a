package deliberation

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"time"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/publicvote"
)

var noon = time.Date(2022, 11, 17, 12, 0, 0, 0, time.UTC)

// testEdition has three nominees, two criteria that are marked and one that is
// measured, three jurors with a vote and a secretary without one.
func testEdition() *award.Edition {
	scale := award.Scale{Min: exact.Int(1), Max: exact.Int(6), Step: exact.New(1, 2)}
	point := award.Point{Metric: "direct", Period: "2021"}
	return &award.Edition{
		ID: "prize",
		Criteria: []award.Criterion{
			{ID: "results", Weight: exact.Int(1), Scale: scale, Better: award.Higher},
			{ID: "effort", Weight: exact.Int(1), Scale: scale, Better: award.Higher},
			{ID: "measured", Weight: exact.Int(1), Scale: scale, Better: award.Higher, ValueFrom: &point},
		},
		Metrics:  []award.Metric{{ID: "direct", Unit: award.Percent}},
		Gates:    []award.Gate{{Metric: "direct", Period: "2021"}},
		Nominees: []award.Nominee{{ID: "bodo", Name: "Bodø"}, {ID: "kinn", Name: "Kinn"}, {ID: "lom", Name: "Lom"}},
		Jurors: []award.Juror{
			{ID: "kari", Name: "Kari", Role: award.ChairRole, Votes: true},
			{ID: "ola", Name: "Ola", Role: award.JurorRole, Votes: true},
			{ID: "siri", Name: "Siri", Role: award.JurorRole, Votes: true},
			{ID: "per", Name: "Per", Role: award.SecretaryRole},
		},
		Rule: award.Rule{Public: &award.PublicRule{Method: "minmax"}, Quorum: 2, Recusal: award.ScopeNominee},
	}
}

func juryAlone() *award.Edition {
	ed := testEdition()
	ed.Rule.Public = nil
	return ed
}

func tally() *publicvote.Tally {
	return &publicvote.Tally{Rows: 3, Valid: map[string]exact.Rat{"bodo": exact.Int(3), "kinn": {}, "lom": {}}, Flags: []string{publicvote.FlagTotals}}
}

const chairKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBase"

// hexOf stands for the SHA-256 of a document.
func hexOf(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

func isComma(r rune) bool { return r == ',' }

// change1 is one change of the proposal, from words: "grounds nb text", "vote
// ola kinn", "count kinn 2", "winner kinn", "no-award", "departure text".
func change1(what, a, b string) *ProposalChange {
	switch what {
	case "grounds":
		return &ProposalChange{Grounds: map[string]string{a: b}}
	case "dissent":
		return &ProposalChange{Dissent: map[string]string{a: b}}
	case "vote":
		return &ProposalChange{Votes: map[string]string{a: b}}
	case "count":
		n, _ := strconv.Atoi(b)
		return &ProposalChange{Counts: map[string]int{a: n}, CountsSet: true}
	case "uncount":
		return &ProposalChange{CountsSet: true}
	case "winner":
		return &ProposalChange{Outcome: &Outcome{Winner: a}}
	case "no-award":
		return &ProposalChange{Outcome: &Outcome{NoAward: true}}
	case "departure":
		return &ProposalChange{Departure: &a}
	}
	return nil
}

// script makes events from words: "mark ola bodo results 4", "recuse ola bodo
// ground", "open". A time passes from each to the next.
func script(lines ...string) []Event {
	events := make([]Event, len(lines))
	for i, words := range lines {
		events[i] = line(words)
		events[i].At = noon.Add(time.Duration(i) * time.Minute)
	}
	return events
}

// line makes one event from words.
func line(words string) Event {
	w := append(strings.Fields(words), "", "", "", "")
	switch w[0] {
	case "created":
		return Event{Kind: Created}
	case "open":
		return Event{Kind: Opened, Who: "kari"}
	case "mark":
		return Event{Kind: MarksSet, Who: w[1], Cells: []CellChange{{Nominee: w[2], Criterion: w[3], Mark: w[4]}}}
	case "recuse":
		return Event{Kind: Recused, Who: w[1], Nominee: w[2], Ground: w[3]}
	case "unrecuse":
		return Event{Kind: Recused, Who: w[1], Nominee: w[2], Withdrawn: true}
	case "declare":
		return Event{Kind: Declared, Who: w[1], Nominee: w[2], Ground: w[3]}
	case "undeclare":
		return Event{Kind: Declared, Who: w[1], Nominee: w[2], Withdrawn: true}
	case "undo":
		return Event{Kind: Undone, Who: w[1]}
	case "hand-in":
		return Event{Kind: BallotHandedIn, Who: w[1]}
	case "absent":
		return Event{Kind: JurorAbsent, Who: "kari", Juror: w[1], Reason: w[2]}
	case "override":
		return Event{Kind: GateOverridden, Who: "kari", Metric: w[1], Nominee: w[2], Reason: w[3]}
	case "tally":
		return Event{Kind: TallyRead, Who: "per", Tally: tally(), Reason: w[1]}
	case "close":
		return Event{Kind: Closing, Who: "kari", Reason: "no ballot by closing"}
	case "marks":
		return Event{Kind: MarksRevealed, Who: "kari"}
	case "lock":
		return Event{Kind: MarksLocked, Who: "kari"}
	case "reveal":
		return Event{Kind: TallyRevealed, Who: "kari"}
	case "both":
		return Event{Kind: TallyRevealed, Who: "kari", Together: true}
	case "verdict":
		upheld := w[3] == "upheld"
		return Event{Kind: RecusalDecided, Who: "kari", Juror: w[1], Nominee: w[2], Upheld: &upheld, By: strings.FieldsFunc(w[4], isComma)}
	case "propose":
		return Event{Kind: DecisionDrafted, Who: "kari", Draft: change1(w[1], w[2], w[3])}
	case "prepare":
		return Event{Kind: DecisionPrepared, Who: "kari", SHA256: hexOf("public " + w[1]), Complete: hexOf("complete " + w[1]), Key: chairKey}
	case "sign":
		return Event{Kind: DecisionSigned, Who: "kari", SHA256: hexOf("public " + w[1]), Complete: hexOf("complete " + w[1])}
	case "announce":
		return Event{Kind: DecisionAnnounced, Who: "kari", Reason: w[1]}
	case "release":
		return Event{Kind: DecisionReleased, Who: "kari", Number: 1, SHA256: hexOf(w[1]), Release: &Release{What: w[1], Profile: w[2], Files: 1, To: w[3]}}
	case "cast":
		return Event{Kind: TieCast, Who: "kari", Nominees: strings.FieldsFunc(w[1], isComma), Reason: w[2]}
	case "reopen":
		return Event{Kind: Reopened, Who: "kari", To: Phase(w[1]), Reason: w[2]}
	}
	panic("no such word: " + w[0])
}
