package ranking

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/ranking"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/tally"
)

// note is a sentence about the ranking as a whole.
type note struct {
	text string
	warn bool
}

// weight puts warnings before the rest.
func (n note) weight() int {
	if n.warn {
		return 0
	}
	return 1
}

// rule is how the ranking is made, in plain words, and that numbers are rounded
// where they are: before it in short where w cells and so many lines have no
// room for all of it.
func (d *data) rule(w, lines int) string {
	s := d.l.T("ranking.rule", "split", rules.Plain(d.l, d.ed).Split())
	if !d.rounded {
		return s
	}
	if whole := s + " " + d.l.T("ranking.rounded"); len(text.Wrap(whole, w)) <= lines {
		return whole
	}
	return d.l.T("ranking.rounded.short") + " " + s
}

// ownNote is what the edition says of itself first; empty where that is
// nothing, or more than w cells and so many lines hold.
func (d *data) ownNote(w, lines int) string {
	first := firstSentence(text.Show(d.ed.Notes.In(string(d.l.Lang()))))
	if first == "" {
		return ""
	}
	s := d.l.T("ranking.note", "note", first)
	if len(text.Wrap(s, w)) > lines {
		return ""
	}
	return s
}

// firstSentence is what notes begin with, if that is short enough to be read
// in passing.
func firstSentence(notes string) string {
	const longest = 120
	s, _, found := strings.Cut(notes, ". ")
	if found {
		s += "."
	}
	if text.Width(s) > longest {
		return ""
	}
	return s
}

// alone reports whether a public part is left out because it is not opened.
func (d *data) alone() bool { return d.rk.JuryAlone && d.ed.Rule.Public != nil }

// heading is the key of what the jury's part alone is called: nobody has seen
// the public vote, or it was seen before the edition was reopened.
func (d *data) heading() string {
	if d.seen {
		return "ranking.heading.alone_seen"
	}
	return "ranking.heading.alone"
}

// remarks are what there is to know about the numbers, what matters most
// first.
func (d *data) remarks() []note {
	var notes []note
	add := func(s string) {
		if s != "" {
			notes = append(notes, note{text: s})
		}
	}
	if len(d.rk.Rows) == 0 {
		return []note{{d.l.T("ranking.nobody"), true}}
	}
	weight, warn := d.weight()
	if warn {
		notes = append(notes, note{weight, true})
		add(d.spread())
	}
	for _, s := range d.ties() {
		add(s)
	}
	lowest := slices.ContainsFunc(d.rk.Rows, func(row ranking.Row) bool { return row.Total != nil && row.Total.Sign() == 0 })
	if lowest { // who sees a 0 asks at once
		add(d.method())
	}
	add(d.flags())
	for _, s := range d.uncoveredNotes() {
		add(s)
	}
	if !lowest {
		add(d.method())
	}
	add(d.stretch())
	if !warn && weight != "" {
		add(weight)
		add(d.spread())
	}
	return notes
}

// method says how the two sides are made comparable, and what a 0 means where
// the lowest is one by the rule.
func (d *data) method() string {
	switch {
	case d.rk.JuryAlone || d.ed.Rule.Public == nil:
		return ""
	case d.ed.Rule.Public.Method == award.MinMax:
		if d.weightIsReal() {
			return d.l.T("ranking.zero.real", "weight", rules.Weight(d.l, *d.rk.Weight))
		}
		return d.l.T("ranking.zero")
	}
	return d.l.T("ranking.method", "method", rules.Plain(d.l, d.ed).Public())
}

// weightIsReal reports whether the public moves as much as the rule says.
func (d *data) weightIsReal() bool {
	effective, ok := d.rk.EffectiveWeight()
	return ok && d.rk.Weight != nil && effective.Equal(*d.rk.Weight)
}

// weight says how much the public really moves, beside what the rule says,
// where the two differ; warn says that they differ by more than half.
func (d *data) weight() (sentence string, warn bool) {
	effective, ok := d.rk.EffectiveWeight()
	if !ok || d.rk.Weight == nil || d.weightIsReal() {
		return "", false
	}
	key := "ranking.weight.near"
	switch warn = d.rk.WeightMisleads(); {
	case warn && d.rk.Weight.Less(effective):
		key = "ranking.weight.more"
	case warn:
		key = "ranking.weight.less"
	}
	nominal, real := rules.Weight(d.l, *d.rk.Weight), d.l.Share(effective, 0)
	if real == d.l.Share(*d.rk.Weight, 0) {
		real = d.l.Share(effective, 1)
	}
	return d.l.T(key, "nominal", nominal, "effective", real), warn
}

// flags names who carries which flag, all of them in one sentence; criteria
// without marks have sentences of their own.
func (d *data) flags() string {
	var order []string
	who := map[string][]string{}
	for i := range d.rk.Rows {
		for _, f := range d.rk.Rows[i].Flags {
			if f == ranking.FlagUncovered {
				continue
			}
			if !slices.Contains(order, f) {
				order = append(order, f)
			}
			who[f] = append(who[f], d.rk.Rows[i].Nominee)
		}
	}
	slices.Sort(order)
	var parts []string
	for _, f := range order {
		names := d.names(who[f])
		if len(who[f]) == len(d.rk.Rows) && len(who[f]) > 1 {
			names = d.l.T("ranking.all")
		}
		parts = append(parts, d.l.T("ranking.flag", "names", names, "flag", d.l.T("flag_word."+f)))
	}
	return strings.Join(parts, " ")
}

// ties says of every group with the same total what told it apart, and who
// shares a place in spite of it.
func (d *data) ties() []string {
	var sentences []string
	for _, g := range d.tied() {
		var steps []string
		for _, i := range g.rows {
			for _, s := range d.rk.Rows[i].Ladder {
				if name := rules.Plain(d.l, d.ed).Step(s.Name); s.Split && !slices.Contains(steps, name) {
					steps = append(steps, name)
				}
			}
		}
		if len(steps) > 0 {
			sentences = append(sentences, d.l.T("ranking.tie", "names", d.names(g.names), "steps", d.l.List(steps)))
		}
	}
	return append(sentences, d.shared()...)
}

// shared names those who share a place.
func (d *data) shared() []string {
	var sentences []string
	for i := 0; i < len(d.rk.Rows); {
		j := i
		var names []string
		for j < len(d.rk.Rows) && d.rk.Rows[j].Place == d.rk.Rows[i].Place {
			names = append(names, d.rk.Rows[j].Nominee)
			j++
		}
		switch {
		case len(names) > 1 && d.waits(names[0]):
			sentences = append(sentences, d.l.T("ranking.shared.waits", "names", d.names(names)))
		case len(names) > 1:
			sentences = append(sentences, d.l.T("ranking.shared", "names", d.names(names), "place", d.l.Int(int64(d.rk.Rows[i].Place))))
		}
		i = j
	}
	return sentences
}

// group is nominees with the same total, by row and by name.
type group struct {
	rows  []int
	names []string
}

// tied are the groups that the tie ladder began with.
func (d *data) tied() []group {
	var groups []group
	at := map[string]int{}
	for i := range d.rk.Rows {
		row := &d.rk.Rows[i]
		if len(row.Ladder) == 0 {
			continue
		}
		key := strings.Join(row.Ladder[0].Among, " ")
		if _, ok := at[key]; !ok {
			at[key] = len(groups)
			groups = append(groups, group{names: row.Ladder[0].Among})
		}
		groups[at[key]].rows = append(groups[at[key]].rows, i)
	}
	return groups
}

// sharesNote says what shares are shares of, where that is not all votes.
func (d *data) sharesNote() []note {
	if !d.leavesOut() {
		return nil
	}
	return []note{{text: d.l.T("ranking.shares", "counted", d.l.IntRat(d.votes), "cast", d.l.IntRat(d.cast))}}
}

// perNote says what votes per 1000 are set against, where a table of w cells
// shows them.
func (d *data) perNote(w int) []note {
	if !slices.ContainsFunc(d.fields(w), func(f field) bool { return f.col == colPer }) {
		return nil
	}
	metric := text.Show(d.people.Metric.Title.In(string(d.l.Lang())))
	return []note{{text: d.l.T("ranking.per.note", "metric", metric, "period", text.Show(d.people.Period))}}
}

// standing says how firm the ranking is, and what it is for.
func (d *data) standing(c page.Context) []note {
	var notes []note
	advice := d.ed.Rule.Outcome == award.Advice
	switch {
	case c.Sight.Final:
		notes = append(notes, note{text: d.saved(c, advice)})
	case d.alone():
		notes = append(notes, note{d.l.T("ranking.alone"), true})
	default:
		notes = append(notes, note{d.l.T("ranking.open"), true})
	}
	if c.Sight.Together {
		notes = append(notes, note{d.l.T("fact.opened_together"), true})
	}
	if advice && c.Sight.Final {
		return notes
	}
	return append(notes, note{text: d.l.T("ranking.outcome." + string(d.ed.Rule.Outcome))})
}

// saved says when the ranking was saved, and when it was opened first where
// that was another time. What is advice is not said to stand.
func (d *data) saved(c page.Context, advice bool) string {
	key, zone := "ranking.final", c.Now.Location()
	if advice {
		key = "ranking.final.advice"
	}
	s := d.l.T(key, "when", tally.When(d.l, c.Sight.RankedAt.In(zone)))
	if len(c.Sight.Replaced) > 0 {
		s += " " + d.l.T("ranking.final.first", "first", tally.When(d.l, c.Sight.Times.Tally.In(zone)))
	}
	return s
}
