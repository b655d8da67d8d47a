package papers

import (
	"strings"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
)

// history is every step back, and what this decision replaces.
func (m *minutes) history() {
	if len(m.d.Reopened) == 0 && m.d.Supersedes == "" {
		return
	}
	m.section("minutes.reopened")
	var lines []string
	for i, r := range m.d.Reopened {
		lines = append(lines, m.l.T("minutes.reopened.one", "when", m.when(r.At), "state", m.stateOf(r.To), "reason", cell(r.Reason)))
		if r.Anew() {
			lines = append(lines, m.anew(&m.d.Reopened[i]))
		}
	}
	if m.d.Supersedes != "" {
		lines = append(lines, m.l.T("minutes.supersedes", "sum", code(string(m.d.Supersedes))))
	}
	m.list(lines)
}

// anew is what became of an edition that was set up anew.
func (m *minutes) anew(r *decision.Reopening) string {
	key, rules := "minutes.anew.unseen", "minutes.anew.other"
	if *r.MarksSeen {
		key = "minutes.anew.seen"
	}
	if r.Fingerprint == m.d.Edition.Fingerprint {
		rules = "minutes.anew.same"
	}
	return strings.Join([]string{
		m.l.T(key, "state", m.stateOf(r.From)), m.l.N("minutes.anew.ballots", *r.Ballots),
		m.l.T(rules, "sum", code(award.Short(r.Fingerprint))),
	}, " ")
}

// stateOf is what a state is called.
func (m *minutes) stateOf(phase deliberation.Phase) string {
	if key := "state." + string(phase); m.l.Has(key) {
		return m.l.T(key)
	}
	return none
}

// unknown lists the figures that were asked for and are not known.
func (m *minutes) unknown() {
	m.section("minutes.unknown")
	var lines []string
	for _, p := range m.missing() {
		lines = append(lines, m.l.T("minutes.unknown."+string(p.why), "metric", m.words.Metric(p.Metric), "period", cell(p.Period), "names", m.listed(p.nominees)))
	}
	abstained := 0
	for _, x := range m.d.Marks {
		if x.Mark == decision.Abstains {
			abstained++
		}
	}
	if abstained > 0 {
		lines = append(lines, m.l.N("minutes.unknown.abstained", abstained))
	}
	m.list(append(lines, m.l.T("minutes.unknown.elsewhere"), m.l.T("minutes.unknown.time")))
}

// gap is a figure that is missing, why, and for whom.
type gap struct {
	award.Point
	why      award.Missing
	nominees []string
}

// missing are the figures that the edition names as missing, in its order.
func (m *minutes) missing() []gap {
	type key struct {
		award.Point
		why award.Missing
	}
	var list []gap
	at := map[key]int{}
	for _, n := range m.e.Nominees {
		for _, v := range n.Values {
			if v.Missing == "" || v.Missing == award.NotApplicable {
				continue
			}
			k := key{award.Point{Metric: v.Metric, Period: v.Period}, v.Missing}
			i, ok := at[k]
			if !ok {
				i = len(list)
				at[k], list = i, append(list, gap{Point: k.Point, why: k.why})
			}
			list[i].nominees = append(list[i].nominees, n.ID)
		}
	}
	return list
}

// notes are what the edition says of its own rule: the first paragraph. The
// others, about figures that the minutes do not show, stand in the edition.
func (m *minutes) notes() {
	first, rest, more := strings.Cut(strings.TrimSpace(m.e.Notes.In(string(m.l.Lang()))), "\n\n")
	if first == "" {
		return
	}
	m.section("minutes.notes")
	m.part(block(first))
	if more && rest != "" {
		m.part(m.l.T("minutes.notes.more"))
	}
}
