package awardtest

import (
	"reflect"
	"time"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/exact"
)

// Partial draws an edition that is still being set up: one that Edition draws,
// with holes in it. Lists, items, texts and numbers are missing, and what is
// named may not be there.
func Partial(t *rapid.T) *award.Edition {
	e := Edition(t).Clone()
	h := holes{t, rapid.IntRange(2, 60).Draw(t, "one in")}
	h.in(reflect.ValueOf(e).Elem())
	return e
}

// holes takes away one of so many things.
type holes struct {
	t   *rapid.T
	one int
}

func (h holes) hit() bool { return rapid.IntRange(1, h.one).Draw(h.t, "hole") == 1 }

// whole are what is there as a whole, or not at all.
var whole = map[reflect.Type]bool{
	reflect.TypeFor[exact.Rat](): true, reflect.TypeFor[time.Time](): true, reflect.TypeFor[award.Text](): true,
}

func (h holes) in(v reflect.Value) {
	switch k := v.Kind(); {
	case whole[v.Type()] || k == reflect.String || k == reflect.Int:
		if h.hit() {
			v.SetZero()
		}
	case k == reflect.Struct:
		for i := range v.NumField() {
			h.in(v.Field(i))
		}
	case k == reflect.Pointer && !v.IsNil():
		if h.hit() {
			v.SetZero()
			return
		}
		copied := reflect.New(v.Type().Elem())
		copied.Elem().Set(v.Elem())
		h.in(copied.Elem())
		v.Set(copied)
	case k == reflect.Slice:
		h.items(v)
	}
}

func (h holes) items(list reflect.Value) {
	if list.Len() == 0 {
		return
	}
	if h.hit() {
		list.SetZero()
		return
	}
	kept := reflect.MakeSlice(list.Type(), 0, list.Len())
	for i := range list.Len() {
		if h.hit() {
			continue
		}
		h.in(list.Index(i))
		kept = reflect.Append(kept, list.Index(i))
	}
	list.Set(kept)
}
