package table

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/text"
	"votering/ui/part/draw"
)

func plain(b draw.Block) []string {
	var lines []string
	for _, l := range b {
		lines = append(lines, strings.TrimRight(l.Plain(), " "))
	}
	return lines
}

func TestHeaderStandsOnItsLastLine(t *testing.T) {
	tab := Table{{"Navn", 8, false, ""}, {"Opprinnelig anmodet", 11, true, ""}, {"Bosatt per 1000 innbyggere", 9, true, ""}}
	want := []string{
		"          Opprinnelig     Bosatt",
		"Navn          anmodet  per 1000…",
	}
	if diff := cmp.Diff(want, plain(tab.Header(2, nil))); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Navn      Opprinneli…  Bosatt p…"}, plain(tab.Header(1, nil))); diff != "" {
		t.Error(diff)
	}
}

// The sign of the order stands in the gap, so that it makes no title shorter.
func TestMark(t *testing.T) {
	for i, want := range []string{"Navn▼     Anmodet  Bar ", "Navn     ▼Anmodet  Bar ", "Navn      Anmodet  Bar▼"} {
		tab := Table{{"Navn", 8, false, ""}, {"Anmodet", 7, true, ""}, {"Bar", 4, false, ""}}
		tab[i].Mark = "▼"
		if got := tab.Header(1, nil)[0].Plain(); got != want {
			t.Errorf("%q, wants %q", got, want)
		}
	}
}

func TestRow(t *testing.T) {
	tab := Table{{Width: 8}, {Width: 6, Right: true}, {Width: 4, Right: true}}
	got := tab.Row([]draw.Piece{{Text: "Haugesund"}, {Text: "37 444"}}, nil).Plain()
	if got != "Haugesu…  37 444      " {
		t.Errorf("%q", got)
	}
}

func TestTitleWidth(t *testing.T) {
	for _, c := range []struct {
		title string
		lines int
		want  int
	}{
		{"Bosatt per 1000 innbyggere", 1, 26}, {"Bosatt per 1000 innbyggere", 2, 15},
		{"Opprinnelig anmodet", 2, 11}, {"", 2, 1}, {"Bosatt", 2, 6},
	} {
		if got := TitleWidth(c.title, c.lines); got != c.want {
			t.Errorf("%q in %d: %d, wants %d", c.title, c.lines, got, c.want)
		}
	}
}

// Whatever stands in it, a row is as wide as its table.
func TestRowsAreAsWideAsTheTable(t *testing.T) {
	foreign := rapid.StringOf(rapid.RuneFrom([]rune("aæ 日é\u0301█…")))
	rapid.Check(t, func(t *rapid.T) {
		tab := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Column {
			return Column{foreign.Draw(t, "title"), rapid.IntRange(0, 20).Draw(t, "width"), rapid.Bool().Draw(t, "right"), rapid.SampledFrom([]string{"", "▲"}).Draw(t, "mark")}
		}), 0, 6).Draw(t, "table")
		cells := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) draw.Piece {
			return draw.Piece{Text: foreign.Draw(t, "cell")}
		}), 0, 6).Draw(t, "cells")
		if l := Table(tab).Row(cells, nil); l.Width() != Table(tab).Width() {
			t.Fatalf("%q is %d cells, wants %d", l.Plain(), l.Width(), Table(tab).Width())
		}
		for _, l := range Table(tab).Header(rapid.IntRange(1, 3).Draw(t, "lines"), nil) {
			if text.Width(l.Plain()) != Table(tab).Width() {
				t.Fatalf("header %q is not %d cells", l.Plain(), Table(tab).Width())
			}
		}
	})
}
