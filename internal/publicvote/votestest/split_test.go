package votestest

import (
	"slices"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		text   string
		want   string // fields in [], records one a line with where they begin; "!" before a stray one
		broken int64
	}{
		{"", "", 0},
		{"a,b\nc,d", "1[a][b] 2[c][d]", 0},
		{"a,b\r\nc,d\r", "1[a][b] 2[c][d]", 0},
		{"a\rb,\r\r\n", "1[a\rb][\r]", 0},
		{"\n\r\na\n\n\r", "3[a]", 0},
		{`""` + "\n", "1[]", 0},
		{",\n", "1[][]", 0},
		{`"a,b","c ""d"""` + "\n", `1[a,b][c "d"]`, 0},
		{`a"b,c"` + "\n", `1[a"b][c"]`, 0},
		{"\"a\nb\r\n\"\r\nc\n", "1[a\nb\r\n] 4[c]", 0},
		{"\"a\" ,b\nc\n", "!1[a] 2[c]", 0},
		{"\"a\"x,\"b\nc,d\n", "!1[a] 2[c][d]", 0},
		{"\"a\nb\"x\r\nc", "!1[a\nb] 3[c]", 0},
		{"a\n\"b\nc", "1[a]", 2},
		{"a\n\"", "1[a]", 2},
		{"a\n\"\"\"", "1[a]", 2},
		{"a\n" + strings.Repeat("x", longest) + "\r\nb", "1[a] 2[" + strings.Repeat("x", longest) + "] 3[b]", 0},
		{"a\n" + strings.Repeat("x", longest+1) + "\nb", "1[a]", 2},
	} {
		records, broken := split(c.text, ',')
		records = slices.DeleteFunc(records, record.blank)
		var got []string
		for _, r := range records {
			s := string(rune('0'+r.line)) + "[" + strings.Join(r.fields, "][") + "]"
			if r.stray {
				s = "!" + s
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != c.want || broken != c.broken {
			t.Errorf("%.40q is %.80q, broken %d; want %.80q, %d", c.text, s, broken, c.want, c.broken)
		}
	}
}
