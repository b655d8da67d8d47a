package room_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
)

func TestCosignaturesAreTakenIn(t *testing.T) {
	d, r, _ := mailed(t)
	k := roomtest.KitOf(t, r, roomtest.Passphrase)
	_, err := r.TakeCosignatures("", t.TempDir())
	if err == nil {
		t.Error("co-signatures of what is not decided")
	}
	must(t, r.RevealMarksWith("", []byte(roomtest.Passphrase)))
	must(t, r.DecideRecusal("", "kari", "bodo", true, []string{"ola"}, ""), r.Lock(""))
	_, err = r.Propose("", roomtest.Grounds(r))
	must(t, err)
	key, err := r.FindKey(context.Background(), roomtest.SignAsChair(t, r).Key.Path)
	must(t, err, r.DecideWith(context.Background(), "", deliberation.ProposalChange{}, key, nil))
	folder := filepath.Join(t.TempDir(), "decision")
	_, err = r.Export("", folder, "complete", false)
	must(t, err)
	if taken, err := r.TakeCosignatures("", folder); err != nil || len(taken) != 0 {
		t.Errorf("nobody signed: %v, %v", taken, err)
	}
	doc, err := os.ReadFile(filepath.Join(folder, room.CompleteFile))
	must(t, err, os.Mkdir(filepath.Join(folder, "signatures"), 0o700))
	sign := func(name, by, namespace string, data []byte) {
		must(t, os.WriteFile(filepath.Join(folder, "signatures", name+".sig"), k.Sign(k.Signers[by], namespace, data), 0o600))
	}
	before, _ := r.Record()
	sign("ola", "ola", trust.NamespaceDecision, doc)
	for name, c := range map[string]struct {
		by, namespace string
		data          []byte
		class         fault.Class
	}{
		"another's key":   {"ola", trust.NamespaceDecision, doc, fault.Key},
		"other bytes":     {"kari", trust.NamespaceDecision, append(doc[:len(doc):len(doc)], ' '), fault.Sig},
		"another purpose": {"kari", trust.NamespaceBallot, doc, fault.NS},
	} {
		sign("kari", c.by, c.namespace, c.data)
		if _, err := r.TakeCosignatures("", folder); fault.ClassOf(err) != c.class {
			t.Errorf("%s: %v; wants %s", name, err, c.class)
		}
	}
	if after, _ := r.Record(); len(after) != len(before) {
		t.Error("one that is wrong, and others are taken")
	}
	must(t, os.Remove(filepath.Join(folder, "signatures", "kari.sig")))
	loose := t.TempDir() // as they come by mail
	must(t, os.WriteFile(filepath.Join(loose, "kari.sig"), k.Sign(k.Signers["kari"], trust.NamespaceBallot, doc), 0o600))
	if _, err := r.TakeCosignatures("", loose); fault.ClassOf(err) != fault.NS {
		t.Errorf("another purpose, by itself: %v", err)
	}
	must(t, os.WriteFile(filepath.Join(loose, "kari.sig"), k.Sign(k.Signers["kari"], trust.NamespaceDecision, doc), 0o600))
	must(t, os.WriteFile(filepath.Join(loose, "somebody.sig"), nil, 0o600))
	if taken, err := r.TakeCosignatures("", loose); err != nil || !slices.Equal(taken, []string{"kari"}) {
		t.Errorf("by itself in a folder: %v, %v", taken, err)
	}
	if taken, err := r.TakeCosignatures("", filepath.Join(loose, "kari.sig")); err != nil || len(taken) != 0 {
		t.Errorf("the file alone, once more: %v, %v", taken, err)
	}
	taken, err := r.TakeCosignatures("", folder)
	must(t, err, r.Check())
	if !slices.Equal(taken, []string{"ola"}) || !jurorOf(t, sight(t, r, ""), "ola").Cosigned {
		t.Errorf("%v", taken)
	}
	if taken, err := r.TakeCosignatures("", folder); err != nil || len(taken) != 0 {
		t.Errorf("once more: %v, %v", taken, err)
	}
	r = again(t, d, r)
	next := filepath.Join(t.TempDir(), "again")
	paths, err := r.Export("", next, "complete", false)
	must(t, err, r.Check())
	if !slices.Contains(paths, filepath.Join(next, "signatures", "kari.sig")) {
		t.Errorf("%v", paths)
	}
	must(t, r.Reopen("", deliberation.Closed, "a mistake"))
	if jurorOf(t, sight(t, r, ""), "ola").Cosigned {
		t.Error("what was co-signed does not stand any more")
	}
}
