package room_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// commented is a sight of an edition with comments: Birk's on the winner, Gry's
// on another, and one of Gry's on a nominee from whom she is recused.
func commented() room.Sight {
	e := &award.Edition{
		Criteria: []award.Criterion{{ID: "light"}, {ID: "warmth"}},
		Nominees: []award.Nominee{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}, {ID: "gone", Name: "Gone", Withdrawn: true}},
		Jurors:   []award.Juror{{ID: "birk", Name: "Birk", Votes: true}, {ID: "gry", Name: "Gry", Votes: true}},
		Rule:     award.Rule{Recusal: award.ScopeNominee},
	}
	say := func(b *ballot.Ballot, nominee, criterion, comment string) {
		b.Put(ballot.Cell{Nominee: nominee, Criterion: criterion}, ballot.Entry{Comment: comment})
	}
	birk, gry := ballot.New("birk"), ballot.New("gry")
	say(birk, "a", "light", "Every lamp on the quay is lit before four\no'clock, even in December.")
	say(birk, "gone", "light", "They had the best lamps of all of them.")
	say(gry, "b", "warmth", "The stove in the hall is never cold.")
	say(gry, "a", "warmth", "My sister trims these lamps every day.")
	gry.Recused["a"] = ballot.Recusal{}
	return room.Sight{Edition: e, Ballots: []*ballot.Ballot{birk, gry}, Chosen: []string{"a"}}
}

// A quotation is linked to the comment that it is from word for word; one that
// was changed since is told from one that is from somewhere else.
func TestCited(t *testing.T) {
	lamp, stove := room.CitationSight{Nominee: "a", Criterion: "light", Juror: "birk"}, room.CitationSight{Nominee: "b", Criterion: "warmth", Juror: "gry"}
	quoting := func(c room.CitationSight, quote string) []room.CitationSight {
		c.Quote = quote
		return []room.CitationSight{c}
	}
	for text, want := range map[string]room.Cited{
		"A has lamps.": {},
		"“Every lamp on the quay is lit before four o'clock, even in December.”": {Linked: quoting(lamp, "Every lamp on the quay is lit before four o'clock, even in December.")},
		"They say: «lit before\nfour o'clock».":                                  {Linked: quoting(lamp, "lit before four o'clock")},
		`"The stove in the hall is never cold"`:                                  {Linked: quoting(stove, "The stove in the hall is never cold")},
		"“Every lamp on the quay is lit by four”":                                {Changed: quoting(lamp, "Every lamp on the quay is lit by four")},
		"«EVERY LAMP, on the quay»":                                              {Changed: quoting(lamp, "EVERY LAMP, on the quay")},
		"«on the quayside»":                                                      {Changed: quoting(lamp, "on the quayside")},
		"«A light in the window»":                                                {Others: 1},
		"“My sister trims these lamps every day.”":                               {Others: 1}, // she is recused
		"“They had the best lamps of all of them.”":                              {Others: 1}, // who withdrew
		"“the quay”":                                                             {},          // too short to be anybody's
	} {
		if d := cmp.Diff(want, commented().Cited("en", text)); d != "" {
			t.Errorf("%s\n%s", text, d)
		}
	}
}

// A juror whose recusal leaves the whole ballot out is not quoted.
func TestWhoIsLeftOutIsNotQuoted(t *testing.T) {
	s := commented()
	s.Edition.Rule.Recusal = award.ScopeEdition
	if got := s.Cited("en", "“The stove in the hall is never cold.”"); len(got.Linked) > 0 {
		t.Errorf("linked %v", got.Linked)
	}
}

func TestQuoted(t *testing.T) {
	for _, c := range []struct{ lang, comment, want string }{
		{"nb", "Lyset nådde alle.", "«Lyset nådde alle.»"},
		{"nn", "Lyset nådde\n\nalle.", "«Lyset nådde alle.»"},
		{"en", "The light reached all.", "“The light reached all.”"},
		{"nb", "De kalte det «lysmøte».", "“De kalte det «lysmøte».”"},
		{"en", "They said “more light”.", "«They said “more light”.»"},
		{"nb", "«Ja» og “ja”.", `"«Ja» og “ja”."`},
	} {
		if got := room.Quoted(c.lang, c.comment); got != c.want {
			t.Errorf("%s: %s, wants %s", c.comment, got, c.want)
		}
	}
}

// Whatever was commented, as a quotation it is one, whole, where it does not
// have all marks itself.
func TestWhatIsQuotedIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		comment := rapid.StringMatching(`[a-c«»“” \n]{12,40}`).Draw(t, "comment")
		if strings.ContainsAny(comment, "«»") && strings.ContainsAny(comment, "“”") {
			comment = strings.NewReplacer("«", "", "»", "").Replace(comment)
		}
		folded := strings.Join(strings.Fields(comment), " ")
		if len([]rune(folded)) < decision.ShortestQuotation {
			return
		}
		for _, lang := range deliberation.Languages {
			if d := cmp.Diff([]string{folded}, decision.Quotations("Juryen: "+room.Quoted(lang, comment)+".")); d != "" {
				t.Fatalf("%s: %s", lang, d)
			}
		}
	})
}

// Grounds that quote what nobody wrote any more are warned of, by whatever door
// they come.
func TestChangedQuotationsAreWarnedOf(t *testing.T) {
	r, _ := roomtest.NewDisk().Ranked(t)
	s := sight(t, r, "")
	var said string
	for _, b := range s.Ballots {
		for cell, entry := range b.Cells {
			if cell.Nominee == s.Chosen[0] && len(strings.Fields(entry.Comment)) > 3 {
				said = entry.Comment
			}
		}
	}
	if said == "" {
		t.Skip("nobody commented on the winner")
	}
	for text, want := range map[string]int{room.Quoted("nb", said): 0, room.Quoted("nb", strings.ToUpper(said)): 1} {
		ns, err := r.Propose("", deliberation.ProposalChange{Grounds: map[string]string{"nb": text}})
		must(t, err)
		n := 0
		for _, x := range ns {
			if x.ID == "quote_changed" {
				n++
			}
		}
		if spoken(t, "nb", ns); n != want {
			t.Errorf("%s: %d warnings", text, n)
		}
	}
}
