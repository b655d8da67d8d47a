package votefile

import (
	"strings"
	"testing"
)

// A text is taken apart as publicvote.Count does; of one that goes on, the last
// row is not told, for it may not be whole.
func TestRecords(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "",
		"a,b\nc,d":                     "1[a|b] 2[c|d]",
		"\n\r\n\na,b\r\n\r\nc,d\r":     "4[a|b] 6[c|d]",
		"a\rb,c\r\r\n":                 "1[a\rb|c\r]",
		"\r\r\n":                       "1[\r]",
		`"a,""b""",c`:                  `1[a,"b"|c]`,
		"\"a\nb\",c\r\nd,\"e\"\r":      "1[a\nb|c] 3[d|e]",
		"\"\"\n,\n":                    "1[] 2[|]",
		"a\"b\",\"c\"d\ne,f\n":         "1!open:false[a\"b\"|c] 2[e|f]",
		"\"a\" ,\"b\nc\",d\ne\n":       "1!open:false[a] 2[c\"|d] 3[e]",
		"a,\"b\nc,d\n":                 "1!open:true[a|b\nc,d\n]",
		"a,":                           "1[a|]",
		"\"a\"\r,b\n":                  "1!open:false[a]",
		"\xef\xbb\xbfno mark here,b\n": "1[\xef\xbb\xbfno mark here|b]",
	} {
		for _, cut := range []bool{false, true} {
			r := records{rest: []byte(text), delimiter: ',', line: 1, cut: cut}
			var got []string
			for rec, ok := r.next(); ok; rec, ok = r.next() {
				s := string(rune('0' + rec.line))
				if rec.malformed {
					s += "!open:false"
				}
				if rec.open {
					s = strings.Replace(s, "false", "true", 1)
				}
				got = append(got, s+"["+strings.Join(rec.fields, "|")+"]")
			}
			wanted := want
			if rows := strings.SplitAfter(want, "]"); cut {
				wanted = strings.Join(rows[:max(0, len(rows)-2)], "")
			}
			if g := strings.Join(got, " "); g != wanted {
				t.Errorf("%q, cut %v: %q; want %q", text, cut, g, wanted)
			}
		}
	}
}

// What divides the rows is found by header and rows, outside of quotes.
func TestDelimiter(t *testing.T) {
	for text, want := range map[string]byte{
		"a,b\n1,2\n":                        ',',
		"a;b\n1,5;2\n":                      ';',
		"a\tb\n1,5\t2;3\n":                  '\t',
		"a|b\n1|2\n":                        '|',
		"a, b;c, d;e\nx;y;z\n":              ';',
		"\"a;b;c\",d\n\"1;2;3\",4\n":        ',',
		"one\nBodø, Nordland\nOslo\n":       ';',
		"one\nBodø\n":                       ',',
		"a,b,c\n1,2\n":                      ',',
		"a;b;c\n":                           ';',
		"a,\"b\n1,2\n":                      ',',
		"navn;hva, om noe\nx;1\ny;2, 3\n":   ';',
		"a;b,c\n1;2,3\n4;5\n":               ';',
		"\n\nspørsmål;\"svar; eller\"\n1;2": ';',
	} {
		if got := delimiterOf([]byte(text), false); got != want {
			t.Errorf("%q: %q; want %q", text, got, want)
		}
	}
}
