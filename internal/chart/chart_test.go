package chart

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/exact"
)

// number draws a rational, also far from zero and below it.
func number() *rapid.Generator[exact.Rat] {
	return rapid.Custom(func(t *rapid.T) exact.Rat {
		return exact.New(rapid.Int64Range(-1e9, 1e9).Draw(t, "over"), rapid.Int64Range(1, 1e6).Draw(t, "under"))
	})
}

// name draws what a nominee may be called, and what nobody should be.
func name() *rapid.Generator[string] {
	return rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"Kinn", `<script>alert(1)</script>`, `"&'`, "\x1b[2J", strings.Repeat("Å", 200)}))
}

var words = Words{ID: "x", Title: "The <title>", About: "What it shows", Caption: "Below & more"}

// elements reads a picture as strictly as a browser reads XML: the attributes of
// every element that has the name.
func elements(t *rapid.T, svg, name string) (found []map[string]string) {
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return found
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == name {
			a := map[string]string{}
			for _, x := range e.Attr {
				a[x.Name.Local] = x.Value
			}
			found = append(found, a)
		}
	}
}

// inside fails where a number of a picture lies outside of it.
func inside(t *rapid.T, svg string) {
	box := strings.Fields(elements(t, svg, "svg")[0]["viewBox"])
	for _, name := range []string{"rect", "line", "text"} {
		for _, a := range elements(t, svg, name) {
			if a["class"] == "hatching" {
				continue
			}
			for _, k := range []string{"x", "x1", "x2"} {
				within(t, svg, a[k], box[2])
			}
			for _, k := range []string{"y", "y1", "y2"} {
				within(t, svg, a[k], box[3])
			}
		}
	}
}

func within(t *rapid.T, svg, s, most string) {
	if s == "" {
		return
	}
	v, err := strconv.ParseFloat(s, 64)
	m, _ := strconv.ParseFloat(most, 64)
	if err != nil || v < 0 || v > m {
		t.Fatalf("%q is not within %s in\n%s", s, most, svg)
	}
}

// Whatever the numbers and names are, the picture is XML, nothing in it acts,
// nothing lies outside, and each nominee is named.
func TestStacked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bars := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Bar {
			b := Bar{Name: name().Draw(t, "name"), Jury: number().Draw(t, "jury"), Total: "1,5"}
			if rapid.Bool().Draw(t, "public") {
				p := number().Draw(t, "part")
				b.Public = &p
			}
			return b
		}), 1, 12).Draw(t, "bars")
		svg := Stacked(words, Legend{"Jury", "Public"}, bars)
		inside(t, svg)
		if n := len(elements(t, svg, "script")); n > 0 {
			t.Fatalf("%d scripts in\n%s", n, svg)
		}
		if texts := elements(t, svg, "text"); len(texts) < 2*len(bars)+1 {
			t.Fatalf("%d texts for %d bars", len(texts), len(bars))
		}
	})
}

// Bars are as long as their numbers: twice the number, twice the length.
func TestStackedIsInProportion(t *testing.T) {
	half, quarter := exact.New(1, 2), exact.New(1, 4)
	rapid.Check(t, func(t *rapid.T) {
		svg := Stacked(words, Legend{"Jury", "Public"}, []Bar{{Name: "A", Jury: half, Public: &half}, {Name: "B", Jury: quarter, Public: &half}})
		var widths []string
		for _, r := range elements(t, svg, "rect") {
			if r["class"] != "hatch" {
				widths = append(widths, r["width"])
			}
		}
		if want := "190 190 95 190 14 14"; strings.Join(widths, " ") != want {
			t.Fatalf("widths %v; want %s", widths, want)
		}
	})
}

func TestLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Line {
			return Line{Name: name().Draw(t, "name"), Zero: number().Draw(t, "zero"), One: number().Draw(t, "one"), First: rapid.Bool().Draw(t, "first")}
		}), 1, 20).Draw(t, "lines")
		now := exact.New(rapid.Int64Range(0, 100).Draw(t, "now"), 100)
		svg := Lines(words, Axis{Low: "0 %", High: "100 %", Now: now, NowLabel: "now"}, lines)
		inside(t, svg)
		drawn := 0
		for _, l := range elements(t, svg, "line") {
			if strings.HasPrefix(l["class"], "line") {
				drawn++
			}
		}
		if drawn != len(lines) {
			t.Fatalf("%d lines are drawn of %d", drawn, len(lines))
		}
		ends := elements(t, svg, "text")[:len(lines)]
		for i := 1; i < len(ends); i++ {
			above, _ := strconv.ParseFloat(ends[i-1]["y"], 64)
			below, _ := strconv.ParseFloat(ends[i]["y"], 64)
			if below-above < lineGap-0.11 {
				t.Fatalf("names at %v and %v stand on each other in\n%s", above, below, svg)
			}
		}
	})
}

// What stands in a picture is what was given, and nothing of it is lost.
func TestWordsAreShown(t *testing.T) {
	svg := Stacked(words, Legend{"Jury", "Public"}, []Bar{{Name: "Kinn", Jury: exact.Int(1), Total: "1,5"}})
	for _, want := range []string{"The &lt;title&gt;", "Below &amp; more", "What it shows", ">Kinn<", ">1,5<", ">Jury<", `aria-labelledby="x-t x-d"`} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %q in\n%s", want, svg)
		}
	}
	if strings.Contains(svg, "Public") {
		t.Error("a side that nobody has is named")
	}
}
