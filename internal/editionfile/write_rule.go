package editionfile

import (
	yaml "go.yaml.in/yaml/v3"

	"votering/internal/award"
)

func rule(r *award.Rule) *yaml.Node {
	m := &mapping{}
	m.put("jury", juryRule(&r.Jury))
	if p := r.Public; p != nil {
		m.put("public", publicRule(p))
	}
	m.str("outcome", string(r.Outcome))
	if r.Ties != nil {
		m.put("ties", list(flow, words(r.Ties))) // an empty ladder is not the default
	}
	m.str("places", string(r.Places))
	m.whole("quorum", r.Quorum)
	m.str("recusal", string(r.Recusal))
	return m.node(block)
}

func juryRule(j *award.JuryRule) *yaml.Node {
	m := &mapping{}
	m.str("method", j.Method)
	m.whole("trim", j.Trim)
	m.rat("margin", j.Margin)
	m.rats("points", j.Points)
	m.rat("ratio", j.Ratio)
	m.str("output", j.Output)
	m.str("combine", j.Combine)
	m.str("uncovered", j.Uncovered)
	if r := j.Rounding; r != nil {
		p := &mapping{}
		p.decimals("mark", r.Mark)
		p.decimals("criterion", r.Criterion)
		p.decimals("weighted", r.Weighted)
		p.decimals("total", r.Total)
		p.str("mode", r.Mode)
		m.put("rounding", p.node(flow))
	}
	return m.node(flow)
}

func publicRule(p *award.PublicRule) *yaml.Node {
	m := &mapping{}
	m.str("method", p.Method)
	if award.Weighted(p.Method) && !p.NoWeight || p.Weight.Sign() != 0 {
		m.rat("weight", &p.Weight)
	}
	m.rats("points", p.Points)
	m.whole("top", p.Top)
	return m.node(flow)
}
