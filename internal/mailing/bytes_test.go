package mailing_test

import (
	"bytes"
	"flag"
	"testing"

	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/trust"
)

// every tries all changes; without it a sample of them.
var every = flag.Bool("every", false, "try every change of a sealed ballot, which takes minutes")

// racing says that the race detector runs, which takes ten times as long and
// learns nothing from one more change.
var racing bool

// changes calls try with data changed in one place: each byte replaced by
// others, left out, and put before another, and data cut short there. all
// means each byte and each of the 255 others; else some bytes and few others,
// and every byte near the end.
func changes(data []byte, all bool, try func(what string, changed []byte)) {
	for i := range data {
		if !all && (i%5 != 0 || racing && i%100 != 0) && i < len(data)-80 {
			continue
		}
		try("cut short", data[:i])
		try("left out", append(bytes.Clone(data[:i]), data[i+1:]...))
		for b := range 256 {
			if !all && b != int(data[i]) && b != int(data[i]^1) && b != int(data[i]^0x20) && b != '\n' && b != i%256 {
				continue
			}
			if byte(b) != data[i] {
				changed := bytes.Clone(data)
				changed[i] = byte(b)
				try("changed", changed)
			}
			if all || b == '\n' || byte(b) == data[i] {
				try("put in", append(append(bytes.Clone(data[:i]), byte(b)), data[i:]...))
			}
		}
	}
}

// Whatever is changed in one place of a sealed ballot: it is not taken, or it
// is the same ballot to the last byte, and kept as the same file.
func TestEveryByteOfASealedBallot(t *testing.T) {
	k := mailingtest.New(t)
	sealed := k.Revisions("kari", 1)[0]
	good, err := mailing.Open(sealed, "kari.ballot", k.Identity)
	if err != nil {
		t.Fatal(err)
	}
	tried, same := map[string]int{}, map[string]int{}
	changes(sealed, *every, func(what string, changed []byte) {
		tried[what]++
		o, err := mailing.Open(changed, "kari.ballot", k.Identity)
		if err != nil {
			return
		}
		same[what]++
		if !bytes.Equal(o.Bytes, good.Bytes) || !bytes.Equal(o.Sig, good.Sig) || !bytes.Equal(o.Sealed, sealed) {
			t.Fatalf("%s, and taken:\n%q", what, changed)
		}
	})
	t.Logf("%d bytes; tried %v; the same ballot %v, all others refused", len(sealed), tried, same)
}

// Whoever knows the recipient can seal what they like. Whatever is changed in
// one place of an envelope before it is sealed: it is not taken, or the juror
// has signed the very same.
func TestEveryByteOfAnEnvelope(t *testing.T) {
	k := mailingtest.New(t)
	b := k.Ballot("kari", 1, "").Encode()
	plain := mailing.Pack(b, k.Sign(k.Signers["kari"], trust.NamespaceBallot, b), nil)
	tried, same := 0, 0
	changes(plain, *every, func(what string, changed []byte) {
		tried++
		o, err := mailing.Unpack(changed, "kari.ballot")
		if err != nil {
			return
		}
		same++
		if !bytes.Equal(o.Bytes, b) || !o.Key.Equal(k.Signers["kari"].Public()) {
			t.Fatalf("%s, and taken:\n%q", what, changed)
		}
	})
	t.Logf("%d bytes; tried %d; the same ballot %d, all others refused", len(plain), tried, same)
}
