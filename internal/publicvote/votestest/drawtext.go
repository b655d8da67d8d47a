package votestest

import (
	"strconv"
	"strings"
	"time"

	"pgregory.net/rapid"

	"votering/internal/publicvote"
)

// What stands in the fields that are drawn.
var (
	voters  = []string{"ola", "kari", "Kari", " kari", "k\u00e5re", "ka\u030are", `o"la`, "an;ne,", "x@example.no"}
	blanks  = []string{"", " ", "\u00a0", "\t "}
	chosen  = []string{"bodo", "Bodø", "1804", " Bodø kommune ", "Kinn", "kinn", `Flora, "Florø"`, "vik", "V\u00edk", "Vi\u0301k", "\u00a0Kinn\u2003", "1", "2", "3"}
	strange = []string{"bodø", "Oslo", "", "Blank", "KINN", "Bodø.", "4", "V ik"}
	offsets = []string{"Z", "+02:00", "+0100", " +01", "-05:30", " UTC", " CET", " CEST", " GMT+2"}
	endings = []string{"\n", "\n", "\r\n", "\n\n", "\r\n\r\n", "\n\r\n"}
)

// text draws a whole file.
func (d *drawer) text(l publicvote.Layout) string {
	var b strings.Builder
	if d.chance(10, "blank before") {
		b.WriteString("\r\n\n")
	}
	for i, name := range l.Header {
		if i > 0 {
			b.WriteString(l.Delimiter)
		}
		b.WriteString(name)
	}
	for range rapid.IntRange(0, 25).Draw(d.t, "rows") {
		b.WriteString(rapid.SampledFrom(endings).Draw(d.t, "ending"))
		b.WriteString(d.row(l))
	}
	b.WriteString(rapid.SampledFrom([]string{"", "\n", "\r", "\r\n", "\n\n"}).Draw(d.t, "end"))
	if !d.kind.OneLine && d.kind.Refused && d.chance(3, "open") {
		b.WriteString("\na" + l.Delimiter + `"`)
	}
	return b.String()
}

// row draws a record, most often one that is as it should be.
func (d *drawer) row(l publicvote.Layout) string {
	var fields []string
	for _, column := range l.Header {
		fields = append(fields, d.quote(d.field(column), l.Delimiter))
	}
	switch rapid.IntRange(1, 40).Draw(d.t, "row") {
	case 1:
		fields = fields[1:]
	case 2:
		fields = append(fields, "more")
	case 3:
		fields[0] = `"a" b"`
	}
	return strings.Join(fields, l.Delimiter)
}

// field draws what a column holds, as it is without quotes.
func (d *drawer) field(column string) string {
	pick := func(often, seldom []string) string {
		if d.chance(12, "seldom") {
			often = seldom
		}
		return rapid.SampledFrom(often).Draw(d.t, column)
	}
	switch column {
	case "choice":
		return pick(chosen, strange)
	case "voter":
		return pick(voters, blanks)
	case "time":
		return d.time()
	case "channel":
		return pick([]string{"sms", " w\u00e9b", "we\u0301b", "app"}, blanks)
	}
	return pick([]string{"", "fine", `said "yes"`, "a, b; c|d\te"}, []string{"two\nlines", "\r\n", `"`, "a\rb"})
}

// time draws a time: near an end of the window or within one hour, to the
// second, written in one of many ways.
func (d *drawer) time() string {
	at := rapid.SampledFrom([]time.Time{Opens, Closes, Opens.Add(time.Hour)}).Draw(d.t, "around")
	at = at.Add(time.Duration(rapid.IntRange(-100, 100).Draw(d.t, "second")) * time.Second)
	at = at.Add(time.Duration(rapid.SampledFrom([]int{0, 0, -1, 1, 500_000_000}).Draw(d.t, "nanosecond")))
	switch rapid.IntRange(1, 20).Draw(d.t, "form") {
	case 1:
		return rapid.SampledFrom([]string{"", "yesterday", "2026-02-30T10:00Z", "2026-10-24T24:00:00Z", "2026-10-24"}).Draw(d.t, "no time")
	case 2:
		return strconv.FormatInt(at.Unix(), 10)
	case 3, 4, 5, 6:
		return d.wall(at)
	}
	return at.Format("2006-01-02T15:04:05.999999999") + rapid.SampledFrom(offsets).Draw(d.t, "offset")
}

// wall draws a time without an offset, or another that leaves something open.
func (d *drawer) wall(at time.Time) string {
	if d.rules.Zone != nil {
		at = at.In(d.rules.Zone)
	} else if !d.chance(5, "wall") {
		return at.Format("2006-01-02 15:04:05 UTC")
	}
	forms := []string{"2006-01-02 15:04:05.999999999", "2006-01-02T15:04", "2.1.2006 15:04:05", "2006/01/02 3:04:05 PM", "1/2/06 15:04", "2/1/2006 3:04 PM", "1/2/06 3:04 pm CET"}
	return at.Format(rapid.SampledFrom(forms).Draw(d.t, "wall"))
}

// quote draws whether a field stands in quotes. Where it has to, it does.
func (d *drawer) quote(s, delimiter string) string {
	if d.kind.OneLine {
		s = strings.NewReplacer("\n", " ", "\r", " ").Replace(s)
	}
	if strings.ContainsAny(s, delimiter+"\n\r") || strings.HasPrefix(s, `"`) || d.chance(20, "quoted") {
		return Quoted(s)
	}
	return s
}
