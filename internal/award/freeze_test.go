package award_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/exact"
)

func ptr[T any](v T) *T { return &v }

// everything is an edition with every field set, so that no change to it goes
// unseen. It is not meant to be valid.
func everything() *award.Edition {
	one, txt := exact.Int(1), award.Text{NB: "n", NN: "y", EN: "e"}
	at := time.Date(2022, 11, 17, 11, 0, 0, 0, time.UTC)
	scale := award.Scale{Min: one, Max: exact.Int(6), Step: one}
	values := []award.Value{
		{Metric: "m", Period: "1", Number: one, Source: txt, Note: txt, AsOf: "2022-01-01", KnownFrom: "2022-01-02"},
		{Metric: "w", Period: "1", Words: txt},
		{Metric: "x", Period: "1", Missing: award.Suppressed},
	}
	return &award.Edition{
		ID: "a", Title: txt, Organiser: txt, Language: "nb", MadeUp: true, Notes: txt, AnnounceAt: &at, Scale: &scale,
		Criteria: []award.Criterion{{
			ID: "c", Title: txt, Help: txt, Weight: one, Scale: scale, Better: award.Higher, Margin: &one,
			Levels: []award.Level{{Mark: one, Text: txt}}, Metrics: []string{"m"}, ValueFrom: &award.Point{Metric: "m", Period: "1"},
		}},
		Metrics: []award.Metric{{
			ID: "m", Title: txt, Unit: award.Count, Better: award.Lower, Decimals: 1, Ratio: &award.Ratio{Of: "a", Per: "b", Times: one},
		}},
		Gates: []award.Gate{{Metric: "m", Period: "1", AtLeast: &one, AtMost: &one, MissingFails: true}},
		Nominees: []award.Nominee{{
			ID: "n", Name: "N", Code: "1", Aliases: []string{"x"}, Summary: txt,
			Documents: []award.Document{{Title: txt, File: "f.md"}}, Values: values,
		}},
		References: []award.Reference{{ID: "r", Name: txt, Values: values}},
		PublicVote: &award.Window{Opens: at, Closes: at.Add(time.Hour), Source: txt},
		Rule: award.Rule{
			Jury: award.JuryRule{
				Method: "m", Trim: 1, Margin: &one, Points: []exact.Rat{one}, Ratio: &one, Output: "o", Combine: "c", Uncovered: "u",
				Rounding: &award.Rounding{Mark: ptr(1), Criterion: ptr(1), Weighted: ptr(1), Total: ptr(1), Mode: "m"},
			},
			Public:  &award.PublicRule{Method: "minmax", Weight: one, Points: []exact.Rat{one}, Top: 1},
			Outcome: award.Advice, Ties: []string{"public"}, Places: award.Dense, Quorum: 1, Recusal: award.ScopeNominee,
		},
		History: []award.Winner{{Year: "1", Winner: "w", Source: txt}},
	}
}

// Whatever is changed in an edition, its fingerprint changes; but not with the
// jury, which is not part of it.
func TestEveryChangeChangesTheFingerprint(t *testing.T) {
	e := everything()
	want := award.Fingerprint(e)
	changes := 0
	change(reflect.ValueOf(e).Elem(), "", func(path string) {
		changes++
		// A reason stands instead of a figure, and words instead of a number.
		told := !strings.HasPrefix(path, ".Jurors")
		if strings.Contains(path, "Values[1].Number") || strings.Contains(path, "Values[2].Number") || strings.Contains(path, "Values[2].Words") {
			told = false
		}
		if strings.HasSuffix(path, ".NoWeight") {
			told = false // such a rule is never frozen
		}
		if strings.HasSuffix(path, ".Withdrawn") || strings.HasSuffix(path, ".Amended") {
			told = false // what an amendment did
		}
		if got := award.Fingerprint(e); (got != want) != told {
			t.Errorf("changed %s: fingerprint changed is %v", path, got != want)
		}
	})
	if award.Fingerprint(e) != want || changes < 150 {
		t.Fatalf("after %d changes the edition is another", changes)
	}
}

// change makes one change after the other to v, calls check, and takes it back.
func change(v reflect.Value, path string, check func(path string)) {
	set := func(to any) {
		old := reflect.ValueOf(v.Interface())
		v.Set(reflect.ValueOf(to).Convert(v.Type()))
		check(path)
		v.Set(old)
	}
	switch x := v.Interface().(type) {
	case exact.Rat:
		set(x.Add(exact.New(1, 7)))
		return
	case time.Time:
		set(x.Add(time.Nanosecond))
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		set(!v.Bool())
	case reflect.Int:
		set(v.Int() + 1)
	case reflect.String:
		set(v.String() + "x")
	case reflect.Pointer:
		if !v.IsNil() {
			change(v.Elem(), path, check)
			set(reflect.Zero(v.Type()).Interface())
		}
	case reflect.Slice:
		for i := range v.Len() {
			change(v.Index(i), fmt.Sprintf("%s[%d]", path, i), check)
		}
		if v.Len() > 0 {
			set(v.Slice(0, v.Len()-1).Interface())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			change(v.Field(i), path+"."+v.Type().Field(i).Name, check)
		}
	}
}

// Freezing is a function: the same edition, the same bytes, also after the
// texts of a copy went through other hands.
func TestFreezeIsDeterministic(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := awardtest.Edition(t)
		first := award.Freeze(e)
		if string(first) != string(award.Freeze(e)) {
			t.Fatal("frozen twice, two forms")
		}
		if faults := award.Validate(e, nil); len(faults) > 0 {
			t.Fatal(faults)
		}
		if string(first) != string(award.Freeze(e)) {
			t.Fatal("a valid edition changed by being validated again")
		}
		if !json.Valid(first) || !strings.HasSuffix(string(first), "}\n") || strings.Contains(string(first), "\r") {
			t.Fatal("not JSON with one final newline")
		}
	})
}

func TestShort(t *testing.T) {
	for fp, want := range map[string]string{
		"4f1c09ab77de2310ffffffffffffffff": "4f1c 09ab 77de 2310",
		"4f1c09":                           "4f1c",
		"":                                 "",
	} {
		if got := award.Short(fp); got != want {
			t.Errorf("Short(%q) = %q, want %q", fp, got, want)
		}
	}
}

func TestRuleJSON(t *testing.T) {
	e := everything()
	e.Rule.Ties = []string{"metric:a@<b&c>"}
	e.Rule.Public = nil
	e.Rule.Jury = award.JuryRule{Method: award.Mean, Output: "mean", Combine: "weighted_mean", Uncovered: "renormalise"}
	const want = `{
  "jury": {
    "method": "mean",
    "output": "mean",
    "combine": "weighted_mean",
    "uncovered": "renormalise"
  },
  "outcome": "advice",
  "ties": [
    "metric:a@<b&c>"
  ],
  "places": "dense",
  "quorum": 1,
  "recusal": "nominee"
}`
	if got := string(award.RuleJSON(e.Rule)); got != want {
		t.Errorf("got %s", got)
	}
}
