package editionfile

import (
	"slices"
	"strconv"
	"strings"

	yaml "go.yaml.in/yaml/v3"

	"votering/internal/fault"
	"votering/internal/text"
)

// at is a place in the file: a node and how one got there.
type at struct {
	r     *reader
	up    *at // nil at the top
	key   string
	index int // in a list, where key is empty
	line  int // of the key, or of the item
	node  *yaml.Node
}

// path writes the place as people and jq do: "criteria[2].weight".
func (a *at) path() string {
	if a.up == nil {
		return ""
	}
	above := a.up.path()
	switch {
	case a.key == "":
		return above + "[" + strconv.Itoa(a.index) + "]"
	case above == "":
		return a.key
	default:
		return above + "." + a.key
	}
}

// under is the place of a key.
func (a *at) under(key string, line int, node *yaml.Node) *at {
	return &at{r: a.r, up: a, key: key, line: line, node: node}
}

// fault reports what is wrong at the place.
func (a *at) fault(id string, pairs ...string) {
	a.report(fault.New(fault.Edition, id, pairs...))
}

func (a *at) report(f *fault.Error) { a.r.report(a.line, a.path(), f) }

// plain reports whether the node is written out in full, and refuses the ways
// YAML has to write it elsewhere.
func (a *at) plain() bool {
	n := a.node
	if marked(n) {
		a.fault("edition.anchor")
		return false
	}
	if n.Kind == yaml.ScalarNode && empty(n) {
		if !a.r.draft { // where a value may be still to come
			a.fault("edition.empty")
		}
		return false
	}
	return true
}

// marked reports whether a node is written elsewhere, or can be named there, or
// says what type it wants to be.
func marked(n *yaml.Node) bool {
	return n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0
}

// empty reports whether a scalar says nothing: no text, or YAML's null.
func empty(n *yaml.Node) bool {
	if n.Style == 0 && slices.Contains([]string{"~", "null", "Null", "NULL"}, n.Value) {
		return true
	}
	return n.Value == ""
}

// object is a mapping of which every key is known.
type object struct {
	*at
	keys   []string
	places []*at // by position in keys; nil: not there
}

// object reads a mapping that may have the given keys, and reports all others.
func (a *at) object(keys ...string) object {
	o := object{at: a, keys: keys, places: make([]*at, len(keys))}
	if !a.plain() {
		return o
	}
	if a.node.Kind != yaml.MappingNode {
		a.fault("edition.want_mapping")
		return o
	}
	for i := 0; i+1 < len(a.node.Content) && !a.r.full(); i += 2 {
		k, v := a.node.Content[i], a.node.Content[i+1]
		place := a.under(show(k.Value), k.Line, v)
		switch j := slices.Index(keys, k.Value); {
		case k.Kind != yaml.ScalarNode || k.Value == "<<" || marked(k):
			place.fault("edition.anchor")
		case j < 0:
			place.unknown(keys)
		case o.places[j] != nil:
			place.fault("edition.key_twice", "key", k.Value)
		default:
			o.places[j] = place
		}
	}
	return o
}

// home is where a setting of the rule belongs, of those that are easily put one
// level too high or too low.
var home = map[string]string{
	"trim": "rule.jury", "margin": "rule.jury", "ratio": "rule.jury", "output": "rule.jury", "combine": "rule.jury",
	"uncovered": "rule.jury", "rounding": "rule.jury", "mode": "rule.jury.rounding", "total": "rule.jury.rounding",
	"weighted": "rule.jury.rounding", "top": "rule.public", "value_from": "criteria", "ties": "rule", "places": "rule",
	"quorum": "rule", "recusal": "rule", "outcome": "rule",
}

// unknown reports a key that is not one of those known, where it belongs if that
// is known, and else the nearest.
func (a *at) unknown(known []string) {
	pairs := []string{"key", a.key, "keys", strings.Join(known, ", ")}
	if place, ok := home[a.key]; ok {
		a.fault("edition.unknown_key_elsewhere", append(pairs, "place", place)...)
		return
	}
	near, ok := nearest(a.key, known)
	if !ok {
		a.fault("edition.unknown_key", pairs...)
		return
	}
	a.fault("edition.unknown_key_near", append(pairs, "near", near)...)
	if a.up.up == nil {
		a.r.spoiled.spoil(near)
	}
}

// get is the place of a key; false where the file does not have it.
func (o object) get(key string) (*at, bool) {
	a := o.places[slices.Index(o.keys, key)]
	return a, a != nil
}

// has reports whether the file has the key.
func (o object) has(key string) bool {
	_, ok := o.get(key)
	return ok
}

// lacks is the place where a key would stand, for what is wrong without it.
func (o object) lacks(key string) *at { return o.under(key, o.line, o.node) }

// list gives the places of a list's items; none where the key is not there.
func (o object) list(key string) []*at {
	a, ok := o.get(key)
	if !ok || !a.plain() {
		return nil
	}
	if a.node.Kind != yaml.SequenceNode {
		a.fault("edition.want_list")
		return nil
	}
	items := make([]*at, len(a.node.Content))
	for i, n := range a.node.Content {
		items[i] = &at{r: a.r, up: a, index: i, line: n.Line, node: n}
	}
	return items
}

// show makes foreign text fit for a path or an argument of a sentence.
func show(s string) string { return text.Truncate(text.Show(s), 60) }
