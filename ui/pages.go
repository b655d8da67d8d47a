package ui

import (
	"votering/ui/page"
	"votering/ui/page/ballot"
	"votering/ui/page/decision"
	"votering/ui/page/deliberation"
	"votering/ui/page/edition"
	"votering/ui/page/jury"
	"votering/ui/page/nominees"
	"votering/ui/page/publicvote"
	"votering/ui/page/ranking"
	"votering/ui/page/record"
	"votering/ui/page/scoring"
)

// newPages makes the pages of a file, as they are when somebody sits down.
func newPages() map[page.ID]page.Page {
	all := map[page.ID]page.Page{}
	for _, p := range []page.Page{
		nominees.New(), scoring.New(), jury.New(), publicvote.New(), deliberation.New(), ranking.New(), decision.New(), record.New(), edition.New(),
		ballot.New(),
	} {
		all[p.ID()] = p
	}
	return all
}
