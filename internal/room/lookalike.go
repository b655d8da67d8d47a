package room

import (
	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

// Lookalikes warns of names that mix scripts in one word, such as a Cyrillic
// а in a Latin name: two such names can look the same and not be. Nothing is
// refused for it, for such names exist.
func Lookalikes(e *award.Edition) []Notice {
	var ns []Notice
	look := func(id, name string) {
		if mix, mixed := text.MixedScripts(name); mixed {
			ns = append(ns, Notice{"mixed_scripts", fault.Pairs("id", id, "name", name, "mix", mix.String())})
		}
	}
	for _, n := range e.Nominees {
		look(n.ID, n.Name)
	}
	for _, j := range e.Jurors {
		look(j.ID, j.Name)
	}
	return ns
}
