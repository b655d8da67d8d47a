package papers

import (
	"strings"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/editions"
	"votering/internal/exact"
	"votering/internal/locale"
)

// says reports the sentences of wants that the minutes lack.
func says(t *testing.T, d *decision.Document, wants ...string) string {
	t.Helper()
	got := string(protocol(t, d, locale.EN))
	for _, want := range wants {
		if !strings.Contains(got, want) {
			t.Errorf("the minutes do not say %q", want)
		}
	}
	if strings.Contains(got, "⟦") {
		at := strings.Index(got, "⟦")
		t.Errorf("a sentence is not there: %s", got[at:at+40])
	}
	return got
}

func winner(id string) *deliberation.Outcome { return &deliberation.Outcome{Winner: id} }

func open5(first, second string) map[string]string {
	return map[string]string{"kari": first, "anne": first, "bjorn": first, "eli": second, "farid": second}
}

func TestADepartureStandsBesideTheRanking(t *testing.T) {
	j := worked(t)
	upheld(j)
	why := "The jury gives more weight to settlement."
	j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": "Bodø."}, Votes: open5("bodo", "kinn"),
		Outcome: winner("bodo"), Departure: &why})
	public, _ := j.documents()
	says(t, public, "**Winner: Bodø**", "First in the ranking is Kinn.", "## Departure from the ranking", why)
}

func TestNoAward(t *testing.T) {
	j := worked(t)
	upheld(j)
	j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": "Ingen."}, Votes: open5("-", "kinn"),
		Outcome: &deliberation.Outcome{NoAward: true}})
	public, _ := j.documents()
	got := says(t, public, "**The prize is not awarded.**", "abstained")
	if strings.Contains(got, "Winner:") {
		t.Error("the minutes name a winner")
	}
}

func TestASecretVoteHasCountsAlone(t *testing.T) {
	j := worked(t)
	upheld(j)
	j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": "Kinn."}, CountsSet: true, Counts: map[string]int{"kinn": 3, "bodo": 2}})
	public, _ := j.documents()
	got := says(t, public, "The vote was secret: only the counts are known.", "| Kinn | 3 |")
	if strings.Contains(got, "Voted for") {
		t.Error("the minutes say who voted for whom")
	}
}

func TestTheEmbargoStandsOnTheFace(t *testing.T) {
	for _, c := range []struct {
		announce time.Time
		embargo  bool
	}{
		{time.Date(2022, 11, 17, 11, 0, 0, 0, time.UTC), true},
		{time.Date(2022, 11, 1, 11, 0, 0, 0, time.UTC), false},
	} {
		j := worked(t)
		j.edition.AnnounceAt = &c.announce
		public, _ := judgeAgain(j, "Kinn.").documents()
		got := says(t, public)
		head, rest, _ := strings.Cut(got, "\n- ")
		want := "> **EMBARGO: may be made public from 17 November 2022 at 12:00 Norwegian time (11:00 UTC).**"
		if found := strings.Contains(head, want); found != c.embargo {
			t.Errorf("announced %s: embargo on the face is %v", c.announce, found)
		}
		if strings.Contains(rest, "may be made public") || !c.embargo && strings.Contains(got, "EMBARGO") {
			t.Errorf("announced %s: the minutes speak of it elsewhere", c.announce)
		}
	}
}

func TestOnlyWhatIsInventedIsCalledSo(t *testing.T) {
	j := worked(t)
	j.edition.MadeUp = false
	public, _ := judgeAgain(j, "Kinn.").documents()
	if strings.Contains(says(t, public), "MADE UP") {
		t.Error("a real edition is called made up")
	}
}

// Under recusal: edition a recused juror leaves the whole ranking, and a gate
// without a figure lets everybody in: both stand in the minutes.
func TestWhatIsNotCountedIsSaid(t *testing.T) {
	j := worked(t)
	fifty := exact.Int(50)
	j.edition.Rule.Recusal = award.ScopeEdition
	j.edition.Metrics = []award.Metric{{ID: "direct", Title: award.Plain("Directly after"), Unit: award.Percent}}
	j.edition.Gates = []award.Gate{{Metric: "direct", Period: "2021", AtLeast: &fifty}}
	for i := range j.edition.Nominees {
		j.edition.Nominees[i].Values = []award.Value{{Metric: "direct", Period: "2021", Missing: award.NotKnown}}
	}
	j.edition.Nominees[3].Values[0] = award.Value{Metric: "direct", Period: "2021", Number: exact.Int(47)}
	public, complete := judgeAgain(j, "Kinn.").documents()
	says(t, public, "Ballots handed in: 5 of 6. Of these, 4 count.", "Juror 1 was absent",
		"does not count: recused from a nominee, and by the rule that keeps the whole ballot out",
		"is out of the whole ranking. Nor does that juror vote on the winner.", "decided by one or more on the roll other than the juror concerned",
		"Rælingen does not meet it: “Directly after” 2021 is 47%.",
		"Not known for Bodø, Haugesund, Kinn and Vennesla: “Directly after” 2021.",
		"Rælingen is not ranked: stopped by the entry criterion “Directly after” 2021.",
		"“Directly after” 2021: not known for Bodø, Haugesund, Kinn and Vennesla")
	says(t, complete, "The ballot of Eli Strand does not count: recused",
		"Ola was absent: handed in no ballot before the marking ended", "Upheld by Kari Moe.")
}

func TestTheShortlist(t *testing.T) {
	j := worked(t)
	j.edition.Rule.Public = &award.PublicRule{Method: award.Shortlist, Top: 3}
	public, _ := judgeAgain(j, "Kinn.").documents()
	says(t, public, "the public picks its top 3, the jury ranks them", "not on the shortlist",
		"Not on the shortlist, so there is no total: placed by the votes.", "| 4 | Vennesla | – | – | – | – | 4.70 | 1,460 |")
	csv := string(RankingCSV(public))
	if want := "4,vennesla,Vennesla,,37/50,,,,,not_on_shortlist,,0.7400,,,,true\n"; !strings.Contains(csv, want) {
		t.Errorf("ranking.csv lacks %q:\n%s", want, csv)
	}
}

func TestTheJuryAlone(t *testing.T) {
	j := worked(t)
	j.edition.Rule.Public, j.edition.Rule.Ties, j.edition.Rule.Outcome = nil, nil, award.Binding
	j = judge(t, j.edition, file(t, "marks.csv"), nil)
	upheld(j)
	j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": "Kinn."}})
	public, _ := j.documents()
	says(t, public, "The ranking decides.", "the jury ranks alone", "There was no public vote to open.", "Equal totals share the place.")
}

// upheld decides the one recusal of the worked case, and opens the rest.
func upheld(j *judging) {
	j.uphold()
	j.reveal()
}

// uphold decides the recusal of the worked case.
func (j *judging) uphold() {
	yes := true
	j.do(deliberation.Event{Kind: deliberation.RecusalDecided, Who: "kari", Juror: "eli", Nominee: "bodo", Upheld: &yes, By: []string{"kari"}})
}

// The public minutes name nobody on the jury but the chair, whose name the
// signature gives anyway.
func TestThePublicMinutesNameNoJuror(t *testing.T) {
	j := decided(t)
	public, complete := j.documents()
	for _, lang := range locale.Languages() {
		minutes, full := string(protocol(t, public, lang)), string(protocol(t, complete, lang))
		for _, name := range []string{"Anne", "Bjørn", "Eli", "Farid", "Ola", "Søsteren", "familie", "anne@example.org"} {
			if strings.Contains(minutes, name) {
				t.Errorf("the public minutes (%s) say %q", lang, name)
			}
			if !strings.Contains(full, name) && !strings.Contains(name, "@") {
				t.Errorf("the complete minutes (%s) do not say %q", lang, name)
			}
		}
	}
}

func TestReopeningAndReplacement(t *testing.T) {
	public, _ := decided(t).documents()
	public.Supersedes = decision.Maybe(strings.Repeat("ee", 32))
	public.Reopened = []decision.Reopening{{At: public.DecidedAt, To: deliberation.Locked, Reason: "A vote was *lost*"}}
	says(t, public, "## Steps back", `reopened to “locked”. Reason: A vote was \*lost\*`, "This decision replaces an earlier one", strings.Repeat("ee", 32))
}

// bundled is an edition that comes with the program, played to its end.
func bundled(t *testing.T, id string) *judging {
	t.Helper()
	b, ok := editions.ByID(id)
	if !ok {
		t.Fatalf("no edition %s", id)
	}
	e, err := editionfile.Read(b.Edition, id)
	if err != nil {
		t.Fatal(err)
	}
	j := judge(t, e, b.Marks, b.Tally)
	chair, _ := e.Chair()
	yes := true
	state, err := deliberation.Replay(j.events, e)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range deliberation.Undecided(state, e) {
		j.do(deliberation.Event{Kind: deliberation.RecusalDecided, Who: chair.ID, Juror: d.Juror, Nominee: d.Nominee, Upheld: &yes, By: []string{chair.ID}})
	}
	j.reveal()
	j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": "Slik ble det."}})
	return j
}

func TestTiesAreToldInFull(t *testing.T) {
	public, _ := bundled(t, "fjordlyktprisen-2031").documents()
	says(t, public,
		"Equal totals, told apart by the criterion “Light in the dark season”: Trollbotn 19/4; Draugskjær 22/5",
		"Equal totals that no step told apart: place 4 is shared",
		"“Roads with light” 2030: not known for Draugskjær",
		"“Roads with light” 2030: hidden in the source for Tussøy, because the number is small",
		"“Lamp oil” 2030: not published for Nøkkevågen",
		"Votes given from 6 October 2031 at 08:00 Norwegian time on and before 20 October 2031 at 00:00 Norwegian time count. Source: The notice on the quay",
	)
	public, _ = bundled(t, "prisen-2020-eksempel").documents()
	says(t, public, "Equal totals, told apart by the public's result: Voss 1480; Asker 1325", "> **MADE UP.**")
}
