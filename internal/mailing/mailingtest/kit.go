// Package mailingtest makes what jurors and chair mail each other, for tests:
// good files, and one for each thing that somebody could try.
package mailingtest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/editionfile"
	"votering/internal/exact"
	"votering/internal/mailing"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// Start is when everything happens.
var Start = time.Date(2022, 10, 3, 9, 0, 0, 0, time.UTC)

// Kit is an edition with its keys.
type Kit struct {
	T           testing.TB
	Edition     *award.Edition
	Fingerprint string
	Identity    trust.Identity          // the sealing key
	Signers     map[string]trust.Signer // by juror
}

// editionYAML has a chair who votes (anne), two jurors with keys (kari, ola), one
// without (per), and a secretary (siri).
const editionYAML = `schema: votering-edition/1
id: prisen
title: {nb: Prisen, en: The prize}
language: nb
made_up: true
scale: {min: 1, max: 6, step: 0.5}
criteria:
  - {id: results, title: Resultater, weight: 2}
  - {id: ideas, title: Ideer, scale: {min: 0, max: 100, step: 1}}
nominees:
  - {id: kinn, name: Kinn, summary: Ved havet., documents: [{title: Søknad, file: kinn.md}]}
  - {id: bodo, name: Bodø}
  - {id: hamar, name: Hamar}
jurors:
  - {id: anne, name: Anne Chair, email: anne@example.org, role: chair, votes: true, key: %q}
  - {id: kari, name: Kari Nordmann, email: kari@example.org, key: %q}
  - {id: ola, name: Ola Nordmann, email: ola@example.org, key: %q}
  - {id: per, name: Per Ås, email: per@example.org}
  - {id: siri, name: Siri Sekretær, email: siri@example.org, role: secretary, votes: false}
rule:
  jury: {method: mean}
  recusal: nominee
`

// numbers are the keys of the kit's jurors, see trusttest.Key. per has one too,
// and nobody knows yet.
var numbers = map[string]byte{"anne": 1, "kari": 2, "ola": 3, "per": 4}

// YAML is the kit's edition as a secretariat writes it.
func YAML(t testing.TB) []byte {
	t.Helper()
	line := func(id string) string { return trusttest.Signer(t, numbers[id]).Public().Line() }
	return fmt.Appendf(nil, editionYAML, line("anne"), line("kari"), line("ola"))
}

// New is a kit with an edition of its own.
func New(t testing.TB) *Kit {
	t.Helper()
	ed, err := editionfile.Read(YAML(t), "edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return For(t, ed, trusttest.Sealing(t))
}

// For is a kit for an edition that is there already, with its sealing key. Its
// jurors sign with the keys that the roll of YAML gives them.
func For(t testing.TB, ed *award.Edition, id trust.Identity) *Kit {
	t.Helper()
	k := &Kit{T: t, Edition: ed, Fingerprint: award.Fingerprint(ed), Identity: id, Signers: map[string]trust.Signer{}}
	for juror, n := range numbers {
		k.Signers[juror] = trusttest.Signer(t, n)
	}
	return k
}

// Marked is a whole ballot: a mark in every cell, the lowest of its scale and
// up by one step with each.
func (k *Kit) Marked(juror string) *ballot.Ballot {
	b := ballot.New(juror)
	for i := range k.Edition.Nominees {
		id := k.Edition.Nominees[i].ID
		b.Declared[id] = ballot.Declaration{}
		for _, c := range k.Edition.Marked() {
			b.Put(ballot.Cell{Nominee: id, Criterion: c.ID},
				ballot.Entry{Set: true, Mark: c.Scale.Min.Add(c.Scale.Step.Mul(exact.Int(int64(i)))), Comment: "Fordi."})
		}
	}
	return b
}

// Salt is a salt that is the same for the same words, in every run.
func Salt(words ...any) string {
	s := sha256.Sum256(fmt.Append(nil, words...))
	return hex.EncodeToString(s[:])
}

// Ballot is the ballot of Marked as it is signed. Previous is the SHA-256 of
// the revision before; empty for the first.
func (k *Kit) Ballot(juror string, revision int, previous string) *mailing.Ballot {
	return mailing.NewBallot(k.Marked(juror), k.Edition, mailing.BallotHead{
		Fingerprint: k.Fingerprint, JurorKey: k.Signers[juror].Public().Line(), SealedTo: k.Identity.Recipient(),
		Revision: revision, Previous: previous, Salt: Salt(juror, revision), CreatedAt: Start,
	})
}

// Sign is a signature file over a document.
func (k *Kit) Sign(by trust.Signer, namespace string, document []byte) []byte {
	k.T.Helper()
	sig, err := by.Sign(k.T.Context(), namespace, document)
	if err != nil {
		k.T.Fatal(err)
	}
	return sig
}

// Seal signs a ballot with its juror's key and seals it as the program does.
func (k *Kit) Seal(b *mailing.Ballot) []byte {
	k.T.Helper()
	return k.SealAs(k.Signers[b.Juror], b.Encode())
}

// SealAs signs any bytes with any key and seals them.
func (k *Kit) SealAs(by trust.Signer, document []byte) []byte {
	k.T.Helper()
	return k.SealTo(k.Identity.Recipient(), document, k.Sign(by, trust.NamespaceBallot, document))
}

// SealTo seals any bytes with any signature to any recipient.
func (k *Kit) SealTo(recipient string, document, sig []byte) []byte {
	k.T.Helper()
	sealed, err := mailing.Seal(document, sig, nil, recipient)
	if err != nil {
		k.T.Fatal(err)
	}
	return sealed
}

// Revisions are the sealed ballots of a juror from the first to the nth, each
// following the one before.
func (k *Kit) Revisions(juror string, n int) [][]byte {
	k.T.Helper()
	var sealed [][]byte
	previous := ""
	for r := 1; r <= n; r++ {
		b := k.Ballot(juror, r, previous)
		previous = Hash(b.Encode())
		sealed = append(sealed, k.Seal(b))
	}
	return sealed
}

// Hash is the SHA-256 of data, in hex.
func Hash(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// Invitation is what a juror of the kit is sent.
func (k *Kit) Invitation(juror string) *mailing.Invitation {
	return &mailing.Invitation{
		Edition: k.Edition.ID, Fingerprint: k.Fingerprint, At: Start,
		Juror: k.person(juror), Chair: k.person("anne"),
		ChairKey: k.Signers["anne"].Public().Line(), SealTo: k.Identity.Recipient(),
		EditionJSON: award.Freeze(k.Edition),
		Documents:   []mailing.Document{{File: "kinn.md", Data: []byte("# Kinn\n\nVed havet.\n")}},
	}
}

func (k *Kit) person(id string) mailing.Person {
	j, ok := k.Edition.Juror(id)
	if !ok {
		k.T.Fatalf("no juror is called %s", id)
	}
	return mailing.Person{ID: j.ID, Name: j.Name, Email: j.Email, Role: j.Role, Votes: j.Votes, Key: j.Key}
}

// File is a signed invitation as it is mailed: JUROR.edition.
func (k *Kit) File(i *mailing.Invitation) []byte {
	k.T.Helper()
	payload := i.Encode()
	return mailing.Wrap(payload, k.Sign(k.Signers["anne"], trust.NamespaceEdition, payload))
}

// Expect is what the chair of the kit knows before anything came.
func (k *Kit) Expect() *mailing.Expect {
	keys := map[string]string{}
	for i := range k.Edition.Jurors {
		keys[k.Edition.Jurors[i].ID] = k.Edition.Jurors[i].Key
	}
	return &mailing.Expect{Edition: k.Edition, Fingerprint: k.Fingerprint, Recipient: k.Identity.Recipient(),
		Keys: keys, Last: map[string]mailing.Known{}}
}
