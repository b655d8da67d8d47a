package mailingtest

import (
	"bytes"

	"fmt"
	"strings"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// What `collect --json` answers for a file.
const (
	Accepted = "accepted"
	Already  = "already"
	Held     = "held"
	Refused  = "refused"
)

// Attack is a file that somebody tries, and what the program must answer.
type Attack struct {
	Number int      // which of the known attacks on sealed ballots it is
	Name   string   // what is tried
	File   string   // what the file is called
	Data   []byte   //
	Before [][]byte // ballots that were taken before, in this order
	Result string   // what collect answers
	Class  fault.Class
	Closed bool // the edition is closed when the file comes
}

// Attacks are all of them. Those that the seal, the envelope or the documents
// show are refused by mailing.Open, the others by mailing.Expect, and those
// with Closed by who knows the state of the edition.
func (k *Kit) Attacks() []Attack {
	k.T.Helper()
	var all []Attack
	for _, some := range []func() []Attack{k.damaged, k.misdirected, k.impersonated, k.replayed, k.crafted} {
		all = append(all, some()...)
	}
	return all
}

// refused is an attack by kari's name that must be refused.
func refused(number int, name string, class fault.Class, data []byte, before ...[]byte) Attack {
	return Attack{Number: number, Name: name, File: "kari.ballot", Data: data, Before: before, Result: Refused, Class: class}
}

// jurorKey is how a ballot names the key of a signer.
func jurorKey(s trust.Signer) decision.Maybe { return decision.Maybe(s.Public().Line()) }

func (k *Kit) damaged() []Attack {
	good := k.Revisions("kari", 1)[0]
	changed := bytes.Clone(good)
	if at := len(good) / 2; changed[at] != 'A' {
		changed[at] = 'A'
	} else {
		changed[at] = 'B'
	}
	return []Attack{
		refused(30, "a byte changed", fault.Sealed, changed),
		refused(31, "cut short", fault.Sealed, good[:len(good)/2]),
		refused(31, "cut to nothing", fault.Sealed, nil),
		refused(32, "bytes after the armor", fault.Sealed, append(bytes.Clone(good), "and more\n"...)),
		refused(32, "a mail around it", fault.Sealed, append([]byte("Hello,\n\n"), good...)),
		refused(32, "two ballots in one file", fault.Sealed, append(bytes.Clone(good), good...)),
		refused(32, "not sealed at all", fault.Sealed, k.Ballot("kari", 1, "").Encode()),
		refused(32, "larger than a ballot", fault.Size, bytes.Repeat([]byte("A"), mailing.MaxSealed+1)),
	}
}

func (k *Kit) misdirected() []Attack {
	other := trusttest.Sealing(k.T)
	theirs := k.Ballot("kari", 1, "")
	theirs.Edition, theirs.SealedTo = "another-prize", other.Recipient()
	same := k.Ballot("kari", 1, "")
	same.SealedTo = other.Recipient()
	lastYear := k.Ballot("kari", 1, "")
	lastYear.Edition = "last-year"
	before := k.Ballot("kari", 1, "")
	before.Fingerprint = Hash([]byte("before a weight was changed"))
	good := k.Ballot("kari", 1, "").Encode()
	return []Attack{
		refused(33, "sealed to another key", fault.Sealed,
			k.SealTo(other.Recipient(), good, k.Sign(k.Signers["kari"], trust.NamespaceBallot, good))),
		refused(34, "another prize's ballot, opened and sealed again", fault.Forward, k.Seal(theirs)),
		refused(34, "sealed for another key of this edition, and again", fault.Forward, k.Seal(same)),
		refused(35, "last year's ballot", fault.Award, k.Seal(lastYear)),
		refused(36, "made before the rules changed", fault.Def, k.Seal(before)),
	}
}

func (k *Kit) impersonated() []Attack {
	kari := k.Ballot("kari", 1, "")
	mallory := trusttest.Signer(k.T, 9)
	claims := k.Ballot("kari", 1, "") // names the key it is signed with
	claims.JurorKey = k.Ballot("ola", 1, "").JurorKey
	stranger := k.Ballot("kari", 1, "")
	stranger.JurorKey = jurorKey(mallory)
	unknown := k.Ballot("kari", 1, "")
	unknown.Juror = "mallory"
	secretary := k.Ballot("kari", 1, "")
	secretary.Juror = "siri"
	changed := k.Ballot("kari", 1, "")
	changed.Marks[0].Mark = k.Edition.Marked()[0].Scale.Max.Text()
	sig := k.Sign(k.Signers["kari"], trust.NamespaceBallot, kari.Encode())
	wrong := k.Sign(k.Signers["kari"], trust.NamespaceReceipt, kari.Encode())
	held := Attack{Number: 38, Name: "a key that nobody has confirmed", File: "per.ballot", Data: k.Seal(k.Ballot("per", 1, "")),
		Result: Held, Class: fault.Juror}
	first := k.Revisions("kari", 1)[0]
	return []Attack{
		refused(37, "signed by another juror", fault.Juror, k.SealAs(k.Signers["ola"], kari.Encode())),
		refused(37, "signed by another juror, whose key it names", fault.Juror, k.SealAs(k.Signers["ola"], claims.Encode())),
		refused(38, "signed with a key that is nobody's", fault.Juror, k.SealAs(mallory, stranger.Encode())),
		held,
		refused(38, "from somebody who is not on the roll", fault.Juror, k.SealAs(k.Signers["kari"], unknown.Encode())),
		refused(38, "from somebody who does not vote", fault.Juror, k.SealAs(k.Signers["kari"], secretary.Encode())),
		refused(38, "a form that nobody confirmed, sealed as a ballot", fault.Juror, k.form("kari")),
		refused(39, "the signature of another ballot", fault.Sig, k.SealTo(k.Identity.Recipient(), changed.Encode(), sig)),
		refused(39, "no signature", fault.Format, k.SealTo(k.Identity.Recipient(), kari.Encode(), nil)),
		refused(39, "a signature for another purpose", fault.NS, k.SealTo(k.Identity.Recipient(), kari.Encode(), wrong)),
		{Number: 46, Name: "kari's ballot handed in as ola's", File: "ola.ballot", Data: first, Before: [][]byte{first}, Result: Already},
	}
}

// form is what the chair's side makes of a form, by somebody else.
func (k *Kit) form(juror string) []byte {
	b := k.Ballot(juror, 1, "")
	b.JurorKey = ""
	sealed, err := mailing.Seal(b.Encode(), nil, &mailing.Form{Name: juror + ".txt", Data: []byte("a form")}, k.Identity.Recipient())
	if err != nil {
		k.T.Fatal(err)
	}
	return sealed
}

func (k *Kit) replayed() []Attack {
	rs := k.Revisions("kari", 2)
	one := k.Ballot("kari", 1, "")
	fork := k.Ballot("kari", 2, Hash(one.Encode()))
	fork.Salt, fork.Marks[0].Comment = Salt("fork"), "Another."
	late := k.Ballot("kari", 1, "")
	ahead := k.Ballot("kari", deliberation.MaxAhead+1, Hash(one.Encode()))
	first := k.Ballot("kari", 2, "")
	follows := k.Ballot("kari", 1, Hash(one.Encode()))
	huge := bytes.Replace(one.Encode(), []byte(`"revision": 1,`), []byte(`"revision": 999999,`), 1)
	again := k.Ballot("kari", 2, Hash(one.Encode()))
	again.Salt = one.Salt
	copied := k.Ballot("ola", 1, "")
	copied.Salt = one.Salt
	closed := refused(45, "after closing, with an earlier time inside", fault.Closed, k.Seal(late))
	closed.Closed = true
	held := refused(42, "two files of one revision", fault.Fork, k.Seal(fork), rs...)
	held.Result = Held
	reused := refused(51, "a salt that another juror used", fault.Format, k.Seal(copied), rs[0])
	reused.File = "ola.ballot"
	return []Attack{
		refused(40, "an older revision after the newer", fault.Stale, rs[0], rs...),
		{Number: 41, Name: "the same file twice", File: "kari.ballot", Data: rs[0], Before: rs[:1], Result: Already},
		held,
		refused(43, "it follows another revision 1", fault.Chain, k.Seal(k.Ballot("kari", 2, Hash([]byte("another")))), rs[0]),
		refused(43, "it follows none", fault.Chain, k.Seal(first), rs[0]),
		refused(43, "the first, and it follows one", fault.Chain, k.Seal(follows)),
		refused(44, "far ahead", fault.Format, k.Seal(ahead)),
		refused(44, "further than there is", fault.Format, k.SealAs(k.Signers["kari"], huge)),
		closed,
		refused(51, "a salt that was used before", fault.Format, k.Seal(again), rs[0]),
		reused,
	}
}

// crafted are ballots as no program of ours makes them.
func (k *Kit) crafted() []Attack {
	kari := k.Signers["kari"]
	good := k.Ballot("kari", 1, "").Encode()
	edit := func(old, new string) []byte {
		if !strings.Contains(string(good), old) {
			k.T.Fatalf("%q is not in the ballot", old)
		}
		return k.SealAs(kari, []byte(strings.Replace(string(good), old, new, 1)))
	}
	salt := fmt.Sprintf("  \"salt\": %q,\n", Salt("kari", 1))
	sig := k.Sign(kari, trust.NamespaceBallot, good)
	plain, err := k.Identity.Open(k.SealTo(k.Identity.Recipient(), good, sig), mailing.MaxSealed)
	if err != nil {
		k.T.Fatal(err)
	}
	mark := fmt.Sprintf("\"mark\": %q", k.Ballot("kari", 1, "").Marks[0].Mark)
	short := func(f func(b *mailing.Ballot)) []byte {
		b := k.Ballot("kari", 1, "")
		f(b)
		return k.Seal(b)
	}
	return []Attack{
		refused(47, "a second recipient with another file key", fault.Sealed,
			trusttest.TwoKeys(k.T, plain, k.Identity.Recipient(), trusttest.Sealing(k.T).Recipient())),
		refused(48, "a passphrase that costs a lifetime", fault.Sealed, trusttest.Laborious(k.T, plain, "30")),
		refused(49, "without a salt", fault.Format, edit(salt, "")),
		refused(49, "with a short salt", fault.Format, edit(salt, "  \"salt\": \"00\",\n")),
		refused(61, "a name twice", fault.JSON, edit(`"revision": 1`, `"revision": 1, "revision": 99`)),
		refused(62, "a name in other letters", fault.JSON, edit(`"juror"`, `"JUROR"`)),
		refused(65, "a mark that is a number", fault.Score, edit(mark, `"mark": 1.5`)),
		refused(65, "a mark in another form", fault.Score, edit(mark, `"mark": "1.0"`)),
		refused(66, "a mark off the scale", fault.Score, edit(mark, `"mark": "99"`)),
		refused(66, "a cell missing", fault.Score, short(func(b *mailing.Ballot) { b.Marks = b.Marks[1:] })),
		refused(66, "a cell twice", fault.Score, short(func(b *mailing.Ballot) { b.Marks = append(b.Marks, b.Marks[0]) })),
		refused(66, "a mark for a nominee recused from", fault.Score, short(func(b *mailing.Ballot) {
			b.Recused = append(b.Recused, mailing.Statement{Nominee: b.Marks[0].Nominee, Ground: "Min bror."})
		})),
		refused(69, "a newer version", fault.Version, edit(mailing.BallotSchema, "votering-ballot/2")),
		refused(69, "an unknown name", fault.Version, edit(`"revision": 1`, `"colour": "red", "revision": 1`)),
		refused(50, "without its padding", fault.Format, k.raw(bytes.TrimRight(plain, " "))),
		refused(50, "an envelope of another kind", fault.Version, k.raw(bytes.Replace(plain, []byte("envelope/1"), []byte("envelope/2"), 1))),
		refused(30, "no envelope at all", fault.JSON, k.raw([]byte("hello"))),
		refused(30, "a megabyte of brackets", fault.JSON, k.raw(bytes.Repeat([]byte("["), 700_000))),
	}
}

// raw seals bytes that are no envelope.
func (k *Kit) raw(plain []byte) []byte {
	k.T.Helper()
	sealed, err := trust.SealTo(k.Identity.Recipient(), plain)
	if err != nil {
		k.T.Fatal(err)
	}
	return sealed
}
