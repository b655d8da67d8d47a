package decision

import (
	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui/page"
)

// The lines that a form can have, besides the path, which each has.
type field string

const (
	ofProfile  field = "profile"  // for everybody, or with names
	ofForm     field = "form"     // which kind of file
	ofLanguage field = "language" // of the document
	ofLetters  field = "letters"  // languages of single nominees' letters
	ofTo       field = "to"       // to whom it goes
	ofBasis    field = "basis"    // on what basis
	ofPath     field = "path"
)

// What is written here and is no part of the decision.
const (
	outMetrics = "metrics"
	outEdition = "edition"
)

// thing is something that can be written out.
type thing struct {
	what   string // as the room calls it
	forms  []form
	fields []field // in their order, before the path
}

// form is a kind of file that a thing can be written as.
type form struct {
	id     string // its words are decide.export.form.ID
	suffix string // of the file
	what   string // as the room calls it, where another
	style  string // of a CSV
}

// tables are the kinds of file for a table.
var tables = []form{{id: "xlsx", suffix: ".xlsx"}, {id: "csv_nb", suffix: ".csv", style: "nb"}, {id: "csv_en", suffix: ".csv", style: "en"}, {id: "csv", suffix: ".csv"}}

// handedTo are the lines on to whom something goes.
var handedTo = []field{ofTo, ofBasis}

// things are what can be written out, in the order of the list.
var things = []thing{
	{room.OutFolder, []form{{id: "folder"}, {id: "zip", suffix: ".zip", what: room.OutZip}}, with(ofProfile, ofForm)},
	{room.OutProtocol, []form{{id: "page", suffix: ".html"}, {id: "md", suffix: ".md"}}, with(ofProfile, ofForm, ofLanguage)},
	{room.OutPress, []form{{id: "md", suffix: ".md"}}, with(ofLanguage)},
	{room.OutLetters, []form{{id: "folder"}}, with(ofLanguage, ofLetters)},
	{room.OutArchive, []form{{id: "folder"}}, with(ofProfile, ofLanguage)},
	{room.OutRanking, tables, with(ofForm, ofLanguage)},
	{room.OutMarks, tables, with(ofProfile, ofForm, ofLanguage)},
	{room.OutTally, tables, with(ofForm, ofLanguage)},
	{outMetrics, tables, []field{ofForm, ofLanguage}},
	{outEdition, []form{{id: "xlsx", suffix: ".xlsx"}, {id: "yaml", suffix: ".yaml"}}, []field{ofForm, ofLanguage}},
}

// with are lines, and those on to whom something goes.
func with(fields ...field) []field { return append(fields, handedTo...) }

// names reports whether a thing names jurors where nobody chooses.
func (t thing) names() bool { return room.ProfileOf(t.what) == room.ProfileComplete }

// newExports is the list of what can be written out.
func newExports(p *Page) *chooser {
	return &chooser{
		p: p, heading: "decide.part.export",
		intro: func(c page.Context) string { return c.L.T("decide.export.intro") },
		list: func(c page.Context) []choice {
			var list []choice
			for _, t := range things {
				if t.what == room.OutTally && c.Sight.Edition.Rule.Public == nil {
					continue
				}
				list = append(list, choice{
					label: c.L.T("decide.export.thing." + t.what), note: c.L.T("decide.export.thing." + t.what + ".about"),
					pick: func(c page.Context) page.Action {
						p.steps.Push(newExport(p, c, t))
						return page.Action{}
					},
				})
			}
			return list
		},
	}
}

// languagesOf are the languages of documents, that of the edition first.
func languagesOf(c page.Context) []string {
	list := []string{c.Sight.Edition.Language}
	for _, l := range locale.Languages() {
		if string(l) != list[0] {
			list = append(list, string(l))
		}
	}
	return list
}
