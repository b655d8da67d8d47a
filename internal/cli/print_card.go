package cli

import (
	"fmt"

	"votering/internal/footing"
	"votering/internal/text"
)

// printCard prints how firmly the ranking stands: in one sentence first, then
// what each change of the rule, the weights or the jury would do. Where nobody is
// ranked there is nothing to tell.
func (p *program) printCard(v rankView) {
	if len(v.ranking.Rows) == 0 {
		return
	}
	w := footing.Words{L: p.cat, E: v.edition, Rk: v.ranking, Show: text.Show, Names: true, Exactly: true}
	p.heading("cli.robustness")
	fmt.Fprintln(p.out, "  "+w.Opening(v.card))
	for _, part := range w.Parts(v.card) {
		p.printPart(part)
	}
	fmt.Fprintln(p.out, p.cat.T("cli.robustness.alone"))
}

// labelColumn is the widest column of labels; a longer label has a line of its own.
const labelColumn = 40

// printPart prints what one kind of change would do, in two columns.
func (p *program) printPart(part footing.Part) {
	fmt.Fprintf(p.out, "\n%s\n", part.Heading)
	column := 0
	for _, l := range part.Lines {
		if w := text.Width(l.Label); w <= labelColumn {
			column = max(column, w)
		}
	}
	for _, l := range part.Lines {
		label := text.PadRight(l.Label, column)
		if text.Width(l.Label) > column {
			fmt.Fprintln(p.out, "  "+l.Label)
			label = text.PadRight("", column)
		}
		fmt.Fprintf(p.out, "  %s  %s\n", label, l.Text)
	}
	for _, n := range part.Notes {
		fmt.Fprintln(p.out, "  "+n)
	}
}
