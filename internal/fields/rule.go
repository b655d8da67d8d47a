package fields

import (
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
)

func ruleFields() []entry[award.Rule] {
	type ru = award.Rule
	return with(
		[]entry[ru]{
			choice("jury.method", func(r *ru) *string { return &r.Jury.Method }, award.JuryMethods()...),
			whole("jury.trim", 1, award.MaxJurors, func(r *ru) *int { return &r.Jury.Trim }),
			optional("jury.margin", Number, func(r *ru) **exact.Rat { return &r.Jury.Margin }),
			numbers("jury.points", func(r *ru) *[]exact.Rat { return &r.Jury.Points }),
			optional("jury.ratio", Ratio, func(r *ru) **exact.Rat { return &r.Jury.Ratio }),
			choice("jury.output", func(r *ru) *string { return &r.Jury.Output }, award.OutputMean, award.OutputSum),
			choice("jury.combine", func(r *ru) *string { return &r.Jury.Combine }, award.WeightedMean, award.WeightedSum),
			choice("jury.uncovered", func(r *ru) *string { return &r.Jury.Uncovered }, award.Renormalise, award.Refuse),
			stage("mark", func(r *award.Rounding) **int { return &r.Mark }),
			stage("criterion", func(r *award.Rounding) **int { return &r.Criterion }),
			stage("weighted", func(r *award.Rounding) **int { return &r.Weighted }),
			stage("total", func(r *award.Rounding) **int { return &r.Total }),
			roundingMode(),
		},
		publicFields(),
		[]entry[ru]{
			choice("outcome", func(r *ru) *award.Outcome { return &r.Outcome }, award.Binding, award.Advice),
			ties(),
			choice("places", func(r *ru) *award.Places { return &r.Places }, award.Competition, award.Dense),
			whole("quorum", 1, award.MaxJurors, func(r *ru) *int { return &r.Quorum }),
			choice("recusal", func(r *ru) *award.Scope { return &r.Recusal }, award.ScopeNominee, award.ScopeEdition).required(),
		})
}

// changeRounding changes where a rule rounds. A rule that rounds nowhere, and
// says no more than the usual of how, has no rounding.
func changeRounding(j *award.JuryRule, change func(*award.Rounding)) {
	r := orZero(j.Rounding)
	change(&r)
	j.Rounding = &r
	if r == (award.Rounding{}) {
		j.Rounding = nil
	}
}

// stage is to how many decimals a rule rounds at one stage; empty: not there.
func stage(key string, of func(*award.Rounding) **int) entry[award.Rule] {
	return entry[award.Rule]{
		Field: Field{Key: "jury.rounding." + key, Kind: Whole},
		get: func(c cell[award.Rule]) string {
			r := orZero(c.x.Jury.Rounding)
			if n := *of(&r); n != nil {
				return strconv.Itoa(*n)
			}
			return ""
		},
		set: func(c cell[award.Rule], typed string) error {
			if strings.TrimSpace(typed) == "" {
				changeRounding(&c.x.Jury, func(r *award.Rounding) {
					*of(r) = nil
					if r.Mode == award.HalfUp && *r == (award.Rounding{Mode: award.HalfUp}) {
						r.Mode = ""
					}
				})
				return nil
			}
			n, err := parseWhole(typed, 0, award.MaxDecimals)
			if err == nil {
				changeRounding(&c.x.Jury, func(r *award.Rounding) { *of(r) = &n })
			}
			return err
		},
	}
}

func roundingMode() entry[award.Rule] {
	return entry[award.Rule]{
		Field: Field{Key: "jury.rounding.mode", Kind: Choice, Choices: []string{award.HalfUp, award.HalfEven, award.Down}},
		get:   func(c cell[award.Rule]) string { return orZero(c.x.Jury.Rounding).Mode },
		set: func(c cell[award.Rule], typed string) error {
			w, err := pick(typed, c.field)
			if err == nil {
				changeRounding(&c.x.Jury, func(r *award.Rounding) { r.Mode = w })
			}
			return err
		},
	}
}

// publicFields are the fields of the public's part. A rule that says nothing
// there leaves the public out.
func publicFields() []entry[award.Rule] {
	type pu = award.PublicRule
	return []entry[award.Rule]{
		publicly(publicMethod()),
		publicly(publicWeight()),
		publicly(numbers("public.points", func(p *pu) *[]exact.Rat { return &p.Points })),
		publicly(whole("public.top", 1, award.MaxNominees, func(p *pu) *int { return &p.Top })),
	}
}

// publicMethod is how votes count. One that needs a weight has none yet where the
// one before needed none.
func publicMethod() entry[award.PublicRule] {
	m := choice("public.method", func(p *award.PublicRule) *string { return &p.Method }, award.PublicMethods()...)
	set := m.set
	m.set = func(c cell[award.PublicRule], typed string) error {
		p := c.x
		none := p.NoWeight || !award.Weighted(p.Method) && p.Weight.Sign() == 0
		err := set(c, typed)
		p.NoWeight = none && award.Weighted(p.Method)
		return err
	}
	return m
}

// publicWeight is how much the public counts. A method that needs a weight has
// none until one is given: 0 is one of its own.
func publicWeight() entry[award.PublicRule] {
	w := given("public.weight", Ratio, exact.Rat{}, func(p *award.PublicRule) *exact.Rat { return &p.Weight })
	get, set := w.get, w.set
	w.get = func(c cell[award.PublicRule]) string {
		if c.x.NoWeight || !award.Weighted(c.x.Method) && c.x.Weight.Sign() == 0 {
			return ""
		}
		return get(c)
	}
	w.set = func(c cell[award.PublicRule], typed string) error {
		err := set(c, typed)
		if err == nil {
			c.x.NoWeight = award.Weighted(c.x.Method) && strings.TrimSpace(typed) == ""
		}
		return err
	}
	return w
}

// publicly makes a field of the public's part one of the rule.
func publicly(en entry[award.PublicRule]) entry[award.Rule] {
	in := func(c cell[award.Rule], p *award.PublicRule) cell[award.PublicRule] {
		return cell[award.PublicRule]{c.e, p, c.field, c.lang}
	}
	return entry[award.Rule]{
		Field: en.Field,
		get: func(c cell[award.Rule]) string {
			if c.x.Public == nil {
				return ""
			}
			return en.get(in(c, c.x.Public))
		},
		set: func(c cell[award.Rule], typed string) error {
			p := orZero(c.x.Public)
			if err := en.set(in(c, &p), typed); err != nil {
				return err
			}
			if c.x.Public = &p; p.Method == "" && p.Weight.Sign() == 0 && len(p.Points) == 0 && p.Top == 0 {
				c.x.Public = nil
			}
			return nil
		},
	}
}

// ties is the tie ladder. Empty is the usual one, and "-" one without a step.
func ties() entry[award.Rule] {
	return entry[award.Rule]{
		Field: Field{Key: "ties", Kind: IDs},
		get: func(c cell[award.Rule]) string {
			if c.x.Ties != nil && len(c.x.Ties) == 0 {
				return none
			}
			return Join(c.x.Ties)
		},
		set: func(c cell[award.Rule], typed string) error {
			switch strings.TrimSpace(typed) {
			case "":
				c.x.Ties = nil
			case none:
				c.x.Ties = []string{}
			default:
				c.x.Ties = Split(typed)
			}
			return nil
		},
	}
}
