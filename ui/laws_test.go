package ui

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page"
)

// Marks and votes that occur nowhere else: what is searched for can only come
// from where it must not come from yet.
const (
	firstMark = 3007    // each juror's are 700 apart, each cell's fewer
	firstVote = 8353919 // each nominee's are this many more
)

// lawful is an edition on a scale so large that every mark can be told from
// everything else on a screen.
func lawful(t *testing.T) *desk {
	t.Helper()
	ed := roomtest.Edition(t, prize)
	ed.MadeUp = true
	for i := range ed.Criteria {
		ed.Criteria[i].Scale.Max = exact.Int(9_999)
		ed.Criteria[i].Levels = nil
	}
	ed.Rule.Recusal = award.ScopeNominee
	ed.Jurors = append(ed.Jurors, award.Juror{ID: "gro", Name: "Gro Sekretær", Email: "gro@example.org", Role: award.SecretaryRole})
	d := &desk{t: t, disk: roomtest.NewDisk()}
	r, err := roomtest.In(d.disk, ed)
	if err != nil {
		t.Fatal(err)
	}
	d.begin(r, newPages)
	return d
}

// markOf is the mark of a juror in a cell, by their places in the edition.
func markOf(juror, nominee, criterion int) int {
	return firstMark + 700*juror + 17*nominee + criterion
}

// life are the steps up to the ranking, each with the name of what comes after.
func life(ed *award.Edition) []func(r *room.Room) error {
	return []func(r *room.Room) error{
		func(r *room.Room) error { return r.Open("") },
		func(r *room.Room) error {
			for j, juror := range ed.Jurors {
				for n, nominee := range ed.Nominees {
					for c, criterion := range ed.Marked() {
						if !juror.Votes {
							continue
						}
						if err := r.Mark(juror.ID, nominee.ID, criterion.ID, strconv.Itoa(markOf(j, n, c))); err != nil {
							return err
						}
					}
				}
			}
			return nil
		},
		func(r *room.Room) error { _, err := r.HandInAll(""); return err },
		func(r *room.Room) error {
			var b strings.Builder
			b.WriteString("nominee,votes\n")
			for i, n := range ed.Nominees {
				b.WriteString(n.ID + "," + strconv.Itoa(firstVote*(i+1)) + "\n")
			}
			_, err := r.ReadTotals("", []byte(b.String()), "totals.csv", "")
			return err
		},
		func(r *room.Room) error { _, err := r.CloseBallots(""); return err },
		func(r *room.Room) error { return r.RevealMarks("") },
		func(r *room.Room) error { return r.Lock("") },
		func(r *room.Room) error { return r.RevealTally("") },
	}
}

// Steps of life after which the marks, and the public vote, are open.
const marksOpen, voteOpen = 6, 8

var opens = map[string]int{"mark": marksOpen, "vote": voteOpen}

// Before the marks are opened no screen shows anybody another one's mark, nor
// anything that is made from the marks: an agenda, an agreement. Before the
// public vote is opened no screen shows a figure of it. What is searched for is
// found once it may be seen, so the search is good. The rule is tried out, on
// numbers that are made up, before there are any others, and never after.
func TestNothingIsSeenBeforeItsTime(t *testing.T) {
	d := lawful(t)
	ed := d.m.sess.sight.Edition
	steps := life(ed)
	tried, _, _ := strings.Cut(locale.For(locale.EN).T("rehearse.heading", "n", "\x00"), "\x00")
	for done, rehearsed := 0, 0; ; done++ {
		seen := map[string]int{}
		for _, who := range []string{"", "gro", ed.Jurors[0].ID, ed.Jurors[1].ID} {
			d.as(who)
			marks, votes := secretsOf(ed, d.m.sess.sight.Who.ID)
			d.everyFrame(func(where, text string) {
				if strings.Contains(text, tried) {
					if rehearsed++; done > 0 {
						t.Fatalf("after %d steps %q tries the rule out, at %s:\n%s", done, who, where, text)
					}
					return // what is made up may look like anything
				}
				for kind, found := range map[string]string{"mark": marks.in(text), "vote": votes.in(text)} {
					if found == "" {
						continue
					}
					if seen[kind]++; done < opens[kind] {
						t.Fatalf("after %d steps %q sees a %s, %s, at %s:\n%s", done, who, kind, found, where, text)
					}
				}
			})
			d.nothingFromMarks(done)
		}
		if rehearsed == 0 {
			t.Error("nobody tries the rule out in draft")
		}
		for kind, at := range opens {
			if done >= at && seen[kind] == 0 {
				t.Errorf("after %d steps no screen shows a %s: the search finds nothing", done, kind)
			}
		}
		if done == len(steps) {
			return
		}
		d.disk.Clock.Move(time.Minute)
		if err := steps[done](d.m.sess.room); err != nil {
			t.Fatalf("step %d: %v", done+1, err)
		}
	}
}

// nothingFromMarks checks what a screen draws from, too.
func (d *desk) nothingFromMarks(done int) {
	d.t.Helper()
	s := d.m.sess.sight
	if open := s.Meeting != nil || s.Ballots != nil || s.Ranking != nil || s.Rounds != nil; open != (done >= marksOpen) {
		d.t.Errorf("after %d steps %s may see marks: %v", done, s.Who.Name, open)
	}
	if open := s.Tally != nil && s.Tally.Valid != nil; open != (done >= voteOpen) {
		d.t.Errorf("after %d steps %s may see votes: %v", done, s.Who.Name, open)
	}
	if got := slices.Contains(d.m.sess.tabs(), page.Deliberation); got != (done >= marksOpen) {
		d.t.Errorf("after %d steps %s has the page of the meeting: %v", done, s.Who.Name, got)
	}
	if _, err := d.m.sess.room.Agreement(); (err == nil) != (done >= marksOpen) {
		d.t.Errorf("after %d steps there is an agreement: %v", done, err)
	}
	if _, err := d.m.sess.room.Agenda(0); (err == nil) != (done >= marksOpen) {
		d.t.Errorf("after %d steps there is an agenda: %v", done, err)
	}
}

// probes are keys after which a page shows something else. None of them changes
// anything.
var probes = [][]string{
	nil, {"enter"}, {"down"}, {"m"}, {"g"}, {"a"}, {"o"}, {"c"}, {"k"}, {"v"}, {"?"}, {"t"}, {"x"}, {"x", "2"}, {"x", "k"},
}

// everyFrame does something with every frame of every page, each at several
// sizes, and with its probes at one.
func (d *desk) everyFrame(do func(where, text string)) {
	who := d.m.sess.who
	for _, size := range [][2]int{{60, 16}, {80, 24}, {120, 40}, {200, 60}} {
		d.size(size[0], size[1])
		for _, id := range d.m.sess.tabs() {
			for i, keys := range probes {
				if i > 0 && size[0] != 120 {
					break
				}
				if d.m.sess.pages = d.m.fresh(); d.m.curtain != nil {
					d.as(who)
				}
				d.m.dialog, d.m.help = nil, nil
				d.do(d.m.show(id))
				for _, key := range keys {
					d.press(key)
				}
				d.rest()
				do(fmt.Sprint(id, keys, size), d.text())
			}
		}
	}
}

// as sits somebody down, on pages that nobody has touched.
func (d *desk) as(who string) {
	d.m.dialog, d.m.help, d.m.curtain = nil, nil, nil
	d.send(lookMsg{who, takeLook(d.m.sess.room, who, d.disk.Clock)})
	d.rest()
}

// secrets are numbers that no text ought to hold yet.
type secrets map[string]string // what it is, by its digits

// secretsOf are the marks of all but who, and the votes.
func secretsOf(ed *award.Edition, who string) (marks, votes secrets) {
	marks, votes = secrets{}, secrets{}
	for j, juror := range ed.Jurors {
		for n, nominee := range ed.Nominees {
			votes[strconv.Itoa(firstVote*(n+1))] = nominee.Name
			for c, criterion := range ed.Marked() {
				if juror.ID != who && juror.Votes {
					marks[strconv.Itoa(markOf(j, n, c))] = juror.Name + " on " + criterion.ID
				}
			}
		}
	}
	return marks, votes
}

// number is a whole number, with signs between its thousands or without.
var number = regexp.MustCompile(`[0-9]{1,3}(?:[,\x{a0}\x{202f} ][0-9]{3})+|[0-9]+`)

// in is what of it stands in a text; empty where nothing does.
func (s secrets) in(text string) string {
	for _, n := range number.FindAllString(text, -1) {
		for _, digits := range []string{n, strings.Map(onlyDigits, n)} {
			if what := s[digits]; what != "" {
				return n + ", " + what
			}
		}
	}
	return ""
}

func onlyDigits(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}
