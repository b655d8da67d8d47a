package nominees

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/part/figures"
)

// verdict is what all gates together say of a nominee: the worst of them.
type verdict int

// From good to bad.
const (
	met verdict = iota
	notKnown
	letIn // not met, but overridden
	out
)

func verdictOf(rs []award.GateResult) verdict {
	worst := met
	for _, r := range rs {
		v := met
		switch {
		case r.State == award.GateMet:
		case !r.Passes():
			v = out
		case r.Overridden:
			v = letIn
		default:
			v = notKnown
		}
		worst = max(worst, v)
	}
	return worst
}

// loadGates holds every nominee against every gate, with what the chair let
// pass.
func (d *data) loadGates(overrides []ranking.Override) {
	d.reasons = map[gateCase]string{}
	for _, o := range overrides {
		d.reasons[gateCase{o.Metric, o.Nominee}] = text.Show(o.Reason)
	}
	for i := range d.edition.Nominees {
		n := &d.edition.Nominees[i]
		rs := award.GatesOf(d.edition, n)
		for g := range rs {
			_, rs[g].Overridden = d.reasons[gateCase{rs[g].Gate.Metric, n.ID}]
		}
		d.gates = append(d.gates, rs)
	}
	if d.gatesDiffer() {
		d.gateW = text.Width(d.l.T("nominees.gate"))
		for i := range d.gates {
			d.gateTexts = append(d.gateTexts, d.gateCell(i))
			d.gateW = max(d.gateW, text.Width(d.gateTexts[i]))
		}
	}
	var asked []string
	for _, gs := range alike(d.edition.Gates) {
		asked = append(asked, d.needs(gs))
	}
	d.notes, d.shortNotes = d.gateSentences(d.l.List(asked)), d.gateSentences(d.bounds())
}

// excluded reports a nominee that a gate keeps out.
func (d *data) excluded(row int) bool {
	return row < len(d.gates) && verdictOf(d.gates[row]) == out
}

// gatesDiffer reports whether the gates say something of one nominee that they
// do not say of another.
func (d *data) gatesDiffer() bool {
	for _, rs := range d.gates {
		for g, r := range rs {
			if first := d.gates[0][g]; r.State != first.State || r.Passes() != first.Passes() {
				return true
			}
		}
	}
	return false
}

// gateCell is the gates' answer in a cell of the table: met or not, and what is
// asked for.
func (d *data) gateCell(nominee int) string {
	rs := d.gates[nominee]
	v := verdictOf(rs)
	lacks := slices.IndexFunc(rs, func(r award.GateResult) bool { return r.State == award.GateNotMet })
	switch {
	case v == met:
		return d.l.T("nominees.gate.met")
	case lacks >= 0 && v == out:
		return d.lack(rs[lacks])
	case v == out:
		return d.l.T("nominees.gate.out_unknown")
	case v == letIn:
		return d.l.T("nominees.gate.let_in")
	}
	return d.l.T("nominees.gate.not_known")
}

// lack is what a gate that is missed asks for: "out, needs 60 %".
func (d *data) lack(r award.GateResult) string {
	return d.l.T("nominees.gate.lacks", "bound", rules.Number(d.l, d.sheet.Metric(r.Gate.Metric), r.Gate.Bound()))
}

// distance is how far a figure lies from a bound: what is between two per
// cents are points.
func (d *data) distance(m *award.Metric, by exact.Rat) string {
	if m.Unit == award.Percent {
		return d.l.T("figure.points", "n", d.l.Rat(by.Abs(), m.Decimals))
	}
	return rules.Number(d.l, m, by.Abs())
}

// needs is what gates of one bound ask for: "minst 50 % i «…» og «…» (2021)".
func (d *data) needs(gs []award.Gate) string {
	var titles []string
	for _, g := range gs {
		titles = append(titles, d.l.T("nominees.gate.metric", "metric", d.sheet.Title(d.sheet.Metric(g.Metric))))
	}
	bound := rules.Number(d.l, d.sheet.Metric(gs[0].Metric), gs[0].Bound())
	if gs[0].AtMost != nil {
		return d.l.T("nominees.gate.at_most", "bound", bound, "metrics", d.l.List(titles), "period", gs[0].Period)
	}
	return d.l.T("nominees.gate.at_least", "bound", bound, "metrics", d.l.List(titles), "period", gs[0].Period)
}

// bounds is what all gates ask for in few words: "minst 50 %".
func (d *data) bounds() string {
	var list []string
	for _, g := range d.edition.Gates {
		key := "nominees.gate.least"
		if g.AtMost != nil {
			key = "nominees.gate.most"
		}
		list = figures.AddOnce(list, d.l.T(key, "bound", rules.Number(d.l, d.sheet.Metric(g.Metric), g.Bound())))
	}
	return d.l.List(list)
}

// gateSentences say what the gates ask for and, in one sentence for all
// nominees where they are alike, what comes of it; those who are kept out are
// named. What they ask for is put in the words given.
func (d *data) gateSentences(all string) []string {
	if len(d.edition.Gates) == 0 || len(d.gates) == 0 {
		return nil
	}
	n := len(d.gates)
	if d.gatesDiffer() {
		return append([]string{d.l.T("nominees.gates", "gates", all)}, d.outs()...)
	}
	switch verdictOf(d.gates[0]) {
	case met:
		return []string{d.l.N("nominees.gates.met", n, "gates", all)}
	case notKnown:
		return []string{d.l.N("nominees.gates.not_known", n, "gates", all)}
	}
	return append([]string{d.l.T("nominees.gates", "gates", all)}, d.outs()...)
}

// outs names the nominees that are kept out or were let in.
func (d *data) outs() []string {
	var sentences []string
	for i, rs := range d.gates {
		for _, r := range rs {
			if s := d.outSentence(i, r); s != "" {
				sentences = append(sentences, s)
			}
		}
	}
	return sentences
}

// outSentence says why a gate keeps a nominee out, or that it was let in;
// empty where the gate is met or open.
func (d *data) outSentence(nominee int, r award.GateResult) string {
	if r.State == award.GateMet || r.Passes() && !r.Overridden {
		return ""
	}
	m := d.sheet.Metric(r.Gate.Metric)
	name, title := d.sheet.Name(nominee), d.sheet.Title(m)
	key, value := "nominees.out", d.l.T("word.not_known")
	if r.Overridden {
		key = "nominees.let_in"
	}
	if r.Figure.Known() {
		value = rules.Number(d.l, m, r.Figure.Number)
	}
	return d.l.T(key, "name", name, "metric", title, "value", value,
		"bound", rules.Number(d.l, m, r.Gate.Bound()), "period", r.Gate.Period)
}

// alike groups gates that ask for the same of several figures.
func alike(gs []award.Gate) [][]award.Gate {
	var groups [][]award.Gate
	for _, g := range gs {
		i := slices.IndexFunc(groups, func(have []award.Gate) bool {
			h := have[0]
			return h.Period == g.Period && h.Needs() == g.Needs() && h.MissingFails == g.MissingFails
		})
		if i < 0 {
			groups = append(groups, []award.Gate{g})
			continue
		}
		groups[i] = append(groups[i], g)
	}
	return groups
}
