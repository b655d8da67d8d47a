package ranking

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/locale"
	rank "votering/internal/ranking"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

func TestFrames(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	s.AllSizes(func(size string) { golden.Same(t, "worked-"+size, s.Frame()) })
	s.C.L = locale.For(locale.EN)
	s.Size(80, 24)
	golden.Same(t, "worked-en", s.Frame())

	s = pagetest.Sit(t, stood(t, madeUp(t, nil)), "", New())
	s.AllSizes(func(size string) { golden.Same(t, "made-up-"+size, s.Frame()) })
	s.Press("down", "down")
	s.AllSizes(func(size string) { golden.Same(t, "made-up-tie-"+size, s.Frame()) })
}

func TestBeforeThePublicVoteIsOpened(t *testing.T) {
	s := pagetest.Sit(t, deliberating(t, worked(t, nil)), "", New())
	s.AllSizes(func(size string) { golden.Same(t, "alone-"+size, s.Frame()) })
}

func TestWithoutAPublicPart(t *testing.T) {
	r := worked(t, func(e *award.Edition) { e.Rule.Public, e.Rule.Ties = nil, []string{} })
	s := pagetest.Sit(t, deliberating(t, r), "", New())
	s.Size(80, 24)
	golden.Same(t, "jury-open", s.Frame())
	must(t, r.Lock(""))
	s.Look()
	golden.Same(t, "jury-stands", s.Frame())
}

func TestOpenedTogether(t *testing.T) {
	r := worked(t, nil)
	_, err := r.CloseBallots("")
	must(t, err, r.RevealBoth(""))
	s := pagetest.Sit(t, r, "eli", New())
	if want := "Poeng og publikumsstemmer ble åpnet samtidig."; !strings.Contains(s.Frame(), want) {
		t.Errorf("%q is not there:\n%s", want, s.Frame())
	}
}

func TestReading(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	s.Press("enter")
	s.AllSizes(func(size string) { golden.Same(t, "read-"+size, s.Frame()) })
	s.Size(80, 24)
	s.Frame()
	s.Press("end")
	golden.Same(t, "read-end", s.Frame())
}

func TestExact(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	s.Press("d")
	s.AllSizes(func(size string) { golden.Same(t, "exact-"+size, s.Frame()) })
}

// Each way to merge has its own words, and no key stays without one.
func TestMethods(t *testing.T) {
	for _, method := range award.PublicMethods() {
		r := stood(t, worked(t, func(e *award.Edition) {
			e.Rule.Public = &award.PublicRule{Method: method, Top: 3}
			if award.Weighted(method) {
				e.Rule.Public = &award.PublicRule{Method: method, Weight: exact.New(1, 4)}
			}
			if method == award.RankPoints {
				e.Rule.Public.Points = []exact.Rat{exact.Int(12), exact.Int(10), exact.Int(8)}
			}
		}))
		s := pagetest.Sit(t, r, "", New())
		s.Size(80, 24)
		golden.Same(t, "method-"+method, s.Frame())
		for _, lang := range locale.Languages() {
			s.C.L = locale.For(lang)
			for range 5 {
				s.Press("enter")
				s.Size(200, 200)
				if f := s.Frame(); strings.ContainsAny(f, "⟦{") {
					t.Errorf("%s in %s:\n%s", method, lang, f)
				}
				s.Press("esc", "down")
			}
			s.Press("home")
		}
	}
}

// A weight that works as something else is said in words.
func TestTheWeightThatMisleads(t *testing.T) {
	r := stood(t, worked(t, func(e *award.Edition) { e.Rule.Public.Method = award.Share }))
	s := pagetest.Sit(t, r, "", New())
	if want := "Publikums 25\u00a0% virker som 68"; !strings.Contains(s.Frame(), want) {
		t.Errorf("%q is not there:\n%s", want, s.Frame())
	}
}

// ours are the escape sequences that styles make.
var ours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// hall is a ranking of n nominees with names that are long, wide or meant to
// do harm, by one juror and many votes.
func hall(t *testing.T, n int) *pagetest.Seat {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	e := *s.C.Sight.Edition
	e.Nominees = nil
	b := ballot.New("kari")
	votes := map[string]exact.Rat{}
	names := []string{strings.Repeat("Æ", 120), "a\x1b]52;c;x\a\u202eb", "日本" + strings.Repeat("語", 58), "", "e\u0301"}
	for i := range n {
		id := fmt.Sprint("n", i)
		e.Nominees = append(e.Nominees, award.Nominee{ID: id, Name: names[i%len(names)]})
		for _, c := range e.Criteria {
			b.Put(ballot.Cell{Nominee: id, Criterion: c.ID}, ballot.Entry{Set: true, Mark: exact.Int(int64(1 + (i*7+len(c.ID))%6))})
		}
		votes[id] = exact.Int(int64(i * i * 7919 % 1000))
	}
	rk, err := rank.Compute(rank.Input{Edition: &e, Ballots: []*ballot.Ballot{b}, Votes: votes})
	must(t, err)
	s.C.Sight.Edition, s.C.Sight.Ranking = &e, rk
	s.Page.Seen(s.C)
	return s
}

func TestForeignNamesAndManyNominees(t *testing.T) {
	for _, n := range []int{1, 2, 5, award.MaxNominees} {
		s := hall(t, n)
		look := func(size string) {
			for _, keys := range [][]string{{"home"}, {"end"}, {"pgup"}, {"d"}, {"enter"}, {"end"}, {"n"}, {"esc"}} {
				s.Press(keys...)
				if f := ours.ReplaceAllString(s.Page.View(s.C), ""); strings.ContainsAny(f, "\x1b\a\u202e") {
					t.Fatalf("%d at %s: %q", n, size, f)
				}
				s.Frame()
			}
		}
		s.AllSizes(look)
	}
}

// Nobody ranked, nobody voted, everybody alike: nothing of that is an error.
func TestNothingToTellApart(t *testing.T) {
	s := hall(t, 3)
	for name, in := range map[string]rank.Input{
		"nobody": {Edition: s.C.Sight.Edition},
		"no votes": {Edition: s.C.Sight.Edition, Ballots: []*ballot.Ballot{even(s.C.Sight.Edition)},
			Votes: map[string]exact.Rat{}},
		"alike": {Edition: s.C.Sight.Edition, Ballots: []*ballot.Ballot{even(s.C.Sight.Edition)},
			Votes: map[string]exact.Rat{"n0": exact.Int(2), "n1": exact.Int(2), "n2": exact.Int(2)}},
	} {
		rk, err := rank.Compute(in)
		must(t, err)
		s.C.Sight.Ranking = rk
		s.Page.Seen(s.C)
		s.AllSizes(func(size string) {
			s.Press("down", "enter")
			if f := s.Frame(); strings.ContainsAny(f, "⟦{") {
				t.Errorf("%s at %s:\n%s", name, size, f)
			}
			s.Press("esc", "d", "d")
		})
		s.Size(80, 24)
		golden.Same(t, "apart-"+strings.ReplaceAll(name, " ", "-"), s.Frame())
	}
	s.C.Sight.Ranking = nil
	s.Page.Seen(s.C)
	s.AllSizes(func(string) { s.Press("down", "enter", "d") })
}

// even marks everybody alike.
func even(e *award.Edition) *ballot.Ballot {
	b := ballot.New("kari")
	for _, n := range e.Nominees {
		b.Put(ballot.Cell{Nominee: n.ID, Criterion: e.Criteria[0].ID}, ballot.Entry{Set: true, Mark: exact.Int(4)})
	}
	return b
}

func TestKeys(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	for range 2 {
		s.CheckKeys()
		s.Press("enter")
	}
}

func TestSelect(t *testing.T) {
	s := pagetest.Sit(t, stood(t, worked(t, nil)), "", New())
	s.Page.(*Page).Select("vennesla")
	if got := s.Page.(*Page).d.entries[s.Page.(*Page).cursor.At].id; got != "vennesla" {
		t.Errorf("%s is chosen", got)
	}
}
