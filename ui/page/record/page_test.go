package record

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

func must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// opened is the made-up edition up to the opening of the public vote.
func opened(t *testing.T) *room.Room {
	t.Helper()
	d := roomtest.NewDisk()
	r, _ := d.Demo(t, roomtest.MadeUp)
	move := func() { d.Clock.Move(97 * time.Minute) }
	move()
	must(t, r.Override("", "lit-roads", "nissegard", "veien ble bygd i fjor"))
	move()
	_, err := r.HandInAll("")
	must(t, err)
	_, err = r.CloseBallots("")
	must(t, err)
	move()
	must(t, r.RevealMarks(""), r.Lock(""))
	move()
	must(t, r.RevealTally(""))
	return r
}

// chained are entries as a room makes them, each an hour after the one before
// but where a kind is led by a minus: there the clock was set back.
func chained(kinds ...string) ([]record.Entry, string) {
	head, at := record.Genesis, roomtest.Start
	var entries []record.Entry
	for i, k := range kinds {
		kind, back := strings.CutPrefix(k, "-")
		if at = at.Add(time.Hour); back {
			at = at.Add(-3 * time.Hour)
		}
		kind, note, _ := strings.Cut(kind, " ")
		e := record.Entry{Seq: uint64(i + 1), Prev: head, At: at, Kind: kind, Who: "kari", Ref: record.Hash([]byte(k)), Note: note}
		entries, head = append(entries, e), record.Hash(record.Line(e))
	}
	return entries, head
}

// all is one entry of every kind, and a signed decision that was replaced.
func all() ([]record.Entry, string) {
	return chained(
		"edition.created", "edition.opened", "marks.set", "marks.set anne", "recusal.made", "declaration.made", "change.undone",
		"ballot.handed_in", "juror.absent ola", "gate.overridden kinn settled", "recusal.decided eli bodo", "edition.closed",
		"tally.read sha256 0123456789abcdef", "marks.revealed", "-marks.locked", "tally.revealed", "decision.drafted",
		"decision.prepared sha256 0123456789abcdef", "decision.signed sha256 0123456789abcdef", "decision.announced",
		"edition.reopened closed", "tally.revealed marks and public vote", "decision.prepared sha256 fedcba9876543210",
		"-decision.drafted", "decision.prepared sha256 fedcba9876543210", "decision.signed sha256 fedcba9876543210",
	)
}

// at seats somebody before a record.
func at(t testing.TB, entries []record.Entry, head string) *pagetest.Seat {
	t.Helper()
	s := pagetest.Sit(t, roomtest.Demo(t, "prisen-2022"), "", New())
	s.C.Sight.Record, s.C.Sight.Head = entries, head
	s.Page.Seen(s.C)
	return s
}

// early is a record before there is a decision.
func early() ([]record.Entry, string) {
	return chained(
		"edition.created", "edition.opened", "marks.set", "marks.set anne", "marks.set bjorn", "marks.set eli", "recusal.made eli",
		"gate.overridden kinn settled", "ballot.handed_in", "ballot.handed_in anne", "ballot.handed_in bjorn", "ballot.handed_in eli",
		"juror.absent ola", "recusal.decided eli bodo", "edition.closed", "tally.read", "marks.revealed", "marks.locked", "tally.revealed",
	)
}

func TestFrames(t *testing.T) {
	entries, head := early()
	s := at(t, entries, head)
	s.AllSizes(func(size string) { golden.Same(t, "early-"+size, s.Frame()) })
	s.C.L = locale.For(locale.EN)
	s.Size(80, 24)
	golden.Same(t, "early-en-80x24", s.Frame())
	s = at(t, nil, "")
	s.Size(80, 24)
	golden.Same(t, "empty-80x24", s.Frame())
}

func TestDecided(t *testing.T) {
	entries, head := all()
	s := at(t, entries, head)
	s.Press("down", "down")
	s.AllSizes(func(size string) { golden.Same(t, "decided-"+size, s.Frame()) })
	s.Size(80, 24)
	s.Press("o", "home")
	golden.Same(t, "oldest-80x24", s.Frame())
}

func TestReading(t *testing.T) {
	entries, head := early()
	s := at(t, entries, head)
	s.Press("down", "enter")
	s.AllSizes(func(size string) { golden.Same(t, "read-"+size, s.Frame()) })
	s.Size(80, 24)
	s.Press("end")
	golden.Same(t, "read-end-80x24", s.Frame())
	first := s.Page.(*Page).chosen().entry.Seq
	s.Press("n")
	if got := s.Page.(*Page).chosen().entry.Seq; got != first-1 {
		t.Errorf("n leads from line %d to %d", first, got)
	}
	s.Press("esc", "home", "enter", "p")
	if f := s.Frame(); !strings.Contains(f, "Linje "+strconv.Itoa(len(s.C.Sight.Record))) {
		t.Errorf("before the first line comes\n%s", f)
	}
}

// What a page says of a line is what a shell finds.
func TestFingerprintsAreThoseOfTheLines(t *testing.T) {
	s := pagetest.Sit(t, opened(t), "", New())
	s.Size(120, 60)
	s.Press("o", "home")
	entries := s.C.Sight.Record
	for i, e := range entries {
		f := s.Frame()
		next := s.C.Sight.Head
		if i+1 < len(entries) {
			next = entries[i+1].Prev
		}
		for _, want := range []string{e.Prev[:32], e.Prev[32:], next[:32], next[32:], e.Ref[:32], "sed -n " + strconv.Itoa(i+1) + "p record.jsonl | sha256sum"} {
			if !strings.Contains(f, want) {
				t.Errorf("line %d lacks %s", i+1, want)
			}
		}
		s.Press("down")
	}
}

func TestEveryKindIsTold(t *testing.T) {
	entries, head := all()
	kinds := map[string]bool{}
	for _, lang := range locale.Languages() {
		s := at(t, entries, head)
		s.C.L = locale.For(lang)
		s.Page.Seen(s.C)
		for i := range s.Page.(*Page).all {
			l := &s.Page.(*Page).all[i]
			kinds[l.entry.Kind] = true
			says := l.says(s.C.L)
			if l.what == l.entry.Kind || says == l.what+"." || strings.ContainsAny(says+l.what+l.about.list(), "⟦{") {
				t.Errorf("%s: %s is %q, %q, about %q", lang, l.entry.Kind, l.what, says, l.about.list())
			}
		}
	}
	for _, k := range []deliberation.Kind{
		deliberation.Created, deliberation.Opened, deliberation.MarksSet, deliberation.Recused, deliberation.Declared,
		deliberation.Undone, deliberation.BallotHandedIn, deliberation.JurorAbsent, deliberation.GateOverridden,
		deliberation.Closing, deliberation.TallyRead, deliberation.MarksRevealed, deliberation.MarksLocked,
		deliberation.TallyRevealed, deliberation.RecusalDecided, deliberation.DecisionDrafted, deliberation.DecisionPrepared,
		deliberation.DecisionSigned, deliberation.DecisionAnnounced, deliberation.Reopened,
	} {
		if !kinds[string(k)] {
			t.Errorf("%s is not looked at", k)
		}
	}
}

func TestWhatLinesAreAbout(t *testing.T) {
	entries, head := all()
	s := at(t, entries, head)
	l := func(n int) *line { return &s.Page.(*Page).all[n-1] }
	for n, want := range map[int]string{
		3:  "Kari Moe satte, endret eller tok bort poeng",
		4:  "Anne satte, endret eller tok bort poeng",
		9:  "Ola ble ført som fraværende, med en grunn. Ført av Kari Moe.",
		10: "Kinn ble sluppet gjennom inngangskriteriet «Bosatt», med en grunn.",
		11: "om Eli Strand er inhabil overfor Bodø.",
		16: "åpnet publikumsstemmene.",
		21: "Kari Moe gikk tilbake til «lukket»",
		22: "åpnet poeng og publikumsstemmer samtidig.",
	} {
		if got := l(n).says(s.C.L); !strings.Contains(got, want) {
			t.Errorf("line %d says %q, wants %q", n, got, want)
		}
	}
	for n, want := range map[int]string{4: "Anne", 10: "Kinn, Bosatt", 11: "Eli Strand, Bodø", 13: "", 21: "lukket", 1: ""} {
		if got := l(n).about.list(); got != want {
			t.Errorf("line %d is about %q, wants %q", n, got, want)
		}
	}
}

func TestFilter(t *testing.T) {
	entries, head := all()
	s := at(t, entries, head)
	s.Press("/")
	if !s.Page.Typing() {
		t.Fatal("letters are not text")
	}
	s.Type("poeng ANNE")
	golden.Same(t, "filtering-80x24", s.Frame())
	s.Press("enter")
	if n := len(s.Page.(*Page).list); n != 1 || s.Page.(*Page).chosen().entry.Seq != 4 {
		t.Errorf("%d lines", n)
	}
	golden.Same(t, "filtered-80x24", s.Frame())
	s.Press("/")
	s.Type("v\x1b")
	if f := s.Frame(); !strings.Contains(f, "Ingen linje passer til «poeng ANNEv»") {
		t.Errorf("nothing matches:\n%s", f)
	}
	s.Press("enter", "enter")
	if s.Page.(*Page).reading {
		t.Error("there is nothing to read")
	}
	s.Press("esc")
	if n := len(s.Page.(*Page).list); n != len(entries) {
		t.Errorf("esc shows %d lines of %d", n, len(entries))
	}
}

// The chosen line stays chosen when others come; the newest gives way.
func TestNewLines(t *testing.T) {
	r := roomtest.Demo(t, "prisen-2022")
	s := pagetest.Sit(t, r, "", New())
	mark := func() {
		must(t, r.Mark("kari", "kinn", "results", "4"))
		s.Look()
	}
	chosen := func() int { return int(s.Page.(*Page).chosen().entry.Seq) }
	mark()
	if chosen() != len(s.C.Sight.Record) {
		t.Errorf("line %d of %d is chosen", chosen(), len(s.C.Sight.Record))
	}
	s.Press("down")
	was := chosen()
	mark()
	s.Press("o", "o")
	if chosen() != was {
		t.Errorf("line %d became %d", was, chosen())
	}
	s.Press("home", "enter")
	was = chosen()
	mark()
	if chosen() != was {
		t.Errorf("while line %d is read it becomes %d", was, chosen())
	}
}

func TestVerify(t *testing.T) {
	r := opened(t)
	s := pagetest.Sit(t, r, "", New())
	s.Press("v")
	if s.Asked == nil || !strings.Contains(s.Asked.Text, s.C.Sight.Head) || !strings.Contains(s.Asked.Text, strconv.Itoa(len(s.C.Sight.Record))+" linjer") {
		t.Fatalf("asked %+v", s.Asked)
	}
	if f := s.Frame(); !strings.Contains(f, "kontrollert 12:00: henger sammen") {
		t.Errorf("it is not kept:\n%s", f)
	}
	p := s.Page.(*Page)
	p.checked.size--
	if f := s.Frame(); !strings.Contains(f, "kontrollert 12:00 til linje") {
		t.Errorf("it is kept for more than was checked:\n%s", f)
	}
	if a := p.Looked(s.C, verifying, nil, fault.New(fault.Log, "log.prev", "line", "3", "before", "2")); a.Fault == nil || p.checked != nil {
		t.Errorf("a record that is broken: %+v", a)
	}
}

func TestAnyKeys(t *testing.T) {
	keys := []string{"up", "down", "pgup", "pgdown", "home", "end", "enter", "esc", "/", "o", "v", "n", "p", "left", "right", "a", " ", "j", "k", "backspace"}
	entries, head := all()
	rapid.Check(t, func(rt *rapid.T) {
		s := at(t, entries, head)
		for range rapid.IntRange(1, 60).Draw(rt, "keys") {
			size := rapid.SampledFrom(pagetest.Sizes).Draw(rt, "size")
			s.Size(size[0], size[1])
			s.Press(rapid.SampledFrom(keys).Draw(rt, "key"))
			s.Frame()
		}
	})
}

// ours are the escape sequences that styles make.
var ours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// A record may be foreign, and the names in it are.
func TestForeignText(t *testing.T) {
	evil := "a\x1b]52;c;x\a\u202eb" + strings.Repeat("日本 語Æ", 40)
	entries, head := all()
	for i := range entries {
		entries[i].Who, entries[i].Note, entries[i].Prev, entries[i].Ref = evil, evil, evil, evil
		if i%2 == 0 {
			entries[i].Kind = evil
		}
	}
	s := at(t, entries, head)
	e := *s.C.Sight.Edition
	e.Jurors = append(e.Jurors[:0:0], e.Jurors...)
	for i := range e.Jurors {
		e.Jurors[i].Name = evil
	}
	s.C.Sight.Edition, s.C.Sight.Head = &e, "other"
	s.C.Sight.Record[0].Who = "kari"
	s.Page.Seen(s.C)
	for _, press := range [][]string{nil, {"enter"}, {"esc", "/", "x"}} {
		s.Press(press...)
		s.AllSizes(func(size string) {
			for range 4 {
				s.Frame()
				if f := ours.ReplaceAllString(s.Page.View(s.C), ""); strings.ContainsAny(f, "\x1b\a\u202e") {
					t.Fatalf("%s: %q", size, f)
				}
				s.Press("down")
			}
		})
	}
}

func TestALongRecord(t *testing.T) {
	kinds := make([]string, 20_000)
	for i := range kinds {
		kinds[i] = "marks.set anne"
	}
	entries, head := chained(kinds...)
	s := at(t, entries, head)
	s.AllSizes(func(string) { s.Press("end"); s.Frame(); s.Press("pgup"); s.Frame(); s.Press("home") })
	s.Size(80, 24)
	golden.Same(t, "long-80x24", s.Frame())
}

func TestKeys(t *testing.T) {
	s := at(t, nil, "")
	for _, press := range [][]string{nil, {"/"}} {
		s.Press(press...)
		seen := map[string]string{}
		for _, b := range s.Page.Bindings(s.C) {
			for _, k := range b.Keys {
				if seen[k] != "" {
					t.Errorf("%s is %s and %s", k, seen[k], b.ID)
				}
				seen[k] = b.ID
			}
		}
	}
}

var _ page.Looker = (*Page)(nil)
