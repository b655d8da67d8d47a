package fields

import (
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

// entry is a field with its way in and out of a T.
type entry[T any] struct {
	Field
	get func(c cell[T]) string
	set func(c cell[T], text string) error
}

// cell is a field of one T of an edition, in one language.
type cell[T any] struct {
	e     *award.Edition
	x     *T
	field *Field
	lang  string
}

// part is the fields of a part of an edition.
type part[T any] struct {
	find    func(e *award.Edition, at Place) *T // nil: there is no such one
	entries []entry[T]
}

// anyPart is a part, whatever its type.
type anyPart interface {
	list() []Field
	get(e *award.Edition, at Place, key, lang string) string
	set(e *award.Edition, at Place, key, lang, text string) error
}

func (p *part[T]) list() []Field {
	fields := make([]Field, len(p.entries))
	for i := range p.entries {
		fields[i] = p.entries[i].Field
	}
	return fields
}

// entry finds a field of one T; false where there is none.
func (p *part[T]) entry(e *award.Edition, at Place, key, lang string) (*entry[T], cell[T], bool) {
	x := p.find(e, at)
	for i := range p.entries {
		if en := &p.entries[i]; en.Key == key && x != nil {
			return en, cell[T]{e, x, &en.Field, lang}, lang == "" || en.Multi
		}
	}
	return nil, cell[T]{}, false
}

func (p *part[T]) get(e *award.Edition, at Place, key, lang string) string {
	if en, c, ok := p.entry(e, at, key, lang); ok {
		return en.get(c)
	}
	return ""
}

func (p *part[T]) set(e *award.Edition, at Place, key, lang, typed string) error {
	en, c, ok := p.entry(e, at, key, lang)
	if !ok {
		return unknown(key)
	}
	return en.set(c, typed)
}

func unknown(key string) error { return fault.New(fault.Usage, "fields.none", "key", text.Show(key)) }

// named gives the entries of a part the part's name.
func named[T any](name Part, find func(e *award.Edition, at Place) *T, entries ...entry[T]) *part[T] {
	for i := range entries {
		entries[i].Part = name
	}
	return &part[T]{find, entries}
}

// required says that the edition cannot do without the field.
func (en entry[T]) required() entry[T] {
	en.Required = true
	return en
}

// refers says whose ids the field names.
func (en entry[T]) refers(p Part) entry[T] {
	en.Refers = p
	return en
}

// invalid is a fault of one text.
func invalid(id string, pairs ...string) error { return fault.New(fault.Edition, id, pairs...) }

// show makes a typed text fit for an argument of a sentence.
func show(s string) string { return text.Truncate(text.Show(s), 60) }

// word is a field that holds a string of one line.
func word[T any](key string, kind Kind, max int, of func(*T) *string) entry[T] {
	return entry[T]{
		Field: Field{Key: key, Kind: kind, Max: max},
		get:   func(c cell[T]) string { return *of(c.x) },
		set: func(c cell[T], typed string) error {
			clean, err := text.Clean(typed, max)
			if err != nil {
				return err
			}
			*of(c.x) = clean
			return nil
		},
	}
}

// choice is a field that holds one of some words.
func choice[T any, S ~string](key string, of func(*T) *S, words ...S) entry[T] {
	choices := make([]string, len(words))
	for i, w := range words {
		choices[i] = string(w)
	}
	return entry[T]{
		Field: Field{Key: key, Kind: Choice, Choices: choices},
		get:   func(c cell[T]) string { return string(*of(c.x)) },
		set: func(c cell[T], typed string) error {
			w, err := pick(typed, c.field)
			if err == nil {
				*of(c.x) = S(w)
			}
			return err
		},
	}
}

// pick finds a word among those that can be chosen; none is fine.
func pick(typed string, f *Field) (string, error) {
	typed = strings.TrimSpace(typed)
	for _, w := range append([]string{""}, f.Choices...) {
		if strings.EqualFold(w, typed) {
			return w, nil
		}
	}
	return "", f.notOffered(typed)
}

// notOffered is the fault of a text that is none of the choices. The sentence
// names them in the reader's words.
func (f *Field) notOffered(typed string) error {
	offered := make([]string, len(f.Choices))
	for i, choice := range f.Choices {
		offered[i] = strings.TrimPrefix(f.ChoiceKey(choice), choiceKeys)
	}
	return invalid("fields.word", "word", show(typed), "words", strings.Join(offered, ","))
}

// texts is a field for people, with a text for all languages or one for each.
func texts[T any](key string, kind Kind, max int, of func(*T) *award.Text) entry[T] {
	return entry[T]{
		Field: Field{Key: key, Kind: kind, Max: max, Multi: true},
		get:   func(c cell[T]) string { return *inLanguage(of(c.x), c.lang) },
		set: func(c cell[T], typed string) error {
			clean, err := cleaned(typed, kind, max)
			if err != nil {
				return err
			}
			*of(c.x) = withText(*of(c.x), c.lang, clean, c.e.Language)
			return nil
		},
	}
}

func cleaned(typed string, kind Kind, max int) (string, error) {
	if kind == Lines {
		return text.CleanLines(typed, max)
	}
	return text.Clean(typed, max)
}

// inLanguage is the text of a language, or the one for all.
func inLanguage(t *award.Text, lang string) *string {
	switch lang {
	case "nb":
		return &t.NB
	case "nn":
		return &t.NN
	case "en":
		return &t.EN
	}
	return &t.All
}

// withText is t with the text of one language changed. The text for all and
// those of each language never stand together: setting the first takes the
// others away, and setting one of the others leaves the first to the edition's
// own language, whose it was.
func withText(t award.Text, lang, s, own string) award.Text {
	if lang == "" {
		if s != "" {
			return award.Plain(s)
		}
		t.All = ""
		return t
	}
	if s != "" && t.All != "" {
		if own == "" {
			own = "en"
		}
		*inLanguage(&t, own), t.All = t.All, ""
	}
	*inLanguage(&t, lang) = s
	return t
}
