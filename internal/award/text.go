package award

import (
	"bytes"
	"encoding/json"
)

// Text is something shown to people: one text for all languages, or one per
// language.
type Text struct {
	All        string
	NB, NN, EN string
}

// Plain is the same text in every language.
func Plain(s string) Text { return Text{All: s} }

// Empty reports whether there is no text at all.
func (t Text) Empty() bool { return t == Text{} }

// In is the text in that language ("nb", "nn", "en"), or in the nearest one
// there is: bokmål and nynorsk stand in for each other before English does.
func (t Text) In(lang string) string {
	if t.All != "" {
		return t.All
	}
	order := map[string][3]string{
		"nb": {t.NB, t.NN, t.EN},
		"nn": {t.NN, t.NB, t.EN},
		"en": {t.EN, t.NB, t.NN},
	}
	texts, ok := order[lang]
	if !ok {
		texts = order["en"]
	}
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// MarshalJSON writes one text as a string, and texts per language as an object
// in the order nb, nn, en.
func (t Text) MarshalJSON() ([]byte, error) {
	if t.All != "" {
		return quote(t.All), nil
	}
	return quote(languages{t.NB, t.NN, t.EN}), nil
}

// languages is a text per language.
type languages struct {
	NB string `json:"nb,omitempty"`
	NN string `json:"nn,omitempty"`
	EN string `json:"en,omitempty"`
}

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Text) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(bytes.TrimSpace(b), []byte(`"`)) {
		*t = Text{}
		return json.Unmarshal(b, &t.All)
	}
	var l languages
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&l); err != nil {
		return err
	}
	*t = Text{NB: l.NB, NN: l.NN, EN: l.EN}
	return nil
}
