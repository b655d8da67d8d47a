package editionfile_test

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/editions"
	"votering/internal/exact"
)

const head = `# made by hand
schema: votering-edition/1
id: prize
title: A prize      # its name
scale: {min: 1, max: 6, step: 1}
criteria: [{id: work, title: Work}]
metrics: [{id: settled, title: Settled, unit: persons}]
`

const tail = `# the rule
rule: {jury: {method: mean}, recusal: nominee}
`

// TestWriteFigures changes figures in files as people write them: only the
// lines of those figures change.
func TestWriteFigures(t *testing.T) {
	add := func(e *award.Edition) {
		n := &e.Nominees[0]
		n.Values = append(n.Values, award.Value{Metric: "settled", Period: "2022", Number: exact.Int(8), Note: award.Plain(`a.csv:1:2 "8"`)})
	}
	change := func(e *award.Edition) { e.Nominees[0].Values[0].Number = exact.Int(9) }
	for name, c := range map[string]struct {
		nominees, want string
		edit           func(*award.Edition)
		lost           bool
	}{
		"on one line": {
			nominees: "nominees:\n  # first\n  - {id: bodo, name: Bodø}   \n  - {id: kinn, name: Kinn}\n",
			want:     "nominees:\n  # first\n  - {id: bodo, name: Bodø, values: [\n      {metric: settled, period: \"2022\", value: 8, note: \"a.csv:1:2 \\\"8\\\"\"}]}\n  - {id: kinn, name: Kinn}\n",
			edit:     add,
		},
		"without figures": {
			nominees: "nominees:\n- id: bodo\n  name: Bodø\n  summary: |\n    Long.\n\n    Longer.\n\n# next\n- id: kinn\n  name: Kinn\n",
			want:     "nominees:\n- id: bodo\n  name: Bodø\n  summary: |\n    Long.\n\n    Longer.\n  values:\n    - {metric: settled, period: \"2022\", value: 8, note: \"a.csv:1:2 \\\"8\\\"\"}\n\n# next\n- id: kinn\n  name: Kinn\n",
			edit:     add,
		},
		"one more": {
			nominees: "nominees:\n  - id: bodo\n    values: # all\n      - {metric: settled, period: 2021, value: 7,\n         source: here}   # checked\n      # later\n    name: Bodø\n",
			want:     "nominees:\n  - id: bodo\n    values: # all\n      - {metric: settled, period: 2021, value: 7,\n         source: here}   # checked\n      - {metric: settled, period: \"2022\", value: 8, note: \"a.csv:1:2 \\\"8\\\"\"}\n      # later\n    name: Bodø\n",
			edit:     add,
		},
		"another figure": {
			nominees: "nominees:\n  - id: bodo\n    name: Bodø\n    values:\n    # old\n    - metric: settled\n      period: 2021\n      value: 7\n    - {metric: settled, period: 2020, value: 1} # kept\n",
			want:     "nominees:\n  - id: bodo\n    name: Bodø\n    values:\n    # old\n    - {metric: settled, period: \"2021\", value: 9}\n    - {metric: settled, period: 2020, value: 1} # kept\n",
			edit:     change,
		},
		"a list on one line": {
			nominees: "nominees:\n  - {id: bodo, name: Bodø, values: [{metric: settled, period: 2021, value: 7}]}\n",
			edit:     change, lost: true,
		},
	} {
		data := []byte(head + c.nominees + tail)
		ed, err := editionfile.Read(data, "e.yaml")
		if err != nil {
			t.Fatal(name, err)
		}
		next := ed.Clone()
		c.edit(next)
		got, kept := editionfile.WriteFigures(data, next)
		if kept == c.lost {
			t.Errorf("%s: comments kept: %v", name, kept)
		}
		if want := head + c.want + tail; !c.lost && string(got) != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
		again, err := editionfile.Read(got, "e.yaml")
		if err != nil || string(editionfile.Write(again)) != string(editionfile.Write(next)) {
			t.Errorf("%s: it is another edition: %v", name, err)
		}
	}
}

// TestWriteFiguresOfBundled changes and adds a figure in every row of the
// bundled editions: no comment of theirs is lost.
func TestWriteFiguresOfBundled(t *testing.T) {
	for _, b := range editions.List() {
		data := b.Edition
		ed, err := editionfile.Read(data, b.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(ed.Metrics) == 0 {
			continue
		}
		next := ed.Clone()
		for i := range next.Nominees {
			v := &next.Nominees[i].Values
			for j := range *v {
				if (*v)[j].Missing == "" && (*v)[j].Words.Empty() && j%3 == 0 {
					(*v)[j].Note = award.Plain("looked at again: # \"yes\"")
				}
			}
			*v = append(*v, award.Value{Metric: next.Metrics[0].ID, Period: "1999", Missing: award.NotPublished})
		}
		got, kept := editionfile.WriteFigures(data, next)
		if !kept || strings.Count(string(got), "#") < strings.Count(string(data), "#") {
			t.Errorf("%s: comments are lost (%v)", b.ID, kept)
		}
	}
}
