package edit

import "votering/ui/page"

// askImport asks for the file that figures are to be taken from.
func (s *Editor) askImport(c page.Context) page.Action {
	return page.Action{}
}
