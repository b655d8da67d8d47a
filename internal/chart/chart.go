// Package chart draws pictures of numbers as SVG that stands in a page of its
// own: no script, nothing from elsewhere, no colours but by the class of what is
// drawn, and never by the colour alone. Where things stand is worked out exactly
// and rounded to a tenth of a pixel at the end.
package chart

import (
	"html"
	"strconv"
	"strings"

	"votering/internal/exact"
	"votering/internal/text"
)

// The measures of all pictures, in pixels.
const (
	wide   = 720 // of the picture
	letter = 7   // of a letter, on average; names are cut where they do not fit
	row    = 26  // of a bar with the space below
	bar    = 16
	top    = 8
)

// canvas is a picture that is being drawn.
type canvas struct{ b strings.Builder }

// open begins a picture; id names it among those of one page, title and about
// are what is read aloud in its place.
func (c *canvas) open(id string, high int, title, about string) {
	c.add(`<figure>`, "\n")
	c.add(`<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="`, id, `-t `, id, `-d" viewBox="0 0 `, strconv.Itoa(wide), ` `, strconv.Itoa(high),
		`" width="`, strconv.Itoa(wide), `" height="`, strconv.Itoa(high), `">`, "\n")
	c.add(`<title id="`, id, `-t">`, show(title), `</title>`, "\n")
	c.add(`<desc id="`, id, `-d">`, show(about), `</desc>`, "\n")
}

// done ends the picture, with what stands below it.
func (c *canvas) done(caption string) string {
	c.add(`</svg>`, "\n", `<figcaption>`, show(caption), `</figcaption>`, "\n", `</figure>`, "\n")
	return c.b.String()
}

func (c *canvas) add(parts ...string) {
	for _, p := range parts {
		c.b.WriteString(p)
	}
}

// hatch is the pattern that boxes of the class hatch are filled with.
const hatch = `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="hatching" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>`

// rect is a box of a class; one that has no width is left out.
func (c *canvas) rect(class string, x, y, w, h exact.Rat) {
	fill := ""
	if class == "hatch" {
		fill = `" fill="url(#hatch)`
	}
	if w.Sign() > 0 {
		c.add(`<rect class="`, class, fill, `" x="`, px(x), `" y="`, px(y), `" width="`, px(w), `" height="`, px(h), `"/>`, "\n")
	}
}

func (c *canvas) line(class string, x1, y1, x2, y2 exact.Rat) {
	c.add(`<line class="`, class, `" x1="`, px(x1), `" y1="`, px(y1), `" x2="`, px(x2), `" y2="`, px(y2), `"/>`, "\n")
}

// word is a text that begins, ends or has its middle at x: start, end, middle.
func (c *canvas) word(class, anchor string, x, y exact.Rat, s string) {
	c.add(`<text`)
	if class != "" {
		c.add(` class="`, class, `"`)
	}
	if anchor != "start" {
		c.add(` text-anchor="`, anchor, `"`)
	}
	c.add(` x="`, px(x), `" y="`, px(y), `">`, show(s), `</text>`, "\n")
}

// px is a place for the eye.
func px(r exact.Rat) string { return strings.TrimSuffix(r.Round(1), ".0") }

// show is foreign text as it stands in SVG.
func show(s string) string { return html.EscapeString(text.Show(s)) }

// span is the numbers that a picture has room for, from the least to the most.
type span struct{ least, most exact.Rat }

// hold makes room for r.
func (s *span) hold(r exact.Rat) {
	if r.Less(s.least) {
		s.least = r
	}
	if s.most.Less(r) {
		s.most = r
	}
}

// at is where r stands between from and to.
func (s span) at(r, from, to exact.Rat) exact.Rat {
	size := s.most.Sub(s.least)
	if size.Sign() == 0 {
		return from
	}
	return from.Add(r.Sub(s.least).Quo(size).Mul(to.Sub(from)))
}

func n(i int) exact.Rat { return exact.Int(int64(i)) }
