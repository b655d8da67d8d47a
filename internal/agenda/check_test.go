package agenda_test

import (
	"strings"
	"testing"

	"votering/internal/agenda"
)

func TestCheck(t *testing.T) {
	in := worked(t)
	good := agenda.Item{ID: "i1", Kind: agenda.Apart, Nominees: []string{"kinn"}, Criterion: "commitment", Apart: []string{"bjorn"}, Minutes: 5}
	for _, c := range []struct {
		name   string
		change func(items []agenda.Item) []agenda.Item
		want   string
	}{
		{"good", func(items []agenda.Item) []agenda.Item { return items }, ""},
		{"none", func([]agenda.Item) []agenda.Item { return nil }, "agenda.items"},
		{"too many", func(items []agenda.Item) []agenda.Item {
			for len(items) <= agenda.MaxItems {
				it := items[0]
				it.ID = agenda.NextID(items)
				items = append(items, it)
			}
			return items
		}, "agenda.items"},
		{"twice", func(items []agenda.Item) []agenda.Item { return append(items, items[0]) }, "agenda.form"},
		{"id", set(func(it *agenda.Item) { it.ID = "1" }), "agenda.form"},
		{"kind", set(func(it *agenda.Item) { it.Kind = "coffee" }), "agenda.form"},
		{"nominee", set(func(it *agenda.Item) { it.Nominees = []string{"oslo"} }), "agenda.form"},
		{"nominee twice", set(func(it *agenda.Item) { it.Nominees = []string{"kinn", "kinn"} }), "agenda.form"},
		{"criterion", set(func(it *agenda.Item) { it.Criterion = "charm" }), "agenda.form"},
		{"apart", set(func(it *agenda.Item) { it.Apart = []string{"nobody"} }), "agenda.form"},
		{"leave", set(func(it *agenda.Item) { it.Leave = []string{"nobody"} }), "agenda.form"},
		{"no minutes", set(func(it *agenda.Item) { it.Minutes = 0 }), "agenda.minutes"},
		{"minutes", set(func(it *agenda.Item) { it.Minutes = agenda.MaxMinutes + 1 }), "agenda.minutes"},
		{"own without a title", set(func(it *agenda.Item) { it.Kind = agenda.Own }), "agenda.title"},
		{"a title that is not own", set(func(it *agenda.Item) { it.Title = "Bjørn is wrong" }), "agenda.title"},
		{"title", set(func(it *agenda.Item) { it.Kind, it.Title = agenda.Own, strings.Repeat("a", agenda.MaxTitle+1) }), "agenda.title"},
		{"lines", set(func(it *agenda.Item) { it.Kind, it.Title = agenda.Own, "a\nb" }), "agenda.title"},
		{"all day", func(items []agenda.Item) []agenda.Item {
			items[0].Minutes = agenda.MaxMinutes
			return append(items, agenda.Item{ID: "i2", Kind: agenda.Intro, Minutes: 1})
		}, "agenda.total"},
	} {
		got := ""
		if f := agenda.Check(in.Edition, c.change([]agenda.Item{good})); f != nil {
			got = f.ID
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// set changes the first item.
func set(change func(it *agenda.Item)) func([]agenda.Item) []agenda.Item {
	return func(items []agenda.Item) []agenda.Item {
		change(&items[0])
		return items
	}
}
