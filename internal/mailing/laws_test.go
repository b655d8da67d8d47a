package mailing_test

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/trust"
)

// drawn is a juror's work: any mixture of marks, abstentions, empty cells,
// comments, recusals and declarations.
func drawn(t *rapid.T, ed *award.Edition, juror string) *ballot.Ballot {
	b := ballot.New(juror)
	words := rapid.SampledFrom([]string{"", "Bra.", "«Æ» <&> \"\\", "line\nline", strings.Repeat("ø", ballot.MaxComment)})
	for i := range ed.Nominees {
		n := ed.Nominees[i].ID
		for _, c := range ed.Marked() {
			e := ballot.Entry{Comment: words.Draw(t, "comment")}
			switch rapid.IntRange(0, 2).Draw(t, "cell") {
			case 1:
				e.Abstained = true
			case 2:
				steps := rapid.Int64Range(0, 10).Draw(t, "steps")
				e.Set, e.Mark = true, c.Scale.Min.Add(c.Scale.Step.Mul(exact.Int(steps)))
			}
			b.Put(ballot.Cell{Nominee: n, Criterion: c.ID}, e)
		}
		if rapid.IntRange(0, 4).Draw(t, "recused") == 0 {
			b.Recused[n] = ballot.Recusal{Ground: rapid.SampledFrom([]string{"", "Min bror."}).Draw(t, "ground")}
		}
		if rapid.Bool().Draw(t, "declared") {
			b.Declared[n] = ballot.Declaration{Ground: rapid.SampledFrom([]string{"", "Min bror."}).Draw(t, "tie")}
		}
	}
	return b
}

// asSealed is a ballot as sealing leaves it: no empty cell, and none of a
// nominee that the juror is recused from.
func asSealed(b *ballot.Ballot, ed *award.Edition) *ballot.Ballot {
	want := b.Clone()
	for i := range ed.Nominees {
		n := &ed.Nominees[i]
		_, recused := b.Recused[n.ID]
		for _, c := range ed.Marked() {
			cell := ballot.Cell{Nominee: n.ID, Criterion: c.ID}
			e := b.Cells[cell]
			switch {
			case recused:
				e = ballot.Entry{}
			case !e.Set && (!n.Withdrawn || e.Comment != ""):
				e.Abstained = true
			}
			want.Put(cell, e)
		}
	}
	return want
}

// What a juror did is what the chair reads, whatever it was; written again it
// is the same bytes; and it fits the edition that it was made of.
func TestBallotsSayWhatJurorsDid(t *testing.T) {
	k := mailingtest.New(t)
	rapid.Check(t, func(t *rapid.T) {
		ed := *k.Edition
		ed.Nominees = append([]award.Nominee(nil), ed.Nominees...)
		ed.Nominees[1].Withdrawn = rapid.Bool().Draw(t, "withdrawn")
		b := drawn(t, &ed, "kari")
		m := mailing.NewBallot(b, &ed, mailing.BallotHead{
			Fingerprint: k.Fingerprint, JurorKey: k.Signers["kari"].Public().Line(), SealedTo: k.Identity.Recipient(),
			Revision: rapid.IntRange(1, deliberation.MaxRevision).Draw(t, "revision"), Salt: mailingtest.Salt("law"), CreatedAt: mailingtest.Start,
		})
		data := m.Encode()
		read, err := mailing.ReadBallot(data, "b.json")
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if !bytes.Equal(read.Encode(), data) {
			t.Fatalf("written again it differs:\n%s\n%s", data, read.Encode())
		}
		if got, want := read.Marked(), asSealed(b, &ed); !reflect.DeepEqual(got, want) {
			t.Fatalf("read %+v\nwant %+v", got, want)
		}
		if err := read.Fits(&ed); err != nil {
			t.Fatalf("it does not fit its own edition: %v\n%s", err, data)
		}
	})
}

// What is sealed to a key comes out of it, whatever it is, and its length tells
// nothing but in steps of 4 KiB.
func TestSealedAndOpened(t *testing.T) {
	k := mailingtest.New(t)
	id, signer := k.Identity, k.Signers["kari"]
	lengths := map[int]int{} // of sealed files, by pages
	rapid.Check(t, func(t *rapid.T) {
		m := mailing.NewBallot(drawn(t, k.Edition, "kari"), k.Edition, mailing.BallotHead{
			Fingerprint: k.Fingerprint, JurorKey: signer.Public().Line(), SealedTo: id.Recipient(),
			Revision: 1, Salt: mailingtest.Salt("law"), CreatedAt: mailingtest.Start})
		document := m.Encode()
		sig := k.Sign(signer, trust.NamespaceBallot, document)
		plain := mailing.Pack(document, sig, nil)
		sealed, err := mailing.Seal(document, sig, nil, id.Recipient())
		if err != nil {
			t.Fatal(err)
		}
		o, err := mailing.Open(sealed, "kari.ballot", id)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(o.Bytes, document) || !bytes.Equal(o.Sig, sig) || !bytes.Equal(o.Sealed, sealed) || !o.Key.Equal(signer.Public()) {
			t.Fatalf("%+v", o)
		}
		if len(plain)%4096 != 0 {
			t.Fatalf("an envelope of %d bytes", len(plain))
		}
		pages := len(plain) / 4096
		if l, ok := lengths[pages]; ok && l != len(sealed) {
			t.Fatalf("%d pages take %d bytes and %d", pages, l, len(sealed))
		}
		lengths[pages] = len(sealed)
	})
	if len(lengths) < 2 {
		t.Errorf("all ballots had one length: %v", lengths)
	}
}

// A ballot without a comment and one with several short ones have one length.
func TestLengthTellsNothing(t *testing.T) {
	k := mailingtest.New(t)
	want := 0
	for _, comment := range []string{"", "A.", strings.Repeat("Bra. ", 30) + "x"} {
		b := k.Ballot("kari", 1, "")
		for i := range b.Marks[:3] {
			b.Marks[i].Comment = comment
		}
		sealed := k.Seal(b)
		if want == 0 {
			want = len(sealed)
		}
		if len(sealed) != want {
			t.Errorf("with comments of %d characters: %d bytes, else %d", len(comment), len(sealed), want)
		}
	}
}

// A ballot of the size that people make is sealed and opened; one that nobody
// could open is not sealed.
func TestSizes(t *testing.T) {
	k := mailingtest.New(t)
	for nominees, class := range map[int]fault.Class{80: "", 3000: fault.Size} {
		b := k.Ballot("kari", 1, "")
		cells := b.Marks[:2]
		b.Marks = nil
		for n := range nominees {
			for _, m := range cells {
				m.Nominee, m.Comment = fmt.Sprintf("n%d", n), strings.Repeat("Godt begrunnet. ", 12)+"Ja."
				b.Marks = append(b.Marks, m)
			}
		}
		document := b.Encode()
		sealed, err := mailing.Seal(document, k.Sign(k.Signers["kari"], trust.NamespaceBallot, document), nil, k.Identity.Recipient())
		if err == nil {
			_, err = mailing.Open(sealed, "kari.ballot", k.Identity)
		}
		if f := fault.Of(err); (f == nil) != (class == "") || f != nil && f.Class != class {
			t.Errorf("%d nominees: %v, want %q", nominees, err, class)
		}
	}
}
