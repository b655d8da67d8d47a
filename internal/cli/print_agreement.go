package cli

import (
	"fmt"

	"votering/internal/accord"
	"votering/internal/award"
	"votering/internal/ranking"
	"votering/internal/rules"
	"votering/internal/text"
)

// printAgreement prints how far the jurors agree: in words first, then in
// figures, and who gives more or less than the jury.
func (p *program) printAgreement(a *ranking.Agreement, ed *award.Edition) {
	w := accord.Words{L: p.cat, E: ed, Show: text.Show, Names: true}
	p.heading("cli.agreement")
	for _, s := range w.Sentences(a) {
		fmt.Fprintln(p.out, "  "+s)
	}
	if len(a.Nominees) == 0 {
		return
	}
	p.heading("cli.agreement.overall")
	for _, f := range w.Overall(a) {
		fmt.Fprintf(p.out, "  %s %s  %s\n", text.PadRight(f.Name, 22), text.PadLeft(f.Value, 7), f.Says)
	}
	p.heading("cli.agreement.criteria")
	for _, c := range a.Criteria {
		line := "  " + rules.Plain(p.cat, ed).Criterion(c.ID) + ":"
		for i, f := range w.Criterion(a, c.ID) {
			if i > 0 {
				line += ","
			}
			line += " " + f.Name + " " + f.Value
		}
		fmt.Fprintln(p.out, line)
	}
	p.printAdjusted("cli.agreement.jurors", w.Severities(a))
	p.printAdjusted("cli.agreement.nominees", w.Nominees(a))
	fmt.Fprintln(p.out, w.Applied(a))
}

// printAdjusted prints raw numbers beside adjusted ones.
func (p *program) printAdjusted(heading string, lines []accord.Line) {
	if len(lines) > 0 {
		p.heading(heading)
	}
	for _, l := range lines {
		fmt.Fprintf(p.out, "  %s %s %s\n", text.PadRight(l.Who, 24), text.PadLeft(l.Raw, 7), text.PadLeft(l.Adjusted, 7))
	}
}

func (p *program) heading(key string) { fmt.Fprintf(p.out, "\n%s\n", p.cat.T(key)) }
