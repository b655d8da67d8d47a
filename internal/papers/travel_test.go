package papers_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/decision"
	"votering/internal/dossier/dossiertest"
	"votering/internal/locale"
	"votering/internal/papers"
	"votering/internal/tooltest"
)

// travelled writes the complete folder of a decision whose ballots came in every
// way, co-signed by two, and gives the decision.
func travelled(t *testing.T) (dir string, files map[string][]byte, public, complete *decision.Document) {
	t.Helper()
	d := dossiertest.Make(t, dossiertest.Travelled(t, cases))
	d.Cosign("anne", "eli")
	dir, files = t.TempDir(), d.Files(t, "complete")
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var err error
	if public, err = decision.Read(d.Public, "decision.json"); err != nil {
		t.Fatal(err)
	}
	if complete, err = decision.Read(d.Complete, "decision-complete.json"); err != nil {
		t.Fatal(err)
	}
	return dir, files, public, complete
}

// The minutes say of each ballot how it came, which gave way and why, what came
// late, what was changed and who co-signed; the public ones say how many.
func TestMinutesSayHowBallotsCame(t *testing.T) {
	_, _, public, complete := travelled(t)
	for _, c := range []struct {
		d     *decision.Document
		lang  locale.Lang
		wants []string
		never []string
	}{
		{complete, locale.EN, []string{
			"Signed and sealed by the juror: Anne, Bjørn and Eli Strand.",
			"Farid: on a form that is not signed. Who sent it was confirmed: by phone, the secretary",
			"Entered in the chair's file, not signed by the juror: Kari Moe.",
			"The ballot of Eli Strand came after the marking had ended and was admitted: The mail lay in the wrong box.",
			"Anne had handed in an earlier ballot", "number 1 came from Bjørn", "Said so on the phone.",
			"Nils Vik, came onto the jury by change 2", "Nils Vik came onto the jury.", "Reason: Ola is ill.",
			"Kinn, summary: was –, is now Kinn bosetter flest.", "- Anne (`anne`)", "- Eli Strand (`eli`)",
		}, nil},
		{public, locale.NB, []string{
			"3 stemmesedler er signert og forseglet av jurymedlemmene selv.", "1 stemmeseddel kom på et skjema uten signatur",
			"1 stemmeseddel er ført inn i jurylederens fil", "1 av stemmesedlene kom etter", "Noe om medlemmene av juryen.",
			"Grunn: The municipality sent another text.",
		}, []string{"Nils", "wrong box", "secretary", "on the phone", "Ola is ill", "Anne", "(`anne`)", "Eli "}},
	} {
		var cosigners []string
		if c.d == complete {
			cosigners = []string{"anne", "eli"}
		}
		got, err := papers.Protocol(c.d, locale.For(c.lang), cosigners...)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range c.wants {
			if !strings.Contains(string(got), want) {
				t.Errorf("the minutes do not say %q", want)
			}
		}
		for _, never := range append(c.never, "⟦", "{", "..") {
			if at := strings.Index(string(got), never); at >= 0 {
				t.Errorf("the minutes say %q", got[max(0, at-40):at+40])
			}
		}
	}
}

// Every command of VERIFY.txt for what jurors signed is run as it stands, and
// says what VERIFY.txt says; with another juror's file it says no.
func TestTheCommandsForJurors(t *testing.T) {
	tooltest.Need(t, "ssh-keygen")
	dir, files, _, complete := travelled(t)
	verify := string(papers.Instructions(complete))
	if verify != string(files["VERIFY.txt"]) {
		t.Fatal("the folder has another VERIFY.txt")
	}
	texts := languages(verify)
	for _, text := range texts[1:] {
		if !slices.Equal(indented(text), indented(texts[0])) {
			t.Errorf("another language has other commands:\n%s", strings.Join(indented(text), "\n"))
		}
	}
	commands := beginning(indented(texts[2]), "ssh-keygen ")
	if len(commands) != 5 {
		t.Fatalf("%d commands: %v", len(commands), commands)
	}
	for _, c := range commands {
		if said, err := shell(t, dir, c); err != nil || !strings.HasPrefix(said, `Good "`) {
			t.Errorf("%s\nsays %q (%v)", c, said, err)
		}
		// The ballot of anne is not bjorn's, whoever signed the chair's documents.
		if strings.Contains(c, "anne@") {
			if said, err := shell(t, dir, strings.Replace(c, "anne@", "bjorn@", 1)); err == nil {
				t.Errorf("%s for another juror says %q", c, said)
			}
		}
	}
	chair := strings.Replace(commands[len(commands)-2], "-I anne@jury.worked-2022", "-I "+complete.Chair.Principal, 1)
	if said, err := shell(t, dir, chair); err == nil {
		t.Errorf("a juror's signature is taken for the chair's: %s says %q", chair, said)
	}
	if public := string(papers.Instructions(mustPublic(t, complete))); strings.Contains(public, "anne@") || !strings.Contains(public, "--receipt") {
		t.Error("the public VERIFY.txt names a juror, or says nothing of receipts")
	}
}

func mustPublic(t *testing.T, complete *decision.Document) *decision.Document {
	t.Helper()
	d, err := complete.Redact(strings.Repeat("0", 64))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// How a change was confirmed is told of each juror in the complete minutes; in
// the public ones only how many of signed ballots were changed in the room.
// VERIFY.txt says where a ballot does not have the mark that counts.
func TestHowChangesWereConfirmed(t *testing.T) {
	_, _, _, complete := travelled(t)
	if strings.Contains(string(papers.Instructions(complete)), "did\nnot sign the new mark") {
		t.Error("VERIFY.txt tells of changes that there were not")
	}
	at := complete.DecidedAt.Add(-time.Hour)
	change := func(juror string, confirmed decision.Maybe, revision int) decision.Revised {
		return decision.Revised{Juror: juror, Nominee: "vennesla", Criterion: "results", From: "1", To: "2", Reason: "Lest på nytt", Confirmed: confirmed, Revision: revision}
	}
	complete.Rounds = []decision.Round{{N: 2, OpenedAt: at, ClosedAt: at.Add(time.Minute), Changes: []decision.Revised{
		change("anne", decision.InRoom, 0), change("bjorn", decision.Signed, 2), change("eli", decision.InRoom, 2),
	}}}
	if verify := string(papers.Instructions(complete)); strings.Count(verify, "did\nnot sign the new mark")+
		strings.Count(verify, "har ikke\nsignert det nye poenget")+strings.Count(verify, "har ikkje\nsignert det nye poenget") != 3 {
		t.Error("VERIFY.txt does not say that a ballot lacks a mark, in each language")
	}
	for _, c := range []struct {
		d     *decision.Document
		wants []string
		never []string
	}{
		{complete, []string{
			"| Anne | Vennesla | Results of the introduction programme | 1 | 2 | in the room | Lest på nytt |", "| 2 | signed | Lest på nytt |",
			"| Eli Strand | Vennesla | Results of the introduction programme | 1 | 2 | in the room, signed too | Lest på nytt |",
			"- In the room: ", "- Signed too: ", "- Signed: ",
		}, nil},
		{mustPublic(t, complete), []string{"| Criterion | Before | After |\n"},
			[]string{"without a new signature", "Lest på nytt", "- In the room: ", "Confirmed |", "Anne", "Eli "}},
	} {
		got, err := papers.Protocol(c.d, locale.For(locale.EN))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range c.wants {
			if !strings.Contains(string(got), want) {
				t.Errorf("%s: the minutes do not say %q", c.d.Profile, want)
			}
		}
		for _, never := range append(c.never, "⟦") {
			if strings.Contains(string(got), never) {
				t.Errorf("%s: the minutes say %q", c.d.Profile, never)
			}
		}
	}
}
