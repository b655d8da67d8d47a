package cli

import (
	"fmt"
	"strings"

	"votering/internal/award"
	"votering/internal/figures"
	"votering/internal/text"
)

// shownCells is how many cells of one kind that are not taken are listed.
const shownCells = 5

// shownCategories is how many categories of a series are named.
const shownCategories = 4

// printImport shows what is taken from which cell, what is not and why, what
// has to be said, and what else the tables have.
func (p *program) printImport(ed *award.Edition, im *figures.Import) {
	p.printTaken(ed, im.Values)
	p.printUnused(im.Unused)
	if len(im.Questions) > 0 {
		p.line("import.asked")
	}
	for _, q := range im.Questions {
		fmt.Fprintf(p.out, "  %s  %s  %s  %s\n", text.Show(q.Region), p.cat.T("figures.ask."+q.Reason), strings.Join(q.Choices, ", "), text.Show(q.Cell))
	}
	p.printSeries(im.Series)
	if len(im.Notices) > 0 {
		p.line("import.told")
	}
	for _, n := range im.Notices {
		fmt.Fprintf(p.out, "  %s\n", p.importNotice(n))
	}
}

// line writes a sentence on a line of its own.
func (p *program) line(key string) { fmt.Fprintln(p.out, p.cat.T(key)) }

// importNotice is a notice in words.
func (p *program) importNotice(n figures.Notice) string {
	if n.Table {
		return text.Show(n.Where) + ": " + p.cat.Sentence("table.notice."+n.ID, n.Args)
	}
	return p.cat.Sentence("figures.notice."+n.ID, n.Args)
}

func (p *program) printTaken(ed *award.Edition, values []figures.Taken) {
	if len(values) == 0 {
		p.line("import.taken.none")
		return
	}
	fmt.Fprintln(p.out, p.cat.N("import.taken", len(values)))
	var names, metrics, periods, shown []string
	for i := range values {
		v := &values[i]
		m, _ := ed.Metric(v.Metric)
		names = append(names, rowName(ed, v.Nominee, langOf(p.cat)))
		metrics = append(metrics, m.Title.In(langOf(p.cat)))
		periods = append(periods, v.Period)
		shown = append(shown, p.takenValue(v))
	}
	n, m, w, s := widest(names), widest(metrics), widest(periods), widest(shown)
	for i := range values {
		v := &values[i]
		where := text.Show(v.Cell)
		if v.Cells > 1 {
			where += " … " + text.Show(v.Last)
		}
		line := fmt.Sprintf("  %s  %s  %s  %s  %s", text.PadRight(names[i], n), text.PadRight(metrics[i], m),
			text.PadRight(periods[i], w), text.PadLeft(shown[i], s), where)
		if v.Replaces != "" {
			line += "  " + p.cat.T("import.replaces", "before", p.standing(v.Replaces))
		}
		fmt.Fprintln(p.out, line)
	}
}

// takenValue is a figure as it is taken, or why there is none.
func (p *program) takenValue(v *figures.Taken) string {
	switch {
	case v.Missing != "":
		return p.cat.T("import.missing", "reason", p.cat.T("field.choice.missing."+string(v.Missing)))
	case v.Value != nil:
		return p.cat.RatText(*v.Value)
	}
	return text.Show(v.Words)
}

// standing is what stands there now, in words.
func (p *program) standing(s string) string {
	if key := "field.choice.missing." + s; p.cat.Has(key) {
		return p.cat.T(key)
	}
	return text.Show(s)
}

// rowName is what a nominee or reference is called.
func rowName(ed *award.Edition, id, lang string) string {
	for _, r := range ed.Rows() {
		if r.ID == id {
			return r.Name.In(lang)
		}
	}
	return id
}

// widest is the width of the widest text.
func widest(list []string) int {
	w := 0
	for _, s := range list {
		w = max(w, text.Width(s))
	}
	return w
}

// printUnused lists what is not taken by its reasons, in the order in which
// they first occur.
func (p *program) printUnused(unused []figures.Unused) {
	by := map[string][]figures.Unused{}
	var reasons []string
	for _, u := range unused {
		if by[u.Reason] == nil {
			reasons = append(reasons, u.Reason)
		}
		by[u.Reason] = append(by[u.Reason], u)
	}
	for _, reason := range reasons {
		list := by[reason]
		fmt.Fprintln(p.out, p.cat.N("import.left", len(list), "reason", p.cat.T("figures.reason."+reason)))
		for _, u := range list[:min(shownCells, len(list))] {
			fields := []string{text.Show(u.Cell), fmt.Sprintf("%q", text.Show(u.Raw))}
			for _, s := range []string{u.Nominee, u.Series, u.Period} {
				if s != "" {
					fields = append(fields, text.Show(s))
				}
			}
			fmt.Fprintf(p.out, "  %s\n", strings.Join(fields, "  "))
		}
		if more := len(list) - shownCells; more > 0 {
			fmt.Fprintln(p.out, p.cat.T("import.and_more", "n", p.cat.Int(int64(more))))
		}
	}
}

// printSeries lists what the tables have, and how it is taken.
func (p *program) printSeries(series []figures.Series) {
	if len(series) > 0 {
		p.line("import.series")
	}
	for _, s := range series {
		name := text.Show(s.Name)
		if s.Unit != "" {
			name += " / " + text.Show(s.Unit)
		}
		words := []string{name}
		if n := len(s.Periods); n > 0 {
			span := s.Periods[0]
			if n > 1 {
				span += "–" + s.Periods[n-1]
			}
			words = append(words, text.Show(span))
		}
		switch {
		case s.Metric != "":
			words = append(words, p.cat.T("import.series.taken", "metric", s.Metric))
		case s.Suggested != "":
			words = append(words, p.cat.T("import.series.suggested", "reason", p.cat.T("figures.series."+s.Reason), "metric", s.Suggested))
		default:
			words = append(words, p.cat.T("figures.series."+s.Reason))
		}
		fmt.Fprintf(p.out, "  %s\n", strings.Join(words, "  "))
		for _, d := range s.Apart {
			list := strings.Join(d.Categories[:min(shownCategories, len(d.Categories))], "; ")
			if len(d.Categories) > shownCategories {
				list += "; …"
			}
			fmt.Fprintf(p.out, "    %s\n", p.cat.T("import.series.apart", "title", text.Show(d.Title), "categories", text.Show(list)))
		}
	}
}
