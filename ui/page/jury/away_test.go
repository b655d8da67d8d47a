package jury

import (
	"os"
	"path/filepath"
	"testing"

	"votering/internal/room"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
	"votering/ui/keys"
	"votering/ui/page/pagetest"
)

// pick goes to a way to sign in the list of keys, and takes it.
func (s *country) pick(id string) {
	s.t.Helper()
	s.Press("end")
	for range 9 {
		if keys.Has(s.Page.Bindings(s.C), "signing."+id) {
			s.Press("enter")
			return
		}
		s.Press("up")
	}
	s.t.Fatalf("there is no way %s", id)
}

// signAll signs what lies in a folder, as somebody does elsewhere.
func (s *country) signAll(dir string) {
	s.t.Helper()
	all, err := os.ReadDir(dir)
	must(s.t, err)
	for _, f := range all {
		if f.Name() == room.SignFile {
			continue
		}
		doc, err := os.ReadFile(filepath.Join(dir, f.Name()))
		must(s.t, err)
		sig, err := trusttest.Signer(s.t, 4).Sign(s.t.Context(), trust.NamespaceEdition, doc)
		must(s.t, err, os.WriteFile(filepath.Join(dir, f.Name()+".sig"), sig, 0o600))
	}
}

// Whoever has the key on another machine writes the invitations out, signs them
// there, and takes the signatures back, also later.
func TestInvitingWithAKeyElsewhere(t *testing.T) {
	for _, later := range []bool{false, true} {
		s := spread(t)
		s.Press("v", "down", "down", "down")
		s.write("ut")
		s.Press("enter")
		for range 2 {
			s.Type(sealing)
			s.Press("enter")
		}
		s.Press("enter")
		s.Answer("")
		s.pick("elsewhere")
		s.Answer("/home/kari/annen.pub")
		s.Answer("signer")
		if s.Last.Fault != nil {
			t.Fatal(s.Last.Fault)
		}
		s.shows("SIGN.txt", "signer")
		s.consistent()
		s.Press("enter")
		if s.Last.Fault == nil {
			t.Error("taken without signatures")
		}
		s.signAll("signer")
		if later {
			s.Press("esc")
			s.pick("take")
			s.Answer("signer")
		} else {
			s.Press("enter")
		}
		if s.Last.Fault != nil {
			t.Fatal(s.Last.Fault)
		}
		s.shows("Invitasjonene er skrevet", "anne.edition")
		if _, err := os.Stat(filepath.Join("ut", "anne.edition")); err != nil || s.C.Sight.ChairKeyFP == "" {
			t.Errorf("%v, the chair's key is %q", err, s.C.Sight.ChairKeyFP)
		}
	}
}

// Ballots are taken in without the key; the receipts are signed later.
func TestReceiptsAreSignedLater(t *testing.T) {
	s := spread(t)
	s.invite()
	s.Press("esc", "s")
	off(t, s.Seat, "receipt.all_signed")
	s.mailed(s.ballot("anne", "4"), "anne.ballot")
	s.ring.Keys = s.ring.Keys[:0] // the key is on another machine
	s.collect()
	s.Press("enter")
	s.Answer("")
	s.pick("later")
	s.shows("Kvittering 1 er ikke signert")
	s.Press("esc")
	s.shows("s signer kvitteringer")
	s.ring.Keys = pagetest.NewRing(t).Keys
	s.Press("s")
	if len(s.C.Sight.Unsigned) != 0 || s.Last.Fault != nil {
		t.Errorf("unsigned %v, %v", s.C.Sight.Unsigned, s.Last.Fault)
	}
	if _, err := os.Stat(filepath.Join("kari", "prisen-2022-kvitteringer", "receipt-1.json.sig")); err != nil {
		t.Error(err)
	}
}
