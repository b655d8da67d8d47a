package accord

import (
	"strings"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/locale"
)

// ItemTitle is what an item of the agenda is called, for the screen, the wall
// and paper: it names no juror and no mark. Names and titles of others pass
// through show. An item of the chair's own whose title is not to be read is
// called just that.
func ItemTitle(l *locale.Catalog, e *award.Edition, show func(string) string, it agenda.Item) string {
	names := make([]string, len(it.Nominees))
	for i, id := range it.Nominees {
		names[i] = show(id)
		if n, ok := e.Nominee(id); ok {
			names[i] = show(n.Name)
		}
	}
	key := "agenda.item." + string(it.Kind)
	switch it.Kind {
	case agenda.Own:
		if it.Title != "" {
			return show(it.Title)
		}
	case agenda.Close:
		return either(l, names)
	case agenda.Apart, agenda.Differ:
		return strings.Join(append(names, criterionTitle(l, e, show, it.Criterion)), " · ")
	case agenda.Agreed:
		return l.T(key, "names", l.List(names))
	case agenda.Round:
		if e.Rule.Public == nil {
			key += ".alone"
		}
	case agenda.Choice:
		key += "." + string(e.Rule.Outcome)
	case agenda.Intro, agenda.Grounds:
	}
	return l.T(key)
}

// either is names with "or" before the last.
func either(l *locale.Catalog, names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return l.T("agenda.or", "names", strings.Join(names[:last], ", "), "last", names[last])
}

func criterionTitle(l *locale.Catalog, e *award.Edition, show func(string) string, id string) string {
	if c, ok := e.Criterion(id); ok {
		return show(c.Title.In(string(l.Lang())))
	}
	return show(id)
}
