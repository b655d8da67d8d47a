package fields_test

import (
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/fields"
)

// begun is an edition with one thing of each part.
func begun() *award.Edition {
	e := &award.Edition{Language: "nb"}
	for _, part := range fields.Parts() {
		fields.Add(e, part, 0)
	}
	e.Metrics[0].ID = "m"
	return e
}

// What people type becomes what is kept, in the form in which it is shown
// again.
func TestSetTakesWhatPeopleType(t *testing.T) {
	for _, c := range []struct {
		part       fields.Part
		key, typed string
		want       string
	}{
		{fields.Criterion, "weight", "0,25", "0.25"},
		{fields.Criterion, "weight", "1/3", "1/3"},
		{fields.Criterion, "weight", "2 / 6", "1/3"},
		{fields.Criterion, "weight", "25 %", "0.25"},
		{fields.Criterion, "weight", "", "1"},
		{fields.Criterion, "margin", "−1,5", "-1.5"},
		{fields.Criterion, "margin", "31 258", "31258"},
		{fields.Criterion, "margin", "31\u00a0258,50", "31258.5"},
		{fields.Criterion, "margin", "82 %", "82"},
		{fields.Criterion, "metrics", "a, b", "a; b"},
		{fields.Criterion, "metrics", " a ;b; ", "a; b"},
		{fields.Nominee, "aliases", "Våler, Østfold; Våler", "Våler, Østfold; Våler"},
		{fields.Nominee, "aliases", "Våler, Østfold;", "Våler, Østfold;"},
		{fields.Nominee, "aliases", "a;b\n", "a;b\n"},
		{fields.Nominee, "name", "  Kinn ", "Kinn"},
		{fields.Edition, "made_up", "Ja", "true"},
		{fields.Edition, "made_up", "NEI", "false"},
		{fields.Edition, "made_up", "USANN", "false"},
		{fields.Edition, "made_up", "", "false"},
		{fields.Edition, "language", " NN ", "nn"},
		{fields.Edition, "announce_at", "17.11.2026 12:00", "2026-11-17 12:00 +01:00"},
		{fields.Edition, "announce_at", "17. 11. 2026 kl. 12.00", "2026-11-17 12:00 +01:00"},
		{fields.Edition, "announce_at", "2026-07-17 12:00", "2026-07-17 12:00 +02:00"},
		{fields.Edition, "announce_at", "2026-07-17T10:00:00Z", "2026-07-17 12:00 +02:00"},
		{fields.Edition, "announce_at", "2026-07-17T12:00:30.5+02:00", "2026-07-17 12:00:30.5 +02:00"},
		{fields.Edition, "announce_at", "2026-10-25 02:30 +02:00", "2026-10-25 02:30 +02:00"},
		{fields.Edition, "announce_at", "2026-10-25 02:30 +01:00", "2026-10-25 02:30 +01:00"},
		{fields.Edition, "announce_at", "2026-10-12", "2026-10-12 00:00 +02:00"},
		{fields.Edition, "announce_at", "", ""},
		{fields.Edition, "scale.max", "6", "6"},
		{fields.Metric, "decimals", "2.0", "2"},
		{fields.Metric, "ratio.times", "1 000", "1000"},
		{fields.Value, "as_of", "1.2.2026", "2026-02-01"},
		{fields.Value, "value", "41 200", "41200"},
		{fields.Juror, "role", "Secretary", "secretary"},
		{fields.Juror, "email", "Kari@Example.org", "kari@example.org"},
		{fields.Rule, "jury.points", "12 10 8,5", "12; 10; 8.5"},
		{fields.Rule, "jury.points", "12, 10, 8,5", "12; 10; 8.5"},
		{fields.Rule, "jury.points", "12,10,8", "12; 10; 8"},
		{fields.Rule, "jury.points", "8,5; 3", "8.5; 3"},
		{fields.Rule, "jury.points", "", ""},
		{fields.Rule, "ties", "-", "-"},
		{fields.Rule, "ties", "public, jury", "public; jury"},
		{fields.Rule, "ties", "", ""},
		{fields.Rule, "public.weight", "25 %", "0.25"},
		{fields.Rule, "jury.rounding.total", "2", "2"},
		{fields.Window, "closes", "12.10.2026", "2026-10-12 00:00 +02:00"},
		{fields.Gate, "missing", "", "open"},
	} {
		e := begun()
		at := fields.Place{Part: c.part}
		if err := fields.Set(e, at, c.key, "", c.typed); err != nil {
			t.Errorf("%s.%s: %q: %v", c.part, c.key, c.typed, err)
		} else if got := fields.Get(e, at, c.key, ""); got != c.want {
			t.Errorf("%s.%s: %q is %q, want %q", c.part, c.key, c.typed, got, c.want)
		}
	}
}

// What is no such thing is refused, and what was there stays.
func TestSetRefuses(t *testing.T) {
	for _, c := range []struct {
		part       fields.Part
		key, typed string
		want       string
	}{
		{fields.Criterion, "weight", "much", "edition.number"},
		{fields.Criterion, "weight", "1/0", "edition.number"},
		{fields.Criterion, "margin", "1/3", "edition.number"},
		{fields.Criterion, "margin", "1.234,5", "edition.number"},
		{fields.Criterion, "margin", "1 23", "edition.number"},
		{fields.Criterion, "better", "best", "fields.word"},
		{fields.Nominee, "name", "a\nb", "text.line"},
		{fields.Nominee, "name", "a\x1b[2J", "text.control"},
		{fields.Edition, "made_up", "maybe", "fields.word"},
		{fields.Edition, "announce_at", "soon", "fields.moment"},
		{fields.Edition, "announce_at", "31.06.2026 12:00", "fields.moment"},
		{fields.Edition, "announce_at", "2026-11-17 25:00", "fields.moment"},
		{fields.Edition, "announce_at", "2026-10-25 02:30", "fields.summer_time"},
		{fields.Edition, "announce_at", "2026-03-29 02:30", "fields.summer_time"},
		{fields.Metric, "decimals", "1.5", "edition.range"},
		{fields.Metric, "decimals", "10", "edition.range"},
		{fields.Value, "as_of", "31.02.2026", "edition.date"},
		{fields.Value, "missing", "hidden", "fields.word"},
		{fields.Rule, "jury.points", "8,5", "fields.comma"},
		{fields.Rule, "jury.points", "8; many", "edition.number"},
		{fields.Rule, "jury.rounding.total", "two", "edition.range"},
		{fields.Rule, "no.such", "1", "fields.none"},
		{fields.Part("other"), "id", "1", "fields.none"},
	} {
		e := begun()
		at := fields.Place{Part: c.part}
		before := fields.Get(e, at, c.key, "")
		err := fields.Set(e, at, c.key, "", c.typed)
		if f := fault.Of(err); f == nil || f.ID != c.want {
			t.Errorf("%s.%s: %q: %v, want %s", c.part, c.key, c.typed, err, c.want)
		}
		if got := fields.Get(e, at, c.key, ""); got != before {
			t.Errorf("%s.%s: %q left %q", c.part, c.key, c.typed, got)
		}
	}
}

func set(t *testing.T, e *award.Edition, at fields.Place, key, lang, typed string) {
	t.Helper()
	if err := fields.Set(e, at, key, lang, typed); err != nil {
		t.Fatal(err)
	}
}

// A figure that was taken away, or never given, is not zero.
func TestAFigureIsNeverZeroByItself(t *testing.T) {
	e := begun()
	at := fields.Place{Part: fields.Value}
	v := &e.Nominees[0].Values[0]
	if v.Missing != award.NotKnown || fields.Get(e, at, "value", "") != "" {
		t.Errorf("a new figure is %+v", *v)
	}
	set(t, e, at, "metric", "", "m")
	set(t, e, at, "value", "", "0")
	if v.Missing != "" || fields.Get(e, at, "value", "") != "0" {
		t.Errorf("zero is %+v", *v)
	}
	set(t, e, at, "missing", "", "suppressed")
	if fields.Get(e, at, "value", "") != "" {
		t.Errorf("a suppressed figure is %+v", *v)
	}
	set(t, e, at, "missing", "", "")
	if v.Missing != award.NotKnown {
		t.Errorf("a figure without a reason is %+v", *v)
	}
	set(t, e, at, "value", "", "7")
	set(t, e, at, "value", "", "")
	if v.Missing != award.NotKnown || v.Number.Sign() != 0 {
		t.Errorf("a figure that was taken away is %+v", *v)
	}
}

// A figure stays what it says when its metric gets another unit.
func TestFiguresFollowTheUnit(t *testing.T) {
	e := begun()
	at, unit := fields.Place{Part: fields.Value}, fields.Place{Part: fields.Metric}
	set(t, e, at, "metric", "", "m")
	set(t, e, at, "value", "", "4,5")
	set(t, e, unit, "unit", "", "text")
	if got := e.Nominees[0].Values[0].Words; got != award.Plain("4.5") {
		t.Errorf("in words it is %+v", got)
	}
	set(t, e, unit, "unit", "", "number")
	if v := e.Nominees[0].Values[0]; !v.Number.Equal(exact.New(9, 2)) || !v.Words.Empty() {
		t.Errorf("as a number it is %+v", v)
	}
	set(t, e, unit, "unit", "", "text")
	set(t, e, at, "value", "nb", "venter på vedtak")
	set(t, e, unit, "unit", "", "count")
	if got := fields.Get(e, at, "value", "nb"); got != "venter på vedtak" {
		t.Errorf("words that are no number became %q", got)
	}
}

// A text for one language leaves the text for all to the edition's own.
func TestTextsPerLanguage(t *testing.T) {
	e := begun()
	at := fields.Place{Part: fields.Edition}
	set(t, e, at, "title", "", "Prisen")
	set(t, e, at, "title", "en", "The Prize")
	if want := (award.Text{NB: "Prisen", EN: "The Prize"}); e.Title != want {
		t.Errorf("%+v, want %+v", e.Title, want)
	}
	set(t, e, at, "title", "nb", "")
	set(t, e, at, "title", "", "")
	if want := (award.Text{EN: "The Prize"}); e.Title != want {
		t.Errorf("%+v, want %+v", e.Title, want)
	}
	set(t, e, at, "title", "", "Prisen")
	if e.Title != award.Plain("Prisen") {
		t.Errorf("%+v", e.Title)
	}
	if err := fields.Set(e, at, "id", "nb", "x"); fault.Of(err) == nil {
		t.Error("an id is taken in one language")
	}
}

// A public weight that nobody gave is not a weight of 0.
func TestPublicWeight(t *testing.T) {
	e := begun()
	at := fields.Place{Part: fields.Rule}
	set(t, e, at, "public.method", "", "minmax")
	if got := fields.Get(e, at, "public.weight", ""); got != "" || !e.Rule.Public.NoWeight {
		t.Errorf("the weight is %q", got)
	}
	set(t, e, at, "public.weight", "", "0")
	if got := fields.Get(e, at, "public.weight", ""); got != "0" || e.Rule.Public.NoWeight {
		t.Errorf("the weight is %q", got)
	}
	set(t, e, at, "public.method", "", "added")
	if got := fields.Get(e, at, "public.weight", ""); got != "" {
		t.Errorf("added votes weigh %q", got)
	}
	set(t, e, at, "public.method", "", "share")
	if !e.Rule.Public.NoWeight {
		t.Error("a method that needs a weight found one")
	}
	set(t, e, at, "public.method", "", "")
	if e.Rule.Public != nil {
		t.Errorf("without anything said of the public there is %+v", *e.Rule.Public)
	}
}

// The scale for all criteria is that of each one without its own, also where
// it was filled in already.
func TestScales(t *testing.T) {
	e := begun()
	all, one := fields.Place{Part: fields.Edition}, fields.Place{Part: fields.Criterion}
	set(t, e, all, "scale.max", "", "6")
	if s := *e.Scale; !s.Step.Equal(exact.Int(1)) || s.Min.Sign() != 0 {
		t.Errorf("a new scale is %+v", s)
	}
	award.Validate(e, nil)
	if got := fields.Get(e, one, "scale.max", ""); got != "" {
		t.Errorf("a criterion without its own scale shows %q", got)
	}
	set(t, e, all, "scale.min", "", "1")
	set(t, e, one, "scale.max", "", "100")
	set(t, e, all, "scale.max", "", "")
	set(t, e, all, "scale.min", "", "")
	if e.Scale != nil || fields.Get(e, one, "scale.max", "") != "100" {
		t.Errorf("%+v, %+v", e.Scale, e.Criteria[0].Scale)
	}
}

// A person's marks count as their role has it, unless somebody said otherwise.
func TestVotesFollowTheRole(t *testing.T) {
	e := begun()
	at := fields.Place{Part: fields.Juror}
	set(t, e, at, "role", "", "secretary")
	if e.Jurors[0].Votes {
		t.Error("a secretary votes")
	}
	set(t, e, at, "votes", "", "yes")
	set(t, e, at, "role", "", "chair")
	set(t, e, at, "role", "", "secretary")
	if got := fields.Get(e, at, "votes", ""); got != "false" {
		t.Errorf("after the chair a secretary votes: %q", got)
	}
}

func TestItems(t *testing.T) {
	e := &award.Edition{}
	for _, id := range []string{"a", "b", "c"} {
		set(t, e, fields.Add(e, fields.Nominee, 0), "id", "", id)
	}
	ids := func() string { return e.Nominees[0].ID + e.Nominees[1].ID + e.Nominees[2].ID }
	if at := fields.Move(e, fields.Place{Part: fields.Nominee, Index: 0}, 2); at.Index != 2 || ids() != "bca" {
		t.Errorf("%v, %s", at, ids())
	}
	if at := fields.Move(e, fields.Place{Part: fields.Nominee, Index: 1}, -9); at.Index != 0 || ids() != "cba" {
		t.Errorf("%v, %s", at, ids())
	}
	fields.Remove(e, fields.Place{Part: fields.Nominee, Index: 1})
	fields.Remove(e, fields.Place{Part: fields.Nominee, Index: 7})
	fields.Remove(e, fields.Place{Part: fields.Value, Index: 7})
	if len(e.Nominees) != 2 || fields.Count(e, fields.Value, 7) != 0 || fields.Count(e, fields.Rule, 0) != 1 {
		t.Errorf("%d nominees", len(e.Nominees))
	}
	fields.Add(e, fields.Criterion, 0)
	set(t, e, fields.Place{Part: fields.Criterion}, "scale.max", "", "2")
	for i, want := range []string{"0", "1", "2", "2"} {
		if got := fields.Get(e, fields.Add(e, fields.Level, 0), "mark", ""); got != want {
			t.Errorf("level %d is of the mark %s, want %s", i, got, want)
		}
	}
}

// Where Validate finds something amiss, there is a field to mend it in.
func TestLocate(t *testing.T) {
	for _, c := range []struct {
		path string
		at   fields.Place
		key  string
		lang string
	}{
		{"title", fields.Place{Part: fields.Edition}, "title", ""},
		{"title.nb", fields.Place{Part: fields.Edition}, "title", "nb"},
		{"scale", fields.Place{Part: fields.Edition}, "scale.min", ""},
		{"criteria", fields.Place{Part: fields.Criterion, Index: -1}, "", ""},
		{"criteria[2]", fields.Place{Part: fields.Criterion, Index: 2}, "", ""},
		{"criteria[2].scale", fields.Place{Part: fields.Criterion, Index: 2}, "scale.min", ""},
		{"criteria[2].metrics[1]", fields.Place{Part: fields.Criterion, Index: 2}, "metrics", ""},
		{"criteria[2].value_from.period", fields.Place{Part: fields.Criterion, Index: 2}, "value_from.period", ""},
		{"criteria[2].levels[1].en", fields.Place{Part: fields.Level, Index: 2, Sub: 1}, "text", "en"},
		{"metrics[0].ratio", fields.Place{Part: fields.Metric}, "ratio.of", ""},
		{"gates[3]", fields.Place{Part: fields.Gate, Index: 3}, "", ""},
		{"nominees[4].aliases[1]", fields.Place{Part: fields.Nominee, Index: 4}, "aliases", ""},
		{"nominees[4].values[5].value", fields.Place{Part: fields.Value, Index: 4, Sub: 5}, "value", ""},
		{"nominees[4].documents[5].file", fields.Place{Part: fields.Document, Index: 4, Sub: 5}, "file", ""},
		{"references[4].values[5].note.nn", fields.Place{Part: fields.RefValue, Index: 4, Sub: 5}, "note", "nn"},
		{"jurors", fields.Place{Part: fields.Juror, Index: -1}, "", ""},
		{"public_vote.closes", fields.Place{Part: fields.Window}, "closes", ""},
		{"rule.jury.rounding.mark", fields.Place{Part: fields.Rule}, "jury.rounding.mark", ""},
		{"rule.ties[1]", fields.Place{Part: fields.Rule}, "ties", ""},
		{"rule.jury.points[3]", fields.Place{Part: fields.Rule}, "jury.points", ""},
		{"history[0].year", fields.Place{Part: fields.Winner}, "year", ""},
	} {
		at, key, lang, ok := fields.Locate(c.path)
		if !ok || at != c.at || key != c.key || lang != c.lang {
			t.Errorf("%s: %+v %q %q %v", c.path, at, key, lang, ok)
		}
	}
	for _, path := range []string{"criteria[99999999999999999999]", "nominees[1].no_such", "no_such"} {
		if at, key, _, ok := fields.Locate(path); ok && key != "" {
			t.Errorf("%s leads to %+v %q", path, at, key)
		}
	}
}
