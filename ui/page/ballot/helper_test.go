package ballot

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

// place is what stands for the test's folder in the drawings, and print for the
// fingerprint of a key that was made: both are other ones every time.
const (
	place = "/home/per/prisen"
	print = "SHA256:aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789aBcDeFgHiJ0"
)

// seat is per at the page of his own file.
type seat struct {
	*pagetest.Seat
	t   *testing.T
	kit *mailingtest.Kit
	dir string
}

// sit seats per, who has scored nothing yet.
func sit(t *testing.T) *seat {
	t.Helper()
	k := mailingtest.New(t)
	r := roomtest.NewDisk().Joined(t, k, "per")
	return &seat{pagetest.Sit(t, r, "", New()), t, k, filepath.Dir(r.Path())}
}

// score marks as many cells as are given, nominee by nominee, and declares for
// as many nominees.
func (s *seat) score(cells, ties int) *seat {
	s.t.Helper()
	e := s.Room.Edition()
	for i, n := range e.Nominees {
		if i < ties {
			s.must(s.Room.Declare("", n.ID, ""))
		}
		for _, c := range e.Marked() {
			if cells--; cells >= 0 {
				s.must(s.Room.Mark("", n.ID, c.ID, strconv.Itoa(2+i)))
			}
		}
	}
	s.Look()
	s.Arrive()
	return s
}

// all is sit with everything filled in.
func all(t *testing.T) *seat { return sit(t).score(6, 3) }

// seal seals by keys alone, with a new passphrase.
func (s *seat) seal(passphrase string) *seat {
	s.t.Helper()
	s.Press("3")
	s.Type(passphrase)
	s.Press("enter")
	s.Type(passphrase)
	s.Press("enter")
	if s.C.Sight.Own.Sealed == nil {
		s.t.Fatalf("it is not sealed: %v, %v", s.Last.Fault, s.Off)
	}
	return s
}

// receipt is a receipt of the chair's, beside the file; it lists what per sealed
// last.
func (s *seat) receipt(number, size int) {
	s.t.Helper()
	x := &mailing.Receipt{
		Edition: s.kit.Edition.ID, Fingerprint: s.kit.Fingerprint, Number: number, At: mailingtest.Start,
		Record: mailing.Record{Size: size, Head: mailingtest.Hash([]byte(strconv.Itoa(size)))}, RollSHA256: mailingtest.Hash(nil),
	}
	if o := s.C.Sight.Own.Sealed; o != nil {
		x.Ballots = append(x.Ballots, mailing.Received{Juror: "per", Revision: o.Revision, BallotSHA256: o.SHA256, SealedSHA256: o.SealedSHA256})
	}
	doc := x.Encode()
	s.lay("receipt-"+strconv.Itoa(number)+".json", doc, s.kit.Sign(s.kit.Signers["anne"], trust.NamespaceReceipt, doc))
}

// lay puts a document with its signature beside the file.
func (s *seat) lay(name string, doc, sig []byte) {
	s.t.Helper()
	s.must(os.WriteFile(filepath.Join(s.dir, name), doc, 0o600))
	s.must(os.WriteFile(filepath.Join(s.dir, name+".sig"), sig, 0o600))
}

func (s *seat) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *seat) page() *Page { return s.Page.(*Page) }

// frames compares what is drawn at every size, with paths and fingerprints that
// are the same every time.
func (s *seat) frames(name string) {
	s.t.Helper()
	p := s.page()
	was, sight := p.near, s.C.Sight
	p.near.mail = filepath.Join(place, "per.ballot")
	own := *sight.Own
	own.KeyPath = place + "/per.key"
	if own.KeyFP != "" {
		own.KeyFP = print
	}
	if own.Sealed != nil {
		x := *own.Sealed
		x.KeyFP, own.Sealed = print, &x
	}
	s.C.Sight.Own = &own
	s.AllSizes(func(size string) { golden.Same(s.t, name+"-"+size, s.Frame()) })
	p.near, s.C.Sight = was, sight
	s.Size(80, 24)
}

// has and lacks look for words, whatever line they are broken into.
func (s *seat) has(want ...string) {
	s.t.Helper()
	for _, w := range want {
		if !strings.Contains(s.flat(), w) {
			s.t.Errorf("no %q in\n%s", w, s.Frame())
		}
	}
}

func (s *seat) lacks(unwanted ...string) {
	s.t.Helper()
	for _, w := range unwanted {
		if strings.Contains(s.flat(), w) {
			s.t.Errorf("%q in\n%s", w, s.Frame())
		}
	}
}

func (s *seat) flat() string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s.Frame(), "\u00a0", " ")), " ")
}
