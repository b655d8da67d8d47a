package figures

import (
	"strings"

	"votering/internal/award"
	"votering/internal/text"
)

// suggest is the metric that a measure may be: the one with most of its words
// in the measure's name or the table's title, if only one has as many, and the
// unit is right. It is a proposal to a person and takes nothing.
func (r *reader) suggest(t *table, m *measure) string {
	have := stems(m.name + " " + t.title)
	best, most, tied := "", 0, false
	for i := range r.ed.Metrics {
		metric := &r.ed.Metrics[i]
		if metric.Ratio != nil || metric.Unit == award.Words || !unitFits(m, metric.Unit) {
			continue
		}
		shared := 0
		for _, s := range []string{metric.ID, metric.Title.All, metric.Title.NB, metric.Title.NN, metric.Title.EN} {
			n := 0
			for stem := range stems(s) {
				if have[stem] {
					n++
				}
			}
			shared = max(shared, n)
		}
		switch {
		case shared > most:
			best, most, tied = metric.ID, shared, false
		case shared == most && shared > 0:
			tied = true
		}
	}
	if tied {
		return ""
	}
	return best
}

// stemLength is how many letters of a word stand for it, whatever its ending.
const stemLength = 5

// stems are the beginnings of the longer words of a text.
func stems(s string) map[string]bool {
	list := map[string]bool{}
	for _, w := range strings.FieldsFunc(text.Fold(s), func(r rune) bool { return !('a' <= r && r <= 'z' || r == 'æ' || r == 'ø' || r == 'å') }) {
		if rs := []rune(w); len(rs) >= stemLength {
			list[string(rs[:stemLength])] = true
		}
	}
	return list
}
