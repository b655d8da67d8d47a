package room_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/ranking"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
)

const amendment = `changes:
  - {path: nominees/kinn/summary, to: Ved storhavet.}
  - {path: nominees/hamar/withdrawn, to: true}
  - {path: jurors/nils, to: {name: Nils Vara, email: nils@example.org}}
`

func TestAnAmendmentIsInForceAtOnce(t *testing.T) {
	d := roomtest.NewDisk()
	r, store, k := d.Chaired(t)
	p := newPost(t, r, k)
	before := sight(t, r, "").Fingerprint
	lines, err := r.PreviewAmendment([]byte(amendment), "a.yaml")
	must(t, err)
	if len(lines) != 3 || lines[0] != (room.AmendedLine{Path: "nominees/kinn/summary", From: "Ved havet.", To: "Ved storhavet."}) {
		t.Errorf("%+v", lines)
	}
	n, err := r.AmendWith(context.Background(), "", []byte(amendment), "a.yaml", "the municipality wrote to us", roomtest.SignAsChair(t, r))
	must(t, err)
	for _, r := range []*room.Room{r, again(t, d, r)} {
		s := sight(t, r, "")
		kinn, _ := s.Edition.Nominee("kinn")
		hamar, _ := s.Edition.Nominee("hamar")
		_, nils := s.Edition.Juror("nils")
		if n != 1 || kinn.Summary.In("nb") != "Ved storhavet." || !hamar.Withdrawn || !nils || s.Fingerprint != before {
			t.Errorf("amendment %d: %q, withdrawn %v, nils %v, %s", n, kinn.Summary.In("nb"), hamar.Withdrawn, nils, s.Fingerprint)
		}
		if len(s.Amendments) != 1 || s.Amendments[0].Reason == "" || len(s.Amendments[0].Lines) != 3 {
			t.Errorf("%+v", s.Amendments)
		}
		must(t, r.Check())
	}
	r = again(t, d, r)
	kept, err := store.Load()
	must(t, err)
	doc := kept.Docs["amendment-1.json"]
	key, err := trust.Verify(kept.Docs["amendment-1.json.sig"], doc, trust.NamespaceEdition)
	must(t, err)
	x, err := mailing.ReadAmendment(doc, "amendment-1.json")
	must(t, err)
	if !key.Equal(k.Signers["anne"].Public()) || x.Number != 1 || x.Fingerprint != before {
		t.Errorf("%s: %+v", key.Fingerprint(), x)
	}
	paths, err := r.WriteAmendment(1, filepath.Join(p.dir, "out"))
	must(t, err)
	if len(paths) != 2 {
		t.Errorf("%v", paths)
	}
	_, err = r.WriteAmendment(2, filepath.Join(p.dir, "out"))
	wantFault(t, err, fault.Usage)
}

// Who was withdrawn is not ranked, and a ballot sealed before it counts for the
// others as it did.
func TestAWithdrawnNomineeIsNotRanked(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	p := newPost(t, r, k)
	early, _ := p.ballot("kari", 1, "", nil)
	_, err := r.AmendWith(context.Background(), "", []byte(amendment), "a.yaml", "withdrawn", roomtest.SignAsChair(t, r))
	must(t, err)
	p.is(p.collect(p.options(), p.put("kari.ballot", early)), room.Accepted, "")
	_, err = r.CloseBallots("")
	must(t, err, r.RevealMarksWith("", []byte(roomtest.Passphrase)), r.Check())
	rk := sight(t, r, "").Ranking
	if !slices.ContainsFunc(rk.Unranked, func(u ranking.Unranked) bool { return u.Nominee == "hamar" && u.Reason == "withdrawn" }) || len(rk.Rows) != 2 {
		t.Errorf("%+v %+v", rk.Rows, rk.Unranked)
	}
}

func TestWhatAnAmendmentMayNotChange(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, _ := d.Chaired(t)
	sign := roomtest.SignAsChair(t, r)
	before, _ := r.Record()
	for name, c := range map[string]struct {
		data, reason, who string
		class             fault.Class
	}{
		"a weight":         {"changes: [{path: criteria/results/weight, to: 9}]", "why", "", fault.State},
		"the rule":         {"changes: [{path: rule/quorum, to: 9}]", "why", "", fault.State},
		"nobody":           {"changes: [{path: nominees/nobody/summary, to: x}]", "why", "", fault.Edition},
		"no reason":        {amendment, "", "", fault.Usage},
		"by the secretary": {amendment, "why", "siri", fault.Juror},
		"by a juror":       {amendment, "why", "kari", fault.Juror},
		"no amendment":     {"hello", "why", "", fault.Edition},
		"hostile text":     {"changes: [{path: nominees/kinn/summary, to: \"a\\u202eb\"}]", "why", "", fault.Text},
	} {
		if _, err := r.AmendWith(context.Background(), c.who, []byte(c.data), "a.yaml", c.reason, sign); fault.ClassOf(err) != c.class {
			t.Errorf("%s: %v; wants %s", name, err, c.class)
		}
	}
	if after, _ := r.Record(); len(after) != len(before) {
		t.Error("what was refused left a line")
	}
}

func TestAnAmendmentSignedElsewhere(t *testing.T) {
	d := roomtest.NewDisk()
	r, _, k := d.Chaired(t)
	dir := filepath.Join(t.TempDir(), "out")
	n, err := r.AmendWith(context.Background(), "", []byte(amendment), "a.yaml", "why", room.Signing{Unsigned: dir})
	must(t, err)
	if s := sight(t, r, ""); n != 1 || len(s.Amendments) != 0 {
		t.Error("it is in force before it is signed")
	}
	_, err = r.AmendFrom("", dir)
	wantFault(t, err, fault.IO) // no signature yet
	name := filepath.Join(dir, "amendment-1.json")
	doc, err := os.ReadFile(name)
	must(t, err)
	sign := func(by string, namespace string) {
		must(t, os.WriteFile(name+".sig", k.Sign(k.Signers[by], namespace, doc), 0o600))
	}
	sign("kari", trust.NamespaceEdition)
	_, err = r.AmendFrom("", dir)
	wantFault(t, err, fault.Key)
	sign("anne", trust.NamespaceReceipt)
	_, err = r.AmendFrom("", dir)
	wantFault(t, err, fault.NS)
	sign("anne", trust.NamespaceEdition)
	_, err = r.AmendFrom("", dir)
	must(t, err, r.Check(), again(t, d, r).Check())
	r = again(t, d, r)
	_, err = r.AmendFrom("", dir)
	wantFault(t, err, fault.IO) // amendment 2 is not there
}
