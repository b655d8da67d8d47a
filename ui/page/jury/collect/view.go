package collect

import (
	"path/filepath"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
)

// The signs before a row.
const (
	chosenRow = " ► "
	otherRow  = "   "
)

// sum counts what became of files. What can be answered is not refused yet.
func sum(c page.Context, files []room.CollectedFile) string {
	n := map[string]int{}
	for _, f := range files {
		if (row{CollectedFile: f}).question() != nothing {
			f.Result = room.Held
		}
		n[f.Result]++
	}
	var parts []string
	for _, result := range []string{room.Accepted, room.Already, room.Held, room.Refused} {
		if n[result] > 0 {
			parts = append(parts, c.L.N("collect.sum."+result, n[result]))
		}
	}
	return strings.Join(parts, ", ") + "."
}

// mark is the sign of a result and its style.
func mark(c page.Context, r row) (string, *lipgloss.Style) {
	switch {
	case r.Result == room.Accepted:
		return "●", &c.S.Good
	case r.Result == room.Already:
		return "·", &c.S.Muted
	case r.question() != nothing:
		return "▲", &c.S.Warn
	}
	return "×", &c.S.Bad
}

// word is what became of a file, in a word or two.
func word(c page.Context, r row) string {
	if q := r.question(); q != nothing {
		return c.L.T("collect.word." + string(q))
	}
	return c.L.T("collect.result." + r.Result)
}

// lowH is the height below which the fingerprint stands before what to do with
// it.
const lowH = 12

// View draws the files, and what there is to know about the chosen one.
func (s *results) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("collect.results.heading"), "", c.W, &c.S.Rule, &c.S.Heading)}
	b = append(b, s.head(c, max(c.H/4, 1))...)
	left := c.H - len(b)
	list := min(len(s.rows), max(left/3, min(left, 3)))
	if left-list < 4 {
		list = min(len(s.rows), left)
	}
	from, to := s.cursor.Window(len(s.rows), list)
	s.seen = list
	var lines draw.Block
	w := frame.RowW(c.W, to-from, len(s.rows))
	words, names := s.widths(c, w)
	for i := from; i < to; i++ {
		lines = append(lines, s.line(c, i, w, words, names))
	}
	b = append(b, frame.More(lines, from, to, len(s.rows), c.W, &c.S.Accent)...)
	if c.H-len(b) < 3 || len(s.rows) == 0 {
		return b
	}
	b = append(b, draw.Rule(text.Show(filepath.Base(s.chosen().File)), "", c.W, &c.S.Rule, &c.S.Heading))
	all := about(c, s.chosen())
	s.h, s.n = c.H-len(b), len(all)
	s.detail.Clamp(max(len(all)-s.h, 0))
	from, to = s.detail.Top, min(s.detail.Top+s.h, len(all))
	return append(b, frame.More(all[from:to], from, to, len(all), c.W, &c.S.Accent)...)
}

// head says what is to be looked at, and what becomes of the receipt, in at most
// h lines.
func (s *results) head(c page.Context, h int) draw.Block {
	w := max(c.W-4, 1)
	var b draw.Block
	for _, n := range s.notes {
		b = append(b, draw.Paragraph("▲ "+c.L.Sentence("notice."+n.ID, n.Args), w, &c.S.Warn)...)
	}
	if b = append(b, s.receiptLines(c, w)...); len(b) == 0 {
		return nil
	}
	return append(b.Indent(1).Top(max(h, 2)), nil)
}

// receiptLines say where the receipt lies and whom to mail it to.
func (s *results) receiptLines(c page.Context, w int) draw.Block {
	if s.receipt == 0 {
		return nil
	}
	n := c.L.Int(int64(s.receipt))
	var names []string
	for _, p := range s.written {
		names = append(names, text.Show(filepath.Base(p)))
	}
	b := draw.Paragraph(c.L.T("collect.receipt", "n", n, "names", c.L.List(names), "path", text.Show(s.sitting.out)), w, &c.S.Good)
	if !s.signed {
		b = draw.Paragraph(c.L.T("collect.receipt.unsigned", "n", n), w, &c.S.Warn)
	}
	who := c.L.T("collect.receipt.nobody")
	if names := addressees(c); len(names) > 0 {
		who = c.L.T("collect.receipt.mail", "names", c.L.List(names))
	}
	return append(b, draw.Paragraph(who, w, &c.S.Base)...)
}

// addressees are the jurors who can check a receipt, with their addresses: those
// whose sealed ballots it lists.
func addressees(c page.Context) []string {
	var list []string
	for _, j := range c.Sight.Jurors {
		if j.Origin == room.OriginSealed {
			s := text.Show(j.Juror.Name)
			if j.Juror.Email != "" {
				s += " <" + text.Show(j.Juror.Email) + ">"
			}
			list = append(list, s)
		}
	}
	return list
}

// line is one file in the list, in w cells of which names and words have so
// many.
func (s *results) line(c page.Context, i, w, wordW, nameW int) draw.Line {
	r := s.rows[i]
	sign, style := otherRow, &c.S.Base
	if i == s.cursor.At {
		sign, style = chosenRow, &c.S.Selected
	}
	dot, tone := mark(c, r)
	name := text.Show(filepath.Base(r.File))
	if r.Juror != "" {
		name = jurorName(c, r.Juror)
	}
	l := draw.Of(sign, &c.S.Accent).Add(dot+" ", tone).Add(text.PadRight(name, nameW), style).Add("  ", nil).
		Add(text.PadRight(word(c, r), wordW), tone)
	if rest := w - l.Width() - 3; rest > 8 && r.Juror != "" {
		l = l.Add("  "+text.Truncate(text.Show(filepath.Base(r.File)), rest), &c.S.Muted)
	}
	return l
}

// widths are those of the words and the names.
func (s *results) widths(c page.Context, w int) (words, names int) {
	for _, r := range s.rows {
		words = max(words, text.Width(word(c, r)))
		name := text.Show(filepath.Base(r.File))
		if r.Juror != "" {
			name = jurorName(c, r.Juror)
		}
		names = max(names, text.Width(name))
	}
	words = min(words, max(w/2, 1))
	return words, min(names, max(w-words-len(otherRow)-5, 4))
}

// about is everything there is to know about a file.
func about(c page.Context, r row) draw.Block {
	w := max(c.W-4, 1)
	para := func(s string, style *lipgloss.Style) draw.Block { return draw.Paragraph(s, w, style) }
	var b draw.Block
	q := r.question()
	switch {
	case q == aKey || q == otherKey:
		said := para(c.L.T("collect."+string(q)+".about", "name", jurorName(c, r.Juror)), &c.S.Base)
		fp := append(fingerprint(r.KeyFP, w, &c.S.Strong), nil)
		if c.H < lowH {
			b = append(append(b, fp...), said...)
			break
		}
		b = append(append(b, said...), nil)
		b = append(b, para(c.L.T("collect.key.of", "name", strings.ToUpper(jurorName(c, r.Juror))), &c.S.Strong)...)
		b = append(b, fp...)
	case q != nothing:
		b = append(b, para(c.L.T("collect."+string(q)+".about", "name", jurorName(c, r.Juror)), &c.S.Base)...)
	case r.Result == room.Accepted:
		b = append(b, para(c.L.T("collect.accepted.about", "name", jurorName(c, r.Juror), "n", c.L.Int(int64(r.Revision))), &c.S.Base)...)
		b = append(b, changes(c, r, w)...)
	case r.Result == room.Already:
		b = append(b, para(c.L.T("collect.already.about"), &c.S.Base)...)
	}
	if q != aKey && q != aSender && q != twoOfThem {
		b = append(b, why(c, r, w)...)
	}
	for _, h := range []struct{ key, sum string }{{"collect.hash", r.SHA256}, {"collect.sealed_hash", r.SealedSHA256}} {
		if h.sum != "" {
			b = append(b, para(c.L.T(h.key, "hash", short(h.sum)), &c.S.Muted)...)
		}
	}
	return b.Indent(1)
}

// changes are the marks that a ballot changed, one under the other.
func changes(c page.Context, r row, w int) draw.Block {
	var b draw.Block
	for _, x := range r.Changes {
		nominee, criterion := x.Nominee, x.Criterion
		if n, ok := c.Sight.Edition.Nominee(x.Nominee); ok {
			nominee = n.Name
		}
		if k, ok := c.Sight.Edition.Criterion(x.Criterion); ok {
			criterion = k.Title.In(string(c.L.Lang()))
		}
		b = append(b, draw.Paragraph(c.L.T("collect.changed", "nominee", text.Show(nominee), "criterion", text.Show(criterion),
			"from", marked(c, x.From), "to", marked(c, x.To), "reason", text.Show(x.Reason)), w, &c.S.Base)...)
	}
	return b
}

// marked is a mark as it is shown, or the word for an abstention.
func marked(c page.Context, mark string) string {
	if m, err := exact.CanonicalMark(mark); err == nil {
		return c.L.RatText(m)
	}
	return c.L.T("cell_word." + mark)
}

// why is why a file was not let in: one reason, or every complaint about a
// form with its line or cell.
func why(c page.Context, r row, w int) draw.Block {
	var b draw.Block
	one := func(f *fault.Error) {
		what, try := c.L.FaultOnScreen(f)
		if f.Where != "" && len(r.Problems) > 0 {
			what = below(f.Where, r.File) + ": " + what
		}
		b = append(b, draw.Paragraph("× "+what, w, &c.S.Warn)...)
		if try != "" && r.question() == nothing {
			b = append(b, draw.Paragraph("→ "+try, max(w-2, 1), &c.S.Muted).Indent(2)...)
		}
	}
	switch {
	case len(r.Problems) > 0:
		for _, f := range r.Problems {
			one(f)
		}
	case r.Fault != nil:
		one(r.Fault)
	}
	return b
}

// below is a place in a file without the folder that the file lies in.
func below(where, file string) string {
	where = text.Show(where)
	if i := strings.LastIndex(where, text.Show(filepath.Base(file))); i >= 0 {
		return where[i:]
	}
	return where
}

// fingerprint is a key's fingerprint as it is read aloud: in groups, with room
// around them.
func fingerprint(fp string, w int, style *lipgloss.Style) draw.Block {
	kind, sum, found := strings.Cut(fp, ":")
	if !found {
		return draw.Whole(text.Show(fp), w, style)
	}
	const group, inLine = 4, 6
	b := draw.Block{draw.Of("  "+text.Show(kind)+":", style)}
	groups := strings.Fields(grouped(text.Show(sum), group))
	n := max(min(inLine, (w-2)/(group+2)), 1)
	for ; len(groups) > 0; groups = groups[min(n, len(groups)):] {
		b = append(b, draw.Of("    "+strings.Join(groups[:min(n, len(groups))], "  "), style))
	}
	return b
}

// short is the beginning of a SHA-256, by which a ballot is known.
func short(sum string) string {
	rs := []rune(text.Show(sum))
	return string(rs[:min(16, len(rs))])
}

// grouped is s in groups of n characters.
func grouped(s string, n int) string {
	var parts []string
	for len(s) > n {
		parts, s = append(parts, s[:n]), s[n:]
	}
	return strings.Join(append(parts, s), "  ")
}
