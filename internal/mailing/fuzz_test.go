package mailing_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/trust"
)

// Whatever is inside a seal: reading it ends, and what is accepted says the
// same to the reader of the standard library, is signed over exactly its
// bytes, and is in its one form.
func FuzzEnvelope(f *testing.F) {
	k := mailingtest.New(f)
	document := k.Ballot("kari", 1, "").Encode()
	sig := k.Sign(k.Signers["kari"], trust.NamespaceBallot, document)
	f.Add(mailing.Pack(document, sig, nil))
	for _, a := range k.Attacks() {
		if plain, err := k.Identity.Open(a.Data, mailing.MaxSealed); err == nil && len(plain) < 20_000 {
			f.Add(plain)
		}
	}
	f.Fuzz(func(t *testing.T, plain []byte) {
		o, err := mailing.Unpack(plain, "x")
		if err != nil {
			return
		}
		var e struct {
			Payload, SSHSIG string
			Form            *struct{ Name, Data string }
		}
		if err := json.Unmarshal(plain, &e); err != nil || e.Payload != base64.StdEncoding.EncodeToString(o.Bytes) ||
			strings.TrimSuffix(e.SSHSIG, "\n") != strings.TrimSuffix(string(o.Sig), "\n") || (e.Form == nil) != (o.Form == nil) {
			t.Errorf("another reader reads otherwise: %v\n%q", err, plain)
		}
		if o.Form == nil {
			if key, err := trust.Verify(o.Sig, o.Bytes, trust.NamespaceBallot); err != nil || !key.Equal(o.Key) {
				t.Errorf("accepted without a good signature: %v", err)
			}
		}
		if len(plain)%4096 != 0 {
			t.Errorf("accepted with %d bytes", len(plain))
		}
		lawsOfBallots(t, k, o.Bytes)
		k.Expect().Check(o)
	})
}

// Whatever a ballot holds: reading it ends, what is accepted is written again
// byte for byte, and one that fits its edition fills every cell.
func FuzzBallot(f *testing.F) {
	k := mailingtest.New(f)
	f.Add(k.Ballot("kari", 1, "").Encode())
	b := k.Ballot("per", 2, mailingtest.Hash(nil))
	b.JurorKey = ""
	b.Abstained = append(b.Abstained, mailing.Cell{Nominee: b.Marks[0].Nominee, Criterion: b.Marks[0].Criterion, Comment: "Vet ikke."})
	b.Recused = []mailing.Statement{{Nominee: "hamar", Ground: "Min bror."}}
	b.Marks = b.Marks[1:4]
	f.Add(b.Encode())
	f.Fuzz(func(t *testing.T, data []byte) { lawsOfBallots(t, k, data) })
}

func lawsOfBallots(t *testing.T, k *mailingtest.Kit, data []byte) {
	t.Helper()
	b, err := mailing.ReadBallot(data, "x")
	if err != nil {
		return
	}
	if !bytes.Equal(b.Encode(), data) {
		t.Errorf("written again it differs:\n%s\n%s", data, b.Encode())
	}
	marked := b.Marked()
	if b.Fits(k.Edition) != nil {
		return
	}
	if missing := marked.Missing(k.Edition); len(missing) > 0 {
		t.Errorf("it fits, and lacks %v:\n%s", missing, data)
	}
	cells := len(b.Marks) + len(b.Abstained) + len(b.Recused)*len(k.Edition.Marked())
	if want := len(k.Edition.Nominees) * len(k.Edition.Marked()); cells != want || len(marked.Cells) != len(b.Marks)+len(b.Abstained) {
		t.Errorf("it fits with %d cells of %d:\n%s", cells, want, data)
	}
}

// Whatever comes in a mail: reading it ends, and an invitation that is accepted
// is signed by the key that it names.
func FuzzInvitation(f *testing.F) {
	k := mailingtest.New(f)
	i := k.Invitation("kari")
	i.Amendments = []mailing.Attached{amendment(k, 1)}
	f.Add(k.File(i))
	f.Add(i.Encode())
	f.Add(amendment(k, 1).Payload)
	f.Add(receipt(3, 20, 2, 1).Encode())
	f.Fuzz(func(t *testing.T, data []byte) {
		sig, err := k.Signers["anne"].Sign(t.Context(), trust.NamespaceEdition, data)
		if err != nil {
			t.Fatal(err)
		}
		// Signed by the chair, what is inside must hold by itself.
		for _, file := range [][]byte{data, mailing.Wrap(data, sig)} {
			i, key, err := mailing.ReadInvitation(file, "x")
			if err != nil {
				continue
			}
			if i.ChairKey != key.Line() || mailingtest.Hash(i.Frozen()) != i.Fingerprint {
				t.Errorf("accepted: %s", file)
			}
			if ed, err := i.AwardEdition(); err != nil || len(ed.Jurors) == 0 || ed.Jurors[0].ID != i.Juror.ID {
				t.Errorf("accepted without its edition: %v", err)
			}
		}
		if r, err := mailing.ReadReceipt(data, "x"); err == nil && !bytes.Equal(r.Encode(), data) {
			t.Errorf("a receipt is written otherwise: %s", data)
		}
		if a, err := mailing.ReadAmendment(data, "x"); err == nil && !bytes.Equal(a.Encode(), data) {
			t.Errorf("an amendment is written otherwise: %s", data)
		}
	})
}
