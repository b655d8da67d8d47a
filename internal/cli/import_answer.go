package cli

import (
	"votering/internal/award"
	"votering/internal/figures"
	"votering/internal/text"
)

// importAnswer is what tables have for an edition, as JSON.
type importAnswer struct {
	Schema    string           `json:"schema"`
	Values    []takenAnswer    `json:"values"`
	Unused    []unusedAnswer   `json:"unused"`
	Notices   []noticeAnswer   `json:"notices"`
	Questions []questionAnswer `json:"questions"`
	Series    []seriesAnswer   `json:"series"`
	Files     []string         `json:"files"`
}

// takenAnswer is a figure that is taken. Exactly one of value and missing is
// set. A sum has its last cell, and how many there are.
type takenAnswer struct {
	Nominee  string  `json:"nominee"`
	Metric   string  `json:"metric"`
	Period   string  `json:"period"`
	Value    *string `json:"value"`
	Missing  *string `json:"missing"`
	Raw      string  `json:"raw"`
	Cell     string  `json:"cell"`
	Last     string  `json:"last,omitempty"`
	Cells    int     `json:"cells"`
	Replaces *string `json:"replaces"`
	Source   string  `json:"source"`
	AsOf     string  `json:"as_of,omitempty"`
}

type unusedAnswer struct {
	Cell    string `json:"cell"`
	Raw     string `json:"raw"`
	Reason  string `json:"reason"`
	Nominee string `json:"nominee,omitempty"`
	Series  string `json:"series,omitempty"`
	Period  string `json:"period,omitempty"`
}

type noticeAnswer struct {
	ID      string `json:"id"`
	Where   string `json:"where"`
	Message string `json:"message"`
}

type questionAnswer struct {
	Region  string   `json:"region"`
	Cell    string   `json:"cell"`
	Choices []string `json:"choices"`
	Reason  string   `json:"reason"`
	Message string   `json:"message"`
}

type seriesAnswer struct {
	Name      string        `json:"name"`
	Unit      string        `json:"unit"`
	Source    string        `json:"source"`
	Periods   []string      `json:"periods"`
	Figures   int           `json:"figures"`
	Apart     []apartAnswer `json:"apart"`
	Metric    *string       `json:"metric"`
	Suggested *string       `json:"suggested"`
	Reason    string        `json:"reason"`
}

type apartAnswer struct {
	Title      string   `json:"title"`
	Categories []string `json:"categories"`
	Total      string   `json:"total"`
}

// imported tells what tables have for an edition, and where it was written.
func (p *program) imported(ed *award.Edition, im *figures.Import, out string) error {
	if !p.asJSON {
		p.printImport(ed, im)
		p.line("import.preview_done")
		return nil
	}
	a := importAnswer{
		Schema: "votering-import/1", Values: []takenAnswer{}, Unused: []unusedAnswer{}, Notices: []noticeAnswer{},
		Questions: []questionAnswer{}, Series: []seriesAnswer{}, Files: []string{},
	}
	if out != "" {
		a.Files = append(a.Files, text.Show(out))
	}
	for i := range im.Values {
		a.Values = append(a.Values, answerOfTaken(&im.Values[i]))
	}
	for _, u := range im.Unused {
		a.Unused = append(a.Unused, unusedAnswer(u))
	}
	for _, n := range im.Notices {
		a.Notices = append(a.Notices, noticeAnswer{n.ID, n.Where, p.importNotice(n)})
	}
	for _, q := range im.Questions {
		a.Questions = append(a.Questions, questionAnswer{q.Region, q.Cell, q.Choices, q.Reason, p.cat.T("figures.ask." + q.Reason)})
	}
	for _, s := range im.Series {
		x := seriesAnswer{
			Name: s.Name, Unit: s.Unit, Source: s.Source, Periods: append([]string{}, s.Periods...), Figures: s.Figures,
			Apart: []apartAnswer{}, Metric: stated(s.Metric), Suggested: stated(s.Suggested), Reason: s.Reason,
		}
		for _, d := range s.Apart {
			x.Apart = append(x.Apart, apartAnswer{d.Title, d.Categories, d.Total})
		}
		a.Series = append(a.Series, x)
	}
	p.writeJSON(a)
	return nil
}

// stated is nil for what is empty.
func stated(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func answerOfTaken(v *figures.Taken) takenAnswer {
	a := takenAnswer{
		Nominee: v.Nominee, Metric: v.Metric, Period: v.Period, Missing: stated(string(v.Missing)), Raw: v.Raw, Cell: v.Cell,
		Last: v.Last, Cells: v.Cells, Replaces: stated(v.Replaces), Source: v.Source, AsOf: v.AsOf,
	}
	switch {
	case v.Value != nil:
		a.Value = stated(v.Value.Text())
	case v.Missing == "":
		a.Value = stated(v.Words)
	}
	return a
}
