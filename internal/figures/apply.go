package figures

import (
	"cmp"
	"fmt"
	"unicode/utf8"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/text"
)

// Apply is the edition with what is taken. The edition that is given does not
// change. Each figure's note begins with the cell and what stood there, before
// what was noted already; when it could be known stays as it was. E_EDITION
// where the edition is not the one that the import was read for.
func Apply(ed *award.Edition, im *Import) (*award.Edition, error) {
	next := ed.Clone()
	for i := range im.Values {
		v := &im.Values[i]
		values := valuesOf(next, v.Nominee)
		if _, ok := next.Metric(v.Metric); !ok || values == nil || stated(*values, v.Metric, v.Period, ed.Language) != v.Replaces {
			return nil, fault.New(fault.Edition, "figures.other_edition", "row", v.Nominee, "metric", v.Metric)
		}
		put(values, v)
	}
	return next, nil
}

// valuesOf are the figures of a nominee or reference; nil where there is none.
func valuesOf(ed *award.Edition, id string) *[]award.Value {
	if n, ok := ed.Nominee(id); ok {
		return &n.Values
	}
	for i := range ed.References {
		if ed.References[i].ID == id {
			return &ed.References[i].Values
		}
	}
	return nil
}

// stated is what stands for a metric and period: a number, words, or why it is
// missing; empty where nothing does.
func stated(values []award.Value, metric, period, lang string) string {
	for i := range values {
		if v := &values[i]; v.Metric == metric && v.Period == period {
			if s := cmp.Or(string(v.Missing), v.Words.In(lang)); s != "" {
				return s
			}
			return v.Number.Text()
		}
	}
	return ""
}

// put puts a figure in place of the one that stands for its metric and period,
// or behind the others.
func put(values *[]award.Value, v *Taken) {
	next := award.Value{Metric: v.Metric, Period: v.Period}
	at := len(*values)
	for i := range *values {
		if old := (*values)[i]; old.Metric == v.Metric && old.Period == v.Period {
			at, next.KnownFrom, next.Note = i, old.KnownFrom, old.Note
		}
	}
	if v.Value != nil {
		next.Number = *v.Value
	}
	if v.Words != "" {
		next.Words = award.Plain(cut(text.Show(v.Words), award.MaxSource))
	}
	next.Missing, next.AsOf = v.Missing, v.AsOf
	next.Source = award.Plain(cut(text.Show(v.Source), award.MaxSource))
	next.Note = noted(next.Note, v.trace())
	if at == len(*values) {
		*values = append(*values, next)
		return
	}
	(*values)[at] = next
}

// trace says where a figure stood and how: imdi.csv:12:6 ":".
func (v *Taken) trace() string {
	if v.Cells > 1 {
		return fmt.Sprintf("%s … %s (%d): %q", v.Cell, v.Last, v.Cells, v.Raw)
	}
	return fmt.Sprintf("%s %q", v.Cell, text.Truncate(v.Raw, 200))
}

// noted puts a line before a note, in each language that it has. Where both
// together are too long the older gives way.
func noted(note award.Text, line string) award.Text {
	line = cut(text.Show(line), award.MaxNote)
	if note.Empty() {
		return award.Plain(line)
	}
	for _, s := range []*string{&note.All, &note.NB, &note.NN, &note.EN} {
		if *s != "" {
			*s = cut(line+"\n"+*s, award.MaxNote)
		}
	}
	return note
}

// cut is at most so many characters of a text.
func cut(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most])
}
