package editionfile

import "testing"

func TestTemplateIsAnEdition(t *testing.T) {
	for _, lang := range []string{"nb", "nn", "en", "xx"} {
		if _, err := Read(Template(lang), "template.yaml"); err != nil {
			t.Errorf("%s: %v", lang, err)
		}
	}
}
