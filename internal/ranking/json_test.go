package ranking_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/ranking"
)

// The whole document, byte for byte: key order, null, [] and "p/q".
func TestDocument(t *testing.T) {
	in := judged(t, `
		     | a | b | c | d
		kari | 8 | 8 | R | 5`, func(e *award.Edition) {
		gate(e, "d", "", false)
		e.MadeUp = true
		e.Rule.Outcome = award.Binding
		e.Rule.Jury.Output = award.OutputMean
		e.Rule.Public = &award.PublicRule{Method: award.Share, Weight: rat("1/4")}
		e.Rule.Ties = []string{award.TiePublic}
	})
	in.Votes = votes(in, 2, 2, 5, 7)
	const want = `{
  "schema": "votering-ranking/1",
  "edition": "test",
  "fingerprint": "4f1c",
  "made_up": true,
  "rule": RULE,
  "ranking": [
    {
      "place": 1,
      "nominee": "a",
      "total": "1/2",
      "jury": "4/5",
      "public": "1/2",
      "jury_part": "3/8",
      "public_part": "1/8",
      "decided_by": "shared",
      "flags": []
    },
    {
      "place": 1,
      "nominee": "b",
      "total": "1/2",
      "jury": "4/5",
      "public": "1/2",
      "jury_part": "3/8",
      "public_part": "1/8",
      "decided_by": "shared",
      "flags": []
    }
  ],
  "winners": [
    "a",
    "b"
  ],
  "excluded": [
    {
      "nominee": "d",
      "metric": "direct",
      "period": "2021",
      "value": "95/2",
      "needs": "at_least 50"
    }
  ],
  "unranked": [
    {
      "nominee": "c",
      "reason": "no_marks"
    }
  ],
  "criteria": {
    "a": {
      "x": "8"
    },
    "b": {
      "x": "8"
    }
  },
  "effective_weight": {
    "jury_spread": "0",
    "public_spread": "0"
  }
}
`
	got := string(ranking.Document(compute(t, in), in.Edition, "4f1c"))
	head, rest, _ := strings.Cut(got, `"rule": `)
	rule, tail, _ := strings.Cut(rest, ",\n  \"ranking\"")
	equal(t, head+`"rule": RULE`+",\n  \"ranking\""+tail, want)
	if !strings.Contains(rule, "\n    \"jury\": {\n") || !strings.Contains(rule, `"quorum": 1`) {
		t.Errorf("rule: %s", rule)
	}
}

// An empty ranking has empty lists, not null.
func TestDocumentOfNobody(t *testing.T) {
	in := judged(t, " | a\nkari | -", public(award.MinMax, "1/4"))
	got := string(ranking.Document(compute(t, in), in.Edition, "f"))
	for _, want := range []string{`"ranking": []`, `"winners": []`, `"excluded": []`, `"criteria": {}`, `"effective_weight": null`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
}

// The same input gives the same bytes, and what is read is what was written.
func TestDocumentReadsBack(t *testing.T) {
	law(t, func(t *rapid.T, in ranking.Input, r *ranking.Ranking) {
		first := ranking.Document(r, in.Edition, "f")
		if again := ranking.Document(recompute(t, in), in.Edition, "f"); !bytes.Equal(first, again) {
			t.Fatalf("%s\nthen %s", first, again)
		}
		a, err := ranking.ReadJSON(first)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Ranking) != len(r.Rows) {
			t.Fatalf("%d rows of %d", len(a.Ranking), len(r.Rows))
		}
		for i, row := range r.Rows {
			if a.Ranking[i].Nominee != row.Nominee || !a.Ranking[i].Jury.Equal(*row.Jury) {
				t.Fatalf("row %d is %+v", i, a.Ranking[i])
			}
		}
	})
}

// Anything but the very bytes that Document writes is refused.
func TestReadJSONIsStrict(t *testing.T) {
	in := worked(t, quarter(award.MinMax))
	good := string(ranking.Document(compute(t, in), in.Edition, "f"))
	for name, bad := range map[string]string{
		"nothing":             "",
		"not JSON":            "{",
		"cut short":           good[:len(good)/2],
		"no final newline":    strings.TrimSuffix(good, "\n"),
		"something after it":  good + "{}",
		"an unknown key":      strings.Replace(good, `"edition"`, `"x": 1, "edition"`, 1),
		"a key twice":         strings.Replace(good, `  "edition"`, "  \"edition\": \"y\",\n  \"edition\"", 1),
		"another case":        strings.Replace(good, `"edition"`, `"Edition"`, 1),
		"not in lowest terms": strings.Replace(good, `"11/17"`, `"22/34"`, 1),
		"a float":             strings.Replace(good, `"11/17"`, `0.647`, 1),
		"no schema":           strings.Replace(good, `"votering-ranking/1"`, `""`, 1),
		"a huge place":        strings.Replace(good, `"place": 1,`, `"place": 99999999999999999999,`, 1),
	} {
		if bad == good {
			t.Fatalf("%s is no change", name)
		}
		_, err := ranking.ReadJSON([]byte(bad))
		if !errors.Is(err, fault.New(fault.DB, "ranking.unreadable")) {
			t.Fatalf("%s: %v", name, err)
		}
		spoken(t, err)
	}
	_, err := ranking.ReadJSON([]byte(strings.Replace(good, "votering-ranking/1", "votering-ranking/2", 1)))
	if !errors.Is(err, fault.New(fault.Version, "ranking.schema")) {
		t.Fatalf("a newer schema: %v", err)
	}
	spoken(t, err)
}
