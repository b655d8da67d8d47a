package marksheet

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/municipality"
	"votering/internal/text"
)

// names knows what everybody and everything in an edition is called.
type names struct {
	of    map[Kind]*index
	said  map[string]string // what a person said that a folded name stands for
	memo  map[Kind]map[string]match
	words map[string]bool // of the names and codes of nominees, without what a code may begin with
}

// match is what a name stands for: the ids that have it, or that it is to be
// left out.
type match struct {
	ids   []string
	leave bool
}

// one is the only id that has the name; empty where there is none, or several.
func (m match) one() string {
	if len(m.ids) == 1 {
		return m.ids[0]
	}
	return ""
}

// index is the names of one kind.
type index struct {
	ids                  []string
	may                  []string // that mark, or are marked
	exact, folded, loose map[string][]string
}

func newNames(e *award.Edition, said map[string]string) (*names, error) {
	n := &names{of: map[Kind]*index{}, said: map[string]string{}, words: map[string]bool{}, memo: map[Kind]map[string]match{}}
	for _, k := range kinds {
		n.of[k] = &index{exact: map[string][]string{}, folded: map[string][]string{}, loose: map[string][]string{}}
		n.memo[k] = map[string]match{}
	}
	for i := range e.Jurors {
		j := &e.Jurors[i]
		n.of[Juror].add(j.ID, j.Votes, j.Name, j.Email)
	}
	for i := range e.Nominees {
		c := &e.Nominees[i]
		n.of[Nominee].add(c.ID, !c.Withdrawn, append([]string{c.Name, c.Code}, c.Aliases...)...)
		for _, name := range append([]string{c.Name}, c.Aliases...) {
			for _, part := range municipality.Names(name) {
				put(n.of[Nominee].loose, plain(municipality.Fold(part)), c.ID)
			}
		}
	}
	for _, names := range []map[string][]string{n.of[Nominee].folded, n.of[Nominee].loose} {
		for name := range names {
			for w := range strings.FieldsSeq(name) {
				n.words[strings.TrimLeft(w, "kf0")] = true
			}
		}
	}
	for i := range e.Criteria {
		c := &e.Criteria[i]
		t := c.Title
		n.of[Criterion].add(c.ID, c.ValueFrom == nil, t.All, t.NB, t.NN, t.EN)
	}
	for name, id := range said {
		if id != Leave && !n.isID(id) {
			return nil, fault.New(fault.Usage, "marksheet.map", "name", name, "id", id)
		}
		n.said[fold(name)] = id
	}
	return n, nil
}

// isID reports whether anybody or anything has the id.
func (n *names) isID(id string) bool {
	for _, k := range kinds {
		if n.isOf(k, id) {
			return true
		}
	}
	return false
}

func (n *names) isOf(k Kind, id string) bool { return slices.Contains(n.of[k].ids, id) }

func (x *index) add(id string, may bool, others ...string) {
	if x.ids = append(x.ids, id); may {
		x.may = append(x.may, id)
	}
	for _, s := range append(others, id) {
		if s == "" {
			continue
		}
		put(x.exact, s, id)
		put(x.folded, fold(s), id)
		put(x.loose, fold(unbracketed(s)), id)
	}
}

func put(m map[string][]string, key, id string) {
	if key != "" && !slices.Contains(m[key], id) {
		m[key] = append(m[key], id)
	}
}

// What is looked up more than once is kept, so much of it; and nobody's name is
// as long as that, in bytes.
const (
	maxMemo = 20_000
	maxName = 1000
)

// find says who or what of a kind has a name.
func (n *names) find(k Kind, s string) match {
	if len(s) > maxName {
		return match{}
	}
	m, ok := n.memo[k][s]
	if !ok {
		m = n.look(k, s)
		if len(n.memo[k]) < maxMemo {
			n.memo[k][s] = m
		}
	}
	return m
}

func (n *names) look(k Kind, s string) match {
	x, key := n.of[k], fold(s)
	if id, ok := n.said[key]; ok && (id == Leave || slices.Contains(x.ids, id)) {
		if id == Leave {
			return match{leave: true}
		}
		return match{ids: []string{id}}
	}
	for _, ids := range [][]string{x.exact[s], x.folded[key]} {
		if len(ids) > 0 && key != "" {
			return match{ids: ids}
		}
	}
	if k == Nominee {
		return match{ids: n.region(s)}
	}
	return match{ids: x.loose[fold(unbracketed(s))]}
}

// region finds the nominees of a name as statistics and people write it: with
// the code before it, with the word for municipality, in one language of
// several. A code and a name that are not of one nominee are of both.
func (n *names) region(s string) []string {
	if !n.known(s) {
		return nil
	}
	r, ok := municipality.Parse(s)
	if !ok {
		return nil
	}
	var ids []string
	x := n.of[Nominee]
	for _, part := range municipality.Names(r.Name) {
		for _, id := range x.loose[plain(municipality.Fold(part))] {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	coded := x.exact[r.Code]
	switch {
	case r.Code == "":
		return ids
	case r.Name == "":
		return coded
	case len(coded) == 1 && slices.Contains(ids, coded[0]):
		return coded
	case len(coded) > 0 && len(ids) > 0:
		return append(slices.Clone(ids), coded...)
	}
	return nil // a code of somebody else, or a name that is not theirs
}

// known reports whether any word of a text stands in the name of a nominee.
func (n *names) known(s string) bool {
	for w := range strings.FieldsSeq(fold(s)) {
		if n.words[strings.TrimLeft(w, "kf0")] {
			return true
		}
	}
	return false
}

// any reports whether a text is a name of the kind that tells what a table is
// like. A bare number of few digits may as well be a mark.
func (n *names) any(k Kind, s string) bool {
	return !weak(s) && len(n.find(k, s).ids) > 0
}

// weak reports whether a text may as well be a mark as a name.
func weak(s string) bool {
	const digits = 4
	return len(s) < digits && strings.IndexFunc(s, unicode.IsLetter) < 0
}

// fold is a name as it is compared: without case, accents and signs.
func fold(s string) string { return plain(text.Fold(s)) }

// plain leaves the words of a text.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.In(r, unicode.L, unicode.M, unicode.N)
	}), " ")
}

// What stands around a heading: a number before it, and brackets behind it.
var (
	numbered  = regexp.MustCompile(`^[0-9]{1,3}[.)]\s+`)
	bracketed = regexp.MustCompile(`\s*[(\[][^()\[\]]*[)\]]$`)
)

// unbracketed is a heading without its number, and without what stands in
// brackets behind it: "1. Results (1-6)".
func unbracketed(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || s[0] > '9' && s[len(s)-1] != ')' && s[len(s)-1] != ']' {
		return s
	}
	if t := bracketed.ReplaceAllString(numbered.ReplaceAllString(s, ""), ""); t != "" {
		return t
	}
	return s
}

// within finds who of a kind is named somewhere in a text, in whole words. A
// name that is part of a longer one there is not meant.
func (n *names) within(k Kind, s string) []string {
	const shortest = 3 // characters
	words := " " + fold(s) + " "
	type span struct {
		from, to int
		ids      []string
	}
	var spans []span
	x := n.of[k]
	for _, names := range []map[string][]string{x.folded, x.loose} {
		for name, ids := range names {
			if utf8.RuneCountInString(name) < shortest || weak(name) {
				continue
			}
			if at := strings.Index(words, " "+name+" "); at >= 0 {
				spans = append(spans, span{at, at + len(name) + 2, ids})
			}
		}
	}
	var ids []string
	for _, a := range spans {
		if !slices.ContainsFunc(spans, func(b span) bool { return b.from <= a.from && a.to <= b.to && b.to-b.from > a.to-a.from }) {
			ids = join(ids, a.ids)
		}
	}
	slices.Sort(ids)
	return ids
}

// near are those of a kind that may be meant by a name that nobody has: who has
// all its words, or a word of it; all, where there is none.
func (n *names) near(k Kind, s string) []string {
	words := strings.Fields(fold(unbracketed(s)))
	for _, enough := range []int{len(words), 1} {
		var ids []string
		for _, id := range n.of[k].may {
			if enough > 0 && n.shared(k, id, words) >= enough {
				ids = append(ids, id)
			}
		}
		if len(ids) > 0 {
			return ids
		}
	}
	return slices.Clone(n.of[k].may)
}

// shared is how many of the words stand in one of the names of an id.
func (n *names) shared(k Kind, id string, words []string) int {
	most := 0
	for name, ids := range n.of[k].folded {
		if !slices.Contains(ids, id) {
			continue
		}
		in, count := strings.Fields(name), 0
		for _, w := range words {
			if slices.Contains(in, w) {
				count++
			}
		}
		most = max(most, count)
	}
	return most
}
