package papers

import (
	"bytes"
	"encoding/csv"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/agenda"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/locale"
)

// talk is what was said in a meeting that a test makes.
type talk struct{ note, own, reason, comment, quote string }

var plainTalk = talk{
	note: "Anne viser nominasjonen side 4: boligplanen er fra 2021.\n\nBjørn leser.", own: "Kaffe", reason: "Planen fra 2021 lå ved.",
	comment: "Hele kommunen er med, fra bolig til næringsliv.", quote: "«Hele kommunen er med», skrev en i juryen.",
}

// met is the worked case with a meeting: three items, for one of which Eli goes
// out, notes, a round with two changes, one of a mark that was changed before,
// and a round without any.
func met(t *testing.T, say talk) *judging {
	t.Helper()
	plain := worked(t)
	j := judge(t, plain.edition, remarked(t, say.comment), file(t, "tally.csv"))
	j.uphold()
	j.meet(say)
	j.reveal()
	j.draft(deliberation.ProposalChange{
		Grounds: map[string]string{"nb": "Kinn ser alt i sammenheng. " + say.quote, "en": "Kinn sees it all."},
		Votes:   map[string]string{"kari": "kinn", "anne": "kinn", "bjorn": "-", "eli": "kinn", "farid": "bodo"},
	})
	return j
}

// meet is the meeting, while the marks are open to the jury.
func (j *judging) meet(say talk) {
	chair := func(e deliberation.Event) {
		e.Who = "kari"
		j.do(e)
	}
	chair(deliberation.Event{Kind: deliberation.AgendaSet, Agenda: []agenda.Item{
		{ID: "i1", Kind: agenda.Intro, Minutes: 5},
		{ID: "i2", Kind: agenda.Apart, Nominees: []string{"kinn"}, Criterion: "commitment", Apart: []string{"bjorn"}, Minutes: 15},
		{ID: "i3", Kind: agenda.Differ, Nominees: []string{"bodo"}, Criterion: "development", Leave: []string{"eli"}, Minutes: 8},
		{ID: "i4", Kind: agenda.Own, Title: say.own, Minutes: 2},
		{ID: "i5", Kind: agenda.Close, Nominees: []string{"kinn", "vennesla"}, Minutes: 12},
	}})
	revise := func(nominee, criterion, mark string) {
		chair(deliberation.Event{Kind: deliberation.MarkRevised, Juror: "bjorn", Number: 2, Reason: strings.ReplaceAll(say.reason, "\n", " "),
			Cells: []deliberation.CellChange{{Nominee: nominee, Criterion: criterion, Mark: mark}}})
	}
	chair(deliberation.Event{Kind: deliberation.ItemOpened, Item: "i2"})
	chair(deliberation.Event{Kind: deliberation.NoteWritten, Item: "i2", Text: say.note})
	chair(deliberation.Event{Kind: deliberation.RoundOpened, Number: 2})
	revise("kinn", "commitment", "4")
	chair(deliberation.Event{Kind: deliberation.ItemOpened, Item: "i3", By: []string{"eli"}})
	chair(deliberation.Event{Kind: deliberation.ItemClosed, Item: "i3"})
	revise("kinn", "commitment", "5")
	revise("bodo", "development", deliberation.Abstain)
	chair(deliberation.Event{Kind: deliberation.RoundClosed, Number: 2})
	chair(deliberation.Event{Kind: deliberation.ItemOpened, Item: "i4"})
	chair(deliberation.Event{Kind: deliberation.RoundOpened, Number: 3})
	chair(deliberation.Event{Kind: deliberation.RoundClosed, Number: 3})
	chair(deliberation.Event{Kind: deliberation.ItemClosed, Item: "i4"})
}

// The minutes of a meeting, for everybody and complete.
func TestTheMinutesOfAMeeting(t *testing.T) {
	j := met(t, plainTalk)
	j.software = "votering 0.4.0"
	public, complete := j.documents()
	for _, lang := range locale.Languages() {
		golden(t, "met-public."+string(lang)+".md", protocol(t, public, lang))
		golden(t, "met-complete."+string(lang)+".md", protocol(t, complete, lang))
	}
	golden(t, "met-VERIFY-complete.txt", Instructions(complete))
}

// What the public minutes of a meeting say names no juror, and nothing that was
// noted, given as a reason or commented stands in them but what the grounds
// quote.
func TestPublicMinutesOfAMeetingNameNobody(t *testing.T) {
	say := talk{note: "NOTATET", own: "EGENSAKEN", reason: "GRUNNEN", comment: "KOMMENTAREN til dem alle", quote: "«til dem alle»"}
	j := met(t, say)
	j.software = "votering 0.4.0"
	public, complete := j.documents()
	for _, lang := range locale.Languages() {
		got, all := string(protocol(t, public, lang)), string(protocol(t, complete, lang))
		for _, secret := range []string{"Anne", "Bjørn", "Eli", "Farid", "Ola", "NOTATET", "EGENSAKEN", "GRUNNEN", "KOMMENTAREN"} {
			if regexp.MustCompile(`\b` + secret + `\b`).MatchString(got) {
				t.Errorf("%s: the public minutes have %s", lang, secret)
			}
			if secret != "KOMMENTAREN" && !strings.Contains(all, secret) {
				t.Errorf("%s: the complete minutes lack %s", lang, secret)
			}
		}
	}
}

// Whatever is noted, given as a reason, commented or put on the agenda, the
// minutes have the shape that they have with plain words.
func TestForeignTextOfAMeetingIsTextAlone(t *testing.T) {
	plain := regexp.MustCompile(`[^\n]+`).ReplaceAllString(hostileText, "tekst")
	shaped := func(note, own, reason, quote string) ([]string, string) {
		j := met(t, talk{note: note, own: own, reason: reason, comment: quote + " og mer", quote: "«" + quote + "»"})
		j.software = "votering 0.4.0"
		_, complete := j.documents()
		got := protocol(t, complete, locale.NB)
		return shapes(got), string(got)
	}
	for _, evil := range hostile {
		want, _ := shaped(plain, "Sak", "Grunn", "en lang nok tekst")
		got, all := shaped(hostileText, evil, evil, strings.NewReplacer("«", "", "»", "").Replace(evil)+" en lang nok tekst")
		if !slices.Equal(want, got) {
			t.Errorf("%q changes the shape of the minutes", evil)
		}
		bare := escaped.ReplaceAllString(all, "")
		for _, bad := range []string{"<s", "](", "![", "<!--", "```"} {
			if strings.Contains(bare, bad) {
				t.Errorf("%q: %q acts in the minutes", evil, bad)
			}
		}
	}
}

// A round that is void is told of, and said not to count; one that was signed is
// told from one in the room.
func TestRoundsAreToldForWhatTheyAre(t *testing.T) {
	j := worked(t)
	j.uphold()
	j.meet(plainTalk)
	j.do(deliberation.Event{Kind: deliberation.Reopened, Who: "kari", To: deliberation.Open, Reason: "Et kriterium ble lest feil"})
	for _, id := range []string{"anne", "bjorn", "eli", "farid", "kari"} {
		j.do(deliberation.Event{Kind: deliberation.BallotHandedIn, Who: id})
	}
	j.do(deliberation.Event{Kind: deliberation.Closing, Who: "kari", Reason: "no ballot by closing"})
	j.do(deliberation.Event{Kind: deliberation.MarksRevealed, Who: "kari"})
	j.uphold()
	j.reveal()
	j.draft(deliberation.ProposalChange{Grounds: map[string]string{"nb": "Kinn."}, Votes: open5("kinn", "kinn")})
	j.software = "votering 0.4.0"
	_, complete := j.documents()
	says(t, complete, "### Round 2, void", "After this round the edition was reopened for marking.", "### Round 3, void")
}

// A change that nobody signed is the chair's word, and so are the notes; a reason
// that the chair wrote for a change that was signed is told as the chair's; and
// after the public vote was seen that is said of the round.
func TestWhoseWordTheMinutesOfAMeetingAre(t *testing.T) {
	j := met(t, plainTalk)
	j.software = "votering 0.4.0"
	public, complete := j.documents()
	for _, d := range []*decision.Document{public, complete} {
		says(t, d, "According to the chair the juror confirmed it there; it is not signed.", "What the items were about, the times, and who was out of the room, are as the chair entered them")
		if got := says(t, d); strings.Contains(got, "had been seen") {
			t.Error("nobody saw the public vote before the rounds")
		}
	}
	says(t, complete, "What was said in the room rests on the chair's word")

	for i := range complete.Ballots {
		complete.Ballots[i].Origin = decision.Sealed
	}
	says(t, complete, "2 marks of signed ballots were changed in the room, without new signatures.")
	x := &complete.Rounds[0].Changes[0]
	x.Confirmed, x.ByChair = decision.Signed, true
	says(t, complete, "The chair wrote: Planen fra 2021")
	for i := range public.Rounds[0].Changes {
		public.Rounds[0].Changes[i].Confirmed = ""
	}
	says(t, public, "How each change was confirmed is not told here")

	complete.Reopened = []decision.Reopening{{At: complete.Rounds[1].OpenedAt.Add(-time.Second), To: deliberation.Deliberating, TallySeen: true}}
	if got := says(t, complete, "These changes were made after the public vote had been seen."); strings.Index(got, "had been seen.") < strings.Index(got, "### Round 3") {
		t.Error("told of the round before it")
	}
}

// Of a meeting that was planned and not held in the program there are no times;
// of one that went over midnight there are dates.
func TestTimesOfAMeeting(t *testing.T) {
	_, complete := met(t, plainTalk).documents()
	late := complete.Meeting.Items[3].ClosedAt.Add(24 * time.Hour)
	complete.Meeting.Items[3].ClosedAt = &late
	says(t, complete, "| 11:59 | 15 November 2022 at 12:02 |")
	for i := range complete.Meeting.Items {
		x := &complete.Meeting.Items[i]
		x.OpenedAt, x.ClosedAt, x.Seconds, x.Left = nil, nil, 0, nil
	}
	says(t, complete, "None of the items was opened in the program.", "| No. | Item | Planned (min) |\n")
}

// Nothing is said of a meeting, of rounds, of agreement or of citations where a
// decision has none of them.
func TestOlderDecisionsSayNothingOfMeetings(t *testing.T) {
	public, complete := decided(t).documents()
	for _, lang := range locale.Languages() {
		l := locale.For(lang)
		for _, got := range []string{string(protocol(t, public, lang)), string(protocol(t, complete, lang))} {
			for _, key := range []string{"minutes.meeting", "minutes.rounds", "minutes.agreement", "minutes.citations"} {
				if strings.Contains(got, l.T(key)) {
					t.Errorf("%s: %s", lang, l.T(key))
				}
			}
		}
	}
}

// remarked are the marks of the worked case with a comment on one of them.
func remarked(t *testing.T, comment string) []byte {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(file(t, "marks.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		said := ""
		switch {
		case i == 0:
			said = "comment"
		case slices.Equal(rows[i][:3], []string{"kari", "kinn", "commitment"}):
			said = comment
		}
		rows[i] = append(rows[i], said)
	}
	return write(rows)
}
