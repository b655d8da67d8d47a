package dossier_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

func kept(d *dossiertest.Decision, numbers ...int) (list []dossier.NamedFile) {
	for _, n := range numbers {
		list = append(list, d.Kept(n))
	}
	return list
}

// told is the finding of a report that says something; nil: it does not.
func told(r *dossier.Report, say string) *decision.Finding {
	if i := slices.IndexFunc(r.Findings, func(f decision.Finding) bool { return f.Say == say && f.Fault == nil }); i >= 0 {
		return &r.Findings[i]
	}
	return nil
}

// Ballots that came in every way, receipts, amendments and co-signatures are
// good and quiet in both folders.
func TestBallotsThatTravelled(t *testing.T) {
	d := travelled(t)
	for _, profile := range []string{"public", "complete"} {
		o := dossier.Options{Software: dossiertest.Software, Chair: d.Key.Fingerprint(), Receipts: kept(d, 1, 2, 3)}
		r := dossier.Verify(dossiertest.Folder(d.Files(t, profile)), o)
		if !r.Good || !r.Authenticated || len(r.Loud()) > 0 {
			findings(t, r)
			t.Fatalf("%s: %v, %v", profile, r.Fault, r.Loud())
		}
		if f := told(r, map[string]string{"public": "receipts_public", "complete": "receipts"}[profile]); f == nil || f.Args["n"] != "3" {
			t.Errorf("%s: %v", profile, f)
		}
	}
	r := dossier.Verify(dossiertest.Folder(d.Files(t, "complete")), dossier.Options{})
	if f := told(r, "cosign"); f == nil || f.Args["n"] != "2" || f.Args["names"] != "Anne, Eli Strand" {
		t.Errorf("%v", f)
	}
}

// Of each way in the public document says how many, and of a ballot nothing.
func TestThePublicDocumentCountsTheWays(t *testing.T) {
	d, err := decision.Read(travelled(t).Public, "decision.json")
	if err != nil {
		t.Fatal(err)
	}
	if d.Received == nil || *d.Received != (decision.Received{Sealed: 3, Form: 1, Entered: 1, Late: 1}) {
		t.Errorf("%+v", d.Received)
	}
	for _, b := range d.Ballots {
		if b != (decision.Ballot{Juror: b.Juror, Counted: true}) {
			t.Errorf("%+v", b)
		}
	}
}

// Who signs after the folder was written adds a file, and all else holds; the
// next folder names them in its minutes.
func TestCosigningLater(t *testing.T) {
	d := dossiertest.Make(t, dossiertest.Travelled(t, cases+"worked"))
	d.Cosign("anne")
	files := d.Files(t, "complete")
	d.Cosign("bjorn")
	files["signatures/bjorn.sig"] = d.Cosignatures["bjorn"]
	r := dossier.Verify(dossiertest.Folder(files), dossier.Options{Software: dossiertest.Software, Chair: d.Key.Fingerprint()})
	if f := told(r, "cosign"); !r.Good || f == nil || f.Args["n"] != "2" {
		findings(t, r)
		t.Errorf("%v", r.Fault)
	}
	if line := "\n- Bjørn (`bjorn`)\n"; bytes.Contains(files["protocol.md"], []byte(line)) || !bytes.Contains(d.Files(t, "complete")["protocol.md"], []byte(line)) {
		t.Error("the minutes name who had not signed, or not who had")
	}
	files["protocol.md"] = bytes.Replace(files["protocol.md"], []byte("(`anne`)"), []byte("(`anne`)\n- Farid (`farid`)"), 1)
	files["SHA256SUMS"] = dossier.Sums(files)
	wants(t, files, fault.Pin, "files")
}

// People are counted, and not files or keys: the chair has signed already, a key
// counts for one person, and one who is not on the roll for none.
func TestCosignersAreCountedByPerson(t *testing.T) {
	honest := travelled(t)
	chair := honest.Forged(func(f *dossiertest.Forgery) {})
	chair.Cosignatures = map[string][]byte{"kari": chair.CompleteSig}
	if f := told(dossier.Verify(dossiertest.Folder(chair.Files(t, "complete")), dossier.Options{}), "cosign_none"); f == nil {
		t.Error("the chair is counted twice")
	}
	for name, c := range map[string]struct {
		file string
		key  byte
		good bool
	}{
		"a second file of one person":     {"anne-again", dossiertest.JurorKey(honest.Base, "anne"), false},
		"a second key of one person":      {"anne", 66, false},
		"a key that another has":          {"bjorn", dossiertest.JurorKey(honest.Base, "anne"), false},
		"one who is not on the roll":      {"mallory", 66, false},
		"one whose key nobody has seen":   {"ola", 66, false},
		"a key that two have on the roll": {"ola", dossiertest.JurorKey(honest.Base, "anne"), true},
	} {
		d := honest
		if c.good {
			d = honest.Forged(func(f *dossiertest.Forgery) {
				roll, err := decision.ReadRoll(f.Parts.Roll, "roll.json")
				if err != nil {
					t.Fatal(err)
				}
				for i := range roll.Jurors {
					if roll.Jurors[i].ID == "ola" {
						roll.Jurors[i].Key = decision.Maybe(trusttest.Signer(t, c.key).Public().Line())
					}
				}
				f.Parts.Roll, f.Parts.Receipts = roll.Encode(), nil
			})
			d.Cosignatures = map[string][]byte{}
			d.Cosign("anne")
		}
		files := d.Files(t, "complete")
		delete(files, "signatures/eli.sig")
		files["signatures/"+c.file+".sig"] = dossiertest.Sign(t, c.key, trust.NamespaceDecision, d.Complete)
		files["SHA256SUMS"] = dossier.Sums(files)
		r := dossier.Verify(dossiertest.Folder(files), dossier.Options{})
		switch f := told(r, "cosign"); {
		case c.good && (!r.Good || f == nil || f.Args["n"] != "1"):
			t.Errorf("%s: %v, %v", name, r.Fault, f)
		case !c.good && (r.Good || r.Fault.Class != fault.Key):
			t.Errorf("%s: %v", name, r.Fault)
		}
	}
}

// A public folder names nobody, so that a receipt can be held against the
// number of its ballots and the record's length alone.
func TestReceiptsAgainstAPublicFolder(t *testing.T) {
	honest := travelled(t)
	var drop func(*dossiertest.Forgery)
	for _, a := range dossiertest.ChairAttacks {
		if a.Name == "52 drops a ballot" {
			drop = a.Do
		}
	}
	forged := honest.Forged(drop)
	for name, c := range map[string]struct {
		d        *dossiertest.Decision
		receipts []dossier.NamedFile
		class    fault.Class
	}{
		"all of them":         {honest, kept(honest, 1, 2, 3), ""},
		"a ballot is gone":    {forged, kept(honest, 3), fault.Dropped},
		"without a signature": {honest, []dossier.NamedFile{{Name: "r.json", Data: honest.Receipts[1][0]}}, fault.Sig},
		"no receipt":          {honest, []dossier.NamedFile{{Name: "r.json", Data: honest.Roll, Sig: dossiertest.Sign(t, 1, trust.NamespaceReceipt, honest.Roll)}}, fault.Version},
		"of another edition":  {honest, edited(t, honest, func(r *mailing.Receipt) { r.Edition = "another" }), fault.Award},
		"of another version":  {honest, edited(t, honest, func(r *mailing.Receipt) { r.Fingerprint = strings.Repeat("0", 64) }), fault.Def},
		"of a longer record":  {honest, edited(t, honest, func(r *mailing.Receipt) { r.Record.Size = 9999 }), fault.Log},
		"of a record that is another": {honest, edited(t, honest, func(r *mailing.Receipt) {
			d, _ := decision.Read(honest.Public, "decision.json")
			r.Record.Size = int(d.Record.Size)
		}), fault.Log},
	} {
		r := dossier.Verify(dossiertest.Folder(c.d.Files(t, "public")), dossier.Options{Receipts: c.receipts})
		if r.Good != (c.class == "") || !r.Good && r.Fault.Class != c.class {
			t.Errorf("%s: %v, want %q", name, r.Fault, c.class)
		}
	}
}

// edited is the third receipt with something changed, signed by the chair.
func edited(t testing.TB, d *dossiertest.Decision, change func(*mailing.Receipt)) []dossier.NamedFile {
	t.Helper()
	r, err := mailing.ReadReceipt(d.Receipts[3][0], "receipt")
	if err != nil {
		t.Fatal(err)
	}
	change(r)
	data := r.Encode()
	return []dossier.NamedFile{{Name: "receipt-3.json", Data: data, Sig: dossiertest.Sign(t, dossiertest.ChairKey, trust.NamespaceReceipt, data)}}
}

// A juror signs what has their last ballot, their key, their edition and the
// receipts that they kept, and nothing else.
func TestWhatAJurorSigns(t *testing.T) {
	honest := travelled(t)
	folder := dossiertest.Folder(honest.Files(t, "complete"))
	for _, juror := range []string{"anne", "bjorn", "eli"} {
		if f := dossier.ForJuror(folder, honest.View(juror)); f != nil {
			t.Errorf("%s: %v", juror, f)
		}
	}
	if f := dossier.ForJuror(dossiertest.Folder(honest.Files(t, "public")), honest.View("anne")); f == nil || f.Class != fault.Format {
		t.Errorf("a public folder: %v", f)
	}
	zeros := strings.Repeat("0", 64)
	for name, c := range map[string]struct {
		change func(*dossier.JurorView)
		class  fault.Class
	}{
		"another chair":               {func(v *dossier.JurorView) { v.ChairKeyFP = "SHA256:" + strings.Repeat("A", 43) }, fault.Trust},
		"no chair":                    {func(v *dossier.JurorView) { v.ChairKeyFP = "" }, fault.Trust},
		"another version":             {func(v *dossier.JurorView) { v.Fingerprint = zeros }, fault.Def},
		"a key that nobody confirmed": {func(v *dossier.JurorView) { v.ID, v.Revision = "farid", 0 }, fault.Roll},
		"another key":                 {func(v *dossier.JurorView) { v.KeyLine = trusttest.Signer(t, 66).Public().Line() }, fault.Roll},
		"somebody else":               {func(v *dossier.JurorView) { v.ID = "farid" }, fault.Dropped},
		"a later ballot":              {func(v *dossier.JurorView) { v.Revision, v.BallotSHA256 = 3, zeros }, fault.Dropped},
		"another ballot":              {func(v *dossier.JurorView) { v.BallotSHA256 = zeros }, fault.Dropped},
		"another receipt": {func(v *dossier.JurorView) {
			v.Receipts = edited(t, honest, func(r *mailing.Receipt) { r.Ballots = r.Ballots[1:] })
		}, fault.Fork},
		"a longer record": {func(v *dossier.JurorView) {
			v.Receipts = edited(t, honest, func(r *mailing.Receipt) { r.Number, r.Record.Size = 4, 9999 })
		}, fault.Log},
		"nothing sealed": {func(v *dossier.JurorView) { v.Revision, v.BallotSHA256 = 0, "" }, ""},
	} {
		v := honest.View("anne")
		c.change(&v)
		if f := dossier.ForJuror(folder, v); (f == nil) != (c.class == "") || f != nil && f.Class != c.class {
			t.Errorf("%s: %v, want %q", name, f, c.class)
		}
	}
	for _, a := range dossiertest.ChairAttacks {
		if strings.HasPrefix(a.Name, "52") || strings.HasPrefix(a.Name, "53 counts") {
			f := dossier.ForJuror(dossiertest.Folder(honest.Forged(a.Do).Files(t, "complete")), honest.View("anne"))
			if f == nil || f.Class != fault.Dropped {
				t.Errorf("%s: anne signs: %v", a.Name, f)
			}
		}
	}
}

// What became of a ballot for another reason than that its juror sent a later
// one, a key that was changed, and a change after the marks were open, are told
// before anything else: they may be honest, and only those concerned know.
func TestWhatOnlyJurorsKnowIsLoud(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*dossiertest.Travel)
		say    []string
		args   map[string]string
	}{
		"the others decided against the ballot": {func(x *dossiertest.Travel) { x.Imposed = "anne" }, []string{dossier.Imposed},
			map[string]string{"name": "Anne", "nominee": "Bodø", "n": "4"}},
		"another key": {func(x *dossiertest.Travel) { x.Rekeyed = true }, []string{dossier.Rekeyed, dossier.KeyChangedAfter},
			map[string]string{"name": "Anne", "n": "1"}},
		"the other was chosen": {func(x *dossiertest.Travel) { x.Other = true }, []string{dossier.NotChosen},
			map[string]string{"name": "Bjørn", "n": "1", "reason": "Said so on the phone."}},
		"none was chosen": {func(x *dossiertest.Travel) { x.Open = true }, []string{dossier.NoneCounts}, map[string]string{"name": "Bjørn", "n": "1"}},
		"a change when the marks were open": {func(x *dossiertest.Travel) {
			x.AmendLate = []dossiertest.Amended{{Reason: "A slip.", Changes: []award.Change{{Path: "nominees/kinn/withdrawn", To: json.RawMessage("true")}}}}
		}, []string{dossier.AmendedLate}, map[string]string{"n": "3", "paths": "nominees/kinn/withdrawn"}},
	} {
		t.Run(name, func(t *testing.T) {
			of := dossiertest.Travelled(t, cases+"worked")
			c.change(of.Travel)
			d := dossiertest.Make(t, of)
			r := dossier.Verify(dossiertest.Folder(d.Files(t, "complete")), dossier.Options{Software: dossiertest.Software, Receipts: kept(d, 1)})
			if !r.Good {
				findings(t, r)
				t.Fatal(r.Fault)
			}
			var loud []string
			for _, f := range r.Loud() {
				loud = append(loud, f.Say)
			}
			if !slices.Equal(loud, c.say) {
				t.Fatalf("loud: %v, want %v", loud, c.say)
			}
			for arg, want := range c.args {
				if got := r.Loud()[0].Args[arg]; got != want {
					t.Errorf("%s is %q, want %q", arg, got, want)
				}
			}
			public := dossier.Verify(dossiertest.Folder(d.Files(t, "public")), dossier.Options{Software: dossiertest.Software})
			said := map[string]string{dossier.AmendedLate: dossier.AmendedLate, dossier.Imposed: dossier.ImposedPublic}[c.say[0]]
			if loud := public.Loud(); !public.Good || said == "" && len(loud) > 0 || said != "" && (len(loud) != 1 || loud[0].Say != said) {
				t.Errorf("public: %v, %v", public.Fault, loud)
			}
			if f := says(public, dossier.ImposedPublic); f != nil && !strings.HasPrefix(f.Args["name"], "Juror ") {
				t.Errorf("public: %v", f)
			}
		})
	}
}

// A ballot that no receipt lists is seen before anything else: whether it was
// sent, only its juror can say.
func TestABallotThatNoReceiptLists(t *testing.T) {
	d := travelled(t).Forged(func(f *dossiertest.Forgery) { delete(f.Parts.Receipts, 3) })
	r := dossier.Verify(dossiertest.Folder(d.Files(t, "complete")), dossier.Options{})
	if f := says(r, dossier.Unlisted); !r.Good || f == nil || f.Args["names"] != "eli" || !slices.ContainsFunc(r.Loud(), func(x decision.Finding) bool { return x.Say == dossier.Unlisted }) {
		t.Errorf("%v, %v", r.Fault, r.Loud())
	}
}

// A folder whose receipts were all taken away says whose ballots came in: each
// of them had one.
func TestReceiptsThatAreGone(t *testing.T) {
	d := travelled(t).Forged(func(f *dossiertest.Forgery) { clear(f.Parts.Receipts) })
	r := dossier.Verify(dossiertest.Folder(d.Files(t, "complete")), dossier.Options{})
	f := says(r, dossier.Missing)
	if f == nil || !strings.Contains(f.Args["names"], "eli") || !slices.ContainsFunc(r.Loud(), func(x decision.Finding) bool { return x.Say == dossier.Missing }) {
		t.Errorf("%v, %v", r.Fault, r.Loud())
	}
	if r := dossier.Verify(dossiertest.Folder(travelled(t).Files(t, "complete")), dossier.Options{}); says(r, dossier.Missing) != nil {
		t.Error("receipts that are here are missed")
	}
}
