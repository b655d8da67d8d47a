package without

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/theme"
)

func context(w int) page.Context {
	e := &award.Edition{Nominees: []award.Nominee{{ID: "bodo", Name: "Bodø"}, {ID: "kinn", Name: "Kinn"}, {ID: "vang", Name: "Vang"}}}
	return page.Context{W: w, H: 20, L: locale.For(locale.EN), S: theme.New(theme.None, true, termenv.ANSI), Sight: room.Sight{Edition: e}}
}

func valid(bodo, kinn, vang int64) map[string]exact.Rat {
	return map[string]exact.Rat{"bodo": exact.Int(bodo), "kinn": exact.Int(kinn), "vang": exact.Int(vang)}
}

func shown(c page.Context, v map[string]exact.Rat, k *publicvote.Counting) string {
	var lines []string
	for _, l := range View(c, v, k) {
		lines = append(lines, strings.TrimRight(l.Plain(), " "))
	}
	return strings.Join(lines, "\n")
}

// counting has two filters, and a rule that decides who has most votes.
var counting = &publicvote.Counting{
	Filters: []publicvote.Filtered{{Filter: publicvote.Filter{ID: "office"}, Rows: 5}, {Filter: publicvote.Filter{ID: "bot"}, Rows: 100}},
	Without: map[string]map[string]int64{
		publicvote.CauseOutside:              {"bodo": 100, "kinn": 95, "vang": 3},
		publicvote.CauseExcluded:             {"bodo": 105, "kinn": 190, "vang": 3},
		publicvote.CauseExcluded + ":bot":    {"bodo": 100, "kinn": 190, "vang": 3},
		publicvote.CauseExcluded + ":office": {"bodo": 105, "kinn": 90, "vang": 3},
		publicvote.CauseDuplicate:            {"bodo": 100, "kinn": 89, "vang": 99},
	},
}

func TestTheTable(t *testing.T) {
	want := ` What each rule did: more (+) or fewer (−) votes had it not been held against
 any row.
 Without the filters: most votes for Kinn.
 Without filter bot: most votes for Kinn.
 Without one per voter: another order, and the same has most votes.

              By the     Without  Without the        Without     Without
 Nominee  whole rule  the window      filters  filter office  filter bot
 Bodø            100         ·           +5 ▲           +5           · ▲
 Kinn             90        +5         +100 ▲            ·        +100 ▲
 Vang              3         ·            ·              ·           ·
 In all          193        +5         +105             +5        +100

              By the  Without one
 Nominee  whole rule    per voter
 Bodø            100          ·
 Kinn             90         −1 ▲
 Vang              3        +96 ▲
 In all          193        +95

 ▲ would have another place`
	if got := shown(context(78), valid(100, 90, 3), counting); got != want {
		t.Errorf("\n%s\nwants\n%s", got, want)
	}
	if got := shown(context(200), valid(100, 90, 3), counting); !strings.Contains(got, "190  +100 ▲") || strings.Count(got, "Bodø") != 1 {
		t.Errorf("a wide screen does not show the votes:\n%s", got)
	}
}

func TestNothingChanges(t *testing.T) {
	k := &publicvote.Counting{Without: map[string]map[string]int64{publicvote.CauseDuplicate: {"bodo": 3, "kinn": 2, "vang": 2}}}
	if got := shown(context(60), valid(3, 2, 2), k); !strings.Contains(got, "the same in every column") || strings.Contains(got, "▲") {
		t.Errorf("\n%s", got)
	}
	if Any(nil) || Any(&publicvote.Counting{}) || !Any(k) {
		t.Error("it is not known whether there is anything to show")
	}
}

// On any screen every cause is there, and no line is too wide.
func TestItFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := context(rapid.IntRange(60, 200).Draw(t, "w"))
		n := rapid.Int64Range(0, 1e9)
		k := &publicvote.Counting{Filters: counting.Filters, Without: map[string]map[string]int64{}}
		for cause := range counting.Without {
			k.Without[cause] = map[string]int64{"bodo": n.Draw(t, "b"), "kinn": n.Draw(t, "k"), "vang": n.Draw(t, "v")}
		}
		for _, l := range View(c, valid(n.Draw(t, "b"), n.Draw(t, "k"), n.Draw(t, "v")), k) {
			if got := ansi.StringWidth(l.Plain()); got > c.W {
				t.Fatalf("%d cells of %d: %q", got, c.W, l.Plain())
			}
		}
	})
}
