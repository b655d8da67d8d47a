package editionfile

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	yaml "go.yaml.in/yaml/v3"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/exact"
)

var sameNumbers = cmp.Comparer(exact.Rat.Equal)

// What is written can be read, and is the same edition.
func TestWriteThenRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := awardtest.Edition(t)
		data := Write(e)
		back, err := Read(data, "written.yaml")
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if d := cmp.Diff(e.Jurors, back.Jurors, sameNumbers); d != "" && len(e.Jurors)+len(back.Jurors) > 0 {
			t.Errorf("another jury: %s", d)
		}
		if want, got := award.Freeze(e), award.Freeze(back); !bytes.Equal(want, got) {
			t.Fatalf("another edition: %s\n%s", cmp.Diff(string(want), string(got)), data)
		}
	})
}

// What is frozen can be read, and freezes to the same bytes.
func TestFreezeThenRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := awardtest.Edition(t)
		back, err := Frozen(award.Freeze(e))
		if err != nil {
			t.Fatalf("%v\n%s", err, award.Freeze(e))
		}
		back.Jurors, err = ReadRoll(Roll(e.Jurors))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(e, back, sameNumbers); d != "" {
			t.Error(d)
		}
	})
}

// The order of keys, the layout and the quotes of a file say nothing.
func TestLayoutDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := awardtest.Edition(t)
		var doc yaml.Node
		if err := yaml.Unmarshal(Write(e), &doc); err != nil {
			t.Fatal(err)
		}
		rearrange(t, &doc)
		data, err := yaml.Marshal(&doc)
		if err != nil {
			t.Fatal(err)
		}
		back, err := Read(data, "rearranged.yaml")
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if award.Fingerprint(e) != award.Fingerprint(back) {
			t.Errorf("another edition: %s", cmp.Diff(string(award.Freeze(e)), string(award.Freeze(back))))
		}
	})
}

// rearrange changes all of a tree that has no meaning.
func rearrange(t *rapid.T, n *yaml.Node) {
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Value != "" {
			n.Style = rapid.SampledFrom([]yaml.Style{n.Style, yaml.DoubleQuotedStyle, yaml.SingleQuotedStyle}).Draw(t, "quotes")
		}
		return
	case yaml.MappingNode:
		pairs := make([]int, len(n.Content)/2)
		for i := range pairs {
			pairs[i] = i
		}
		var content []*yaml.Node
		for _, i := range rapid.Permutation(pairs).Draw(t, "order") {
			content = append(content, n.Content[2*i], n.Content[2*i+1])
		}
		n.Content = content
	}
	n.Style = rapid.SampledFrom([]yaml.Style{0, yaml.FlowStyle}).Draw(t, "layout")
	for _, c := range n.Content {
		rearrange(t, c)
	}
}

// A number is what its text says, in quotes or not, with zeros or without.
func TestSpellingOfNumbersDoesNotMatter(t *testing.T) {
	base := full(t)
	want, err := Read([]byte(base), "full.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for old, spellings := range map[string][]string{
		"weight: 0.25":            {`weight: "0.25"`, "weight: 1/4", "weight: 0.250", "weight: 2/8", "weight: '00.25'"},
		"value: 177,":             {`value: "177",`, "value: 177.000,", "value: 0177,"},
		"2022-11-17T12:00:00+01:": {"2022-11-17T11:00:00+00:", "2022-11-17T16:30:00+05:30 #"},
		"weight: 3":               {"weight: 3.0", "weight: '3'", "weight: 6/2"},
		"quorum: 1":               {`quorum: "1"`},
		`period: "2021"`:          {"period: 2021", "period: '2021'"},
	} {
		for _, s := range spellings {
			got, err := Read(bytes.Replace([]byte(base), []byte(old), []byte(s), 1), "full.yaml")
			if err != nil {
				t.Errorf("%s: %v", s, err)
			} else if award.Fingerprint(got) != award.Fingerprint(want) {
				t.Errorf("%s is not %s", s, old)
			}
		}
	}
}

// A comment, a default that is written out, and who is on the jury change no
// fingerprint.
func TestWhatFingerprintsLeaveOut(t *testing.T) {
	a := small("criteria: [{id: c, title: C}]\nnominees: [{id: n, name: N}]\n")
	b := small("# a comment\ncriteria: [{id: c, title: C, weight: 1, better: higher, scale: {step: 1.0, min: 1, max: 6}}]\n" +
		"nominees: [{id: n, name: N, values: [], aliases: []}]\nlanguage: en\nmade_up: false\n" +
		"jurors: [{id: k, name: K, email: k@example.org, role: chair}]\nmetrics: []\n")
	x, err := Read([]byte(a), "a")
	if err != nil {
		t.Fatal(err)
	}
	y, err := Read([]byte(b), "b")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(award.Freeze(x)), string(award.Freeze(y))); d != "" {
		t.Error(d)
	}
}
