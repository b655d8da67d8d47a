package edit

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/fields"
	"votering/internal/figures"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/draw"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// What the preview of figures and taking them are known by.
const (
	lookImport = "edit.import"
	actTake    = "edit.take"
)

// intake shows what files have for the edition: what would be taken and from
// where, what would not and why, and what a person has to say first. Nothing is
// stored before Enter.
type intake struct {
	stack.Quiet
	editor *Editor
	paths  []string
	name   string // of the files

	takes   map[string]string // metrics that were chosen for series, by name
	sets    map[set]int       // categories that were chosen, by series and what sets it apart
	answers map[string]string // what regions are
	period  string

	found   *figures.Import
	periods []string // of all series
	failed  error    // why what was chosen last cannot be taken
	working bool
	again   bool // to be looked up once what was changed is stored
	rows    []find
	cur     cursor.Cursor
}

// askImport asks for the file that figures are to be taken from, or the folder
// or file of nominations.
func (s *Editor) askImport(c page.Context) page.Action {
	return page.Action{Ask: &page.Question{
		Title: c.L.T("edit.import.ask"), Text: c.L.T("edit.import.text"), Yes: c.L.T("edit.import.yes"),
		Input: &page.Input{Prompt: c.L.T("edit.import.prompt"), Max: signing.MaxPath, Required: true},
		Then:  func(typed string) page.Action { return s.lookInto(page.Path(typed)) },
	}}
}

// lookInto finds out what lies at a path: figures, or nominations.
func (s *Editor) lookInto(path string) page.Action {
	s.taking = &intake{
		editor: s, paths: []string{path}, name: filepath.Base(path),
		takes: map[string]string{}, sets: map[set]int{}, answers: map[string]string{},
	}
	s.papers = &nominations{editor: s, path: path, answers: map[string]string{}}
	return page.Action{Look: &page.Look{Name: lookImport, Run: func(_ context.Context, r *room.Room, who string) (any, error) {
		if room.AreDocuments([]string{path}) {
			return r.PreviewDocuments(who, []string{path}, nil)
		}
		return r.PreviewImport(who, []string{path}, figures.Options{})
	}}}
}

// foundIn takes what was found, be it figures or nominations.
func (s *Editor) foundIn(value any, err error) page.Action {
	switch plan, papers := value.(*room.DocumentPlan); {
	case papers && err == nil && s.papers != nil:
		return s.papers.looked(plan)
	case s.taking != nil:
		return s.taking.looked(value, err)
	}
	return page.Action{Fault: err}
}

// look finds out what the files have, with what was chosen so far.
func (x *intake) look() page.Action {
	paths, o := slices.Clone(x.paths), x.options()
	x.working, x.editor.taking = true, x
	return page.Action{Look: &page.Look{Name: lookImport, Run: func(_ context.Context, r *room.Room, who string) (any, error) {
		return r.PreviewImport(who, paths, o)
	}}}
}

// options are what was chosen, as the reader of figures takes it.
func (x *intake) options() figures.Options {
	o := figures.Options{Take: map[string]string{}, Answers: map[string]string{}}
	if x.period != "" {
		o.Periods = []string{x.period}
	}
	for series, metric := range x.takes {
		o.Take[x.named(series)] = metric
	}
	for region, id := range x.answers {
		o.Answers[region] = id
	}
	return o
}

// seriesKey is how a series is named so that no other is meant: with its unit.
func seriesKey(s figures.Series) string {
	if s.Unit == "" {
		return s.Name
	}
	return s.Name + separator + s.Unit
}

// separator stands between the parts of what names a series.
const separator = " / "

// set is what sets a series apart.
type set struct{ series, title string }

// named is a series with the categories that were chosen of it.
func (x *intake) named(series string) string {
	if x.found == nil {
		return series
	}
	i := slices.IndexFunc(x.found.Series, func(s figures.Series) bool { return seriesKey(s) == series })
	if i < 0 {
		return series
	}
	name := series
	for _, a := range x.found.Series[i].Apart {
		if at := x.sets[set{series, a.Title}]; at > 0 {
			name += separator + a.Categories[at-1]
		}
	}
	return name
}

// looked takes what was found. The first time it opens the preview.
func (x *intake) looked(value any, err error) page.Action {
	x.working, x.failed = false, err
	im, ok := value.(*figures.Import)
	first := x.found == nil
	if err != nil || !ok {
		if first {
			x.editor.taking = nil
			return page.Action{Fault: err}
		}
		return page.Action{}
	}
	x.found = im
	if first {
		for _, s := range im.Series {
			x.periods = append(x.periods, s.Periods...)
		}
		slices.Sort(x.periods)
		x.periods = slices.Compact(x.periods)
		x.editor.steps.Push(x)
	}
	x.rows = x.finds()
	x.cur.Clamp(len(x.rows))
	return page.Action{}
}

// Bindings lists what keys do in the preview.
func (x *intake) Bindings(page.Context) []keys.Binding {
	turn := keys.Binding{ID: "edit.import.turn", Keys: []string{"left", "right"}, Label: "←→", Footer: true}
	metric := keys.Binding{ID: "edit.import.metric", Keys: []string{"n"}}
	f := x.inHand()
	if !f.turns() {
		turn.Off = fault.New(fault.Usage, "edit.import.nothing_to_turn")
		turn.Footer = false
	}
	if metric.Footer = f.kind == findSeries && f.series(x).Metric == ""; !metric.Footer {
		metric.Off = fault.New(fault.Usage, "edit.import.no_series")
	}
	take := keys.Binding{ID: "edit.import.take", Keys: []string{"enter"}, Footer: true}
	if len(x.found.Values) == 0 {
		take.Off = fault.New(fault.Usage, "edit.import.nothing")
	}
	return []keys.Binding{
		{ID: "edit.choose", Keys: cursor.Keys(), Label: "↑↓", Footer: true},
		turn, metric, take,
		{ID: "fill.back", Keys: []string{"esc"}, Footer: true},
	}
}

// Key handles one key.
func (x *intake) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc":
		x.close()
	case "enter":
		return x.take()
	case "left":
		return x.turn(-1)
	case "right":
		return x.turn(1)
	case "n":
		return x.newMetric(c)
	default:
		x.cur.Key(key, len(x.rows), mostLines)
	}
	return page.Action{}
}

func (x *intake) close() {
	x.editor.taking = nil
	x.editor.steps.Close(x)
}

// take stores what was found.
func (x *intake) take() page.Action {
	im := x.found
	return page.Action{Act: &page.Act{Name: actTake, Run: func(r *room.Room, who string) ([]room.Notice, error) {
		_, err := r.TakeImport(who, im)
		return nil, err
	}}}
}

// taken closes the preview when the figures are stored. They can be taken back
// like everything else.
func (x *intake) taken(c page.Context, err error) page.Action {
	if err != nil {
		return page.Action{Fault: err}
	}
	s := x.editor
	before := past{s.saved, s.refused, c.L.N("edit.import.figures", len(x.found.Values))}
	s.adopt(c.Sight.Draft)
	s.before = append(s.before, before)
	n := len(x.found.Values)
	x.close()
	return page.Action{Say: c.L.N("edit.import.done", n, "file", text.Show(x.name)) + x.wanting(c)}
}

// turn chooses another of what the row in hand can be.
func (x *intake) turn(by int) page.Action {
	f := x.inHand()
	all, at := f.choices(x)
	if len(all) < 2 {
		return page.Action{}
	}
	f.choose(x, all[(at+by+len(all))%len(all)])
	return x.look()
}

// newMetric makes a metric of the series in hand, and takes the series as that.
func (x *intake) newMetric(c page.Context) page.Action {
	s := x.editor
	series := x.inHand().series(x)
	next := s.ed.Clone()
	at := fields.Add(next, fields.Metric, 0)
	unit := award.Number
	for _, u := range []struct {
		words []string
		unit  award.Unit
	}{{[]string{"prosent", "percent", "per cent", "%"}, award.Percent}, {[]string{"person", "innbygg", "people"}, award.Persons}, {[]string{"kroner", "nok"}, award.NOK}} {
		if slices.ContainsFunc(u.words, func(w string) bool { return strings.Contains(text.Fold(series.Unit), w) }) {
			unit = u.unit
		}
	}
	title := text.Truncate(series.Name, award.MaxTitle)
	for key, value := range map[string]string{"title": title, "unit": string(unit)} {
		if err := fields.Set(next, at, key, "", value); err != nil {
			return page.Action{Fault: err}
		}
	}
	id := fields.MakeID(next, at)
	if id == "" {
		id = "metric"
	}
	if err := fields.Set(next, at, "id", "", id); err != nil {
		return page.Action{Fault: err}
	}
	s.ed, s.touched = next, true
	x.takes[seriesKey(series)] = id
	x.again = true
	return s.commit(c.L.T("edit.import.metric_of", "title", title))
}

// View draws the preview.
func (x *intake) View(c page.Context) draw.Block { return x.draw(c) }
