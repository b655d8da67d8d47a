package terminal

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// through feeds each chunk to a new filter, gap apart.
func through(gap time.Duration, chunks ...string) (out string, f *filter) {
	now := time.Unix(0, 0)
	f = newFilter(now)
	var b []byte
	for _, c := range chunks {
		now = now.Add(gap)
		b = f.feed(b, []byte(c), now)
	}
	return string(b), f
}

func TestFilter(t *testing.T) {
	for name, c := range map[string]struct {
		in   []string
		want string
	}{
		"keys":              {[]string{"jk", "\x1b[A", "\x1bOP", "\x1b", "å", "\x03"}, "jk\x1b[A\x1bOP\x1bå\x03"},
		"alt":               {[]string{"\x1bx\x1b]\x1bPz\x1b\x1b[A\x1b\x1b"}, "\x1bx\x1b]\x1bPz\x1b\x1b[A\x1b\x1b"},
		"shift+F3":          {[]string{"\x1b[1;2R"}, "\x1b[1;2R"},
		"mouse":             {[]string{"\x1b[<0;10;5M\x1b[M !!"}, "\x1b[<0;10;5M\x1b[M !!"},
		"console F1":        {[]string{"\x1b[[A"}, "\x1b[[A"},
		"no UTF-8":          {[]string{"a\xffb\x80"}, "a\xffb\x80"},
		"colour answer":     {[]string{"a\x1b]11;rgb:0/0/0\x1b\\b"}, "ab"},
		"colour with bell":  {[]string{"a\x1b]11;rgb:0/0/0\ab"}, "ab"},
		"attributes":        {[]string{"a\x1b[?62;22cb\x1b[>0;1;0cc"}, "abc"},
		"device string":     {[]string{"a\x1bP1+r544e\x1b\\b"}, "ab"},
		"answer in two":     {[]string{"a\x1b]11;rgb:0/", "0/0\ab"}, "ab"},
		"its end in two":    {[]string{"a\x1b]11;rgb:0/0/0\x1b", "\\b"}, "ab"},
		"answer, then key":  {[]string{"\x1b]11;rgb", "\x03j"}, "\x03j"},
		"answer, then down": {[]string{"\x1b]11;rgb", "\x1b[Bj"}, "\x1b[Bj"},
		"endless answer":    {[]string{"\x1b]1" + strings.Repeat("1", 300), strings.Repeat("1", answerMax) + "j"}, strings.Repeat("1", 303) + "j"},
		"paste":             {[]string{"a" + pasteOn + "x\x1b[Ay\x03" + pasteOff + "b"}, "a" + pasteOn + "x\x1b[Ay\x03" + pasteOff + "b"},
		"paste in three":    {[]string{pasteOn + "x", "y", "z" + pasteOff + "j"}, pasteOn + "xyz" + pasteOff + "j"},
		"end of no paste":   {[]string{pasteOff + "j"}, "j"},
	} {
		t.Run(name, func(t *testing.T) {
			if got, _ := through(time.Millisecond, c.in...); got != c.want {
				t.Errorf("%q: got %q, want %q", c.in, got, c.want)
			}
		})
	}
}

// A paste whose end was lost does not swallow what is typed later.
func TestPasteWithoutEnd(t *testing.T) {
	got, _ := through(3*time.Second, pasteOn+"text", "\x03")
	if want := pasteOn + "text" + pasteOff + "\x03"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Nor does an answer whose end was lost.
func TestAnswerWithoutEnd(t *testing.T) {
	if got, _ := through(3*time.Second, "\x1b]11;rgb", "jk"); got != "jk" {
		t.Errorf("got %q", got)
	}
}

func TestFlood(t *testing.T) {
	flood := strings.Repeat("x", 10*burst)
	out, f := through(0, flood, "y")
	if len(out) != burst || !f.dropping() {
		t.Errorf("%d bytes came through, dropping %v", len(out), f.dropping())
	}
	if n := f.quiet(); n != len(flood)+1-burst || f.dropping() {
		t.Errorf("%d bytes dropped, dropping %v", n, f.dropping())
	}
	if n := f.quiet(); n != 0 {
		t.Errorf("%d bytes told twice", n)
	}
	if got := f.feed(nil, []byte("j"), f.last.Add(time.Second)); string(got) != "j" {
		t.Errorf("after the flood %q came through", got)
	}
}

// The next paste after a flood is one, not keys.
func TestPasteInFlood(t *testing.T) {
	out, _ := through(0, strings.Repeat("x", 2*burst)+pasteOn+"text"+pasteOff)
	if got := out[burst:]; got != pasteOn+"text"+pasteOff {
		t.Errorf("got %q", got)
	}
}

func TestLongPaste(t *testing.T) {
	out, f := through(0, pasteOn+strings.Repeat("x", 2*pasteMax), "yz"+pasteOff+"j")
	if want := pasteOn + strings.Repeat("x", pasteMax) + pasteOff + "j"; out != want {
		t.Errorf("%d bytes came through, want %d", len(out), len(want))
	}
	if n := f.quiet(); n != pasteMax+2 {
		t.Errorf("%d bytes dropped", n)
	}
}

// A key held down for an hour is no flood.
func TestHeldKey(t *testing.T) {
	const key = "\x1b[B"
	now := time.Unix(0, 0)
	f := newFilter(now)
	for range 60 * 60 * 60 {
		now = now.Add(time.Second / 60)
		if got := f.feed(nil, []byte(key), now); string(got) != key {
			t.Fatalf("after %v: %q", now.Sub(time.Unix(0, 0)), got)
		}
	}
}

// Whatever comes, in whatever chunks: no more comes out than went in and one
// closing mark a chunk, and what was typed at the end of it all is there.
func TestFilterAnyInput(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{
			"j", "å", "\x1b", "\x1b[", "\x1b[A", "\x1b[<1;2", "\x1b]", "\x1b]1", "11;rgb:", "\x1b\\", "\a", "\x1bP+",
			"\x1b[?1", "c", pasteOn, pasteOff, "\x1b[20", "1~", "\xc3", "\x9b", "\x00", "\x1b[M", strings.Repeat("x", 1000),
		})
		now := time.Unix(0, 0)
		f := newFilter(now)
		for range rapid.IntRange(0, 30).Draw(t, "chunks") {
			chunk := strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "chunk"), "")
			now = now.Add(time.Duration(rapid.IntRange(0, 3000).Draw(t, "ms")) * time.Millisecond)
			if got := f.feed(nil, []byte(chunk), now); len(got) > len(chunk)+len(pasteOff) {
				t.Fatalf("%d bytes of %d", len(got), len(chunk))
			}
			if at, _ := unfinished([]byte(chunk), f.paste); at > len(chunk) {
				t.Fatalf("unfinished at %d of %d", at, len(chunk))
			}
		}
		f.quiet()
		now = now.Add(time.Minute)
		if got := string(f.feed(nil, []byte("\x03"), now)); got != "\x03" && got != pasteOff+"\x03" {
			t.Fatalf("ctrl+c became %q", got)
		}
	})
}

func TestUnfinished(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "jk": "", "j\x1b": "\x1b", "\x1b[": "\x1b[", "j\x1b[1;2": "\x1b[1;2", "\x1b[A": "", "j\xc3": "\xc3",
		"\xe2\x82": "\xe2\x82", "\xff": "", "\x1bO": "\x1bO", "\x1b]11;rgb": "\x1b]11;rgb", "\x1b]11;0\x1b": "\x1b]11;0\x1b",
		"\x1b[M !": "\x1b[M !", "\x1b[M !!": "", "\x1b\xc3": "\x1b\xc3", "\x1b\x1b[": "\x1b\x1b[",
		pasteOn + "x\x1b": "\x1b", pasteOn + "x\x1b[A\xc3": "", pasteOn + "x\x1b[201": "\x1b[201", pasteOn + "x" + pasteOff + "\x1b": "\x1b",
	} {
		at, _ := unfinished([]byte(in), false)
		if got := in[at:]; got != want {
			t.Errorf("%q: unfinished %q, want %q", in, got, want)
		}
	}
}
