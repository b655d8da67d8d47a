package strict

import (
	"encoding/json"
	"maps"
	"reflect"
	"strings"
	"sync"
)

// kind is what a value must be.
type kind int

const (
	anything kind = iota
	object        // with the fields of a struct
	dictionary
	list
	words
	number
	truth
	binary // []byte, as base64
	lines  // Lines
)

// shape is what a document must look like; nil is anything.
type shape struct {
	kind     kind
	nullable bool
	fields   map[string]*shape // of an object
	needed   []string          // fields that must be there, in order
	elem     *shape            // of a list or dictionary
}

var unmarshaler = reflect.TypeFor[json.Unmarshaler]()

// shapes are those that were worked out, by type.
var shapes sync.Map

// shapeOf is the shape of what encoding/json writes for a type. A type that
// reads itself may be anything, and judges for itself.
func shapeOf(t reflect.Type) *shape {
	if s, ok := shapes.Load(t); ok {
		return s.(*shape)
	}
	s := makeShape(t)
	shapes.Store(t, s)
	return s
}

func makeShape(t reflect.Type) *shape {
	if reflect.PointerTo(t).Implements(unmarshaler) {
		return nil
	}
	if t == linesType {
		return &shape{kind: lines}
	}
	switch t.Kind() {
	case reflect.Pointer:
		inner := shapeOf(t.Elem())
		if inner == nil {
			return nil
		}
		s := *inner
		s.nullable = true
		return &s
	case reflect.Struct:
		return shapeOfStruct(t)
	case reflect.Map:
		return &shape{kind: dictionary, elem: shapeOf(t.Elem())}
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return &shape{kind: binary}
		}
		return &shape{kind: list, elem: shapeOf(t.Elem())}
	case reflect.String:
		return &shape{kind: words}
	case reflect.Bool:
		return &shape{kind: truth}
	case reflect.Int, reflect.Int64, reflect.Uint64:
		return &shape{kind: number}
	default:
		panic("strict: documents hold no " + t.String())
	}
}

func shapeOfStruct(t reflect.Type) *shape {
	s := &shape{kind: object, fields: map[string]*shape{}}
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || f.Tag.Get("json") == "-" {
			continue
		}
		if f.Anonymous && name == "" { // its fields stand among these
			inner := shapeOfStruct(f.Type)
			maps.Copy(s.fields, inner.fields)
			s.needed = append(s.needed, inner.needed...)
			continue
		}
		s.fields[name] = shapeOf(f.Type)
		if options == "" {
			s.needed = append(s.needed, name)
		}
	}
	return s
}

// near is the name that the shape has where found only differs from it in its
// letters' case; empty where it has none.
func (s *shape) near(found string) string {
	for name := range s.fields {
		if strings.EqualFold(name, found) {
			return name
		}
	}
	return ""
}

// element is the shape of what is in a list or dictionary.
func (s *shape) element() *shape {
	if s == nil {
		return nil
	}
	return s.elem
}
