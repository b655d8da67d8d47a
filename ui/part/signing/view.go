package signing

import (
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/input"
)

// The signs before a row, and before a key that can sign or cannot.
const (
	chosenRow = " ► "
	otherRow  = "   "
	signGood  = "● "
	signBad   = "× "
)

// KeyName is a key in a few words: kind, fingerprint, what its owner calls it.
func KeyName(k room.KeyChoice) string {
	if k.Fingerprint == "" {
		return text.Show(k.Path)
	}
	s := k.Kind + " " + k.Fingerprint
	if k.Comment != "" {
		s += " (" + text.Show(k.Comment) + ")"
	}
	return s
}

// View draws the list, and under it what there is to know about the chosen row.
func (s *Ring) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("signing.key.heading"), "", c.W, &c.S.Rule, &c.S.Heading)}
	all := s.ways(c)
	s.cursor.Clamp(len(all))
	if lines := draw.Paragraph(s.job.Intro(c), max(c.W-2, 1), &c.S.Base).Indent(1); len(lines)+10 <= c.H {
		b = append(append(b, lines...), nil)
	}
	if s.looking {
		b = append(b, draw.Of(" "+c.L.T("signing.key.looking"), &c.S.Accent))
	} else if s.fault != nil {
		why, _ := c.L.FaultOnScreen(s.fault)
		b = append(b, draw.Paragraph("▲ "+why, max(c.W-2, 1), &c.S.Warn).Indent(1).Top(2)...)
	}
	note := s.note(c, all[s.cursor.At])
	h := max(c.H-len(b)-len(note)-1, min(len(all), 3))
	from, to := s.cursor.Window(len(all), h)
	s.rows = h
	var lines draw.Block
	for i := from; i < to; i++ {
		lines = append(lines, s.line(c, all[i], i == s.cursor.At))
	}
	b = append(b, frame.More(lines, from, to, len(all), c.W, &c.S.Accent)...)
	return append(append(b, nil), note...)
}

// note is what there is to know about the chosen way: where a key lies, and
// why it cannot sign; or what happens.
func (s *Ring) note(c page.Context, w way) draw.Block {
	width := max(c.W-4, 1)
	if w.key == nil {
		return draw.Paragraph(c.L.T("key.signing."+w.id+".help"), width, &c.S.Muted).Indent(3)
	}
	k := *w.key
	b := draw.Paragraph(KeyName(k), width, &c.S.Base)
	where := c.L.T("signing.key.source." + k.Source)
	if k.Path != "" {
		where += ": " + text.Show(k.Path)
	}
	b = append(b, draw.Paragraph(where, width, &c.S.Muted)...)
	if f := s.cannot(c, k); f != nil {
		why, _ := c.L.FaultOnScreen(f)
		b = append(b, draw.Paragraph(signBad+why, width, &c.S.Warn)...)
	} else if k.OpenToOthers != "" {
		b = append(b, draw.Paragraph("▲ "+c.L.T("signing.key.open_to_others", "mode", k.OpenToOthers), width, &c.S.Warn)...)
	}
	return b.Indent(3)
}

func (s *Ring) line(c page.Context, w way, chosen bool) draw.Line {
	sign, style := otherRow, &c.S.Base
	if chosen {
		sign, style = chosenRow, &c.S.Selected
	}
	l := draw.Of(sign, &c.S.Accent)
	if w.key == nil {
		return l.Add(c.L.T("signing.key.way."+w.id), style)
	}
	mark := signGood
	if s.cannot(c, *w.key) != nil {
		mark = signBad
		if !chosen {
			style = &c.S.Muted
		}
	}
	return l.Add(mark, style).Add(text.Truncate(KeyName(*w.key), max(c.W-len(otherRow)-3, 1)), style)
}

// SecretLine is a passphrase with what it is for before it, in at least so
// many cells. On says that it is the one being written.
func SecretLine(c page.Context, prompt string, s *input.Secret, on bool, promptW int) draw.Line {
	sign := otherRow
	if on {
		sign = chosenRow
	}
	l := draw.Of(sign, &c.S.Accent).Add(text.PadRight(prompt, max(promptW, text.Width(prompt)))+" ", &c.S.Strong)
	drawn := s.Pieces(c.S, max(c.W-l.Width()-1, 1))
	if !on {
		drawn = drawn[:1]
	}
	return append(l, drawn...)
}
