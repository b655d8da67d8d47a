package counted

import (
	"maps"
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/tally"
)

// Facts are all there is to say of how the public vote was counted, for a text
// that can be scrolled.
func Facts(c page.Context) draw.Block {
	t := c.Sight.Tally
	b := append(Rows(c, t), nil)
	for _, f := range t.Flags {
		if s := Flag(c, f, t.Files); s != "" {
			b = append(b, paragraph(c, 0, "▲ "+s, &c.S.Warn)...)
		}
	}
	for _, s := range tally.Replaced(c, 0) {
		b = append(b, paragraph(c, 0, "▲ "+s, &c.S.Warn)...)
	}
	b = append(b, terms(c, t.Counting)...)
	for i := range t.Files {
		b = append(b, file(c, i, t.Files[i])...)
	}
	return b
}

// Rows accounts for every row: valid votes, and what was dropped by cause, each
// filter with its reason.
func Rows(c page.Context, t *room.TallySight) draw.Block {
	w := text.Width(c.L.Int(t.Rows))
	line := func(mark string, style *lipgloss.Style, n int64, what string) draw.Line {
		return draw.Of(" "+mark, style).Add(text.PadLeft(c.L.Int(n), w)+"  ", &c.S.Strong).Add(what, &c.S.Base)
	}
	valid := t.Rows - t.Dropped
	b := draw.Block{
		line("· ", &c.S.Muted, t.Rows, c.L.N("take.result.read", max(len(t.Files), 1))),
		line("● ", &c.S.Good, valid, c.L.T("take.result.valid")+Share(c, valid, t.Rows)),
	}
	for _, cause := range t.Causes {
		b = append(b, line("× ", &c.S.Base, cause.N, Cause(c, cause.ID, t.Files)+Share(c, cause.N, t.Rows)))
		if cause.ID != publicvote.CauseExcluded || t.Counting == nil {
			continue
		}
		for _, f := range t.Counting.Filters {
			words := c.L.T("take.row.filter", "name", text.Show(f.ID)) + ": " + Rule(c, f.Filter, c.L.T("take.filter.list")) + ". " + text.Show(f.Reason)
			l := line("    – ", &c.S.Muted, f.Rows, "")
			for i, said := range draw.Paragraph(words, max(c.W-l.Width()-1, 8), &c.S.Muted) {
				if i > 0 {
					l = draw.Of(strings.Repeat(" ", w+9), nil)
				}
				b = append(b, append(l, said...))
			}
		}
	}
	return b
}

// terms are the rule besides its filters: when votes counted, in which zone and
// how dates stood, and what choices were said to mean.
func terms(c page.Context, k *publicvote.Counting) draw.Block {
	if k == nil {
		return nil
	}
	var b draw.Block
	add := func(name, value string) {
		if value != "" {
			b = append(b, paragraph(c, 0, c.L.T(name)+": "+value, &c.S.Base)...)
		}
	}
	if k.Window != nil {
		add("take.row.window", Window(c, k.Window.Opens, k.Window.Closes))
	}
	if k.Zone != "" {
		b = append(b, paragraph(c, 0, c.L.T("publicvote.zone", "zone", text.Show(k.Zone)), &c.S.Base)...)
	}
	if k.Dates != publicvote.DatesUnknown {
		add("publicvote.dates", c.L.T("take.dates."+string(k.Dates)))
	}
	for _, choice := range slices.Sorted(maps.Keys(k.Map)) {
		b = append(b, paragraph(c, 0, c.L.T("take.row.means", "text", text.Show(choice))+" "+Nominee(c, k.Map[choice]), &c.S.Base)...)
	}
	if len(b) > 0 {
		b = append(b, nil)
	}
	return b
}

// file is one file: how many rows it has, how they were read, and its
// fingerprint.
func file(c page.Context, i int, f publicvote.File) draw.Block {
	title := c.L.T("publicvote.file.nth", "n", c.L.Int(int64(i+1)), "rows", c.L.Int(f.Rows))
	b := paragraph(c, 0, title, &c.S.Strong)
	if r := f.Read; r != nil {
		b = append(b, paragraph(c, 2, Join(Recognised(c, *r), text.Show(r.Encoding), Delimiter(c, r.Delimiter)), &c.S.Base)...)
		b = append(b, paragraph(c, 2, Join(
			c.L.T("take.use.choice")+": "+Column(c, r.Choice), c.L.T("take.use.time")+": "+Column(c, r.Time),
			c.L.T("take.use.voter")+": "+Column(c, r.Voter)), &c.S.Base)...)
	}
	b = append(b, paragraph(c, 2, "SHA-256", &c.S.Muted)...)
	return append(b, draw.Whole(f.SHA256, max(c.W-5, 8), &c.S.Muted).Indent(3)...)
}

func paragraph(c page.Context, indent int, s string, style *lipgloss.Style) draw.Block {
	return draw.Paragraph(s, max(c.W-2-indent, 1), style).Indent(1 + indent)
}
