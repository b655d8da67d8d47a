package mailing_test

import (
	"strconv"
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
)

// desk is a chair who takes ballots, as far as documents go.
type desk struct {
	*mailingtest.Kit
	*mailing.Expect
	salts map[string]bool
}

func newDesk(k *mailingtest.Kit) *desk {
	d := &desk{Kit: k, Expect: k.Expect(), salts: map[string]bool{}}
	d.SaltUsed = func(sum string) bool { return d.salts[sum] }
	return d
}

// collect takes a ballot, or says why not.
func (d *desk) collect(sealed []byte, name string) (result string, f *fault.Error) {
	o, err := mailing.Open(sealed, name, d.Identity)
	if err != nil {
		return mailingtest.Refused, fault.Of(err)
	}
	switch f := d.Check(o); {
	case f == nil && d.Again(o):
		return mailingtest.Already, nil
	case f == nil:
		d.Last[o.Ballot.Juror] = mailing.Known{Revision: o.Ballot.Revision, SHA256: o.SHA256}
		d.salts[o.Ballot.SaltSum()] = true
		return mailingtest.Accepted, nil
	case f.Class == fault.Fork || f.ID == mailing.NewKey:
		return mailingtest.Held, f
	default:
		return mailingtest.Refused, f
	}
}

// Each file that somebody could try is answered with its class, in words, and
// leaves what was taken before as it was.
func TestAttacks(t *testing.T) {
	k := mailingtest.New(t)
	for _, a := range k.Attacks() {
		if a.Closed { // the document is good; the time is not for this room
			continue
		}
		t.Run(strconv.Itoa(a.Number)+"_"+strings.ReplaceAll(a.Name, " ", "_"), func(t *testing.T) {
			d := newDesk(k)
			for i, b := range a.Before {
				if result, f := d.collect(b, "before"); result != mailingtest.Accepted {
					t.Fatalf("ballot %d that came before: %s, %v", i, result, f)
				}
			}
			last := d.Last["kari"]
			result, f := d.collect(a.Data, a.File)
			if result != a.Result || (f == nil) != (a.Class == "") || f != nil && f.Class != a.Class {
				t.Fatalf("%s, %v; want %s, %s", result, f, a.Result, a.Class)
			}
			if d.Last["kari"] != last {
				t.Errorf("%v stood and now %v stands", last, d.Last["kari"])
			}
			if f != nil {
				spoken(t, f)
			}
		})
	}
}

// spoken checks that a fault has its own sentence in every language, with
// nothing left open in it.
func spoken(t testing.TB, f *fault.Error) {
	t.Helper()
	for _, lang := range locale.Languages() {
		message, try := locale.For(lang).Fault(f)
		if strings.ContainsAny(message+try, "{}⟦") || message == "" || try == "" {
			t.Errorf("%s, %s: %q, try %q", lang, f.ID, message, try)
		}
	}
}

// Every one of the known attacks on sealed ballots is tried, or tried
// elsewhere: 50 is a law of lengths.
func TestAllAttacksAreTried(t *testing.T) {
	tried := map[int]bool{}
	for _, a := range mailingtest.New(t).Attacks() {
		tried[a.Number] = true
	}
	for n := 30; n <= 51; n++ {
		if !tried[n] {
			t.Errorf("nobody tries attack %d", n)
		}
	}
}

// What is not an attack is taken: a correction, one that leaves revisions out,
// and a file whose lines a mail program has ended in its own way.
func TestGoodBallotsAreTaken(t *testing.T) {
	k := mailingtest.New(t)
	d := newDesk(k)
	rs := k.Revisions("kari", 5)
	crlf := []byte(strings.ReplaceAll(string(rs[4]), "\n", "\r\n"))
	for i, file := range [][]byte{rs[0], rs[1], rs[3], crlf} {
		if result, f := d.collect(file, "kari.ballot"); result != mailingtest.Accepted {
			t.Errorf("file %d: %s, %v", i, result, f)
		}
	}
	if result, f := d.collect(rs[4], "kari.ballot"); result != mailingtest.Already {
		t.Errorf("the same with other line ends: %s, %v", result, f)
	}
	o, err := mailing.Open(crlf, "kari.ballot", k.Identity)
	if err != nil || string(o.Sealed) != string(rs[4]) || o.SealedSHA256 != mailingtest.Hash(rs[4]) {
		t.Errorf("line ends change what is kept: %v", err)
	}
}

// A form is taken where its sender was confirmed, and nowhere else.
func TestForms(t *testing.T) {
	k := mailingtest.New(t)
	b := k.Ballot("per", 1, "")
	b.JurorKey = ""
	form := &mailing.Form{Name: "per.txt", Data: []byte("kinn results 4\n")}
	sealed, err := mailing.Seal(b.Encode(), nil, form, k.Identity.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	o, err := mailing.Open(sealed, "per", k.Identity)
	if err != nil {
		t.Fatal(err)
	}
	e := k.Expect()
	if f := e.Check(o); f == nil || f.Class != fault.Juror {
		t.Errorf("an unconfirmed form: %v", f)
	}
	e.Unsigned = true
	if f := e.Check(o); f != nil {
		t.Errorf("a confirmed form: %v", f)
	}
	if !o.Key.IsZero() || len(o.Sig) != 0 || o.Form.Name != form.Name || string(o.Form.Data) != string(form.Data) {
		t.Errorf("%+v", o)
	}
}
