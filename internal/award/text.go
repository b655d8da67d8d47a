package award

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
