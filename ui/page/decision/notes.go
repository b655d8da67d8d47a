package decision

import (
	"votering/internal/ballot"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// notesOn are the nominees whose comments bear on the decision: the winners,
// and where nobody gets the prize those whom the ranking puts first.
func notesOn(c page.Context) []string {
	if ids, none := winners(c); !none && len(ids) > 0 {
		return ids
	}
	return rankedFirst(c)
}

// notes are the jury's comments on nominees, criterion by criterion, each with
// its mark, in w cells.
func notes(c page.Context, about []string, w int) draw.Block {
	var b draw.Block
	for _, nominee := range about {
		if len(about) > 1 {
			b = append(b, draw.Of(name(c, nominee), &c.S.Strong))
		}
		b = append(b, notesOf(c, nominee, w)...)
	}
	if len(b) == 0 {
		return draw.Paragraph(c.L.T("decide.notes.none"), w, &c.S.Muted)
	}
	return b
}

func notesOf(c page.Context, nominee string, w int) draw.Block {
	var b draw.Block
	for _, k := range c.Sight.Edition.Marked() {
		head := draw.Paragraph(rules.Plain(c.L, c.Sight.Edition).Title(k.Title), w, &c.S.Accent)
		for _, bl := range c.Sight.Ballots {
			cell := ballot.Cell{Nominee: nominee, Criterion: k.ID}
			said := bl.Cells[cell].Comment
			if said == "" || bl.Status(cell) == ballot.IsRecused {
				continue
			}
			mark := "–"
			if m, ok := bl.Mark(cell); ok {
				mark = c.L.RatText(m)
			}
			b = append(append(b, head...), note(c, jurorName(c, bl.Juror)+" "+mark, said, w)...)
			head = nil
		}
	}
	return b
}

// note is one comment: who said it and the mark, then what was said.
func note(c page.Context, who, said string, w int) draw.Block {
	lines := draw.Paragraph(who+": "+text.ShowLines(said), max(w-2, 1), &c.S.Base)
	return lines.Indent(2)
}
