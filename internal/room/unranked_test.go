package room_test

import (
	"slices"
	"strings"
	"testing"

	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

const trees = `schema: votering-edition/1
id: trees
title: Tree of the year
language: en
scale: {min: -10, max: 10, step: 1}
criteria: [{id: height, title: Height}, {id: shade, title: Shade, weight: 0}]
nominees: [{id: alder, name: Alder}, {id: birch, name: Birch}]
jurors:
  - {id: kari, name: Kari, email: kari@example.org, role: chair}
  - {id: anne, name: Anne, email: anne@example.org}
rule: `

// unrankable are editions whose rule cannot be applied to the marks that were
// given, and the change that mends it.
var unrankable = map[string]struct {
	rule  string
	marks [][4]string // juror, nominee, criterion, mark
	mend  [4]string
}{
	"rank_apart": {
		"{jury: {method: additive}, recusal: nominee}",
		[][4]string{{"kari", "alder", "height", "9"}, {"anne", "birch", "height", "4"}},
		[4]string{"anne", "alder", "height", "8"},
	},
	"rank_uncovered": {
		"{jury: {method: mean, uncovered: refuse}, recusal: nominee, public: {method: share, weight: 0.25}}",
		[][4]string{{"kari", "alder", "height", "9"}, {"kari", "birch", "height", "9"}, {"kari", "alder", "shade", "1"}},
		[4]string{"kari", "birch", "shade", "8"},
	},
	"rank_weightless": {
		"{jury: {method: mean}, recusal: nominee}",
		[][4]string{{"kari", "alder", "height", "9"}, {"kari", "birch", "shade", "1"}},
		[4]string{"kari", "birch", "height", "8"},
	},
	"rank_negative": {
		"{jury: {method: mean, combine: weighted_sum}, recusal: nominee, public: {method: share, weight: 0.25}}",
		[][4]string{{"kari", "alder", "height", "9"}, {"kari", "birch", "height", "-4"}},
		[4]string{"kari", "birch", "height", "4"},
	},
}

// A room whose ranking cannot be worked out is as usable as any other: it says
// why, and the marks are not locked before that is mended.
func TestRoomWithoutARanking(t *testing.T) {
	for id, x := range unrankable {
		t.Run(id, func(t *testing.T) {
			r, err := roomtest.NewDisk().Desk().New("trees.votering", []byte(trees+x.rule+"\n"), "trees.yaml")
			must(t, err)
			must(t, r.Open(""))
			for _, m := range x.marks {
				must(t, r.Mark(m[0], m[1], m[2], m[3]))
			}
			_, err = r.HandInAll("")
			must(t, err)
			warned := slices.Contains(ids(sight(t, r, "").Closing), "closing_gaps")
			if gaps := id != "rank_negative"; warned != gaps {
				t.Errorf("before closing: %v", sight(t, r, "").Closing)
			}
			ns, err := r.CloseBallots("")
			must(t, err)
			for _, lang := range locale.Languages() {
				spoken(t, lang, ns)
			}
			if r.Edition().Rule.Public != nil {
				must(t, r.SetTally("", publicvote.Totals(map[string]exact.Rat{"alder": exact.Int(1)}, r.Edition()), ""))
			}
			must(t, r.RevealMarks(""))
			withoutRanking(t, r, id)
			n, err := r.OpenRound("")
			must(t, err)
			withoutRanking(t, r, id)
			must(t, r.Revise("", x.mend[0], x.mend[1], x.mend[2], x.mend[3], "why"))
			must(t, r.CloseRound(""))
			for _, n := range []int{n, n + 1} {
				if before, err := r.Standing(n); err != nil || before.Ranking == nil && before.Fault == nil {
					t.Errorf("before round %d: %v %v", n, before, err)
				}
			}
			s := sight(t, r, "")
			if s.RankFault != nil || s.Ranking == nil || s.Allowed[deliberation.ActLock] != nil || len(s.Blocking) > 0 || len(r.Unranked()) > 0 {
				t.Errorf("after the mending: %v %v %v", s.RankFault, s.Ranking, s.Blocking)
			}
			must(t, r.Lock(""))
			if r.Edition().Rule.Public != nil {
				must(t, r.RevealTally(""))
			}
			if s := sight(t, r, ""); !s.Final {
				t.Error("the ranking does not stand")
			}
		})
	}
}

// withoutRanking holds a room against what is to be seen where the marks cannot
// be ranked: everybody can look and speak of them, and nobody can lock them.
func withoutRanking(t *testing.T, r *room.Room, id string) {
	t.Helper()
	for _, who := range []string{"", "anne"} {
		s := sight(t, r, who)
		if s.RankFault == nil || s.RankFault.Class != fault.Rule || s.Meeting == nil || s.Ballots == nil {
			t.Fatalf("%s sees %v, meeting %v", who, s.RankFault, s.Meeting)
		}
		if s.Ranking == nil == (id == "rank_negative") {
			t.Errorf("the ranking is %v", s.Ranking)
		}
		i := slices.IndexFunc(s.Blocking, func(b deliberation.Blocker) bool { return b.ID == id })
		if i < 0 {
			t.Fatalf("in the way stands %v", s.Blocking)
		}
		for _, lang := range locale.Languages() {
			l := locale.For(lang)
			why, try := l.FaultOnScreen(s.RankFault)
			for _, say := range []string{l.Sentence("blocking."+id, s.Blocking[i].Args), why, try} {
				if say == "" || strings.ContainsAny(say, "⟦{") || strings.Contains(say, "height") {
					t.Errorf("%s: %s", lang, say)
				}
			}
			spoken(t, lang, r.Unranked())
		}
		if f := s.Allowed[deliberation.ActLock]; f == nil {
			t.Error("the marks can be locked")
		}
	}
	if len(r.Unranked()) != 1 {
		t.Errorf("warnings: %v", r.Unranked())
	}
	_, err := r.Agenda(0)
	must(t, err, r.OpenItem("", "i1", nil), r.CloseItem(""))
	before := len(sight(t, r, "").Record)
	if err := r.Lock(""); err == nil || len(sight(t, r, "").Record) != before {
		t.Errorf("locked: %v", err)
	}
}
