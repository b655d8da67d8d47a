package forms_test

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/editionfile"
	"votering/internal/exact"
	"votering/internal/forms"
)

const editionYAML = `schema: votering-edition/1
id: prisen-2022
title: Bosettings- og integreringsprisen 2022
language: nb
scale: {min: 1, max: 6, step: 1}
criteria:
  - id: results
    title: Resultater
    help: "Hva kommunen har oppnådd.\n\nSe på flere år."
    weight: 3
    metrics: [settled]
    levels: {1: "lite å vise til", 6: "på topp i landet"}
  - {id: effort, title: "Innsats: [ny]", scale: {min: 0, max: 10, step: 0.5}}
  - {id: measured, title: Målt, scale: {min: 0, max: 1000, step: 1}, value_from: {metric: settled, period: "2022"}}
metrics:
  - {id: settled, title: Bosatt, unit: persons}
nominees:
  - id: kinn
    name: Kinn
    summary: "En kommune på kysten. # ikke hjelp"
    values: [{metric: settled, period: "2021", value: 150}, {metric: settled, period: "2022", value: 177}]
  - id: bodo
    name: Bodø
    values: [{metric: settled, period: "2022", value: 500}]
jurors:
  - {id: ola, name: Ola Nordmann, email: ola@example.org, role: chair}
  - {id: kari, name: Kari Nordmann, email: kari@example.org}
  - {id: sek, name: Sekretær, email: sek@example.org, role: secretary}
rule:
  jury: {method: mean}
  outcome: binding
  recusal: nominee
`

var head = forms.Head{EditionID: "prisen-2022", Fingerprint: strings.Repeat("0123456789abcdef", 4), Juror: "kari", Name: "Kari Nordmann"}

func edition(t testing.TB) *award.Edition {
	t.Helper()
	e, err := editionfile.Read([]byte(editionYAML), "edition.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func at(nominee, criterion string) ballot.Cell {
	return ballot.Cell{Nominee: nominee, Criterion: criterion}
}

// filled is a ballot with something of everything.
func filled(*award.Edition) *ballot.Ballot {
	b := ballot.New("kari")
	b.Declared["kinn"] = ballot.Declaration{}
	b.Put(at("kinn", "results"), ballot.Entry{Set: true, Mark: exact.Int(5), Comment: "sterk vekst\n\nsærlig i 2022"})
	b.Put(at("kinn", "effort"), ballot.Entry{Set: true, Mark: exact.New(9, 2), Comment: "mer enn ventet"})
	b.Declared["bodo"] = ballot.Declaration{Ground: "bor der"}
	b.Recused["bodo"] = ballot.Recusal{Ground: "bor der"}
	return b
}
