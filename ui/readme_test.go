package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/pagetest/golden"
)

// The README has the keys between these marks.
const keysFrom, keysTo = "<!-- keys -->", "<!-- /keys -->"

func TestKeysInTheReadme(t *testing.T) {
	path := filepath.Join("..", "README.md")
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(readme), keysFrom)
	have, after, closed := strings.Cut(rest, keysTo)
	if !ok || !closed {
		t.Fatalf("the README has no %s … %s", keysFrom, keysTo)
	}
	want := "\n" + keyTable(t)
	switch {
	case golden.Updating():
		if err := os.WriteFile(path, []byte(before+keysFrom+want+keysTo+after), 0o644); err != nil {
			t.Fatal(err)
		}
	case have != want:
		t.Error("the table of keys in README.md is stale: go test ./ui -run Readme -update writes it anew")
	}
}

// place is where keys of a page can be seen: in an edition, after some keys.
type place struct {
	page  page.ID
	sit   func(t *testing.T) *desk
	press []string
}

// places show, between them, every key of every page. A key that means several
// things is listed as it is seen first.
var places = []place{
	{page.Start, begun, nil},
	{page.Start, mailed, nil},
	{page.Nominees, begun, nil},
	{page.Nominees, begun, []string{"enter"}},
	{page.Scoring, begun, nil},
	{page.Ballot, opened, nil},
	{page.Ballot, opened, []string{"5"}},
	{page.Ballot, finished, nil},
	{page.Ballot, finished, []string{"enter"}},
	{page.Jury, signed, []string{"down"}}, // on another juror; f is no step in particular
	{page.Jury, invented, []string{"i"}},
	{page.Jury, begun, []string{"v"}},
	{page.Jury, begun, []string{"m"}},
	{page.PublicVote, begun, nil},
	{page.PublicVote, voted, nil},
	{page.PublicVote, begun, []string{"t"}},
	{page.PublicVote, planned, nil},
	{page.PublicVote, planned, []string{"n"}},
	{page.PublicVote, polled, nil},
	{page.Deliberation, meeting, nil},
	{page.Deliberation, meeting, []string{"h", "k"}},
	{page.Deliberation, meeting, []string{"n", "enter"}},
	{page.Deliberation, meeting, []string{"down"}},
	{page.Deliberation, meeting, []string{"a"}},
	{page.Deliberation, meeting, []string{"t"}},
	{page.Deliberation, meeting, []string{"c"}},
	{page.Deliberation, meeting, []string{"g"}},
	{page.Deliberation, meeting, []string{"o"}},
	{page.Deliberation, meeting, []string{"x"}},
	{page.Deliberation, decided, []string{"x"}},
	{page.Ranking, decided, nil},
	{page.Ranking, decided, []string{"enter"}},
	{page.Ranking, decided, []string{"s"}},
	{page.Ranking, tied, nil},
	{page.Ranking, tied, []string{"l"}},
	{page.Decision, advised, nil},
	{page.Decision, advised, []string{"1"}},
	{page.Decision, advised, []string{"2"}},
	{page.Decision, advised, []string{"2", "h"}},
	{page.Decision, noted, []string{"2"}},
	{page.Decision, written, []string{"6"}},
	{page.Decision, signed, nil},
	{page.Decision, signed, []string{"1"}},
	{page.Record, begun, nil},
	{page.Record, begun, []string{"enter"}},
	{page.Edition, begun, nil},
	{page.Edition, begun, []string{"a"}},
	{page.Edition, drafted, nil},
	{page.Edition, drafted, []string{"t"}},
}

// begun is an edition that is being scored, where no public vote is read.
func begun(t *testing.T) *desk { return sit(t, prize, nil) }

// mailed is the start page beside an invitation.
func mailed(t *testing.T) *desk { return invited(t, "per").desk }

// opened is a juror's own file, with nothing in it.
func opened(t *testing.T) *desk { return joined(t, "per").desk }

// finished is a juror's own file with everything filled in.
func finished(t *testing.T) *desk {
	d := opened(t)
	for _, n := range d.m.sess.sight.Edition.Nominees {
		for _, c := range d.m.sess.sight.Edition.Marked() {
			if err := d.m.sess.room.Mark("", n.ID, c.ID, "3"); err != nil {
				t.Fatal(err)
			}
		}
		if err := d.m.sess.room.Declare("", n.ID, ""); err != nil {
			t.Fatal(err)
		}
	}
	d.send(openMsg{looked: takeLook(d.m.sess.room, "", d.disk.Clock)})
	d.rest()
	return d
}

// invented is an edition in which a juror has declared a conflict.
func invented(t *testing.T) *desk { return far(t, 0) }

// meeting is an edition whose marks are opened, on a screen with room for all of
// it.
func meeting(t *testing.T) *desk {
	d := far(t, 3)
	d.size(120, 40)
	return d
}

// tied is an edition whose first place waits for the chair.
func tied(t *testing.T) *desk {
	return at(t, func(d *desk) *room.Room { return d.disk.Tied(t, award.Binding) })
}

// drafted is an edition that is not opened.
func drafted(t *testing.T) *desk {
	return at(t, func(d *desk) *room.Room {
		r, err := roomtest.In(d.disk, roomtest.Edition(t, roomtest.MadeUp))
		if err != nil {
			t.Fatal(err)
		}
		return r
	})
}

// decided is an edition that has its ranking.
func decided(t *testing.T) *desk { return far(t, len(road)) }

// keyTable is every key of every page as Markdown tables, in English, as the
// chair of an edition has them.
func keyTable(t *testing.T) string {
	d := begun(t)
	var b strings.Builder
	table(t, &b, d.m.l, d.m.l.T("help.everywhere"), d.m.bindings())
	for i := 0; i < len(places); {
		id, seen := places[i].page, []keys.Binding(nil)
		for ; i < len(places) && places[i].page == id; i++ {
			seen = append(seen, places[i].bindings(t)...)
		}
		table(t, &b, d.m.l, d.m.pageName(id), seen)
	}
	return b.String()
}

func (p place) bindings(t *testing.T) []keys.Binding {
	d := p.sit(t)
	d.m.show(p.page)
	d.press(p.press...)
	d.rest()
	if got := d.m.page().ID(); got != p.page {
		t.Fatalf("%v is on the page %s", p, got)
	}
	return d.m.page().Bindings(d.m.context())
}

// table writes each key once, and each thing that is done.
func table(t *testing.T, b *strings.Builder, l *locale.Catalog, heading string, bs []keys.Binding) {
	if len(bs) == 0 {
		t.Errorf("%s has no keys", heading)
	}
	b.WriteString("| " + heading + " | |\n| --- | --- |\n")
	listed := map[string]bool{}
	for _, k := range bs {
		if name := k.Show(l); !listed[name] && !listed[k.ID] {
			listed[name], listed[k.ID] = true, true
			b.WriteString("| `" + strings.ReplaceAll(name, "|", `\|`) + "` | " + k.Help(l) + " |\n")
		}
	}
	b.WriteString("\n")
}
