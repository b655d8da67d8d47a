package wall

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/page/deliberation/plan"
	"votering/ui/page/pagetest"
)

// secrets are what no wall may show, in words that occur nowhere else. Names
// are those of everybody on the roll.
var (
	names = [][2]string{ // and id
		{"Quavra Zimblett", "qv1"}, {"Yxanne Øblomsk", "qv2"}, {"Wurdo Tjæxen", "qv3"}, {"Zenøbi Kvaqq", "qv4"},
		{"Ævix Drumpfel", "qv5"}, {"Oqlan Hjyxtad", "qv6"}, {"Uxgro Pjompelin", "qv7"},
	}
	said = []string{"kvernknurk", "snurrebass", "flaggermusvinge", "trommestikke", "perlugle"}
)

// strange is the worked case with other names on the roll, and a mail address
// for each.
func strange(t testing.TB, d *roomtest.Disk) *room.Room {
	ed := roomtest.Edition(t, "prisen-2022")
	ed.MadeUp = true
	ed.Jurors = nil
	for i, n := range names {
		j := award.Juror{ID: n[1], Name: n[0], Email: "post" + n[1] + "@" + n[1] + ".example", Role: award.JurorRole, Votes: true}
		switch i {
		case 0:
			j.Role = award.ChairRole
		case len(names) - 1:
			j.Role, j.Votes = award.SecretaryRole, false
		}
		ed.Jurors = append(ed.Jurors, j)
	}
	ed.Rule.Recusal = award.ScopeNominee
	r, err := roomtest.In(d, ed)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// met takes the strange edition to the meeting, with everything in it that a
// wall could betray.
func met(t testing.TB, d *roomtest.Disk) *room.Room {
	r := strange(t, d)
	ed := r.Edition()
	marks := []string{"2", "5", "4", "6", "3", "1"}
	step := func(err error) {
		t.Helper()
		if d.Clock.Move(time.Minute); err != nil {
			t.Fatal(err)
		}
	}
	step(r.Open(""))
	step(r.Recuse(names[3][1], "bodo", said[0]))
	for i, n := range names[:5] {
		for k, nominee := range ed.Nominees {
			for _, c := range ed.Marked() {
				if i == 3 && nominee.ID == "bodo" {
					continue
				}
				step(r.Mark(n[1], nominee.ID, c.ID, marks[(i+k)%len(marks)]))
				step(r.Comment(n[1], nominee.ID, c.ID, said[1]+" sier "+n[0]))
			}
		}
	}
	_, err := r.HandInAll("")
	step(err)
	_, err = r.Absent("", names[5][1], said[2])
	step(err)
	_, err = r.CloseBallots("")
	step(err)
	step(r.DecideRecusal("", names[3][1], "bodo", true, []string{names[1][1]}, said[0]))
	_, err = r.ReadTotals("", []byte("nominee,votes\nbodo,48127\nhaugesund,23779\nkinn,31058\nralingen,8846\nvennesla,14603\n"), "stemmer.csv", "")
	step(err)
	step(r.RevealMarks(""))
	s, err := r.Sight("")
	step(err)
	items := []agenda.Item{{Kind: agenda.Own, Title: said[3] + " av " + names[2][0], Minutes: 5}}
	for _, it := range s.Meeting.Items {
		items = append(items, it.Item)
	}
	step(r.SetAgenda("", items))
	for _, it := range items[1:4] {
		step(r.OpenItem("", it.ID, it.Leave))
		step(r.WriteNote("", it.ID, said[4]+": "+names[4][0]+" leser."))
	}
	return r
}

// later takes the meeting on: to the marks locked, the public vote opened, and
// the jury's vote.
var later = []func(r *room.Room) error{
	func(r *room.Room) error { return r.Lock("") },
	func(r *room.Room) error { return r.RevealTally("") },
	func(r *room.Room) error {
		_, err := r.Propose("", deliberation.ProposalChange{
			Votes: map[string]string{names[0][1]: "kinn", names[1][1]: "bodo"}, Grounds: map[string]string{"nb": said[4]},
			Dissent: map[string]string{names[2][1]: said[0]},
		})
		return err
	},
}

// secret is the first thing in a frame that no wall may show; empty where there
// is none.
func secret(frame string, opened bool) string {
	low := strings.ToLower(frame)
	words := slices.Clone(said)
	for _, n := range names {
		words = append(append(words, strings.Fields(n[0])...), n[1])
	}
	if !opened {
		words = append(words, "48127", "48 127", "48 127", "48,127", "31058", "31,058", "31 058")
	}
	for _, w := range words {
		if strings.Contains(low, strings.ToLower(w)) {
			return w
		}
	}
	return ""
}

// Whatever is pressed, at any size and in any language, from the marks opened to
// the jury's vote: no wall shows anybody's name, a comment, a note, a reason or
// what the chair called an item; nor the public vote before it is opened. And
// that an edition is made up is always there.
func TestNoWallBetraysAnybody(t *testing.T) {
	all := []string{"n", "p", "1", "2", "3", "0", "k", "enter", "esc", "up", "down", "+", "-", "left", "right"}
	d := roomtest.NewDisk()
	var rooms []*room.Room // by how far the meeting has come
	for past := range len(later) + 1 {
		r := met(t, d)
		for _, act := range later[:past] {
			if err := act(r); err != nil {
				t.Fatal(err)
			}
		}
		rooms = append(rooms, r)
		d = roomtest.NewDisk()
	}
	rapid.Check(t, func(rt *rapid.T) {
		past := rapid.IntRange(0, len(later)).Draw(rt, "past")
		r := rooms[past]
		who := rapid.SampledFrom([]string{"", names[1][1], names[3][1], names[6][1]}).Draw(rt, "who")
		h := &host{}
		s := pagetest.Sit(t, r, who, h)
		Open(&h.steps, &plan.Plan{}, s.C, At{Nominee: "kinn"})
		for range rapid.IntRange(1, 25).Draw(rt, "keys") {
			s.C.L = locale.For(rapid.SampledFrom(locale.Languages()).Draw(rt, "language"))
			s.C.Now = d.Clock.Now()
			key := rapid.SampledFrom(all).Draw(rt, "key")
			if s.Press(key); h.steps.Front() == nil {
				Open(&h.steps, &plan.Plan{}, s.C, At{})
			}
			frame := whole(s, rapid.SampledFrom(sizes).Draw(rt, "size"))
			if w := secret(frame, past > 1); w != "" {
				rt.Fatalf("after %s the wall shows %q:\n%s", key, w, frame)
			}
			if !strings.Contains(frame, s.C.L.T("app.made_up")) {
				rt.Fatalf("after %s it does not say that it is made up:\n%s", key, frame)
			}
		}
	})
}

// The search finds what it looks for.
func TestTheSearchFinds(t *testing.T) {
	for _, frame := range []string{"  Quavra  ", "kvaqq", "QV5", "en SNURREBASS", "48 127"} {
		if secret(frame, false) == "" {
			t.Errorf("%q is not found", frame)
		}
	}
	if w := secret("Kinn 4,90 31,058", true); w != "" {
		t.Errorf("%q is found", w)
	}
}

// A hundred nominees turn pages, a hundred jurors are numbers, and a scale to a
// hundred says how wide a place is.
func TestManyOfEverything(t *testing.T) {
	s, _ := worked(t)
	ed := *s.C.Sight.Edition
	item(t, s, "Kinn: ")
	w := s.Page.(*host).steps.Front().(*wall)
	g := group{ruler: ruler{scale: scale(0, 100, exact.Int(1))}}
	for i := range 100 {
		x := strip{name: "Nominert " + ed.ID, mean: new(exact.Rat)}
		for j := range 100 {
			x.marks = append(x.marks, exact.Int(int64(min(j, i))))
		}
		g.strips = append(g.strips, x)
	}
	for _, size := range sizes[2:] {
		w.shows, w.top = everybody, 0
		w.upper, w.lower, w.plots = nil, []group{g}, nil
		s.C.W, s.C.H = size[0], size[1]
		seen := 0
		for n := 0; n < 100; n++ {
			f := s.Frame()
			if !strings.Contains(f, "innenfor") {
				t.Fatalf("at %v it is not told how wide a place is:\n%s", size, f)
			}
			if w.top+w.drawn.fit >= 100 {
				seen = w.top + w.drawn.fit
				break
			}
			w.act(s.C, "down")
		}
		if seen < 100 {
			t.Errorf("at %v only %d are reached", size, seen)
		}
	}
}
