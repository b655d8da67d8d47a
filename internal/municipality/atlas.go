package municipality

import (
	"embed"
	"encoding/csv"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/changes.csv data/units.csv data/counties.csv
var data embed.FS

// node is a unit among what it was made of and what became of it.
type node struct {
	Unit
	before, after []*node
}

// change is one line of the list of changes: old ended, and its area, or a
// part of it, is new from that year.
type change struct {
	year         int
	old, new     string
	oldName, now string
}

// atlas is all there is to know.
type atlas struct {
	byCode map[string][]*node // oldest first
	byName map[string][]*node // by Fold of every name and part of a name
	listed map[string]int     // the first year whose list has a code

	places map[string][]int // by Fold of every name: the places that have it, among others
	spaced map[string]bool  // names in several languages, with no spaces about the hyphen
}

var units = sync.OnceValue(func() *atlas {
	a := &atlas{byCode: map[string][]*node{}, byName: map[string][]*node{}, listed: map[string]int{}, places: map[string][]int{}, spaced: map[string]bool{}}
	list := rows("data/units.csv")
	for _, row := range list {
		if year, _ := strconv.Atoi(row[0]); a.listed[row[1]] == 0 {
			a.listed[row[1]] = year
		}
	}
	changes := readChanges()
	for len(changes) > 0 {
		n := slices.IndexFunc(changes, func(c change) bool { return c.year != changes[0].year })
		if n < 0 {
			n = len(changes)
		}
		a.apply(changes[:n])
		changes = changes[n:]
	}
	for _, row := range list {
		year, _ := strconv.Atoi(row[0])
		a.names(year, row[1], row[2:])
	}
	a.learn()
	return a
})

// learn makes the units, and the counties, known by their names.
func (a *atlas) learn() {
	for _, nodes := range a.byCode {
		for _, n := range nodes {
			for _, full := range n.Names {
				if parts := Parts(full); len(parts) > 1 {
					a.spaced[strings.Join(parts, "-")] = true
				}
			}
		}
	}
	place := 0
	for _, nodes := range a.byCode {
		for _, n := range nodes {
			a.name(n, place)
			place++
		}
	}
	for _, row := range rows("data/counties.csv") {
		for _, name := range slices.DeleteFunc(row, func(s string) bool { return s == "" }) {
			a.places[Fold(name)] = append(a.places[Fold(name)], place)
		}
		place++
	}
}

// together reports whether one place has all of these names.
func (a *atlas) together(names []string) bool {
	return slices.ContainsFunc(a.places[Fold(names[0])], func(place int) bool {
		return !slices.ContainsFunc(names[1:], func(n string) bool { return !slices.Contains(a.places[Fold(n)], place) })
	})
}

// rows reads an embedded table without its header. The tables are part of the
// program: one that cannot be read is a mistake in building it.
func rows(name string) [][]string {
	f, err := data.Open(name)
	if err != nil {
		panic(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		panic(err)
	}
	return all[1:]
}

func readChanges() []change {
	var list []change
	for _, row := range rows("data/changes.csv") {
		year, _ := strconv.Atoi(row[0])
		list = append(list, change{year: year, old: row[1], oldName: row[2], new: row[3], now: row[4]})
	}
	return list
}

// apply takes what changed in one year. A code that goes on as it was, under
// another name, is the same unit; any other new code is a new one.
func (a *atlas) apply(year []change) {
	into, from := map[string][]*node{}, map[string]string{}
	for _, c := range year {
		old := a.last(c.old, c.oldName)
		into[c.new] = append(into[c.new], old)
		from[c.new] = c.now
	}
	for _, code := range slices.Sorted(maps.Keys(into)) {
		olds, name := into[code], from[code]
		if len(olds) == 1 && olds[0].Code == code {
			olds[0].called(name)
			continue
		}
		if went := a.goesOn(code, name, year[0].year); went != nil && !slices.Contains(olds, went) {
			olds = append(olds, went) // it took others in
		}
		n := &node{Unit: Unit{Code: code, Names: []string{name}, From: year[0].year}, before: olds}
		a.byCode[code] = append(a.byCode[code], n)
		for _, old := range olds {
			old.Until = year[0].year
			old.after = append(old.after, n)
		}
	}
}

// goesOn is the unit that stood under a code before a year; nil where none did.
func (a *atlas) goesOn(code, name string, year int) *node {
	if first := a.listed[code]; len(a.byCode[code]) == 0 && (first == 0 || first >= year) {
		return nil
	}
	return a.last(code, name)
}

// last is the unit that stood under a code last; one that nothing was told of
// has stood there always.
func (a *atlas) last(code, name string) *node {
	if nodes := a.byCode[code]; len(nodes) > 0 {
		n := nodes[len(nodes)-1]
		n.called(name)
		return n
	}
	n := &node{Unit: Unit{Code: code, Names: []string{name}}}
	a.byCode[code] = []*node{n}
	return n
}

// names takes a line of a list of all municipalities in a year, the official
// name first.
func (a *atlas) names(year int, code string, names []string) {
	n := a.at(code, year)
	if n == nil {
		n = a.last(code, names[0])
	}
	for i, name := range names {
		if n.called(name); i == 0 && n.Until == 0 {
			n.Names = append([]string{name}, slices.DeleteFunc(n.Names, func(s string) bool { return s == name })...)
		}
	}
}

// called adds a name.
func (n *node) called(name string) {
	if name != "" && !slices.Contains(n.Names, name) {
		n.Names = append(n.Names, name)
	}
}

// at is the unit that stands under a code in a year; nil where none does.
func (a *atlas) at(code string, year int) *node {
	for _, n := range a.byCode[code] {
		if n.InUse(year) {
			return n
		}
	}
	return nil
}

// name makes a unit known by its names: each whole, and the parts of those
// that are in several languages.
func (a *atlas) name(n *node, place int) {
	for _, full := range n.Names {
		names := append(Parts(full), full)
		if a.spaced[full] {
			names = append(names, divide(full, hyphens)...)
		}
		for _, s := range names {
			key := Fold(s)
			if !slices.Contains(a.byName[key], n) {
				a.byName[key] = append(a.byName[key], n)
			}
			if !slices.Contains(a.places[key], place) {
				a.places[key] = append(a.places[key], place)
			}
		}
	}
}
