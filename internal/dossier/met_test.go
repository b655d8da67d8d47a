package dossier_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"votering/internal/decision"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
	"votering/internal/trust"
)

// met is the case of a jury that met, and of whose ballots some were signed.
func met(t testing.TB) *dossiertest.Decision {
	t.Helper()
	return dossiertest.Make(t, dossiertest.Met(t, cases+"worked", "anne", "bjorn", "farid"))
}

// A chair who tells otherwise of the rounds, the meeting, the agreement or the
// citations is found out.
func TestAttacksOnTheMeeting(t *testing.T) {
	honest := met(t)
	for _, a := range dossiertest.MetAttacks {
		t.Run(a.Name, func(t *testing.T) {
			d := honest.Forged(a.Do)
			r := dossier.Verify(dossiertest.Folder(d.Files(t, "complete")), dossier.Options{Software: dossiertest.MetSoftware, Chair: d.Key.Fingerprint()})
			if r.Good || r.Fault == nil || !failed(r, a.Check, a.Class) {
				findings(t, r)
				t.Fatalf("good %v, %v; want %s by %s", r.Good, r.Fault, a.Class, a.Check)
			}
		})
	}
}

// What is told of a meeting holds in both folders and in each decision alone.
// Marks that were signed and then changed in the room are told before all else:
// by name in the complete one, and by number in the public one.
func TestAMeetingHolds(t *testing.T) {
	for what, d := range map[string]*dossiertest.Decision{
		"ballots came in both ways": met(t),
		"all ballots were signed":   dossiertest.Make(t, dossiertest.Met(t, cases+"worked", "kari", "anne", "bjorn", "eli", "farid")),
	} {
		complete, public := d.Files(t, "complete"), dossier.RevisedSomehow
		if what == "all ballots were signed" {
			public = dossier.RevisedInRoomPublic
		}
		alone := &dossier.Folder{Name: "decision-complete.json", Alone: true, Files: map[string][]byte{
			dossier.CompleteName: d.Complete, dossier.CompleteName + dossier.SigSuffix: d.CompleteSig,
		}}
		for name, c := range map[string]struct {
			folder *dossier.Folder
			say    string
		}{
			"public":   {dossiertest.Folder(d.Files(t, "public")), public},
			"complete": {dossiertest.Folder(complete), dossier.RevisedInRoom},
			"alone":    {alone, dossier.RevisedInRoom},
		} {
			r := dossier.Verify(c.folder, dossier.Options{Software: dossiertest.MetSoftware, Chair: d.Key.Fingerprint()})
			loud := r.Loud()
			if !r.Good || len(loud) == 0 || loud[0].Say != c.say {
				findings(t, r)
				t.Fatalf("%s, %s: %v, %v", what, name, r.Fault, loud)
			}
			want := map[bool]string{false: "1", true: "2"}[what == "all ballots were signed"]
			if c.say == dossier.RevisedSomehow {
				want = "4"
			}
			if loud[0].Args["n"] != want || c.say == dossier.RevisedInRoom && !strings.Contains(loud[0].Args["names"], "Bjørn (1)") {
				t.Errorf("%s, %s: %v, want %s", what, name, loud[0].Args, want)
			}
		}
	}
}

// Rounds before the ballots were open for scoring again stay told, and nothing
// in the marks follows from them.
func TestAMeetingThatDidNotCount(t *testing.T) {
	d := dossiertest.Make(t, dossiertest.Met(t, cases+"worked", "anne", "bjorn", "farid").Again())
	for _, profile := range []string{"public", "complete"} {
		r := dossier.Verify(dossiertest.Folder(d.Files(t, profile)), dossier.Options{Software: dossiertest.MetSoftware, Chair: d.Key.Fingerprint()})
		f := told(r, map[string]string{"public": "rounds_public", "complete": "rounds"}[profile])
		if !r.Good || f == nil || f.Args["rounds"] != "1" || f.Args["void"] != "2" || f.Args["n"] != "1" {
			findings(t, r)
			t.Errorf("%s: %v, %v", profile, r.Fault, f)
		}
	}
	for what, c := range map[string]struct {
		do    func(*dossiertest.Forgery)
		check string
		class fault.Class
	}{
		"a round that counts after all": {func(f *dossiertest.Forgery) { f.Doc.Rounds[0].Void = false }, "rounds", fault.Result},
		"one that does not count":       {func(f *dossiertest.Forgery) { f.Doc.Rounds[2].Void = true }, "rounds", fault.Result},
		"nothing of it":                 {func(f *dossiertest.Forgery) { f.Doc.Rounds[1].Changes = []decision.Revised{} }, "record", fault.Log},
		"another mark that was signed":  {func(f *dossiertest.Forgery) { f.Doc.Rounds[0].Changes[3].To = "6" }, "ballots", fault.Result},
		"another reason of one":         {func(f *dossiertest.Forgery) { f.Doc.Rounds[0].Changes[3].Reason = "Betalt." }, "ballots", fault.Result},
		"nothing of the way back":       {func(f *dossiertest.Forgery) { f.Doc.Reopened = []decision.Reopening{} }, "rounds", fault.Result},
	} {
		r := dossier.Verify(dossiertest.Folder(d.Forged(c.do).Files(t, "complete")), dossier.Options{})
		if r.Good || !failed(r, c.check, c.class) {
			findings(t, r)
			t.Errorf("%s: %v", what, r.Fault)
		}
	}
}

// Who is not said to have gone out where they are disqualified is told before all
// else; who else went out is nobody's business in public.
func TestWhoGoesOut(t *testing.T) {
	c := dossiertest.Met(t, cases+"worked", "anne", "bjorn", "farid")
	d := dossiertest.Make(t, c)
	stayed := d.Forged(func(f *dossiertest.Forgery) {
		items := f.Doc.Meeting.Items
		items[1].Nominees, items[2].Nominees = items[2].Nominees, items[1].Nominees
	})
	for profile, name := range map[string]string{"complete": "Eli Strand", "public": labels(t, d)["eli"]} {
		r := dossier.Verify(dossiertest.Folder(stayed.Files(t, profile)), dossier.Options{})
		if f := told(r, dossier.Stayed); f == nil || f.Args["name"] != name || f.Args["n"] != "2" || !slices.ContainsFunc(r.Loud(), func(x decision.Finding) bool { return x.Say == dossier.Stayed }) {
			findings(t, r)
			t.Errorf("%s: %v", profile, f)
		}
		if f := told(dossier.Verify(dossiertest.Folder(d.Files(t, profile)), dossier.Options{}), dossier.Stayed); f != nil {
			t.Errorf("%s: %v", profile, f)
		}
	}
	c = dossiertest.Met(t, cases+"worked", "anne", "bjorn", "farid").Leaving("farid")
	d = dossiertest.Make(t, c)
	for name, want := range map[string]int{dossier.PublicName: 1, dossier.CompleteName: 2} {
		data := d.Public
		if name == dossier.CompleteName {
			data = d.Complete
		}
		read, err := decision.Read(data, name)
		if err != nil || len(read.Meeting.Items[2].Left) != want {
			t.Errorf("%s: %v, %v", name, err, read.Meeting.Items[2].Left)
		}
	}
	forged, label := d.Files(t, "public"), labels(t, d)
	left := func(juror string) []byte { return []byte("\"left\": [\n          \"" + label[juror] + "\"\n") }
	forged[dossier.PublicName] = bytes.Replace(forged[dossier.PublicName], left("eli"), left("farid"), 1)
	forged[dossier.PublicName+".sig"] = dossiertest.Sign(t, dossiertest.ChairKey, trust.NamespaceDecision, forged[dossier.PublicName])
	if r := dossier.Verify(dossiertest.Folder(forged), dossier.Options{}); !failed(r, "meeting", fault.Result) {
		findings(t, r)
		t.Error("somebody else went out in public, and nothing says so")
	}
}

// labels are what the public document calls the jurors of a decision.
func labels(t *testing.T, d *dossiertest.Decision) map[string]string {
	t.Helper()
	read, err := decision.Read(d.Complete, dossier.CompleteName)
	if err != nil {
		t.Fatal(err)
	}
	return read.Labels()
}

// How a change was confirmed is said of a label only where all ballots were
// signed: else it would say how that one came in.
func TestHowItWasConfirmed(t *testing.T) {
	for _, c := range []struct {
		sealed []string
		want   map[decision.Maybe]int
	}{
		{[]string{"anne", "bjorn", "farid"}, map[decision.Maybe]int{"": 5}},
		{[]string{"kari", "anne", "bjorn", "eli", "farid"}, map[decision.Maybe]int{decision.InRoom: 4, decision.Signed: 1}},
	} {
		d, err := decision.Read(dossiertest.Make(t, dossiertest.Met(t, cases+"worked", c.sealed...)).Public, "decision.json")
		if err != nil {
			t.Fatal(err)
		}
		got := map[decision.Maybe]int{}
		for _, r := range d.Rounds {
			for _, x := range r.Changes {
				got[x.Confirmed]++
			}
		}
		if !maps.Equal(got, c.want) {
			t.Errorf("%v: %v", c.sealed, got)
		}
	}
}

// Both values that a juror signed are in the folder, for a stranger to see.
func TestBothValuesAreThere(t *testing.T) {
	files := met(t).Files(t, "complete")
	for _, start := range []string{"ballots/anne-1-", "ballots/farid-1-"} {
		n := 0
		for name := range files {
			if strings.HasPrefix(name, start) {
				n++
			}
		}
		if n != 2 {
			t.Errorf("%d files begin with %s, want a ballot and its signature", n, start)
		}
	}
}

// A juror whose mark was changed in the room can sign the decision, and is told;
// one of whom it is falsely said that they signed a change can not.
func TestAJurorLooksAtTheirChanges(t *testing.T) {
	d := met(t)
	for _, juror := range []string{"anne", "bjorn", "farid"} {
		if f := dossier.ForJuror(dossiertest.Folder(d.Files(t, "complete")), d.View(juror)); f != nil {
			t.Errorf("%s: %v", juror, f)
		}
	}
	for _, a := range dossiertest.MetAttacks {
		if a.Name == "says that a change in the room was signed" {
			forged := d.Forged(a.Do)
			if f := dossier.ForJuror(dossiertest.Folder(forged.Files(t, "complete")), d.View("bjorn")); f == nil || f.Class != fault.Result {
				t.Errorf("%s: %v", a.Name, f)
			}
		}
	}
}

// What is not for everybody is refused in a public document, though its chair
// signed it.
func TestThePublicDocumentTellsNoNotes(t *testing.T) {
	d := met(t)
	if text := string(d.Public); strings.Contains(text, "Utdelingen") || strings.Contains(text, "spurte etter") || strings.Contains(text, "Enig med") ||
		strings.Contains(text, "\"revision\": 2") || strings.Contains(text, "anne") {
		t.Error("the public document says what only the complete one may")
	}
	for what, c := range map[string][2]string{
		"a note":             {`"left": []` + "\n", `"left": [],` + "\n        " + `"note": "Bjørn spurte."` + "\n"},
		"a title":            {`"kind": "own",` + "\n        " + `"nominees": [],`, `"kind": "own",` + "\n        " + `"nominees": [],` + "\n        " + `"title": "Om Eli",`},
		"why a mark changed": {`"confirmed": null`, `"reason": "Enig med Anne.",` + "\n          " + `"confirmed": null`},
		"who confirmed how":  {`"confirmed": null`, `"confirmed": "signed"`},
		"whose words":        {`"criterion": "commitment"` + "\n    },\n    {\n      \"lang\"", `"criterion": "commitment",` + "\n      " + `"juror": "Juror 1"` + "\n    },\n    {\n      \"lang\""},
		"a number of them":   {`"late": 0` + "\n", `"late": 0,` + "\n    " + `"in_room": 1` + "\n"},
	} {
		files := d.Files(t, "public")
		if !bytes.Contains(files["decision.json"], []byte(c[0])) {
			t.Fatalf("%s: %q is not there", what, c[0])
		}
		files["decision.json"] = bytes.Replace(files["decision.json"], []byte(c[0]), []byte(c[1]), 1)
		files["decision.json.sig"] = dossiertest.Sign(t, dossiertest.ChairKey, trust.NamespaceDecision, files["decision.json"])
		r := dossier.Verify(dossiertest.Folder(files), dossier.Options{})
		if r.Good || !slices.ContainsFunc(r.Findings, func(f decision.Finding) bool {
			return f.Fault != nil && f.Fault.Class == fault.Format
		}) {
			findings(t, r)
			t.Errorf("%s: %v", what, r.Fault)
		}
	}
}
