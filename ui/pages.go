package ui

import (
	"votering/ui/page"
	"votering/ui/page/jury"
	"votering/ui/page/nominees"
)

// newPages makes the pages of a file, as they are when somebody sits down.
func newPages() map[page.ID]page.Page {
	return map[page.ID]page.Page{page.Nominees: nominees.New(), page.Jury: jury.New()}
}
