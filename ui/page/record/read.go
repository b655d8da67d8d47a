package record

import (
	"strconv"

	"votering/internal/record"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// readW is the widest a text is set for reading.
const readW = 90

func readingW(c page.Context) int { return max(min(c.W-2, readW), 1) }

// read is the chosen line in the whole page.
func (p *Page) read(c page.Context) draw.Block {
	body := p.told(c, readingW(c))
	h := max(c.H-1, 0)
	p.scroll.Clamp(max(len(body)-h, 0))
	where := ""
	if len(body) > h {
		where = c.L.T("record.scrolled", "to", strconv.Itoa(min(p.scroll.Top+h, len(body))), "of", strconv.Itoa(len(body)))
	}
	head := draw.Rule(p.heading(c), where, c.W, &c.S.Rule, &c.S.Heading)
	return append(draw.Block{head}, body.Window(p.scroll.Top, h).Indent(1)...)
}

// told is everything there is about the chosen line.
func (p *Page) told(c page.Context, w int) draw.Block {
	l := p.chosen()
	if l == nil {
		return nil
	}
	b := draw.Paragraph(l.says(c.L), w, &c.S.Strong)
	b = append(b, unindent(p.marks(c, l, w+1))...)
	b = append(b, nil)
	at := l.entry.At.In(c.Now.Location())
	for _, f := range []struct{ col, value string }{
		{"when", c.L.T("date.time", "date", c.L.Date(at), "clock", at.Format("15:04:05"))}, {"who", l.who}, {"what", l.what}, {"about", l.about.whole()},
	} {
		if f.value != "" {
			b = append(b, field(c, f.col, f.value, w)...)
		}
	}
	b = append(b, p.fingerprints(c, l, w)...)
	b = append(b, section(c, "chain", p.chain(c, l), w)...)
	seq := strconv.FormatUint(l.entry.Seq, 10)
	b = append(b, nil)
	b = append(b, draw.Paragraph(c.L.T("record.detail.shell"), w, &c.S.Heading)...)
	b = append(b, draw.Paragraph("sed -n "+seq+"p record.jsonl | sha256sum", w, &c.S.Accent)...)
	return append(b, draw.Paragraph(c.L.T("record.detail.shell.why"), w, &c.S.Muted)...)
}

// unindent is a block without the cell it was moved by.
func unindent(b draw.Block) draw.Block {
	out := make(draw.Block, len(b))
	for i, l := range b {
		out[i] = l[1:]
	}
	return out
}

// field is a short fact with its name before it.
func field(c page.Context, col, value string, w int) draw.Block {
	const nameW = 9
	b := draw.Paragraph(value, max(w-nameW, 1), &c.S.Base).Indent(nameW)
	b[0][0] = draw.Piece{Text: text.PadRight(c.L.T("record.column."+col), nameW), Style: &c.S.Muted}
	return b
}

// fingerprints are the hashes of a line: its own, that of the line before, and
// that of what happened.
func (p *Page) fingerprints(c page.Context, l *line, w int) draw.Block {
	var b draw.Block
	for _, f := range []struct{ name, value string }{
		{"hash", record.Hash(record.Line(l.entry))}, {"prev", l.entry.Prev}, {"ref", l.entry.Ref},
	} {
		b = append(b, nil)
		b = append(b, draw.Paragraph(c.L.T("record.detail."+f.name), w, &c.S.Heading)...)
		b = append(b, draw.Whole(text.Show(f.value), w, &c.S.Accent)...)
	}
	return append(b, draw.Paragraph(c.L.T("record.detail.ref.why"), w, &c.S.Muted)...)
}

// chain says how a line is tied to those before and after it.
func (p *Page) chain(c page.Context, l *line) []string {
	seq := l.entry.Seq
	before := c.L.T("record.detail.chain.before", "before", strconv.FormatUint(seq-1, 10))
	if seq == 1 {
		before = c.L.T("record.detail.chain.first")
	}
	if int(seq) == len(p.all) {
		return []string{before, c.L.T("record.detail.chain.last")}
	}
	return []string{before, c.L.T("record.detail.chain.after", "after", strconv.FormatUint(seq+1, 10))}
}

func section(c page.Context, name string, sentences []string, w int) draw.Block {
	b := append(draw.Block{nil}, draw.Paragraph(c.L.T("record.detail."+name), w, &c.S.Heading)...)
	for _, s := range sentences {
		b = append(b, draw.Paragraph(s, w, &c.S.Base)...)
	}
	return b
}
