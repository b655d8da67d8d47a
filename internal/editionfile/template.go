package editionfile

import (
	"bytes"
	"embed"
)

//go:embed template/*.yaml
var templates embed.FS

// Template is a filled-in edition file with comments that explain it, to be
// changed into one's own, in that language: nb, nn, or else English.
func Template(lang string) []byte {
	name := "template/en.yaml"
	if lang == "nb" || lang == "nn" {
		name = "template/" + lang + ".yaml"
	}
	data, err := templates.ReadFile(name)
	if err != nil {
		panic("editionfile: " + err.Error()) // it is part of the program
	}
	return bytes.Clone(data)
}
