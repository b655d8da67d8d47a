// Package municipality knows the municipalities of Norway: their codes and
// names, when each was in use, and what became of them in the reforms of 2018,
// 2020 and 2024. A code alone does not name an area: 0220 Asker ended in 2020,
// when it became a part of 3025 Asker.
//
// Where the data come from stands in data/README.md.
package municipality

import (
	"maps"
	"slices"
	"strings"
)

// Unit is a municipality within one set of borders.
type Unit struct {
	Code  string   // four digits
	Names []string // the official one first; as written, "Deatnu - Tana"
	From  int      // the first year with these borders under this code; 0: before 2002
	Until int      // the first year without; 0: still in use
}

// Name is the official name.
func (u Unit) Name() string { return u.Names[0] }

// InUse reports whether the unit stood under its code in a year.
func (u Unit) InUse(year int) bool { return u.From <= year && (u.Until == 0 || year < u.Until) }

// Known reports whether a code ever was a municipality's.
func Known(code string) bool { return len(units().byCode[code]) > 0 }

// At is the municipality under a code in a year; false where there was none.
func At(code string, year int) (Unit, bool) {
	if n := units().at(code, year); n != nil {
		return n.Unit, true
	}
	return Unit{}, false
}

// Last is the municipality that stands under a code, or stood there last.
func Last(code string) (Unit, bool) {
	if nodes := units().byCode[code]; len(nodes) > 0 {
		return nodes[len(nodes)-1].Unit, true
	}
	return Unit{}, false
}

// Called lists the municipalities of a year that have a name, or have it as a
// part of their name in several languages. Case and accents do not matter. In
// the order of their codes.
func Called(name string, year int) []Unit {
	var us []Unit
	for _, n := range units().byName[Fold(name)] {
		if n.InUse(year) {
			us = append(us, n.Unit)
		}
	}
	slices.SortFunc(us, func(a, b Unit) int { return strings.Compare(a.Code, b.Code) })
	return us
}

// All lists the municipalities of a year, in the order of their codes.
func All(year int) []Unit {
	var us []Unit
	for _, code := range slices.Sorted(maps.Keys(units().byCode)) {
		if n := units().at(code, year); n != nil {
			us = append(us, n.Unit)
		}
	}
	return us
}
