package room_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
)

// amendment is one that says something else of a nominee.
func (c chairs) amendment(number int, path, from, to string) *mailing.Amendment {
	return &mailing.Amendment{
		Edition: c.Edition.ID, Fingerprint: c.Fingerprint, Number: number, At: mailingtest.Start, Reason: "En feil.",
		Changes: []award.Change{{Path: path, From: json.RawMessage(from), To: json.RawMessage(to)}},
	}
}

func (c chairs) amended(a *mailing.Amendment) string {
	return c.mailed("amendment-"+strconv.Itoa(a.Number)+".json", "anne", trust.NamespaceEdition, a.Encode())
}

// An amendment changes what the juror reads, voids nothing, and is refused
// where it is not the chair's next one.
func TestKeepingAmendments(t *testing.T) {
	k, d, r, key := scored(t)
	c := chairs{k, t, t.TempDir()}
	sealed(t, r, key)
	summary := c.amendment(1, "nominees/kinn/summary", `"Ved havet."`, `"Ved fjorden."`)
	withdrawn := c.amendment(2, "nominees/bodo/withdrawn", `false`, `true`)
	address := c.amendment(3, "jurors/ola/email", `"ola@example.org"`, `"ola@example.com"`)
	for name, x := range map[string]struct {
		path string
		want fault.Class
	}{
		"the second before the first": {c.amended(withdrawn), fault.State},
		"signed by a juror":           {c.mailed("a.json", "ola", trust.NamespaceEdition, summary.Encode()), fault.Key},
		"beyond an amendment":         {c.amended(c.amendment(1, "rule/quorum", `1`, `2`)), fault.State},
	} {
		if ns, err := r.Keep("", x.path); fault.ClassOf(err) != x.want || ns != nil {
			t.Errorf("%s: %v, want %s", name, err, x.want)
		}
	}
	ns, err := r.Keep("", c.amended(withdrawn), c.amended(address), c.amended(summary))
	must(t, err)
	if len(ns) != 3 || ns[0].Args["n"] != "1" {
		t.Errorf("kept: %+v", ns)
	}
	if _, err := r.Keep("", c.amended(c.amendment(1, "nominees/kinn/summary", `"Ved havet."`, `"På fjellet."`))); fault.ClassOf(err) != fault.Fork {
		t.Errorf("two with one number: %v", err)
	}
	must(t, r.Close())
	r, err = d.Desk().Enter(r.Path(), false)
	must(t, err, r.Check())
	readsAmended(t, r)
	if s := sight(t, r, ""); s.Own.Sealed == nil || s.Own.Sealed.Changed {
		t.Errorf("the sealed ballot: %+v", s.Own.Sealed)
	}
	must(t, r.Mark("", "kinn", "ideas", "50"))
	o := opened(t, k, sealed(t, r, key).Path)
	must(t, o.Ballot.Fits(r.Edition()))
}

func readsAmended(t *testing.T, r *room.Room) {
	t.Helper()
	s := sight(t, r, "")
	kinn, _ := s.Edition.Nominee("kinn")
	bodo, _ := s.Edition.Nominee("bodo")
	if kinn.Summary.In("nb") != "Ved fjorden." || !bodo.Withdrawn || len(s.Amendments) < 2 {
		t.Errorf("kinn: %v, bodo withdrawn: %v, amendments: %+v", kinn.Summary, bodo.Withdrawn, s.Amendments)
	}
}

// Who is invited after the amendments has them from the start.
func TestJoiningWithAmendments(t *testing.T) {
	k := mailingtest.New(t)
	c := chairs{k, t, t.TempDir()}
	i := k.Invitation("kari")
	for _, a := range []*mailing.Amendment{
		c.amendment(1, "nominees/kinn/summary", `"Ved havet."`, `"Ved fjorden."`), c.amendment(2, "nominees/bodo/withdrawn", `false`, `true`),
	} {
		doc := a.Encode()
		i.Amendments = append(i.Amendments, mailing.Attach(doc, k.Sign(k.Signers["anne"], trust.NamespaceEdition, doc)))
	}
	path := filepath.Join(c.dir, "kari.edition")
	must(t, os.WriteFile(path, k.File(i), 0o600))
	r, err := roomtest.NewDisk().Desk().Join(path, "", "", "")
	must(t, err)
	must(t, r.Check())
	readsAmended(t, r)
}

// The people of an invitation are those of its day: what amendments from before
// say of them is passed over, and what later ones say is not.
func TestJoiningAfterThePeopleWereAmended(t *testing.T) {
	k := mailingtest.New(t)
	c := chairs{k, t, t.TempDir()}
	i := k.Invitation("kari")
	before := i.Juror.Email
	i.Juror.Email = "kari@example.net"
	for _, a := range []*mailing.Amendment{
		c.amendment(1, "jurors/kari/email", quoted(before), `"kari@example.com"`),
		c.amendment(2, "jurors/kari/email", `"kari@example.com"`, `"kari@example.net"`),
	} {
		doc := a.Encode()
		i.Amendments = append(i.Amendments, mailing.Attach(doc, k.Sign(k.Signers["anne"], trust.NamespaceEdition, doc)))
	}
	path := filepath.Join(c.dir, "kari.edition")
	must(t, os.WriteFile(path, k.File(i), 0o600))
	d := roomtest.NewDisk()
	r, err := d.Desk().Join(path, "", "", "")
	must(t, err)
	if _, err := r.Keep("", c.amended(c.amendment(3, "jurors/kari/email", `"kari@example.net"`, quoted(before)))); err != nil {
		t.Error(err)
	}
	must(t, r.Check(), r.Close())
	r, err = d.Desk().Enter(r.Path(), false)
	must(t, err)
	if s := sight(t, r, ""); s.Who.Email != before || len(s.Amendments) != 3 {
		t.Errorf("%+v after %+v", s.Who, s.Amendments)
	}
}

func quoted(s string) string { return strconv.Quote(s) }
