package editionfile

import (
	"bytes"
	"encoding/json"

	yaml "go.yaml.in/yaml/v3"

	"votering/internal/award"
)

// ReadAmendment reads the changes of an amendment as people write them:
//
//	changes:
//	  - {path: nominees/kinn/values/settled/2022/value, to: 178}
//	  - {path: nominees/bodo/withdrawn, to: true}
//
// Name is how faults call the file. What a change is of is not asked here, see
// award.Amend. The error is a fault.List, or one *fault.Error where the file
// could not be read at all.
func ReadAmendment(data []byte, name string) ([]award.Change, error) {
	r := newReader(name, false)
	if err := r.scan(data); err != nil {
		return nil, err
	}
	root, err := r.parse(data)
	if err != nil {
		return nil, err
	}
	o := root.object("changes")
	if !o.has("changes") && len(r.found) == 0 {
		o.lacks("changes").fault("edition.missing")
	}
	changes := each(o, "changes", (*at).change)
	if len(r.found) > 0 {
		return nil, r.list()
	}
	return changes, nil
}

// change reads one change.
func (a *at) change() award.Change {
	o := a.object("path", "to")
	for _, key := range o.keys {
		if !o.has(key) {
			o.lacks(key).fault("edition.missing")
		}
	}
	c := award.Change{Path: o.str("path")}
	if to, ok := o.get("to"); ok {
		c.To = quoted(to.plainValue(deepest))
	}
	return c
}

// deepest is how deep what a change puts in can be: a figure with a source in
// several languages.
const deepest = 2

// plainValue is what stands at the place as JSON. A scalar is its text, but for
// true, false and null: numbers are read from their text where they are used.
func (a *at) plainValue(levels int) any {
	n := a.node
	switch {
	case marked(n):
		a.fault("edition.anchor")
	case n.Kind == yaml.ScalarNode && n.Style == 0 && empty(n):
		return nil
	case n.Kind == yaml.ScalarNode && n.Style == 0 && (n.Value == "true" || n.Value == "false"):
		return n.Value == "true"
	case n.Kind == yaml.ScalarNode:
		return n.Value
	case n.Kind == yaml.MappingNode && levels > 0:
		return a.plainObject(levels - 1)
	default:
		a.fault("edition.want_text")
	}
	return nil
}

// plainObject is a mapping whose keys are all taken.
func (a *at) plainObject(levels int) any {
	values := map[string]any{}
	for i := 0; i+1 < len(a.node.Content) && !a.r.full(); i += 2 {
		k := a.node.Content[i]
		place := a.under(show(k.Value), k.Line, a.node.Content[i+1])
		switch _, twice := values[k.Value]; {
		case k.Kind != yaml.ScalarNode || k.Value == "<<" || marked(k):
			place.fault("edition.anchor")
		case twice:
			place.fault("edition.key_twice", "key", show(k.Value))
		default:
			values[k.Value] = place.plainValue(levels)
		}
	}
	return values
}

// quoted is a value as one line of JSON in which < > & stay as they are.
func quoted(v any) json.RawMessage {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic("editionfile: a plain value did not encode: " + err.Error())
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
