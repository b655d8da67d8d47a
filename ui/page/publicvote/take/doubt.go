package take

import (
	"slices"
	"strings"

	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/internal/votefile"
	"votering/ui/page"
)

// doubt is the key of the sentence that says what speaks against the column of
// a row, going by the first rows; empty: nothing does.
func (p *plan) doubt(r row) string {
	if r.kind > voter || p.value(r) == "" || p.value(r) == votefile.None {
		return ""
	}
	if p.usedElsewhere(r, p.value(r)) {
		return "take.doubt.twice"
	}
	for _, i := range p.votes() {
		f := p.found.set.Files[i]
		switch {
		case r.kind == choice && !holds(f, f.Source.Layout.ChoiceAt, func(s string) bool { return nominates(f, p.found.choices, s) }):
			return "take.doubt.choice"
		case r.kind == when && !holds(f, f.Source.Layout.TimeAt, isTime):
			return "take.doubt.time"
		}
	}
	return ""
}

// doubts are the doubts about all rows, as sentences.
func (p *plan) doubts(c page.Context) []string {
	var list []string
	for _, r := range p.rows {
		if key := p.doubt(r); key != "" {
			list = append(list, p.prompt(c, r)+": "+p.doubtWords(c, r, key))
		}
	}
	return list
}

func (p *plan) doubtWords(c page.Context, r row, key string) string {
	return c.L.T(key, "column", text.Show(p.value(r)))
}

// usedElsewhere reports whether a column says what another row asks for: one
// column cannot be two things.
func (p *plan) usedElsewhere(r row, column string) bool {
	for _, k := range []kind{choice, when, voter} {
		if k != r.kind && column != votefile.None && column == p.value(row{kind: k}) {
			return true
		}
	}
	return false
}

// holds reports whether any of the first rows of a file has in a column what is
// looked for; a file without rows, or without the column, is not doubted.
func holds(f votefile.Found, at int, is func(string) bool) bool {
	if at < 0 || len(f.First) == 0 {
		return true
	}
	return slices.ContainsFunc(f.First, func(r []string) bool { return at < len(r) && is(r[at]) })
}

func isTime(s string) bool {
	_, form := publicvote.ReadTime([]byte(strings.TrimSpace(s)), publicvote.DatesUnknown)
	return form != publicvote.Unreadable
}

// nominates reports whether a choice in a file names a nominee, as far as it is
// shown.
func nominates(f votefile.Found, choices map[string]string, choice string) bool {
	_, ok := choices[labelled(f, choice)]
	return ok
}

// labelled is a choice in the words that the file's labels have for it.
func labelled(f votefile.Found, choice string) string {
	choice = strings.TrimSpace(text.NFC(choice))
	if label, ok := f.Source.Layout.Labels[choice]; ok {
		return strings.TrimSpace(text.NFC(label))
	}
	return choice
}
