package edit

import (
	"regexp"
	"strings"

	"votering/internal/award"
	"votering/internal/fields"
	"votering/internal/text"
	"votering/ui/page"
)

// pasted takes a list that was pasted into a name: each line is a thing of its
// own, the first of them the one in hand. Cells apart by tabs or semicolons, as a
// spreadsheet gives them, are the name, the address and the code. It reports
// whether it was a list.
func (s *Editor) pasted(c page.Context, r row, paste string) (page.Action, bool) {
	lines := strings.FieldsFunc(paste, func(r rune) bool { return r == '\n' || r == '\r' })
	if len(lines) < 2 || r.lang != "" || r.key != "name" && r.key != "title" || sectionOf(r.at, r.key) < 0 || sections[sectionOf(r.at, r.key)].list != r.at.Part {
		return page.Action{}, false
	}
	next, n := s.ed.Clone(), 0
	at := r.at
	for _, line := range lines {
		cells := cellsOf(line)
		if len(cells) == 0 {
			continue
		}
		if n > 0 || fields.Get(next, at, r.key, "") != "" {
			at = fields.Add(next, r.at.Part, 0)
		}
		if fields.Set(next, at, r.key, "", cells[0]) != nil {
			fields.Remove(next, at)
			continue
		}
		n++
		s.fill(next, at, cells[1:])
	}
	s.ed, s.touched, s.typing = next, true, nil
	for _, l := range s.levels {
		l.fresh = false
	}
	s.up()
	s.front().cur.At = fields.Count(s.ed, r.at.Part, 0)
	a := s.commit(c.L.N("edit.pasted.what", n))
	a.Say = c.L.N("edit.pasted", n)
	return a, true
}

// fill puts further cells of a line where they belong, and makes the id.
func (s *Editor) fill(e *award.Edition, at fields.Place, cells []string) {
	for _, cell := range cells {
		key := ""
		switch {
		case at.Part == fields.Juror && strings.Contains(cell, "@"):
			key, cell = "email", strings.ToLower(cell)
		case at.Part == fields.Nominee && official.MatchString(cell):
			key = "code"
		}
		if key != "" && fields.Get(e, at, key, "") == "" {
			_ = fields.Set(e, at, key, "", cell) // what does not fit is left to be filled in
		}
	}
	if id := fields.MakeID(e, at); id != "" && fields.Get(e, at, "id", "") == "" {
		_ = fields.Set(e, at, "id", "", id)
	}
}

// official is the number of a municipality.
var official = regexp.MustCompile(`^[0-9]{4}$`)

// cellsOf are the cells of a line, without those that are empty.
func cellsOf(line string) []string {
	sign := "\t"
	if !strings.Contains(line, sign) {
		sign = ";"
	}
	var cells []string
	for cell := range strings.SplitSeq(line, sign) {
		if cell = strings.TrimSpace(text.Keep(cell)); cell != "" {
			cells = append(cells, cell)
		}
	}
	return cells
}
