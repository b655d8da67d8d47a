package forms_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/forms"
	"votering/internal/locale"
	"votering/internal/text"
)

// formats are the two formats, by the ending of their names.
var formats = map[string]func(*award.Edition, forms.Head, *locale.Catalog, *ballot.Ballot) ([]byte, error){
	"kari.txt": func(e *award.Edition, h forms.Head, l *locale.Catalog, b *ballot.Ballot) ([]byte, error) {
		return forms.WriteText(e, h, l, b), nil
	},
	"kari.xlsx": forms.WriteSheet,
}

// traps are comments and grounds that a careless reader takes for parts of the
// form.
var traps = []string{
	"#", "# hjelp", "=== slutt på skjemaet ===", "=== 1 av 2: x [%N] ===", "=====", "x [%C] (1–6): 6", "Kommentar: 6", "Comment:", "Inhabil: nei",
	"Conflict of interest: no", "Skjema: votering-form/1", "Jurymedlem: mallory", "a\n# b", "a\n\n\nb", "a\n=== slutt på skjemaet ===\nb",
	"a\nx [%C]: 6\nKommentar: x", "a\n    innrykk\n        mer", "a  \nb", "a\n \nb", "=1+1", "'=1", "@SUM(A1)", "-", "_x0041_", "_x005F_", "<b>&amp;</b>",
	"]]>", "a: b", "%s %d", "nei.", "\u00a0x", "Ålesund – Kárášjohka", "日本", "x\n-",
}

func comment(t *rapid.T, e *award.Edition, clean func(string, int) (string, error)) string {
	s := ""
	if rapid.Bool().Draw(t, "trap") {
		s = rapid.SampledFrom(traps).Draw(t, "words")
		s = strings.ReplaceAll(s, "%C", e.Criteria[0].ID)
		s = strings.ReplaceAll(s, "%N", e.Nominees[0].ID)
	} else {
		s = rapid.StringMatching(`[A-Za-zæøå :;=#\[\]\n._-]{0,40}`).Draw(t, "comment")
	}
	s, err := clean(s, ballot.MaxComment)
	if err != nil {
		t.Skip("not clean")
	}
	return s
}

// drawn is a ballot as a juror can make one.
func drawn(t *rapid.T, e *award.Edition) *ballot.Ballot {
	b := ballot.New("kari")
	for i := range e.Nominees {
		id := e.Nominees[i].ID
		switch rapid.IntRange(0, 3).Draw(t, "declared") {
		case 0:
			b.Declared[id] = ballot.Declaration{}
		case 1:
			ground := comment(t, e, text.Clean)
			if ground == "" || slices.Contains([]string{"nei", "nei."}, ground) {
				continue
			}
			b.Declared[id] = ballot.Declaration{Ground: ground}
			b.Recused[id] = ballot.Recusal{Ground: ground}
			continue
		}
		for _, c := range e.Marked() {
			entry := ballot.Entry{Comment: comment(t, e, text.CleanLines)}
			switch rapid.IntRange(0, 2).Draw(t, "cell") {
			case 0:
				entry.Abstained = true
			case 1:
				n := c.Scale.Max.Sub(c.Scale.Min).Quo(c.Scale.Step).Big().Num().Int64()
				entry.Set, entry.Mark = true, c.Scale.Min.Add(c.Scale.Step.Mul(exact.Int(rapid.Int64Range(0, n).Draw(t, "mark"))))
			}
			b.Put(ballot.Cell{Nominee: id, Criterion: c.ID}, entry)
		}
	}
	return b
}

// What a form was written from is what is read from it, in both formats and in
// every language.
func TestWhatIsWrittenIsRead(t *testing.T) {
	for name, write := range formats {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				e := awardtest.Edition(t)
				e.Jurors = nil
				b := drawn(t, e)
				l := locale.For(rapid.SampledFrom(locale.Languages()).Draw(t, "language"))
				h := forms.Head{EditionID: e.ID, Fingerprint: strings.Repeat("0123456789abcdef", 4), Juror: "kari", Name: "Kari [kari] : Nord"}
				data, err := write(e, h, l, b)
				if err != nil {
					t.Fatal(err)
				}
				if !forms.IsForm(data, name) {
					t.Fatal("not known as a form")
				}
				got, err := forms.Read(data, name, e)
				if err != nil {
					t.Fatalf("%v\n%s", err, shown(name, data))
				}
				if d := cmp.Diff(b, got.Ballot, cmpopts.EquateEmpty()); d != "" {
					t.Fatalf("%s\n%s", d, shown(name, data))
				}
				if d := cmp.Diff(b.Missing(e), got.Empty, cmpopts.EquateEmpty()); d != "" {
					t.Fatal(d)
				}
				h.Fingerprint = h.Fingerprint[:16]
				if got.Head != h || got.Old(strings.Repeat("0123456789abcdef", 4)) != nil || got.Old("ff") == nil {
					t.Fatalf("%+v", got.Head)
				}
			})
		})
	}
}

// shown is a form as people can read it.
func shown(name string, data []byte) string {
	if strings.HasSuffix(name, ".txt") {
		return string(data)
	}
	return name
}

// However an editor saves the text, it says the same.
func TestEncodings(t *testing.T) {
	e := edition(t)
	data := forms.WriteText(e, head, locale.For(locale.NB), filled(e))
	plain := strings.TrimPrefix(string(data), "\ufeff")
	windows, err := charmap.Windows1252.NewEncoder().String(strings.ReplaceAll(plain, "\u2011", "-"))
	if err != nil {
		t.Fatal(err)
	}
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(plain)
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range map[string]string{
		"as written":      string(data),
		"without a mark":  plain,
		"LF":              strings.ReplaceAll(plain, "\r\n", "\n"),
		"CR":              strings.ReplaceAll(plain, "\r\n", "\r"),
		"Windows-1252":    windows,
		"UTF-16":          utf16,
		"trailing spaces": strings.ReplaceAll(plain, "\r\n", " \t \r\n"),
		"capitals":        shout(plain),
		"in a mail":       "Hei!\nHer er skjemaet: takk\nNavn: ukjent\n\n" + plain + "\n-- \nKari\n",
	} {
		got, err := forms.Read([]byte(s), "kari.txt", e)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d := cmp.Diff(filled(e), got.Ballot, cmpopts.EquateEmpty(), cmp.Transformer("text", func(s string) string {
			return strings.ToLower(regexp.MustCompile(` +\n`).ReplaceAllString(s, "\n"))
		})); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// shout makes capitals of all but the values of the head.
func shout(s string) string {
	lines := strings.Split(s, "\r\n")
	for i, l := range lines {
		if !strings.Contains(l, "votering-form/1") {
			lines[i] = strings.ToUpper(l)
		}
	}
	return strings.Join(lines, "\r\n")
}
