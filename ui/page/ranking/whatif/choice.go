package whatif

import (
	"context"
	"strconv"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	rank "votering/internal/ranking"
	"votering/internal/robustness"
	"votering/internal/room"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
)

// choice is one thing to be chosen instead of moved, and who is first then.
type choice struct {
	key       string // names it among all choices
	label     string
	means     string   // what it is, in a sentence; may be empty
	winners   []string // nil: refused
	why       *fault.Error
	effective *exact.Rat // the public weight as it works there; nil: none
	now       bool       // it is what the rule has
	totals    bool       // its totals can be set beside those of the ranking
	vary      func(p *rank.Prepared) rank.Variation
}

// choices are what can be chosen of a subject. The card must be there.
func (m *model) choices(s subject) []choice {
	if m.listed == nil {
		m.listed = map[subject][]choice{ofList: m.lengths(), ofJuror: m.jurors(), ofRule: m.rules()}
	}
	return m.listed[s]
}

func (m *model) lengths() []choice {
	var all []choice
	for _, t := range m.card.ShortlistTop {
		all = append(all, choice{
			key: "top:" + strconv.Itoa(t.Top), label: m.l.N("whatif.top", t.Top), winners: t.Winners, now: t.Top == m.e.Rule.Public.Top, totals: true,
			vary: func(p *rank.Prepared) rank.Variation { return robustness.Listing(p, t.Top) },
		})
	}
	return all
}

func (m *model) jurors() []choice {
	var all []choice
	for _, w := range m.card.LeaveOneOut {
		name := w.Juror
		if j, ok := m.e.Juror(w.Juror); ok {
			name = j.Name
		}
		all = append(all, choice{
			key: "juror:" + w.Juror, label: m.l.T("whatif.without", "name", m.words.Show(name)), winners: w.Winners, why: w.Why, totals: true,
			vary: func(p *rank.Prepared) rank.Variation { return robustness.Left(p, w.Juror) },
		})
	}
	return all
}

func (m *model) rules() []choice {
	var all []choice
	for _, o := range m.card.OtherRules {
		all = append(all, choice{
			key: "rule:" + o.Jury + ":" + o.Public + ":" + strconv.FormatBool(o.Reversed), label: m.rule(o), means: m.means(o),
			winners: o.Winners, why: o.Why, effective: o.Effective, totals: o.Reversed,
			vary: func(p *rank.Prepared) rank.Variation { return robustness.By(p, o) },
		})
	}
	return all
}

// rule names what is different in another rule.
func (m *model) rule(o robustness.Other) string {
	switch {
	case o.Reversed:
		return m.l.T("whatif.reversed")
	case o.Jury != m.e.Rule.Jury.Method:
		return m.l.T("whatif.jury", "method", rules.Plain(m.l, m.e).JuryName(robustness.WithJury(m.e, o.Jury).Rule.Jury))
	}
	return m.l.T("whatif.public", "method", rules.Plain(m.l, m.e).PublicName(robustness.WithPublic(m.e, o.Public).Rule.Public))
}

// means says what the method of another rule is.
func (m *model) means(o robustness.Other) string {
	w := rules.Plain(m.l, m.e)
	switch {
	case o.Reversed:
		return ""
	case o.Jury != m.e.Rule.Jury.Method:
		return w.JuryMethod(robustness.WithJury(m.e, o.Jury).Rule.Jury)
	}
	return w.PublicMethod(robustness.WithPublic(m.e, o.Public).Rule.Public)
}

// choice is what is chosen of the subject in hand; false where something is
// moved instead.
func (p *Pane) choice() (choice, bool) {
	if p.m == nil || p.m.card == nil {
		return choice{}, false
	}
	all := p.m.choices(p.what)
	if len(all) == 0 {
		return choice{}, false
	}
	return all[min(p.item[p.what], len(all)-1)], true
}

// rank looks for the whole ranking of the choice in hand, where it is not known
// and may be seen.
func (p *Pane) rank(c page.Context) page.Action {
	ch, ok := p.choice()
	if !ok || ch.winners == nil || p.of(ch) != nil || p.m.prepared == nil || p.hidden(c) {
		return page.Action{}
	}
	p.asked = ch.key
	of, prepared := p.m.rk, p.m.prepared
	return page.Action{Look: &page.Look{Name: lookRanking, Run: func(ctx context.Context, _ *room.Room, _ string) (any, error) {
		if ctx.Err() != nil { // another one was chosen before this one began
			return nil, ctx.Err()
		}
		rk, err := prepared.Compute(ch.vary(prepared))
		return found{of: of, key: ch.key, ranking: rk}, err
	}}}
}

// of is the whole ranking by a choice; nil: not known.
func (p *Pane) of(ch choice) *rank.Ranking {
	if ch.now {
		return p.m.rk
	}
	return p.ranked[ch.key]
}

// hidden reports whether totals without one juror are kept from who looks: the
// difference would tell what that juror gave a nominee from whom the onlooker
// is recused.
func (p *Pane) hidden(c page.Context) bool {
	s := c.Sight
	if p.what != ofJuror || s.Who.Role != award.JurorRole || s.Phase == deliberation.Decided {
		return false
	}
	for _, j := range s.Jurors {
		if j.Juror.ID == s.Who.ID {
			return len(j.Recused) > 0
		}
	}
	return false
}

// share is a part of one per cent, with the fraction beside it where it is not
// whole and numbers are written exactly.
func (m *model) share(r exact.Rat) string {
	hundred := r.Mul(exact.Int(100))
	switch {
	case hundred.IsInt():
		return m.l.Percent(hundred, 0)
	case m.words.Exactly:
		return m.l.T("rule.weight.rounded", "percent", m.l.Percent(hundred, 1), "exact", rank.Written(r))
	}
	return m.l.Percent(hundred, 1)
}

// askCriterion asks about a criterion by its title, where so many cells have room
// for that, else about it without.
func (p *Pane) askCriterion(title string, room int) string {
	if s := p.m.l.T("whatif.ask.criterion", "criterion", title); text.Width(s) <= room {
		return s
	}
	return p.m.l.T("whatif.ask.criterion.one")
}

// title is that of the criterion that is asked about.
func (p *Pane) title(c page.Context) string {
	if all := p.m.weighted(); p.item[ofCriterion] < len(all) {
		return rules.Plain(c.L, p.m.e).Criterion(all[p.item[ofCriterion]].ID)
	}
	return ""
}

// ask is the question in the heading, in so many cells where that can be.
func (p *Pane) ask(c page.Context, room int) string {
	switch p.what {
	case ofList:
		return c.L.T("whatif.ask.list")
	case ofCriterion:
		if title := p.title(c); title != "" {
			return p.askCriterion(title, room)
		}
	case ofJuror:
		return c.L.T("whatif.ask.juror")
	case ofRule:
		return c.L.T("whatif.ask.rule")
	}
	if p.m.weight == nil {
		return c.L.T("whatif.ask")
	}
	return c.L.T("whatif.ask.weight")
}
