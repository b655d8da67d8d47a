package text

import (
	"errors"
	"strings"
	"testing"

	"votering/internal/fault"
)

func TestCleanTakes(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"plain":               {"Kinn kommune", "Kinn kommune"},
		"space around":        {" \t Kinn\u00a0\r\n", "Kinn"},
		"only space":          {" \t\n", ""},
		"nothing":             {"", ""},
		"letters of a Mac":    {"Bodo\u0308 A\u030asnes", "Bodö Åsnes"},
		"Sami":                {"Kárášjohka Čáhcesuolu", "Kárášjohka Čáhcesuolu"},
		"four marks":          {"x\u0323\u0302\u0301\u0300", "x\u0323\u0302\u0301\u0300"},
		"no-break space":      {"31\u00a0258", "31\u00a0258"},
		"letters of all ways": {"Ольга Нгуен 日本 עברית", "Ольга Нгуен 日本 עברית"},
		"a backslash":         {`C:\u001b`, `C:\u001b`},
	} {
		got, err := Clean(c.in, 100)
		if err != nil || got != c.want {
			t.Errorf("%s: Clean(%q) = %q, %v; want %q", name, c.in, got, err, c.want)
		}
	}
}

// The texts with which a name or a comment could take over a screen, forge a
// row of a table, or pass for another name.
var hostile = []struct {
	name, in, id, code, at string
}{
	{"clear screen", "a\x1b[2J", "text.control", "U+001B", "2"},
	{"write the clipboard", "\x1b]52;c;ZWNobw==\a", "text.control", "U+001B", "1"},
	{"title, unterminated", "Kinn\x1b]0;owned", "text.control", "U+001B", "5"},
	{"device control", "\x1bPq\x1b\\", "text.control", "U+001B", "1"},
	{"application command", "\x1b_x\x1b\\", "text.control", "U+001B", "1"},
	{"C1 in UTF-8", "é\u009b31m", "text.control", "U+009B", "3"},
	{"C1 as a byte", "a\x9b31m", "text.utf8", "0x9B", "2"},
	{"next line", "a\u0085b", "text.control", "U+0085", "2"},
	{"delete", "a\u007fb", "text.control", "U+007F", "2"},
	{"NUL", "a\x00b", "text.control", "U+0000", "2"},
	{"tab inside", "a\tb", "text.control", "U+0009", "2"},
	{"back over", "Kari\b\b\b\bEli", "text.control", "U+0008", "5"},
	{"fake row", "x\n 1. Mallory", "text.line", "U+000A", "2"},
	{"overwrite the row", "x\r1. Mallory", "text.line", "U+000D", "2"},
	{"line separator", "a\u2028b", "text.line", "U+2028", "2"},
	{"paragraph separator", "a\u2029b", "text.line", "U+2029", "2"},
	{"right to left override", " a\u202eb", "text.direction", "U+202E", "3"},
	{"isolate", "a\u2066b", "text.direction", "U+2066", "2"},
	{"right to left mark", "a\u200fb", "text.direction", "U+200F", "2"},
	{"Arabic letter mark", "a\u061cb", "text.direction", "U+061C", "2"},
	{"zero width space", "a\u200bb", "text.invisible", "U+200B", "2"},
	{"zero width joiner", "a\u200db", "text.invisible", "U+200D", "2"},
	{"byte order mark", "\ufeffa", "text.invisible", "U+FEFF", "1"},
	{"soft hyphen", "a\u00adb", "text.invisible", "U+00AD", "2"},
	{"word joiner", "a\u2060b", "text.invisible", "U+2060", "2"},
	{"variation selector", "a\ufe0f", "text.invisible", "U+FE0F", "2"},
	{"grapheme joiner", "a\u034fb", "text.invisible", "U+034F", "2"},
	{"Hangul filler", "a\u3164b", "text.invisible", "U+3164", "2"},
	{"blank braille", "a\u2800b", "text.invisible", "U+2800", "2"},
	{"tag character", "a\U000e0041", "text.invisible", "U+E0041", "2"},
	{"replacement", "a\ufffdb", "text.broken", "U+FFFD", "2"},
	{"noncharacter", "a\uffffb", "text.broken", "U+FFFF", "2"},
	{"noncharacter of a plane", "a\U0002fffeb", "text.broken", "U+2FFFE", "2"},
	{"cut UTF-8", "a\xc3", "text.utf8", "0xC3", "2"},
	{"surrogate in UTF-8", "a\xed\xa0\x80", "text.utf8", "0xED", "2"},
	{"tower of marks", "a" + strings.Repeat("\u0301", 40), "text.marks", "U+0301", "10"},
	{"tower that grows in NFC", "a\u0344\u0344\u0344", "text.marks", "U+0301", "11"},
	{"mark on nothing", "\u0301a", "text.marks", "U+0301", "1"},
}

func TestCleanRefuses(t *testing.T) {
	for _, h := range hostile {
		got, err := Clean(h.in, 200)
		f := fault.Of(err)
		if f == nil || got != "" {
			t.Errorf("%s: Clean(%q) = %q, %v; want a fault", h.name, h.in, got, err)
			continue
		}
		if f.Class != fault.Text || f.ID != h.id || f.Args["code"] != h.code || f.Args["byte"] != h.at {
			t.Errorf("%s: Clean(%q): %v; want %s, %s at byte %s", h.name, h.in, f, h.id, h.code, h.at)
		}
		if err := Strict(h.in, 200); err == nil {
			t.Errorf("%s: Strict takes %q", h.name, h.in)
		}
	}
}

func TestCleanLines(t *testing.T) {
	got, err := CleanLines("\r\nfirst\r\n\r\nsecond \n", 100)
	if want := "first\n\nsecond"; err != nil || got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	for _, in := range []string{"a\rb", "a\u2028b", "a\tb", "a\n\u0301b", "a\x1bb"} {
		if got, err := CleanLines(in, 100); err == nil {
			t.Errorf("CleanLines(%q) = %q; want a fault", in, got)
		}
	}
}

func TestCleanCounts(t *testing.T) {
	long := &fault.Error{Class: fault.Size, ID: "text.long"}
	for _, c := range []struct {
		in  string
		max int
		ok  bool
	}{
		{"æøå", 3, true},
		{" æøå ", 3, true},
		{"æøåa", 3, false},
		{"A\u030aA\u030a", 2, true}, // counted as it is kept
		{"", 0, true},
		{"a", 0, false},
		{strings.Repeat("x", 1<<20), 120, false},
	} {
		_, err := Clean(c.in, c.max)
		if c.ok != (err == nil) || !c.ok && !errors.Is(err, long) {
			t.Errorf("Clean of %d bytes, at most %d: %v", len(c.in), c.max, err)
		}
	}
}

func TestStrict(t *testing.T) {
	for _, c := range []struct{ in, id string }{
		{"Åsnes", ""},
		{"", ""},
		{"A\u030asnes", "text.nfc"},
		{" Kinn", "text.edges"},
		{"Kinn\n", "text.edges"},
		{" A\u030asnes", "text.nfc"},
		{"a\nb", "text.line"},
		{"a\u202eb", "text.direction"},
		{"abcdefghijk", "text.long"},
	} {
		err := Strict(c.in, 10)
		if got := fault.Of(err); c.id == "" != (err == nil) || got != nil && got.ID != c.id {
			t.Errorf("Strict(%q): %v; want %q", c.in, err, c.id)
		}
	}
	if err := StrictLines("one\ntwo", 10); err != nil {
		t.Errorf("StrictLines refuses lines: %v", err)
	}
	if err := StrictLines("one\r\ntwo", 10); err == nil {
		t.Error("StrictLines takes CRLF, which CleanLines would change")
	}
}

func TestShow(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Kinn.votering", "Kinn.votering"},
		{"a\x1b[2Jb", `a\u001b[2Jb`},
		{"a\u009bb", `a\u009bb`},
		{"a\u202eb", `a\u202eb`},
		{"a\nb\r\tc", `a\u000ab\u000d\u0009c`},
		{"a\U000e0041", `a\U000e0041`},
		{"a\xffb\xc3", `a\xffb\xc3`},
		{"a\ufffdb", `a\ufffdb`},
		{"\u0301a", `\u0301a`},
		{"Bodo\u0308", "Bodo\u0308"},
		{"x" + strings.Repeat("\u0301", 5), "x" + strings.Repeat("\u0301", 4) + `\u0301`},
	} {
		if got := Show(c.in); got != c.want {
			t.Errorf("Show(%q) = %q; want %q", c.in, got, c.want)
		}
	}
	if got, want := ShowLines("# a\r\n\tb\x1b\rc"), "# a\n    b\\u001b\\u000dc"; got != want {
		t.Errorf("ShowLines = %q; want %q", got, want)
	}
}

func TestMixedScripts(t *testing.T) {
	m, mixed := MixedScripts("Bodø og M\u0430ria")
	if got, want := m.String(), "Latin + Cyrillic (U+0430)"; !mixed || m.Word != "M\u0430ria" || got != want {
		t.Errorf("got %v, %q in %q; want %q", mixed, got, m.Word, want)
	}
	if m, mixed := MixedScripts("\u039fslo"); !mixed || m.String() != "Greek + Latin (U+039F)" {
		t.Errorf("a Greek capital in a Latin word: %v, %v", mixed, m)
	}
	for _, in := range []string{"Maria", "Мария Maria", "Kárášjohka 日本", "α-Kinn", ""} {
		if m, mixed := MixedScripts(in); mixed {
			t.Errorf("MixedScripts(%q) = %v; want nothing", in, m)
		}
	}
}

func TestValidID(t *testing.T) {
	for _, id := range []string{"kinn", "prisen-2022", "0", "com10", "console", strings.Repeat("a", 63)} {
		if err := ValidID(id); err != nil {
			t.Errorf("ValidID(%q): %v", id, err)
		}
	}
	for _, id := range []string{
		"", "-a", "Kinn", "bodø", "a b", "a.b", "a_b", "../../x", "/etc/x", "a\x00b", "a\n", "kinn\u202e",
		strings.Repeat("a", 64), strings.Repeat("a", 300), "con", "nul", "aux", "prn", "com1", "lpt9",
	} {
		err := ValidID(id)
		if f := fault.Of(err); f == nil || f.Class != fault.ID {
			t.Errorf("ValidID(%q): %v; want fault.ID", id, err)
		} else if strings.ContainsAny(f.Args["id"], "\x00\n\u202e") {
			t.Errorf("ValidID(%q) hands on %q unshown", id, f.Args["id"])
		}
	}
}
