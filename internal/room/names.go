package room

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/text"
)

// address is what looks like an e-mail address.
var address = regexp.MustCompile(`[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+`)

// shortestName is the shortest word of a juror's name that is looked for by
// itself, in letters.
const shortestName = 3

// publicNotices warn of what the public decision would say about people who
// are to stay unnamed in it: a juror's name or an e-mail address in the texts
// that everybody will read; and of quotations that nobody wrote so.
func (r *Room) publicNotices(s deliberation.State) []Notice {
	var ns []Notice
	p := s.Proposal
	for _, lang := range slices.Sorted(maps.Keys(p.Grounds)) {
		ns = append(ns, r.named("grounds", p.Grounds[lang])...)
	}
	ns = append(ns, r.named("departure", p.Departure)...)
	for _, j := range r.ed.Voters() {
		ns = append(ns, r.named("dissent", p.Dissent[j.ID])...)
	}
	for _, o := range s.Overrides {
		ns = append(ns, r.named("override", o.Reason)...)
	}
	for _, x := range s.Reopened {
		ns = append(ns, r.named("reopen", x.Reason)...)
	}
	for _, x := range s.Replaced {
		ns = append(ns, r.named("tally", x.Reason)...)
	}
	for _, c := range slices.Concat(s.Fallen, s.Casts) {
		ns = append(ns, r.named("cast", c.Reason)...)
	}
	return append(ns, r.quotedNotices(s)...)
}

// Named warns of the jurors and addresses that a text names which everybody
// will read. where says which text it is: grounds, departure or dissent.
func (s Sight) Named(where, public string) []Notice { return named(s.Edition, where, public) }

// named warns of the jurors and addresses that a public text names. The chair
// is named in the decision anyway, but not by a dissent, which stands under a
// juror's number as the marks do, nor in the reasons for a departure. where says
// which text it is.
func (r *Room) named(where, public string) []Notice { return named(r.ed, where, public) }

func named(ed *award.Edition, where, public string) []Notice {
	if public == "" {
		return nil
	}
	var ns []Notice
	if a := address.FindString(public); a != "" {
		ns = append(ns, Notice{"names_address." + where, fault.Pairs("address", text.Show(a))})
	}
	said := map[string]bool{}
	for _, w := range wordsOf(public) {
		said[w] = true
	}
	for _, j := range ed.Jurors {
		chair := j.Role == award.ChairRole && where != "dissent" && where != "departure"
		if !chair && says(ed, said, j.Name) {
			ns = append(ns, Notice{"names_juror." + where, fault.Pairs("juror", j.ID, "name", j.Name)})
		}
	}
	return ns
}

// says reports whether what was said has a word of a person's name. A word that
// belongs to a nominee's name tells nothing.
func says(ed *award.Edition, said map[string]bool, name string) bool {
	for _, w := range wordsOf(name) {
		if len([]rune(w)) < shortestName || !said[w] {
			continue
		}
		if !slices.ContainsFunc(ed.Nominees, func(n award.Nominee) bool { return slices.Contains(wordsOf(n.Name), w) }) {
			return true
		}
	}
	return false
}

// wordsOf are the words of a text, without case and accents.
func wordsOf(s string) []string {
	return strings.FieldsFunc(text.Fold(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}
