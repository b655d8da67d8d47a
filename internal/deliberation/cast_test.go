package deliberation

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// casting is an edition that leaves ties to the chair, with three nominees that
// no gate stops.
func casting() *award.Edition {
	ed := bound()
	ed.Gates = nil
	ed.Rule.Ties = []string{award.TieChair}
	return ed
}

// castingPublic is casting with a public part that weighs nothing.
func castingPublic() *award.Edition {
	ed := casting()
	ed.Rule.Public = &award.PublicRule{Method: award.MinMax}
	return ed
}

// tied leads to where Bodø and Kinn share the first place, and Lom comes last.
var tied = []string{
	"created", "open", "mark kari bodo results 5", "mark kari kinn results 5", "mark kari lom results 1",
	"mark ola bodo results 5", "mark ola kinn results 5", "mark ola lom results 1", "hand-in kari", "hand-in ola", "close", "marks", "lock",
}

// failing is a test, or one draw of it.
type failing interface {
	Helper()
	Fatal(args ...any)
}

func rankOf(t failing, s State, ed *award.Edition) *ranking.Ranking {
	t.Helper()
	rk, err := ranking.Compute(RankingInput(s, ed))
	if err != nil {
		t.Fatal(err)
	}
	return rk
}

func TestTheChairCasts(t *testing.T) {
	ed := casting()
	before := play(t, ed, tied...)
	if d := cmp.Diff([][]string{{"bodo", "kinn"}}, rankOf(t, before, ed).ToCast); d != "" {
		t.Fatal(d)
	}
	s := play(t, ed, append(slices.Clone(tied), "cast kinn,bodo why")...)
	want := []Cast{{At: noon.Add(time.Duration(len(tied)) * time.Minute), Who: "kari", Nominees: []string{"kinn", "bodo"}, Reason: "why"}}
	if d := cmp.Diff(want, s.Casts); d != "" {
		t.Error(d)
	}
	rk := rankOf(t, s, ed)
	if d := cmp.Diff([]string{"kinn"}, rk.Winners); d != "" || len(rk.ToCast) > 0 {
		t.Errorf("still to cast: %v; winners\n%s", rk.ToCast, d)
	}
	if rk.Rows[1].DecidedBy != award.TieChair {
		t.Errorf("decided by %q", rk.Rows[1].DecidedBy)
	}
}

func TestACastIsRefused(t *testing.T) {
	without := casting()
	without.Rule.Ties = []string{award.TieJury}
	for _, c := range []struct {
		name  string
		ed    *award.Edition
		after []string // after tied, or before it ended
		last  string
		want  *fault.Error
	}{
		{"too early", casting(), tied[:len(tied)-1], "cast kinn,bodo why", fault.New(fault.State, "state.cast.early")},
		{"too late", casting(), append(slices.Clone(tied), "cast bodo,kinn why", "propose grounds nb Fordi", "prepare 1", "sign 1"),
			"cast kinn,bodo why", fault.New(fault.State, "state.cast.late")},
		{"no reason", casting(), tied, "cast kinn,bodo", fault.New(fault.Usage, "reason.missing")},
		{"somebody unknown", casting(), tied, "cast kinn,atlantis why", fault.New(fault.Usage, "nominee.unknown")},
		{"nobody", casting(), tied, "cast , why", fault.New(fault.State, "cast.other")},
		{"half a group", casting(), tied, "cast kinn why", fault.New(fault.State, "cast.other")},
		{"more than a group", casting(), tied, "cast kinn,bodo,lom why", fault.New(fault.State, "cast.other")},
		{"one of it twice", casting(), tied, "cast kinn,kinn why", fault.New(fault.State, "cast.other")},
		{"all of it, one twice", casting(), tied, "cast kinn,bodo,kinn why", fault.New(fault.State, "cast.other")},
		{"twice", casting(), append(slices.Clone(tied), "cast bodo,kinn why"), "cast kinn,bodo why", fault.New(fault.State, "cast.done")},
		{"nobody is tied", casting(), ranked, "cast kinn,bodo why", fault.New(fault.State, "cast.no_tie")},
		{"no such step", without, tied, "cast kinn,bodo why", fault.New(fault.State, "cast.no_step")},
	} {
		s := play(t, c.ed, c.after...)
		next, err := Apply(s, line(c.last), c.ed)
		f := fault.Of(err)
		if f == nil || f.Class != c.want.Class || f.ID != c.want.ID {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
			continue
		}
		if d := differ(s, next); d != "" {
			t.Errorf("%s: a refused event changes\n%s", c.name, d)
		}
	}
	f := fault.Of(second(Apply(play(t, casting(), tied...), line("cast kinn why"), casting())))
	if f.Args["asked"] != "Bodø, Kinn" {
		t.Errorf("asked for %q", f.Args["asked"])
	}
}

func second[T any](_ T, err error) error { return err }

// Nothing is decided before the chair has cast, and what waits is named.
func TestTheDecisionWaitsForTheCast(t *testing.T) {
	ed := casting()
	s := play(t, ed, append(slices.Clone(tied), "propose grounds nb Fordi")...)
	rk := rankOf(t, s, ed)
	bs := Blocking(s, ed, rk.Winners, rk.ToCast)
	want := []Blocker{{"cast", fault.Pairs("nominees", "bodo,kinn", "ids", "bodo kinn", "names", "Bodø, Kinn")}}
	if d := cmp.Diff(want, bs); d != "" {
		t.Error(d)
	}
	if _, err := Apply(s, line("prepare 1"), ed); fault.Of(err) == nil || fault.Of(err).ID != "decide.blocked" {
		t.Errorf("prepared: %v", err)
	}
	s = play(t, ed, append(slices.Clone(tied), "propose grounds nb Fordi", "cast bodo,kinn why", "prepare 1", "sign 1")...)
	if s.Phase != Decided || len(s.Casts) != 1 {
		t.Errorf("%s, %v", s.Phase, s.Casts)
	}
}

// A cast belongs to the ranking that stands: it falls when that does.
func TestWhenACastFalls(t *testing.T) {
	alone := append(slices.Clone(tied), "cast kinn,bodo why")
	public := slices.Concat(tied[:2], []string{"tally"}, tied[2:], []string{"reveal", "cast kinn,bodo why"})
	for _, c := range []struct {
		name  string
		ed    *award.Edition
		lines []string
		more  []string
		want  int
	}{
		{"reopened before the ranking", casting(), alone, []string{"reopen deliberation why"}, 0},
		{"and locked again", casting(), alone, []string{"reopen deliberation why", "lock"}, 0},
		{"reopened after signing", casting(), alone, []string{"propose grounds nb Fordi", "prepare 1", "sign 1", "reopen revealed why"}, 1},
		{"the vote is closed again", castingPublic(), public, []string{"reopen locked why"}, 0},
		{"the vote is read anew", castingPublic(), public, []string{"tally recount"}, 0},
		{"a vote that counts for nothing", casting(), alone, []string{"tally late"}, 1},
	} {
		s := play(t, c.ed, slices.Concat(c.lines, c.more)...)
		if len(s.Casts) != c.want {
			t.Errorf("%s: %v", c.name, s.Casts)
		}
		if d := cmp.Diff([]string{"kinn", "bodo"}, slices.Concat(s.Casts, s.Fallen)[0].Nominees); d != "" || len(s.Casts)+len(s.Fallen) != 1 {
			t.Errorf("%s: %v stand, %v fell\n%s", c.name, s.Casts, s.Fallen, d)
		}
		trace := NewTrace(c.ed, 0)
		for _, e := range script(slices.Concat(c.lines, c.more)...) {
			if f := trace.Take(told(e)); f != nil {
				t.Fatalf("%s: %s: %v", c.name, e.Kind, f)
			}
		}
		if d := cmp.Diff(outline(s), outline(trace.State()), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s (-state +trace):\n%s", c.name, d)
		}
	}
}

// lawOfCasts: each cast orders a group that the ranking before it asked for, and
// is in the ranking after it; whatever else happens leaves all casts or none, and
// none is forgotten.
func lawOfCasts(t *rapid.T, before, after State, e Event, ed *award.Edition) {
	kept := slices.Concat(after.Fallen, after.Casts)
	if had := slices.Concat(before.Fallen, before.Casts); len(kept) < len(had) || !cmp.Equal(had, kept[:len(had)], cmpopts.EquateEmpty()) {
		t.Fatalf("%s makes %v of %v", e.Kind, kept, had)
	}
	if e.Kind != TieCast {
		if n := len(after.Casts); n != len(before.Casts) && n != 0 {
			t.Fatalf("%s leaves %d of %d casts", e.Kind, n, len(before.Casts))
		}
		return
	}
	was, is := rankOf(t, before, ed), rankOf(t, after, ed)
	if len(is.ToCast) != len(was.ToCast)-1 {
		t.Fatalf("to cast: %v, then %v", was.ToCast, is.ToCast)
	}
	at := map[string]int{}
	for _, row := range is.Rows {
		at[row.Nominee] = row.Place
	}
	for i, id := range e.Nominees[1:] {
		if at[id] != at[e.Nominees[i]]+1 {
			t.Fatalf("cast %v, placed %v", e.Nominees, at)
		}
	}
}

func TestLawsOfCasting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ed := rapid.SampledFrom([]*award.Edition{casting(), castingPublic()}).Draw(t, "edition")
		start := slices.Concat(tied[:2], []string{"tally"}, tied[2:])
		if rapid.Bool().Draw(t, "all alike") {
			start = slices.DeleteFunc(start, func(s string) bool { return s == "mark kari lom results 1" || s == "mark ola lom results 1" })
			start = slices.Insert(start, 2, "mark kari lom results 5", "mark ola lom results 5")
		}
		if ed.Rule.Public != nil {
			start = append(start, "reveal")
		}
		nominees := rapid.SampledFrom([]string{"bodo", "kinn", "lom"})
		trace := NewTrace(ed, 0)
		follow := func(e Event) {
			if f := trace.Take(told(e)); f != nil {
				t.Fatalf("%s: %v", e.Kind, f)
			}
		}
		for _, e := range script(start...) {
			follow(e)
		}
		walk(t, ed, script(start...), func(t *rapid.T) Event {
			switch words := rapid.SampledFrom([]string{
				"cast", "cast", "cast", "tally recount", "reopen deliberation why", "reopen revealed why", "lock", "reveal",
				"propose grounds nb Fordi", "prepare 1", "sign 1", "",
			}).Draw(t, "words"); words {
			case "cast":
				order := rapid.SliceOfNDistinct(nominees, 1, 3, rapid.ID).Draw(t, "order")
				return Event{Kind: TieCast, Who: "kari", Nominees: order, Reason: "why", At: noon}
			case "":
				return drawEvent(t)
			default:
				return line(words)
			}
		}, func(before, after State, e Event) {
			lawOfCasts(t, before, after, e, ed)
			follow(e)
			if d := cmp.Diff(outline(after), outline(trace.State()), cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("%s (-state +trace):\n%s", e.Kind, d)
			}
		})
	})
}

// The record tells a cast by the nominees in their order, and a trace refuses
// what no chair could have cast.
func TestATraceFollowsCasts(t *testing.T) {
	e := line("cast kinn,bodo why")
	if note := e.Note(); note != "kinn,bodo" {
		t.Errorf("note %q", note)
	}
	if d := cmp.Diff([]string{"kinn", "bodo"}, told(e).Nominees); d != "" {
		t.Error(d)
	}
	without := casting()
	without.Rule.Ties = nil
	for name, c := range map[string]struct {
		ed   *award.Edition
		cast []string
		want string
	}{
		"somebody unknown": {casting(), []string{"cast kinn,atlantis why"}, "cast.done"},
		"one alone":        {casting(), []string{"cast kinn why"}, "cast.no_tie"},
		"one twice":        {casting(), []string{"cast kinn,kinn why"}, "cast.done"},
		"one in two casts": {casting(), []string{"cast kinn,bodo why", "cast lom,bodo why"}, "cast.done"},
		"no such step":     {without, []string{"cast kinn,bodo why"}, "cast.no_step"},
	} {
		trace := NewTrace(c.ed, 0)
		var f *fault.Error
		for _, e := range script(append(slices.Clone(tied), c.cast...)...) {
			if f = trace.Take(told(e)); f != nil && e.Kind != TieCast {
				t.Fatalf("%s: %s: %v", name, e.Kind, f)
			}
		}
		if f == nil || f.ID != c.want {
			t.Errorf("%s: %v, wants %s", name, f, c.want)
		}
	}
}

// Two groups are two casts, each of its own.
func TestTwoGroups(t *testing.T) {
	ed := casting()
	ed.Nominees = append(slices.Clone(ed.Nominees), award.Nominee{ID: "moss", Name: "Moss"})
	lines := append(slices.Clone(tied[:2]), "mark kari moss results 1", "mark ola moss results 1")
	s := play(t, ed, append(append(lines, tied[2:]...), "cast moss,lom why")...)
	if d := cmp.Diff([][]string{{"bodo", "kinn"}}, rankOf(t, s, ed).ToCast); d != "" {
		t.Error(d)
	}
	s = play(t, ed, append(append(lines, tied[2:]...), "cast moss,lom why", "cast bodo,kinn why")...)
	var order []string
	for _, row := range rankOf(t, s, ed).Rows {
		order = append(order, row.Nominee)
	}
	if d := cmp.Diff([]string{"bodo", "kinn", "moss", "lom"}, order); d != "" {
		t.Error(d)
	}
}
