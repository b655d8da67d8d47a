package mailing_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
)

// elsewhere is a place with a time of its own.
var elsewhere = time.FixedZone("", 3600)

// receipt lists the ballots of kari and ola in these revisions; 0: none.
func receipt(number, size, kari, ola int) *mailing.Receipt {
	r := &mailing.Receipt{Edition: "prisen", Fingerprint: mailingtest.Hash([]byte("edition")), Number: number, At: mailingtest.Start,
		Record: mailing.Record{Size: size, Head: mailingtest.Salt("line", size)}, RollSHA256: mailingtest.Hash([]byte("roll"))}
	for _, b := range []mailing.Received{{Juror: "kari", Revision: kari}, {Juror: "ola", Revision: ola}} {
		if b.Revision > 0 {
			b.BallotSHA256 = mailingtest.Salt(b.Juror, b.Revision)
			b.SealedSHA256 = mailingtest.Salt(b.Juror, b.Revision, "sealed")
			r.Ballots = append(r.Ballots, b)
		}
	}
	return r
}

func TestReceiptsAreReadAsWritten(t *testing.T) {
	for _, r := range []*mailing.Receipt{receipt(1, 9, 0, 0), receipt(7, 40, 2, 1)} {
		data := r.Encode()
		got, err := mailing.ReadReceipt(data, "receipt-1.json")
		if err != nil || !bytes.Equal(got.Encode(), data) {
			t.Fatalf("%v\n%s", err, data)
		}
		if b, ok := got.Of("kari"); ok != (len(r.Ballots) > 0) || ok && b != r.Ballots[0] {
			t.Errorf("kari's is %+v", b)
		}
	}
}

func TestReceiptsThatAreRefused(t *testing.T) {
	for what, edit := range map[string]func(r *mailing.Receipt){
		"number 0":          func(r *mailing.Receipt) { r.Number = 0 },
		"an empty record":   func(r *mailing.Receipt) { r.Record.Size = 0 },
		"no head":           func(r *mailing.Receipt) { r.Record.Head = "" },
		"capital letters":   func(r *mailing.Receipt) { r.RollSHA256 = strings.ToUpper(r.RollSHA256) },
		"a juror twice":     func(r *mailing.Receipt) { r.Ballots[1].Juror = "kari" },
		"revision 0":        func(r *mailing.Receipt) { r.Ballots[0].Revision = 0 },
		"a short hash":      func(r *mailing.Receipt) { r.Ballots[0].BallotSHA256 = "00" },
		"no sealed hash":    func(r *mailing.Receipt) { r.Ballots[0].SealedSHA256 = "" },
		"no fingerprint":    func(r *mailing.Receipt) { r.Fingerprint = "" },
		"a time of a place": func(r *mailing.Receipt) { r.At = r.At.In(elsewhere) },
	} {
		r := receipt(3, 20, 1, 1)
		edit(r)
		_, err := mailing.ReadReceipt(r.Encode(), "receipt-3.json")
		f := fault.Of(err)
		if f == nil || f.Class != fault.Format {
			t.Errorf("%s: %v", what, err)
			continue
		}
		spoken(t, f)
	}
}

// Whether several receipts can all be true does not depend on their order.
func TestReceiptsThatContradict(t *testing.T) {
	with := func(r *mailing.Receipt, f func(r *mailing.Receipt)) *mailing.Receipt {
		f(r)
		return r
	}
	for what, c := range map[string]struct {
		all   []*mailing.Receipt
		class fault.Class
	}{
		"none":                        {nil, ""},
		"one after the other":         {[]*mailing.Receipt{receipt(1, 9, 1, 0), receipt(2, 12, 2, 1), receipt(5, 30, 2, 3)}, ""},
		"the same twice":              {[]*mailing.Receipt{receipt(1, 9, 1, 0), receipt(1, 9, 1, 0)}, ""},
		"a ballot that is held":       {[]*mailing.Receipt{receipt(1, 9, 1, 1), receipt(2, 12, 0, 1), receipt(3, 15, 1, 1)}, ""},
		"reopened, and anew":          {[]*mailing.Receipt{receipt(1, 9, 3, 1), with(receipt(2, 19, 1, 1), func(r *mailing.Receipt) { r.Fingerprint = mailingtest.Hash(nil) })}, ""},
		"two with one number":         {[]*mailing.Receipt{receipt(1, 9, 1, 0), receipt(1, 9, 0, 1)}, fault.Fork},
		"a record that shrinks":       {[]*mailing.Receipt{receipt(1, 9, 1, 0), receipt(2, 8, 1, 0)}, fault.Log},
		"a record that was rewritten": {[]*mailing.Receipt{receipt(1, 9, 1, 0), with(receipt(2, 9, 1, 0), func(r *mailing.Receipt) { r.Record.Head = mailingtest.Hash(nil) })}, fault.Log},
		"an older revision":           {[]*mailing.Receipt{receipt(1, 9, 2, 0), receipt(2, 12, 1, 0)}, fault.Dropped},
		"an older revision, later":    {[]*mailing.Receipt{receipt(1, 9, 2, 0), receipt(2, 12, 0, 0), receipt(3, 14, 1, 0)}, fault.Dropped},
		"of two editions":             {[]*mailing.Receipt{receipt(1, 9, 1, 0), with(receipt(2, 12, 1, 0), func(r *mailing.Receipt) { r.Edition = "another" })}, fault.Award},
	} {
		for range 2 {
			f := fault.Of(mailing.CheckReceipts(c.all))
			if (f == nil) != (c.class == "") || f != nil && f.Class != c.class {
				t.Errorf("%s: %v, want %q", what, f, c.class)
			}
			if f != nil {
				spoken(t, f)
			}
			for i, j := 0, len(c.all)-1; i < j; i, j = i+1, j-1 {
				c.all[i], c.all[j] = c.all[j], c.all[i]
			}
		}
	}
}

func TestAmendments(t *testing.T) {
	k := mailingtest.New(t)
	data := amendment(k, 1).Payload
	a, err := mailing.ReadAmendment(data, "amendment-1.json")
	if err != nil || !bytes.Equal(a.Encode(), data) || len(a.Changes) != 1 {
		t.Fatalf("%v\n%s", err, data)
	}
	for what, edit := range map[string]func(a *mailing.Amendment){
		"no change":         func(a *mailing.Amendment) { a.Changes = nil },
		"no path":           func(a *mailing.Amendment) { a.Changes[0].Path = "" },
		"no reason":         func(a *mailing.Amendment) { a.Reason = "" },
		"number 0":          func(a *mailing.Amendment) { a.Number = 0 },
		"another id":        func(a *mailing.Amendment) { a.Edition = "../x" },
		"a time of a place": func(a *mailing.Amendment) { a.At = a.At.In(elsewhere) },
	} {
		bad, err := mailing.ReadAmendment(data, "amendment-1.json")
		if err != nil {
			t.Fatal(err)
		}
		edit(bad)
		_, err = mailing.ReadAmendment(bad.Encode(), "amendment-1.json")
		if c := fault.ClassOf(err); err == nil || c != fault.Format && c != fault.ID && c != fault.JSON {
			t.Errorf("%s: %v", what, err)
		}
	}
}
