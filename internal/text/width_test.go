package text

import (
	"slices"
	"strings"
	"testing"
)

func TestWidth(t *testing.T) {
	for in, want := range map[string]int{
		"": 0, "Kinn": 4, "Bodø": 4, "日本": 4, "e\u0301": 1, Ellipsis: 1, "─►■×–·": 6, "−1": 2,
	} {
		if got := Width(in); got != want {
			t.Errorf("Width(%q) = %d; want %d", in, got, want)
		}
	}
}

func TestTruncateAndPad(t *testing.T) {
	for _, c := range []struct {
		in         string
		w          int
		cut, r, lt string
	}{
		{"Kinn", 6, "Kinn", "Kinn  ", "  Kinn"},
		{"Kinn", 4, "Kinn", "Kinn", "Kinn"},
		{"Kinn", 3, "Ki…", "Ki…", "Ki…"},
		{"Kinn", 1, "…", "…", "…"},
		{"Kinn", 0, "", "", ""},
		{"Kinn", -1, "", "", ""},
		{"Rælingen", 4, "Ræl…", "Ræl…", "Ræl…"},
		{"日本語", 4, "日…", "日… ", " 日…"},
		{"", 2, "", "  ", "  "},
		{"a𑤿", 4, "a𑤿", "a𑤿   ", "  a𑤿"},
	} {
		if got := Truncate(c.in, c.w); got != c.cut {
			t.Errorf("Truncate(%q, %d) = %q; want %q", c.in, c.w, got, c.cut)
		}
		if got := PadRight(c.in, c.w); got != c.r {
			t.Errorf("PadRight(%q, %d) = %q; want %q", c.in, c.w, got, c.r)
		}
		if got := PadLeft(c.in, c.w); got != c.lt {
			t.Errorf("PadLeft(%q, %d) = %q; want %q", c.in, c.w, got, c.lt)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in   string
		w    int
		want []string
	}{
		{"", 10, []string{""}},
		{"Bosetter planlagt og som anmodet.", 14, []string{"Bosetter", "planlagt og", "som anmodet."}},
		{"one\n\ntwo", 10, []string{"one", "", "two"}},
		{"a   b", 10, []string{"a b"}},
		{"introduksjonsprogrammet er her", 10, []string{"introduksj", "onsprogram", "met er her"}},
		{"24,6\u00a0% av alle", 7, []string{"24,6\u00a0%", "av alle"}},
		{"日本語 x", 4, []string{"日本", "語 x"}},
		{"a \u0301 bcdef", 3, []string{"a \u0301", "bcd", "ef"}},
		{"日a", 1, []string{"…", "a"}},
		{"ab", 0, []string{"a", "b"}},
	} {
		if got := Wrap(c.in, c.w); !slices.Equal(got, c.want) {
			t.Errorf("Wrap(%q, %d) = %q; want %q", c.in, c.w, got, c.want)
		}
	}
}

// The tables of x/text for Bokmål sort Æ, Ø and Å among A and O. The day this
// fails for "nb" in the library, the order here may take it.
func TestCompareIsNorwegian(t *testing.T) {
	want := strings.Fields("Alta alta Bodø Kinn Os Rælingen Zakarias Ærfugl Ørland Østre Åfjord Ås")
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, Compare)
	if !slices.Equal(got, want) && !slices.Equal(got, swap(want, 0, 1)) {
		t.Errorf("got %q; want %q", got, want)
	}
	if Compare("Zoo", "Ærfugl") >= 0 || Compare("Åfjord", "Ørland") < 0 || Compare("Kinn", "Kinn") != 0 {
		t.Error("Less: Z, Æ, Ø, Å is the order")
	}
	if Compare("a", "A") == 0 {
		t.Error("two texts are equal though they differ")
	}
}

func swap(s []string, i, j int) []string {
	s = slices.Clone(s)
	s[i], s[j] = s[j], s[i]
	return s
}

func TestFold(t *testing.T) {
	for _, c := range [][2]string{
		{"RÆLINGEN", "rælingen"}, {"Andre\u0301", "andre"}, {"Åfjord", "a\u030afjord"}, {"ÅSNES", "Åsnes"},
		{"Kárášjohka", "KARASJOHKA"}, {"Röyrvik", "Røyrvik"},
	} {
		if Fold(c[0]) != Fold(c[1]) {
			t.Errorf("Fold(%q) = %q, Fold(%q) = %q; want them the same", c[0], Fold(c[0]), c[1], Fold(c[1]))
		}
	}
	for _, c := range [][2]string{{"Ås", "As"}, {"Bodø", "Bodo"}, {"ær", "ar"}, {"ær", "aer"}} {
		if Fold(c[0]) == Fold(c[1]) {
			t.Errorf("Fold takes %q and %q for the same", c[0], c[1])
		}
	}
}
