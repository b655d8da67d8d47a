package votesql_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/publicvote"
	"votering/internal/publicvote/votestest"
	"votering/internal/votesql"
)

// handMade are rows that are easily taken for others.
func handMade(t *testing.T, en engine) {
	e, rule := edition(t, "Bodø", `Flora, "Florø"`, "Vík", "O'Brien \\ 2", "1")
	rule.Filters = []publicvote.Filter{
		{ID: "list", Kind: publicvote.FilterVoters, Reason: "x", Voters: [][]byte{[]byte("l1"), []byte(" l2 "), []byte(`l"3`), []byte("l4\r"), []byte("l1")}},
		{ID: "minute", Kind: publicvote.FilterPerMinute, Reason: "x", AtMost: 2},
		{ID: "empty", Kind: publicvote.FilterColumn, Reason: "x", Column: "extra", Text: ""},
	}
	rule.Window = &publicvote.Window{Opens: time.Date(2026, 9, 1, 0, 0, 0, 5, time.UTC), Closes: time.Date(2026, 9, 2, 0, 0, 0, 0, time.UTC)}
	e.PublicVote = &award.Window{Opens: rule.Window.Opens, Closes: rule.Window.Closes}
	var b strings.Builder
	b.WriteString("time,choice,voter,extra\n\n")
	minute := 0
	row := func(fields ...string) {
		minute++
		fmt.Fprintf(&b, "2026-09-01T%02d:%02d:00Z,%s\n", minute/60, minute%60, strings.Join(fields, ","))
	}
	for _, choice := range []string{
		"Bodø", "bodø", "BODØ", "Bod\u00f8", " Bodø", "\u00a0Bodø\u3000", "\u0085Bodø\u2028", "\u200bBodø", "V\u00edk", "Vi\u0301k", "vi\u0301k", `"Bodø"`, `Bodø"`, `"Bo"dø`,
		`"Flora, ""Florø"""`, `Flora "Florø"`, `"Flora, ""Florø"" "`, `O'Brien \ 2`, `O\'Brien`, `"1"`, "1", "１", "", `""`, `" "`, "naa", "nab", `\N`, `\.`, "NULL", "null", "#1", "--", "Bodø\r",
	} {
		row(choice, "of "+choice, "x")
	}
	for _, voter := range []string{
		"a", "A", " a", "a ", "å", "a\u030a", `"a"`, `"a""b"`, `a"b`, `"a,b"`, "a", "", " ", "\u00a0", `""`, `" "`, "\t", "~", "\u007f", "ÿ", "é", "e\u0301", "l1", " l2 ", "l2", `"l""3"`, `l"3`, "L1", `\`, `\\`, `'`, "a\x01b", "x\x1fy", "\U0001f600",
	} {
		row("Bodø", voter, "x")
	}
	for _, extra := range []string{"x", "", " ", `""`, `" "`, "\u00a0", `"x" `, `"x"x`, `"x"""`, `""""`, "x,y", `"x",`, `"x" ,y`, `x"`} {
		row("Bodø", fmt.Sprintf("extra %d", minute), extra)
	}
	for i := range 5 {
		fmt.Fprintf(&b, "2026-09-01T23:59:%02dZ,Vík,fast %d,x\n2026-09-01T23:59:%02d+00:00,Bodø,fast %d,x\n", i, i, i, i)
	}
	for i, at := range []string{"2026-09-01T00:00:00Z", "2026-09-01T00:00:00.000000004Z", "2026-09-01T00:00:00.000000005Z", "2026-09-01T00:00:00.0000000059Z", "2026-09-01T23:59:59.999999999Z", "2026-09-02T00:00:00Z"} {
		fmt.Fprintf(&b, "%s,Vík,edge %d,x\n", at, i)
	}
	if en.name == votesql.DuckDB { // the other stops at them
		row("Bodø\x00", "of nul", "x")
		row("Bodø", "a\x00b", "x")
		row("Bodø", "a\x00c", "x")
	}
	text := b.String()
	for name, text := range map[string]string{
		"bom.csv": strings.TrimSuffix(text, "\n"), "crlf.csv": strings.ReplaceAll(strings.ReplaceAll(text, "\r", ""), "\n", "\r\n"),
	} {
		if en.name == votesql.DuckDB {
			text = strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", ""), "\n", map[bool]string{true: "\r\n", false: "\n"}[name == "crlf.csv"])
		}
		t.Run(name, func(t *testing.T) {
			c := votestest.Case{Edition: e, Rule: rule, Files: []votestest.File{simple(name, ",", text), simple("2.csv", ";", "choice;voter;time\nBodø;a;2026-09-01 12:00Z\nBodø;l1;2026-09-01 12:00Z\n")}}
			want := en.agree(t, c)
			d := want.Dropped
			if min(d.Malformed, d.OutsideWindow, d.UnknownNominee, d.Duplicate, want.FilterRows[0], want.FilterRows[1], want.FilterRows[2]) == 0 {
				t.Errorf("a cause drops no row: %+v, %v", d, want.FilterRows)
			}
		})
	}
}

// times are read in every form, and what is no time is none. Each row votes for
// a nominee of its own.
func times(t *testing.T, en engine) {
	texts := []string{
		"2025-09-08T12:51:45Z", "2025-09-08t12:51:45z", " 2025-09-08 12:51:45Z\t", "\u00a02025-09-08 12:51:45", "2025-09-08T12:51:45+02:00", "2025-09-08T12:51:45 +02:00", "2025-09-08T12:51:45-0530",
		"2025-09-08T00:51+02", "2025-09-08T12:51:45-00:00", "2025-09-08T12:51:45+23:59", "2025-12-31T23:59:59.999999999-01:00", "2025-09-08T12:51:45.5Z", "2025-09-08T12:51:45.1234567899999Z",
		"2025-09-08 12:51", "2025-09-08 12:51:45.000", "0001-01-01 00:00", "9999-12-31 23:59:59", "0000-01-01 00:00:00Z", "2024/11/29 1:22:09 AM CET", "2024/07/29 1:22:09 PM CEST",
		"2024/11/29 12:22:09 AM GMT+1", "2024/11/29 12:22:09 PM GMT+01:00", "2024/11/29 1:22:09 pm UTC", "2024/11/29 1:22:09 UTC-3", "2024/11/29 1:22:09 GMT+5:30", "2024/11/29 1:22:09 GMT+0530",
		"2024-11-29 1:22 am", "8.9.2025 12:51", "08.09.25 12:51:45", "31.12.2025 23:59:59 CET", "8/20/25 9:51:45 PM", "20/8/25 9:51:45", "9/9/2025 9:51", "8-9-2025 09:51", "8-9-2025 9:51",
		"08/09/2025 12:51 Z", "8/9/25 25:51", "31/2/25 12:51", "13/13/25 12:51", "0/9/25 12:51", "1757335905", "1757335905123", "0000000000", "17573359051", "-757335905", "175733590५",
		"yesterday", "2025-09-08", "2025-09-08T", "2025-09-08T12", "2025-09-08T12:5", "2025-09-08T9:51", "8.9.2025 9:51", "2025-09-08  12:51", "2025-09-08T24:00", "2025-09-08T12:60", "2025-09-08T12:51:60Z",
		"2025-09-08T12:51:45.Z", "2025-09-08T12:51.5Z", "2025-09-08T12:51:45+2", "2025-09-08T12:51:45+020", "2025-09-08T12:51:45+24:00", "2025-09-08T12:51:45+02:60", "2025-09-08T12:51:45UTC",
		"2025-09-08T12:51:45 EST", "2025-09-08T12:51:45 GMT+", "2025-09-08T12:51:45 CET+1", "2025-09-08T12:51:45Z!", "2025-09-08T13:51 PM", "2025-09-08T0:51 AM", "2025-09-08T1:51PM", "2025-09-08T1:51 Pm",
		"2025-09-31T12:51", "2025-02-29T12:51", "2024-02-29T12:51", "1900-02-29T12:51:00Z", "2000-02-29T12:51:00Z", "2025-00-01T12:51", "2025-13-01T12:51", "2025-04-31 12:51:00", "2025-9-8T12:51", "2025.09.08T12:51", "2025-09/08T12:51",
		"8-9-25 12:51", "8/9/125 12:51", "12025-09-08T12:51", "8/9/2025 12:51:45.5", "8.9.25 01:51:45.25 am +01:00", "2025-09-08T12:51:45.5 GMT-0:30", "2025-09-08T23:59:59 UTC-23:59", "1/1/00 00:00", "99/1/1 00:00",
	}
	names := make([]string, len(texts))
	var b strings.Builder
	b.WriteString("choice;time\n")
	for i, text := range texts {
		names[i] = fmt.Sprintf("N %d", i)
		fmt.Fprintf(&b, "%s;%s\n", names[i], text)
	}
	e, rule := edition(t, names...)
	for zone, order := range map[string]publicvote.Dates{"Europe/Oslo": publicvote.DayMonth, "America/St_Johns": publicvote.MonthDay} {
		var err error
		if rule.Zone, err = time.LoadLocation(zone); err != nil {
			t.Fatal(err)
		}
		rule.Dates = order
		for _, opens := range []time.Time{time.Date(2024, 11, 29, 0, 22, 9, 0, time.UTC), time.Date(2025, 9, 8, 10, 51, 45, 123456789, time.UTC)} {
			rule.Window = &publicvote.Window{Opens: opens, Closes: time.Date(2025, 9, 8, 12, 51, 45, 1000, time.UTC)}
			e.PublicVote = &award.Window{Opens: opens, Closes: rule.Window.Closes}
			en.agree(t, votestest.Case{Edition: e, Rule: rule, Files: []votestest.File{simple("t.csv", ";", b.String())}})
		}
	}
}

// delimiters are all kinds of signs that mean something else to an engine.
func delimiters(t *testing.T, en engine) {
	e, rule := edition(t, "Bodø", "Kinn")
	var files []votestest.File
	for i, d := range []string{";", "\t", "|", ":", "^", "]", "\\", "-", "*", ".", "$", "'", "&", " "} {
		text := strings.NewReplacer("D", d).Replace("voterDchoiceDx\naDBodøD\n\"bDb\"DKinnD\"D\"\ncD\"Kinn\"D\"D\ncD\"Ki\"\"nn\"D\"\"\n\"d\"xDKinnD\nfDKinnDDD\n")
		text = strings.ReplaceAll(text, "\"D\n", "\"\"\n")
		files = append(files, simple(fmt.Sprintf("%d.csv", i), d, strings.ReplaceAll(text, "\""+d+"\n", "\"\"\n")))
	}
	en.agree(t, votestest.Case{Edition: e, Rule: rule, Files: files})
}

// names of files and columns mean nothing but themselves.
func names(t *testing.T, en engine) {
	e, rule := edition(t, "Bodø", "'); DROP TABLE vote; --", "$$ :white \\q {{.}}")
	rule.Filters = []publicvote.Filter{{ID: "list", Kind: publicvote.FilterVoters, Reason: "x", Voters: [][]byte{[]byte("b")}}}
	c := votestest.Case{Edition: e, Rule: rule}
	for i, name := range []string{"it's.csv", `b\n.csv`, "[a]*?.csv", "~root", "-f", "$(id).csv", ":file.csv", "æ ø.csv", "a\nb.csv", "http:x", "line=1/n=2/v.csv", "\"q\".csv", "`id`"} {
		c.Files = append(c.Files, simple(name, ",", fmt.Sprintf("voter,choice,'; \\q --,\"\"\"\"\nv%d,Bodø,,\nb,Bodø,,\nw%d,'); DROP TABLE vote; --,,\nx%d,$$ :white \\q {{.}},,\n", i, i, i)))
		c.Files[i].Layout.Header[3] = `"`
	}
	en.agree(t, c)
}

// drawn are cases of every kind. Where the engine cannot count one exactly, it
// says so; where every record ends with its line, it can.
func drawn(t *testing.T, en engine) {
	for seed := range 12 {
		kind := votestest.Kind{OneLine: seed%3 != 0, Refused: seed%3 == 1}
		c := rapid.Custom(func(t *rapid.T) votestest.Case { return votestest.Draw(t, kind) }).Example(seed)
		if kind.OneLine && en.name == votesql.DuckDB {
			for i := range c.Files { // its lines end all in one way
				c.Files[i].Text = strings.TrimSuffix(strings.ReplaceAll(c.Files[i].Text, "\r\n", "\n"), "\r")
			}
		}
		want, wrong := ours(c)
		got, failed, refused := en.counts(t, c)
		switch {
		case failed != nil && !kind.OneLine, refused != nil && (wrong != nil || !kind.OneLine):
		case failed != nil || refused != nil:
			t.Errorf("case %d: %v, %v", seed, failed, refused)
		case wrong != nil:
			t.Errorf("case %d is counted, and %v", seed, wrong)
		default:
			same(t, en.name, fmt.Sprint(seed), want, got)
		}
	}
}

// aMillion are the rows that both engines count, made once. VOTERING_ROWS says
// how many instead.
var aMillion = sync.OnceValue(func() (all [2]struct {
	c    votestest.Case
	want *votestest.Counted
}) {
	rows := 1_000_000
	if n, err := strconv.Atoi(os.Getenv("VOTERING_ROWS")); err == nil {
		rows = n
	}
	for i := range all {
		m := votestest.Many{Rows: rows, Hard: i == 1, Seed: 20260901}
		file, want := m.File("bom many.csv")
		all[i].c, all[i].want = votestest.Case{Edition: m.Edition(), Rule: m.Rule(), Files: []votestest.File{file}}, want
	}
	return all
})

// many are a million rows, plain and as programs may write them.
func many(t *testing.T, en engine) {
	for i, m := range aMillion() {
		got, failed, refused := en.counts(t, m.c)
		if failed != nil || refused != nil {
			t.Fatalf("%v, %v", failed, refused)
		}
		same(t, en.name, fmt.Sprintf("file %d", i), m.want, got)
	}
}
