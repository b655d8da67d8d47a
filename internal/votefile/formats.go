package votefile

import (
	"regexp"
	"strings"

	"votering/internal/publicvote"
)

// export is a kind of file that a survey tool writes. Its columns are known by
// their names, in any of the tool's languages and without regard to case.
type export struct {
	format string
	needs  [][]string // for each of these, one name stands in the header
	time   []string
	voter  []string
}

// exports are the kinds that are recognised by the names of columns alone.
var exports = []export{
	{
		format: publicvote.FormatNettskjema,
		needs:  [][]string{{publicvote.Submission}, {"$created"}},
		time:   []string{"$created"},
		voter:  []string{publicvote.Submission}, // the same row exported twice has the same one
	},
	{
		format: publicvote.FormatMicrosoft,
		needs: [][]string{
			{"Start time", "Starttidspunkt"},
			{"Completion time", "Fullføringstidspunkt"},
		},
		time:  []string{"Completion time", "Fullføringstidspunkt"},
		voter: []string{"Email", "E-postadresse", "E-post"},
	},
	{
		format: publicvote.FormatGoogle,
		needs:  [][]string{googleTime},
		time:   googleTime,
		voter:  []string{"Email Address", "Username", "E-postadresse", "Brukernavn", "Brukarnamn"},
	},
}

// googleTime are the names of the first column of Google Forms.
var googleTime = []string{"Timestamp", "Tidsmerke", "Tidsstempel"}

var (
	// surveyState is a column that SurveyXact adds to every export.
	surveyState = regexp.MustCompile(`^stato(?:verall)?_[1-9][0-9]?$`)
	// googleForm is how Google Forms writes times: the year first, or the place
	// of day and month by the language; with slashes or points, never as ISO 8601.
	googleForm = regexp.MustCompile(`^[0-9]{1,4}[./][0-9]{1,2}[./][0-9]{1,4} [0-9]{1,2}[:.][0-9]{2}`)
)

// recognise is the export that a table is; one without a format is any other
// table.
func (t *table) recognise() export {
	for _, e := range exports {
		if e.matches(t) {
			return e
		}
	}
	for _, h := range t.header.fields {
		if surveyState.MatchString(h) {
			return export{format: publicvote.FormatSurveyXact}
		}
	}
	return export{}
}

func (e export) matches(t *table) bool {
	for _, names := range e.needs {
		if t.called(names) < 0 {
			return false
		}
	}
	return e.format != publicvote.FormatGoogle || t.called(googleTime) == 0 && t.begins(googleForm)
}

// begins reports whether the first value of the first column has a form.
func (t *table) begins(form *regexp.Regexp) bool {
	for _, v := range t.values(0) {
		return form.MatchString(strings.TrimSpace(v))
	}
	return false
}

// called is the first column that has one of the names, which are asked in
// their order; −1 where there is none, or where several have it.
func (t *table) called(names []string) int {
	for _, name := range names {
		if at, err := t.columns.Find(name); err == nil {
			return at
		}
	}
	return -1
}
