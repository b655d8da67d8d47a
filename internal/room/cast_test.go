package room_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/room/roomtest"
)

// tiedEdition leaves ties to the chair: Alder and Birch will be tied, before
// Cedar, in the jury's part and in the public's.
const tiedEdition = `schema: votering-edition/1
id: trees
title: Tree of the year
language: en
scale: {min: 0, max: 10, step: 1}
criteria: [{id: beauty, title: Beauty}]
nominees: [{id: alder, name: Alder}, {id: birch, name: Birch}, {id: cedar, name: Cedar}]
jurors:
  - {id: kari, name: Kari, email: kari@example.org, role: chair}
  - {id: anne, name: Anne, email: anne@example.org}
  - {id: per, name: Per, email: per@example.org, role: secretary}
rule:
  jury: {method: mean}
  public: {method: minmax, weight: 0.25}
  ties: [jury, chair]
  recusal: nominee
`

// tied is a room where the ranking stands and the chair is asked for the order of
// Alder and Birch.
func tied(t *testing.T) (*roomtest.Disk, *room.Room, *roomtest.Store) {
	t.Helper()
	ed, err := editionfile.Read([]byte(tiedEdition), "trees.yaml")
	must(t, err)
	d := roomtest.NewDisk()
	r, err := roomtest.In(d, ed)
	must(t, err, r.Open(""))
	for juror, marks := range map[string]string{"kari": "978", "anne": "795"} {
		var cells []deliberation.CellChange
		for i, nominee := range []string{"alder", "birch", "cedar"} {
			cells = append(cells, deliberation.CellChange{Nominee: nominee, Criterion: "beauty", Mark: marks[i : i+1]})
		}
		must(t, r.MarkAll(juror, cells))
	}
	_, err = r.HandInAll("")
	must(t, err, r.SetTally("", recount(100, 100), ""))
	_, err = r.CloseBallots("")
	must(t, err, r.RevealMarks(""), r.Lock(""), r.RevealTally(""))
	return d, r, d.File(r.Path())
}

func recount(alder, birch int64) *publicvote.Tally {
	return &publicvote.Tally{Rows: 3, Valid: map[string]exact.Rat{"alder": exact.Int(alder), "birch": exact.Int(birch), "cedar": exact.Int(5)}, Flags: []string{publicvote.FlagTotals}}
}

func TestTheChairCasts(t *testing.T) {
	d, r, store := tied(t)
	s := sight(t, r, "")
	if diff := cmp.Diff([][]string{{"alder", "birch"}}, s.ToCast); diff != "" {
		t.Fatal(diff)
	}
	if s.Allowed[deliberation.ActCast] != nil || len(s.Casts) > 0 || s.Blocking[0].ID != "cast" {
		t.Errorf("%v, %v, %v", s.Allowed[deliberation.ActCast], s.Casts, s.Blocking)
	}
	before := s.RankedAt
	must(t, r.MayCast("kari", []string{"birch", "alder"}, "More fruit."))
	if n := sight(t, r, "").Entries; n != s.Entries {
		t.Errorf("asking writes %d entries", n-s.Entries)
	}
	d.Clock.Move(time.Minute)
	must(t, r.Cast("kari", []string{"birch", "alder"}, "  More fruit. "))
	r = again(t, d, r)
	s = sight(t, r, "anne")
	if len(s.Casts) != 1 || s.Casts[0].Reason != "More fruit." || s.Casts[0].Who != "kari" || len(s.ToCast) > 0 {
		t.Errorf("%+v, to cast %v", s.Casts, s.ToCast)
	}
	if !s.RankedAt.After(before) || !s.Final {
		t.Errorf("ranked at %v, then %v", before, s.RankedAt)
	}
	if f := s.Allowed[deliberation.ActCast]; f == nil || f.ID != "cast.done" {
		t.Errorf("again: %v", f)
	}
	rk, doc, err := r.Rank()
	must(t, err)
	if diff := cmp.Diff([]string{"birch"}, rk.Winners); diff != "" {
		t.Error(diff)
	}
	kept, err := store.Load()
	must(t, err)
	if string(kept.Docs[room.DocRanking]) != string(doc) {
		t.Error("the saved ranking is another")
	}
}

func TestWhoMayCastAndHow(t *testing.T) {
	_, r, store := tied(t)
	order := []string{"birch", "alder"}
	for name, c := range map[string]struct {
		who    string
		order  []string
		reason string
		want   *fault.Error
	}{
		"a juror":         {"anne", order, "why", fault.New(fault.Juror, "juror.not_chair")},
		"the secretary":   {"per", order, "why", fault.New(fault.Juror, "juror.chair_alone")},
		"nobody known":    {"ola", order, "why", fault.New(fault.Juror, "juror.unknown")},
		"no reason":       {"kari", order, " ", fault.New(fault.Usage, "reason.missing")},
		"an escape":       {"kari", order, "why\x1b[2J", fault.New(fault.Text, "")},
		"a long reason":   {"kari", order, strings.Repeat("x", room.MaxReason+1), fault.New(fault.Size, "")},
		"another group":   {"kari", []string{"birch", "cedar"}, "why", fault.New(fault.State, "cast.other")},
		"nobody":          {"kari", nil, "why", fault.New(fault.State, "cast.other")},
		"somebody beside": {"kari", []string{"birch", "oak"}, "why", fault.New(fault.Usage, "nominee.unknown")},
	} {
		for what, err := range map[string]error{"cast": r.Cast(c.who, c.order, c.reason), "ask": r.MayCast(c.who, c.order, c.reason)} {
			if f := fault.Of(err); f == nil || f.Class != c.want.Class || c.want.ID != "" && f.ID != c.want.ID {
				t.Errorf("%s, %s: %v, wants %v", name, what, err, c.want)
			}
		}
	}
	full := errors.New("the disk is full")
	store.Before(func() error { return full })
	if err := r.Cast("", order, "why"); !errors.Is(err, full) {
		t.Errorf("on a full disk: %v", err)
	}
	if s := sight(t, r, ""); len(s.Casts) > 0 || len(s.ToCast) != 1 {
		t.Errorf("a cast that was not written is shown: %v", s.Casts)
	}
	store.Before(nil)
	must(t, r.Cast("", order, "why"))
}

// What a cast was for is said before it falls.
func TestACastFallsWithTheRanking(t *testing.T) {
	_, r, _ := tied(t)
	must(t, r.Cast("", []string{"birch", "alder"}, "why"))
	s := sight(t, r, "")
	if got := notices(s.LostAnew()); len(got) != 1 || got[0] != "cast_falls" {
		t.Errorf("lost anew: %v", got)
	}
	if got := notices(s.LostBy(deliberation.Revealed)); len(got) > 0 {
		t.Errorf("lost by going to where it stands: %v", got)
	}
	must(t, r.SetTally("", recount(100, 100), "recount"))
	if s = sight(t, r, ""); len(s.Casts) > 0 || len(s.ToCast) != 1 {
		t.Errorf("after a recount: %v, to cast %v", s.Casts, s.ToCast)
	}
	must(t, r.SetTally("", recount(101, 100), "recount"))
	if s = sight(t, r, ""); len(s.ToCast) > 0 || s.Allowed[deliberation.ActCast].ID != "cast.no_tie" {
		t.Errorf("nobody is tied: %v, %v", s.ToCast, s.Allowed[deliberation.ActCast])
	}
	must(t, r.SetTally("", recount(100, 100), "recount"), r.Cast("", []string{"alder", "birch"}, "why"))
	must(t, r.Reopen("", deliberation.Locked, "why"))
	if s = sight(t, r, ""); len(s.Casts) > 0 || len(s.ToCast) > 0 {
		t.Errorf("the ranking does not stand: %v, to cast %v", s.Casts, s.ToCast)
	}
	must(t, r.RevealTally(""))
	if s = sight(t, r, ""); len(s.ToCast) != 1 {
		t.Errorf("it stands again: %v", s.ToCast)
	}
}
