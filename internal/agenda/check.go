package agenda

import (
	"regexp"
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

var (
	kinds  = []Kind{Intro, Apart, Close, Differ, Agreed, Round, Choice, Grounds, Own}
	idForm = regexp.MustCompile(`^i[1-9][0-9]{0,5}$`)
)

// Check says whether items can be an agenda of the edition: nil, or an E_USAGE
// that says what is wrong with which item. Whether those leave who are recused
// it does not ask.
func Check(ed *award.Edition, items []Item) *fault.Error {
	if len(items) == 0 || len(items) > MaxItems {
		return fault.New(fault.Usage, "agenda.items", "n", strconv.Itoa(len(items)), "max", strconv.Itoa(MaxItems))
	}
	seen := map[string]bool{}
	for _, it := range items {
		if seen[it.ID] || !idForm.MatchString(it.ID) || !slices.Contains(kinds, it.Kind) {
			return fault.New(fault.Usage, "agenda.form", "item", it.ID)
		}
		seen[it.ID] = true
		if f := it.check(ed); f != nil {
			return f
		}
	}
	if n := Total(items); n > MaxMinutes {
		return fault.New(fault.Usage, "agenda.total", "minutes", strconv.Itoa(n), "max", strconv.Itoa(MaxMinutes))
	}
	return nil
}

func (it Item) check(ed *award.Edition) *fault.Error {
	if it.Minutes < 1 || it.Minutes > MaxMinutes {
		return fault.New(fault.Usage, "agenda.minutes", "item", it.ID, "max", strconv.Itoa(MaxMinutes))
	}
	if (it.Kind == Own) != (it.Title != "") || text.Strict(it.Title, MaxTitle) != nil {
		return fault.New(fault.Usage, "agenda.title", "item", it.ID, "max", strconv.Itoa(MaxTitle))
	}
	known := it.Criterion == ""
	if c, ok := ed.Criterion(it.Criterion); ok {
		known = c.ValueFrom == nil
	}
	nominee := func(id string) bool { _, ok := ed.Nominee(id); return ok }
	juror := func(id string) bool { _, ok := ed.Juror(id); return ok }
	if !known || !each(it.Nominees, nominee) || !each(it.Apart, juror) || !each(it.Leave, juror) {
		return fault.New(fault.Usage, "agenda.form", "item", it.ID)
	}
	return nil
}

// each reports whether all ids are known, and none is there twice.
func each(ids []string, known func(string) bool) bool {
	for i, id := range ids {
		if !known(id) || slices.Contains(ids[:i], id) {
			return false
		}
	}
	return true
}
