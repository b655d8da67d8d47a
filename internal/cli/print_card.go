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

// printPart prints what one kind of change would do, in two columns.
func (p *program) printPart(part footing.Part) {
	fmt.Fprintf(p.out, "\n%s\n", part.Heading)
	column := 0
	for _, l := range part.Lines {
		column = max(column, text.Width(l.Label))
	}
	for _, l := range part.Lines {
		fmt.Fprintf(p.out, "  %s  %s\n", text.PadRight(l.Label, column), l.Text)
	}
	for _, n := range part.Notes {
		fmt.Fprintln(p.out, "  "+n)
	}
}
