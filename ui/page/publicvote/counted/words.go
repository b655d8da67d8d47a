// Package counted says in words how raw rows of a public vote were counted:
// what was read and how, what was dropped and why, and by which filters. Nothing
// in it tells one nominee from another.
package counted

import (
	"slices"
	"strings"
	"time"

	"votering/internal/exact"
	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/internal/votefile"
	"votering/ui/page"
	"votering/ui/part/tally"
)

// Delimiter names what stands between the fields of a row.
func Delimiter(c page.Context, d string) string {
	switch d {
	case ",":
		return c.L.T("take.delimiter.comma")
	case ";":
		return c.L.T("take.delimiter.semicolon")
	case "\t":
		return c.L.T("take.delimiter.tab")
	case "|":
		return c.L.T("take.delimiter.bar")
	}
	return text.Show(d)
}

// Rule says what a filter leaves out; list is what the list of voters is called.
func Rule(c page.Context, f publicvote.Filter, list string) string {
	switch f.Kind {
	case publicvote.FilterVoters:
		return c.L.T("take.filter.voters.says", "list", list)
	case publicvote.FilterPerMinute:
		return c.L.T("take.filter.per_minute.says", "n", c.L.Int(f.AtMost))
	}
	return c.L.T("take.filter.column.says", "column", text.Show(f.Column), "text", text.Show(f.Text))
}

// Recognised says what a file was recognised as.
func Recognised(c page.Context, r publicvote.Reading) string {
	format, sheet := "", ""
	if r.Format != "" {
		format = c.L.T("votes.format." + r.Format)
	}
	if r.Sheet != "" {
		sheet = c.L.T("take.sheet", "name", text.Show(r.Sheet))
	}
	return Join(format, sheet, text.Show(r.Compression))
}

// Flag says what a flag of a tally of these files means; empty where there is
// nothing to say.
func Flag(c page.Context, flag string, files []publicvote.File) string {
	key := "publicvote.flag." + flag
	lack := func(f publicvote.File) bool {
		return f.Read == nil || flag == publicvote.FlagNoVoter && !f.Read.TellsVoters() || flag == publicvote.FlagNoTime && f.Read.Time == ""
	}
	switch all := !slices.ContainsFunc(files, func(f publicvote.File) bool { return !lack(f) }); {
	case len(files) == 1 && c.L.Has(key+".single"):
		return c.L.T(key + ".single")
	case all && c.L.Has(key+".all"):
		return c.L.T(key + ".all")
	case c.L.Has(key):
		return c.L.T(key)
	}
	return ""
}

// Cause says why rows of these files were dropped. Where what tells voters apart
// is the number of what was sent in, twice the same is no voter's second vote.
func Cause(c page.Context, id string, files []publicvote.File) string {
	key := "publicvote.cause." + id
	if id == causeDuplicate && len(files) > 0 && !slices.ContainsFunc(files, func(f publicvote.File) bool {
		return f.Read == nil || f.Read.TellsVoters()
	}) {
		key += ".submission"
	}
	return c.L.T(key)
}

// causeDuplicate is the cause of rows of a voter who has a valid vote already.
const causeDuplicate = "duplicate"

// Share is how much of all rows so many are, after what they are; empty where
// that is next to nothing.
func Share(c page.Context, n, all int64) string {
	const least = 1000 // a thousandth is the least that is shown
	if n == 0 || all == 0 || n*least < all {
		return ""
	}
	return "  " + c.L.T("take.result.share", "share", c.L.Share(exact.New(n, all), 1))
}

// Join puts what there is to say of a thing side by side, without what is empty.
func Join(words ...string) string {
	var list []string
	for _, w := range words {
		if w != "" {
			list = append(list, w)
		}
	}
	return strings.Join(list, " · ")
}

// Column is the name of a column that was used, or that there is none.
func Column(c page.Context, name string) string {
	if name == "" || name == votefile.None {
		return c.L.T("take.none")
	}
	return text.Show(name)
}

// Nominee is what a nominee is called.
func Nominee(c page.Context, id string) string {
	if n, ok := c.Sight.Edition.Nominee(id); ok {
		return text.Show(n.Name)
	}
	return text.Show(id)
}

// Window says when the public could vote, in the zone of the screen, which it
// names.
func Window(c page.Context, opens, closes time.Time) string {
	opens, closes = opens.In(c.Now.Location()), closes.In(c.Now.Location())
	from, to := offset(opens), offset(closes)
	if from == to {
		from = ""
	}
	return c.L.T("publicvote.window", "opens", tally.When(c.L, opens)+from, "closes", tally.When(c.L, closes)+to)
}

// offset is how far a time of day is from UTC.
func offset(t time.Time) string { return t.Format(" (UTC-07:00)") }
