package editionfile

import (
	"strconv"
	"strings"
	"time"

	yaml "go.yaml.in/yaml/v3"

	"votering/internal/award"
	"votering/internal/exact"
)

// Styles of nodes. A flow node stands on one line: {metric: a, value: 1}.
const (
	block = yaml.Style(0)
	flow  = yaml.FlowStyle
	plain = yaml.Style(0)
)

// mapping collects keys and values. What says nothing is left out.
type mapping struct{ content []*yaml.Node }

func (m *mapping) node(style yaml.Style) *yaml.Node {
	return &yaml.Node{Kind: yaml.MappingNode, Style: style, Content: m.content}
}

func (m *mapping) put(key string, value *yaml.Node) {
	m.content = append(m.content, scalar(key, plain), value)
}

func (m *mapping) str(key, s string) {
	if s != "" {
		m.put(key, word(s))
	}
}

func (m *mapping) text(key string, t award.Text) {
	switch {
	case t.Empty():
	case t.All != "":
		m.str(key, t.All)
	default:
		l := &mapping{}
		l.str("nb", t.NB)
		l.str("nn", t.NN)
		l.str("en", t.EN)
		m.put(key, l.node(flow))
	}
}

func (m *mapping) truth(key string, v bool) {
	if v {
		m.put(key, scalar("true", plain))
	}
}

// whole writes a number that is 0 where it is not given.
func (m *mapping) whole(key string, n int) {
	if n != 0 {
		m.put(key, scalar(strconv.Itoa(n), plain))
	}
}

func (m *mapping) decimals(key string, n *int) {
	if n != nil {
		m.put(key, scalar(strconv.Itoa(*n), plain))
	}
}

func (m *mapping) rat(key string, v *exact.Rat) {
	if v != nil {
		m.put(key, scalar(number(*v), plain))
	}
}

func (m *mapping) rats(key string, vs []exact.Rat) {
	nodes := make([]*yaml.Node, len(vs))
	for i, v := range vs {
		nodes[i] = scalar(number(v), plain)
	}
	m.list(key, flow, nodes)
}

// number writes a number so that it can be read again: as a decimal where that
// is short enough, else as a fraction.
func number(v exact.Rat) string {
	if _, err := exact.Decimal(v.Text()); err == nil {
		return v.Text()
	}
	return v.String()
}

func (m *mapping) time(key string, t *time.Time) {
	if t != nil {
		m.put(key, scalar(stamp(*t), plain))
	}
}

func (m *mapping) scale(s award.Scale) {
	p := &mapping{}
	if s != (award.Scale{}) {
		p.rat("min", &s.Min)
		p.rat("max", &s.Max)
		p.rat("step", &s.Step)
	}
	m.put("scale", p.node(flow))
}

func (m *mapping) words(key string, ss []string) { m.list(key, flow, words(ss)) }

func words(ss []string) []*yaml.Node {
	nodes := make([]*yaml.Node, len(ss))
	for i, s := range ss {
		nodes[i] = word(s)
	}
	return nodes
}

func (m *mapping) list(key string, style yaml.Style, nodes []*yaml.Node) {
	if len(nodes) > 0 {
		m.put(key, list(style, nodes))
	}
}

func list(style yaml.Style, nodes []*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Style: style, Content: nodes}
}

func scalar(s string, style yaml.Style) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Style: style, Value: s}
}

// word writes text. It is put in quotes unless no reader of YAML can take it
// for anything but text; several lines stand below each other.
func word(s string) *yaml.Node {
	switch {
	case strings.Contains(s, "\n"):
		return scalar(s, yaml.LiteralStyle)
	case safe(s):
		return scalar(s, plain)
	}
	return scalar(s, yaml.DoubleQuotedStyle)
}

// safe reports whether s is letters, digits and hyphens that begin with a
// letter, with single spaces inside, and no word that YAML knows.
func safe(s string) bool {
	switch strings.ToLower(s) {
	case "", "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return false
	}
	for i, r := range s {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r <= 0x17F && r != 0xD7 && r != 0xF7
		inside := r >= '0' && r <= '9' || r == '-' || r == '_' || r == '/' || r == '.' || r == '@' || r == ' '
		if !letter && (i == 0 || !inside) {
			return false
		}
	}
	return true
}
