package papers

import (
	"cmp"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/exact"
	"votering/internal/publicvote"
	"votering/internal/ranking"
)

// chairKey is a public key that nobody has the other half of in use.
const chairKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea"

// judging is a deliberation that a test makes: an edition, marks and votes,
// and what the jury came to.
type judging struct {
	t       *testing.T
	edition *award.Edition
	frozen  []byte
	events  []deliberation.Event
	at      time.Time

	software string // that makes the decision; empty: one of before meetings
}

// worked is the worked case, marked and counted, in deliberation.
func worked(t *testing.T) *judging {
	t.Helper()
	e, err := editionfile.Read(file(t, "edition.yaml"), "edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return judge(t, e, file(t, "marks.csv"), file(t, "tally.csv"))
}

func file(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("../../testdata/cases/worked/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// judge takes an edition through its life until the jury deliberates.
func judge(t *testing.T, e *award.Edition, marks, votes []byte) *judging {
	t.Helper()
	j := &judging{t: t, edition: e, frozen: award.Freeze(e), at: time.Date(2022, 11, 14, 9, 0, 0, 0, time.UTC)}
	chair, _ := e.Chair()
	j.do(deliberation.Event{Kind: deliberation.Created})
	j.do(deliberation.Event{Kind: deliberation.Opened, Who: chair.ID, Key: chairKey})
	rows, err := ballot.ReadMarks(marks, "marks.csv", e)
	if err != nil {
		t.Fatal(err)
	}
	marked := map[string]bool{}
	for _, r := range rows {
		marked[r.Juror] = true
		if r.Recused {
			j.do(deliberation.Event{Kind: deliberation.Recused, Who: r.Juror, Nominee: r.Nominee, Ground: "Søsteren er ansatt der"})
			continue
		}
		j.do(deliberation.Event{Kind: deliberation.MarksSet, Who: r.Juror, Cells: []deliberation.CellChange{
			{Nominee: r.Nominee, Criterion: r.Criterion, Mark: r.Mark, Comment: r.Comment}}})
	}
	for _, v := range slices.Sorted(maps.Keys(marked)) {
		j.do(deliberation.Event{Kind: deliberation.BallotHandedIn, Who: v})
	}
	if e.Rule.Public != nil {
		j.do(deliberation.Event{Kind: deliberation.TallyRead, Who: chair.ID, Tally: tallyOf(t, e, votes)})
	}
	j.do(deliberation.Event{Kind: deliberation.Closing, Who: chair.ID, Reason: "no ballot by closing"})
	j.do(deliberation.Event{Kind: deliberation.MarksRevealed, Who: chair.ID})
	return j
}

// reveal fixes the marks and opens the public vote.
func (j *judging) reveal() {
	chair, _ := j.edition.Chair()
	j.do(deliberation.Event{Kind: deliberation.MarksLocked, Who: chair.ID})
	if j.edition.Rule.Public != nil {
		j.do(deliberation.Event{Kind: deliberation.TallyRevealed, Who: chair.ID})
	}
}

// do adds what happened, a minute after what happened before.
func (j *judging) do(e deliberation.Event) {
	j.at = j.at.Add(time.Minute)
	e.At = j.at
	j.events = append(j.events, e)
}

// draft adds to what the jury came to.
func (j *judging) draft(c deliberation.ProposalChange) {
	chair, _ := j.edition.Chair()
	j.do(deliberation.Event{Kind: deliberation.DecisionDrafted, Who: chair.ID, Draft: &c})
}

func tallyOf(t *testing.T, e *award.Edition, data []byte) *publicvote.Tally {
	t.Helper()
	tally := &publicvote.Tally{Valid: map[string]exact.Rat{}, Flags: []string{"totals"},
		Files: []publicvote.File{{SHA256: strings.Repeat("ab", 32)}}}
	for _, n := range e.Nominees {
		tally.Valid[n.ID] = exact.Rat{}
	}
	for i, l := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		name, votes, _ := strings.Cut(l, ",")
		if i == 0 {
			continue
		}
		n, err := exact.Decimal(votes)
		if err != nil {
			t.Fatal(err)
		}
		tally.Valid[name] = n
		tally.Rows++
		tally.Files[0].Rows++
	}
	return tally
}

// documents writes both documents and reads them back.
func (j *judging) documents() (public, complete *decision.Document) {
	j.t.Helper()
	state, err := deliberation.Replay(j.events, j.edition)
	if err != nil {
		j.t.Fatal(err)
	}
	ed := deliberation.Effective(state, j.edition)
	rk, err := ranking.Compute(deliberation.RankingInput(state, ed))
	if err != nil {
		j.t.Fatal(err)
	}
	state.RollSalt = strings.Repeat("0d", 32)
	p, c, err := decision.Build(decision.Basis{
		Edition: ed, Frozen: j.frozen, State: state,
		Ranking: ranking.Document(rk, ed, award.Fingerprint(j.edition)),
		Size:    uint64(len(j.events)), Head: strings.Repeat("0a", 32), At: j.at.Add(time.Hour),
		ChairKey: chairKey, Software: cmp.Or(j.software, "votering 0.2.0"),
		PublicNonce: strings.Repeat("01", 32), CompleteNonce: strings.Repeat("02", 32), Salt: strings.Repeat("03", 32),
	})
	if err != nil {
		j.t.Fatal(err)
	}
	public, err = decision.Read(p, "decision.json")
	if err != nil {
		j.t.Fatal(err)
	}
	complete, err = decision.Read(c, "decision-complete.json")
	if err != nil {
		j.t.Fatal(err)
	}
	return public, complete
}

// decided is the worked case with a decision.
func decided(t *testing.T) *judging {
	j := worked(t)
	yes := true
	j.do(deliberation.Event{Kind: deliberation.RecusalDecided, Who: "kari", Juror: "eli", Nominee: "bodo",
		Upheld: &yes, By: []string{"kari", "anne"}, Reason: "Nær familie"})
	j.reveal()
	j.draft(deliberation.ProposalChange{
		Grounds: map[string]string{
			"nb": "Kinn ser bosetting, arbeid og utdanning i sammenheng.\n\nFlere av prosjektene kan andre ta etter.",
			"nn": "Kinn ser busetjing, arbeid og utdanning i samanheng.",
		},
		Dissent: map[string]string{"farid": "Bodø burde ha vunnet."},
		Votes:   map[string]string{"kari": "kinn", "anne": "kinn", "bjorn": "kinn", "eli": "kinn", "farid": "bodo"},
	})
	return j
}
