package amend

import (
	"strings"

	"votering/internal/award"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/form"
)

// maxFigure is the longest figure that is typed, in characters.
const maxFigure = 40

// figures are what is stated of a nominee in numbers, and may be corrected
// here; what is stated in words, or missing, takes a file.
func figures(n *award.Nominee) []award.Value {
	var list []award.Value
	for _, v := range n.Values {
		if v.Missing == "" && v.Words.Empty() {
			list = append(list, v)
		}
	}
	return list
}

// figureLines are the lines to correct a figure in: whose, which, and what it is
// to be.
func (s *writing) figureLines(c page.Context) []form.Field {
	all := c.Sight.Edition.Nominees
	s.nominee = min(s.nominee, len(all)-1)
	list := figures(&all[s.nominee])
	fields := []form.Field{form.Choice(lineNominee, "amend.whose", len(all), s.nominee,
		func(c page.Context, i int) string { return text.Show(c.Sight.Edition.Nominees[i].Name) })}
	if len(list) == 0 {
		return fields
	}
	return append(fields, form.Choice(lineFigure, "amend.figure", len(list), 0, func(c page.Context, i int) string {
		return metric(c, list[i].Metric) + ", " + text.Show(list[i].Period) + ": " + c.L.RatText(list[i].Number)
	}), form.Text(lineValue, "amend.value", "", maxFigure))
}

// figureChange is the change of a figure; not ok where none is chosen or
// nothing written. It is taken as people write numbers: with a comma, and spaces
// between the thousands.
func (s *writing) figureChange(c page.Context) (ch change, ok bool) {
	n := &c.Sight.Edition.Nominees[s.form.Chosen(lineNominee)]
	list := figures(n)
	to := strings.ReplaceAll(strings.Join(strings.Fields(s.form.Value(lineValue)), ""), ",", ".")
	if len(list) == 0 || to == "" {
		return change{}, false
	}
	v := list[s.form.Chosen(lineFigure)]
	return change{"nominees/" + n.ID + "/values/" + v.Metric + "/" + v.Period + "/value", to}, true
}

// metric is the title of a metric.
func metric(c page.Context, id string) string {
	if m, ok := c.Sight.Edition.Metric(id); ok {
		return text.Show(m.Title.In(string(c.L.Lang())))
	}
	return text.Show(id)
}
