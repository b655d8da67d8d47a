package room_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/forms"
	"votering/internal/locale"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// form is kari's form, filled in as her ballot of the kit.
func (p post) form(version string) []byte {
	head := forms.Head{EditionID: p.k.Edition.ID, Fingerprint: version, Juror: "kari", Name: "Kari Nordmann"}
	return forms.WriteText(p.r.Edition(), head, locale.For(locale.NB), p.k.Marked("kari"))
}

func TestAFormIsConfirmed(t *testing.T) {
	d := roomtest.NewDisk()
	r, store, k := d.Chaired(t)
	p := newPost(t, r, k)
	path := p.put("kari.txt", p.form(k.Fingerprint))
	done := p.collect(p.options(), p.dir)
	p.is(done, room.Held, fault.Juror)
	if x := done.Files[0]; !x.Form || x.Juror != "kari" || done.Receipt != 0 {
		t.Errorf("%+v", x)
	}
	o := p.options()
	o.ConfirmForms, o.By = []string{"ola"}, "by phone, the secretary"
	p.is(p.collect(o, path), room.Held, fault.Juror) // somebody else's was confirmed
	o.ConfirmForms = []string{"kari"}
	p.is(p.collect(o, path), room.Accepted, "")
	if j := jurorOf(t, sight(t, r, ""), "kari"); j.Origin != room.OriginForm || j.Confirmed != o.By {
		t.Errorf("%+v", j)
	}
	if holds(t, store, "Fordi.") {
		t.Error("what the form says is in the file before the marks are opened")
	}
	before, _ := r.Record()
	p.is(p.collect(o, path), room.Already, "")
	p.is(p.collect(p.options(), path), room.Already, "") // whoever asks
	if after, _ := r.Record(); len(after) != len(before) {
		t.Error("the same form again left a line")
	}
	_, err := r.CloseBallots("")
	must(t, err, r.RevealMarksWith("", []byte(roomtest.Passphrase)), r.Check(), again(t, d, r).Check())
	if !holds(t, store, "Fordi.") {
		t.Error("the form is nowhere")
	}
}

// Who did not say on a form whether there is a conflict is told of when it is
// taken in, as who left cells empty is.
func TestWhatAFormLeavesOutIsTold(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	o := p.options()
	o.ConfirmForms, o.By = []string{"kari"}, "by phone"
	left := regexp.MustCompile(`(\(0–100\):) 1\r?\n`).ReplaceAllString(string(p.form(k.Fingerprint)), "$1\n")
	left = regexp.MustCompile(`(?m)^(Inhabil[^:]*:) nei`).ReplaceAllString(left, "$1")
	done := p.collect(o, p.put("kari.txt", []byte(left)))
	p.is(done, room.Accepted, "")
	if x := done.Files[0]; len(x.Undeclared) == 0 || x.Empty == 0 {
		t.Fatalf("%+v of\n%s", x, left)
	}
	for _, id := range []string{"form_undeclared", "abstained"} {
		if !slices.ContainsFunc(done.Notices, func(n room.Notice) bool { return n.ID == id && n.Args["name"] != "" }) {
			t.Errorf("no %s in %v", id, done.Notices)
		}
	}
}

func TestFormsThatAreNotTaken(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	o := p.options()
	o.ConfirmForms, o.By = []string{"kari"}, "by phone"
	good := string(p.form(k.Fingerprint))
	empty := forms.WriteText(r.Edition(), forms.Head{EditionID: k.Edition.ID, Fingerprint: k.Fingerprint, Juror: "kari", Name: "Kari"}, locale.For(locale.NB), nil)
	old := p.form(record.Hash([]byte("before")))
	for name, c := range map[string]struct {
		data  []byte
		class fault.Class
	}{
		"another edition's":        {[]byte(strings.ReplaceAll(good, ": prisen", ": andre")), fault.Award},
		"from nobody on the roll":  {[]byte(strings.Replace(good, ": kari", ": mallory", 1)), fault.Juror},
		"for an older version":     {old, fault.Def},
		"nothing is filled in":     {empty, fault.Format},
		"a mark that is off scale": {[]byte(strings.Replace(good, ": 1\r\n", ": 17\r\n", 1)), fault.Score},
	} {
		done := p.collect(o, p.put("form.txt", c.data))
		x := done.Files[0]
		if x.Result != room.Refused || x.Fault.Class != c.class {
			t.Errorf("%s: %s %v; wants %s", name, x.Result, x.Fault, c.class)
		}
	}
	o.OldVersion = true
	p.is(p.collect(o, p.put("form.txt", old)), room.Accepted, "")
}

func TestEveryComplaintAboutAForm(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	bad := strings.ReplaceAll(string(p.form(k.Fingerprint)), ": 1\r\n", ": 17\r\n")
	x := p.collect(p.options(), p.put("form.txt", []byte(bad))).Files[0]
	if len(x.Problems) == 0 || x.Problems[0] != x.Fault {
		t.Fatalf("%v", x.Problems)
	}
	for _, f := range x.Problems {
		if !strings.Contains(f.Where, "form.txt:") {
			t.Errorf("%v has no line", f)
		}
	}
}

// Who sent a form can send a signed ballot after it, and not the other way round:
// what nobody signed does not take the place of what somebody did.
func TestAFormAndABallot(t *testing.T) {
	d := roomtest.NewDisk()
	r, store, k := d.Chaired(t)
	p := newPost(t, r, k)
	o := p.options()
	o.ConfirmForms, o.By = []string{"kari"}, "by phone"
	form := p.put("kari.txt", p.form(k.Fingerprint))
	p.is(p.collect(o, form), room.Accepted, "")
	formed := jurorOf(t, sight(t, r, ""), "kari")
	kept, err := store.Load()
	must(t, err)
	first, err := mailing.ReadReceipt(kept.Docs["receipt-1.json"], "receipt-1.json")
	must(t, err)
	sealed, _ := p.ballot("kari", 2, first.Ballots[0].BallotSHA256, nil)
	p.is(p.collect(o, p.put("kari.ballot", sealed)), room.Accepted, "")
	if j := jurorOf(t, sight(t, r, ""), "kari"); j.Revision != 2 || j.Origin != room.OriginSealed || formed.Origin != room.OriginForm {
		t.Errorf("%+v", j)
	}
	other := p.put("other.txt", append(p.form(k.Fingerprint), '\n'))
	p.is(p.collect(o, other), room.Refused, fault.Juror)
	if j := jurorOf(t, sight(t, r, ""), "kari"); j.Origin != room.OriginSealed {
		t.Errorf("%+v", j)
	}
	must(t, r.Check())
}
