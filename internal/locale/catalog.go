// Package locale holds every sentence that people read, and writes numbers
// and dates as their language does.
//
// A catalogue is one flat JSON file per language: key to text, with named
// places as {name}. {name|prefix} is a place for a key instead: the value is
// looked up as "prefix.value", so that {needs|state} shows "open" as "åpen";
// several values divided by commas are joined by "or". Sentences that count
// have the keys x.one and x.other, with the number at {n}.
package locale

import (
	"embed"
	"strings"
	"sync"
)

//go:embed catalog/*.json
var files embed.FS

// Catalog is the sentences of one language. It is safe for use by several
// goroutines and parsed when the first sentence is asked for.
type Catalog struct {
	lang  Lang
	texts func() map[string]string
}

var catalogs = func() map[Lang]*Catalog {
	m := make(map[Lang]*Catalog)
	for _, l := range Languages() {
		m[l] = &Catalog{lang: l, texts: sync.OnceValue(func() map[string]string { return load(l) })}
	}
	return m
}()

// For is the catalogue of a language; a language that is not there answers in
// English.
func For(l Lang) *Catalog {
	if c, ok := catalogs[l]; ok {
		return c
	}
	return catalogs[EN]
}

// Lang is the language of the catalogue.
func (c *Catalog) Lang() Lang { return c.lang }

// Has reports whether there is a sentence for key.
func (c *Catalog) Has(key string) bool {
	_, ok := c.texts()[key]
	return ok
}

// T is the sentence for key with its places filled from pairs: name, value,
// name, value… A place that is given no value stays as it is written. A key
// that is not there comes back as ⟦key⟧.
func (c *Catalog) T(key string, pairs ...string) string {
	return c.fill(key, func(name string) (string, bool) {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1], true
			}
		}
		return "", false
	})
}

// N is T for a sentence that counts: key.one for 1, else key.other, with n at
// the place {n}.
func (c *Catalog) N(key string, n int, pairs ...string) string {
	form := key + ".other"
	if n == 1 {
		form = key + ".one"
	}
	return c.T(form, append([]string{"n", c.Int(int64(n))}, pairs...)...)
}

// fill writes the sentence of key; value gives what stands in a place. What
// it gives is not looked at again for places of its own.
func (c *Catalog) fill(key string, value func(name string) (string, bool)) string {
	rest, ok := c.texts()[key]
	if !ok {
		return "⟦" + key + "⟧"
	}
	var b strings.Builder
	for {
		before, after, open := strings.Cut(rest, "{")
		place, tail, closed := strings.Cut(after, "}")
		b.WriteString(before)
		if !open || !closed {
			b.WriteString(rest[len(before):])
			return b.String()
		}
		name, prefix, isKey := strings.Cut(place, "|")
		v, known := value(name)
		switch {
		case !known:
			b.WriteString("{" + place + "}")
		case isKey && prefix == asNumber:
			b.WriteString(c.told(v))
		case isKey:
			b.WriteString(c.named(prefix, v))
		default:
			b.WriteString(v)
		}
		rest = tail
	}
}

// asNumber is the word for a place that holds a number, {value|number}, which is
// then written as people of the language write it.
const asNumber = "number"

// named looks up each of the values, which are divided by commas, under
// prefix. A value that has no key stands as it is.
func (c *Catalog) named(prefix, values string) string {
	items := strings.Split(values, ",")
	for i, v := range items {
		if k := prefix + "." + v; c.Has(k) {
			items[i] = c.T(k)
		}
	}
	return c.join(items, "list.or")
}
