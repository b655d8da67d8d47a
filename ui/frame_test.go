package ui

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room/roomtest"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/pagetest/golden"
)

// sizes are those that every screen is tested at.
var sizes = [][2]int{{20, 5}, {40, 12}, {60, 16}, {80, 24}, {120, 40}, {200, 60}}

// style is the only escape sequence that a frame may hold.
var style = regexp.MustCompile(`\x1b\[[0-9;:]*m`)

// problem says what is wrong with a frame; empty where nothing is.
func problem(frame string, w, h int) string {
	lines := strings.Split(frame, "\n")
	if len(lines) != h {
		return "it has " + strconv.Itoa(len(lines)) + " lines"
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n > w {
			return "line " + strconv.Itoa(i) + " is " + strconv.Itoa(n) + " cells"
		}
	}
	plain := style.ReplaceAllString(frame, "")
	if i := strings.IndexFunc(plain, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 }); i >= 0 {
		return "it holds a control character: " + strconv.Quote(plain[max(0, i-10):min(len(plain), i+10)])
	}
	return ""
}

func TestEveryPageFillsEverySize(t *testing.T) {
	for _, d := range []*desk{sit(t, prize, nil), far(t, 0), far(t, 2), far(t, 3), far(t, len(road)), joined(t, "per").desk, joined(t, "anne").desk} {
		for _, p := range append(d.m.sess.tabs(), page.Start) {
			for _, size := range sizes {
				d.size(size[0], size[1])
				d.m.show(p)
				for range locale.Languages() {
					d.m.nextLanguage()
					if why := problem(d.m.View(), size[0], size[1]); why != "" {
						t.Errorf("%s, %s at %v: %s\n%s", d.m.sess.sight.Phase, p, size, why, d.text())
					}
					d.shows(d.m.l.T("app.made_up"))
				}
			}
		}
	}
}

func TestNoScreenIsTooSmall(t *testing.T) {
	d := sit(t, roomtest.MadeUp, nil)
	for _, w := range []int{0, 1, 2, 19, 60} {
		for _, h := range []int{0, 1, 2, 4, 15} {
			d.size(w, h)
			if w == 0 || h == 0 {
				if d.m.View() != "" {
					t.Errorf("%dx%d draws %q", w, h, d.m.View())
				}
				continue
			}
			if why := problem(d.m.View(), w, h); why != "" {
				t.Errorf("%dx%d: %s", w, h, why)
			}
		}
	}
	d.size(19, 8)
	d.shows("MADE UP", "Nothing is lost")
}

func TestAnyKeysAtAnySize(t *testing.T) {
	t.Chdir(t.TempDir()) // any keys write files, too
	all := []string{
		"enter", "esc", "tab", "shift+tab", "up", "down", "left", "right", "backspace", "home", "end", "pgup", "pgdown",
		"delete", "f1", "ctrl+l", "ctrl+u", " ", "alt+1", "alt+2", "alt+3", "alt+4",
	}
	for _, r := range "abcdefghijklmnoprstuvwxyz0123456789-+/?,.HLTR" { // not q, and no O: it would open files
		all = append(all, string(r))
	}
	rapid.Check(t, func(rt *rapid.T) {
		d := sit(t, prize, nil)
		switch acts := rapid.IntRange(-2, len(road)).Draw(rt, "acts"); {
		case acts == -2:
			d = joined(t, "per").desk
			d.store = d.disk.File(d.m.sess.room.Path())
		case acts >= 0:
			d = far(t, acts)
		}
		d.store.Before(func() error {
			if rapid.IntRange(0, 9).Draw(rt, "disk") == 0 {
				return full(d)()
			}
			return nil
		})
		for range rapid.IntRange(1, 40).Draw(rt, "keys") {
			k := rapid.SampledFrom(all).Draw(rt, "key")
			if rapid.IntRange(0, 9).Draw(rt, "what") == 0 {
				size := rapid.SampledFrom(sizes).Draw(rt, "size")
				d.size(size[0], size[1])
			}
			d.press(k)
			if rapid.Bool().Draw(rt, "rest") {
				d.rest()
				d.hear()
			}
			if why := problem(d.m.View(), d.m.w, d.m.h); why != "" {
				rt.Fatalf("after %q on %s: %s\n%s", k, d.m.front, why, d.text())
			}
		}
		d.store.Before(nil)
		d.press("ctrl+c")
		if d.rest(); !d.quit { // it asks for what is stored nowhere
			d.press("ctrl+c")
			d.rest()
		}
		if n := d.m.queue.len(); !d.quit || n != 0 {
			rt.Fatalf("left: %v, with %d changes unsaved on a disk that has room again", d.quit, n)
		}
	})
}

func TestForeignTextTakesNothingOver(t *testing.T) {
	evil := "a\x1b]52;c;aGVp\x07\u202eb\x9b31m\u200b"
	d := sit(t, prize, fakes{}.fresh)
	d.m.start.SetRecents([]string{"/tmp/" + evil + ".votering"})
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(evil)})
	d.m.fail(fault.New(fault.IO, "io.other", "detail", evil).At(evil))
	if why := problem(d.m.View(), 80, 24); why != "" {
		t.Error(why)
	}
	d.press("O", "o")
	d.send(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(evil), Paste: true})
	if why := problem(d.m.View(), 80, 24); why != "" {
		t.Error(why)
	}
	if strings.ContainsRune(d.text(), '\u202e') {
		t.Error("a mark of direction reached the screen")
	}
}

// TestKeysAreConsistent holds the bindings of every page together: no key
// means two things, and every binding has its words in every language.
func TestKeysAreConsistent(t *testing.T) {
	all := map[page.ID]bool{}
	for _, d := range []*desk{sit(t, prize, nil), far(t, 0), far(t, 2), far(t, 3), far(t, len(road)), joined(t, "per").desk, joined(t, "anne").desk} {
		for _, p := range append(d.m.sess.tabs(), page.Start) {
			d.m.show(p)
			consistent(t, d, p)
			all[p] = true
		}
	}
	if len(all) != len(newPages())+1 {
		t.Errorf("only these pages were looked at: %v", all)
	}
}

func consistent(t *testing.T, d *desk, id page.ID) {
	t.Helper()
	own := d.m.page().Bindings(d.m.context())
	seen := map[string]string{}
	for _, b := range append(own, d.m.bindings()...) {
		if len(b.Keys) == 0 {
			t.Errorf("%s: %s has no key", id, b.ID)
		}
		for _, k := range b.Keys {
			if other := seen[k]; other != "" && b.Off == nil {
				t.Errorf("%s: %s is both %s and %s", id, k, other, b.ID)
			}
			if b.Off == nil {
				seen[k] = b.ID
			}
		}
		words(t, b)
	}
}

func words(t *testing.T, b keys.Binding) {
	t.Helper()
	for _, lang := range locale.Languages() {
		l := locale.For(lang)
		for _, key := range []string{"key." + b.ID, "key." + b.ID + ".help"} {
			if !l.Has(key) {
				t.Errorf("there is no %s in %s", key, lang)
			}
		}
		if b.Off != nil && !l.Has("fault."+b.Off.ID) {
			t.Errorf("there is no fault.%s in %s", b.Off.ID, lang)
		}
	}
}

// same compares what the desk shows with a golden frame.
func same(t *testing.T, name string, d *desk) {
	t.Helper()
	lines := strings.Split(d.text(), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	golden.Same(t, name, strings.Join(lines, "\n")+"\n")
}

func TestGolden(t *testing.T) {
	d := sit(t, "", nil)
	same(t, "start-80x24", d)
	d.press("L", "esc")
	d.m.start.SetRecents([]string{"/home/kari/prisen-2022.votering", "/home/kari/gammelt/prisen-2021.votering"})
	same(t, "start-nb-80x24", d)
	d.size(60, 16)
	d.press("n")
	same(t, "start-new-nb-60x16", d)
	d.size(40, 12)
	same(t, "start-new-nb-40x12", d)

	fs := fakes{}
	d = sit(t, roomtest.MadeUp, fs.fresh)
	for _, size := range sizes[:5] {
		d.size(size[0], size[1])
		same(t, "page-"+strconv.Itoa(size[0])+"x"+strconv.Itoa(size[1]), d)
	}
	d.size(80, 24)
	d.press("z")
	same(t, "message-80x24", d)
	d.press("?")
	same(t, "help-80x24", d)
	d.press("esc")
	fs[page.Nominees].on = func(string) page.Action { return page.Action{HandTo: d.m.sess.sight.Jurors[1].Juror.ID} }
	d.press("a")
	same(t, "curtain-80x24", d)
	d.hear()
	d.press("enter")
	d.rest()
	same(t, "as-juror-80x24", d)
	d.store.Before(full(d))
	fs[page.Scoring].on = func(string) page.Action { return mark("m", "4") }
	d.press("a")
	d.rest()
	same(t, "not-saved-80x24", d)
}

// Going through the themes on a light terminal never ends in light text on a
// light background.
func TestThemesOnALightTerminal(t *testing.T) {
	d := sit(t, prize, nil)
	d.m.look.Dark, d.m.look.Theme = false, "light"
	for range 5 {
		d.press("T")
		painted := strings.Contains(strings.Split(d.m.View(), "\n")[3], "48;5;")
		if want := d.m.look.Theme == "dark" || d.m.look.Theme == "contrast"; painted != want {
			t.Errorf("%s: painted is %v", d.m.look.Theme, painted)
		}
		if why := problem(d.m.View(), d.m.w, d.m.h); why != "" {
			t.Errorf("%s: %s", d.m.look.Theme, why)
		}
	}
}
