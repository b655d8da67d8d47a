package edit

import (
	"context"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/fields"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
)

// What reading a document in, and keeping those that are there, are known by.
const (
	lookDocument = "edit.document"
	lookKept     = "edit.kept"
)

// document is a file of a nomination that was read in: for which field, as it
// was typed, by which name, and what is in it.
type document struct {
	at          spot
	typed, name string
	data        []byte // nil: it is not read on the screen
}

// isFile reports whether a row is the file of a document: there a path is
// written, and the file read in.
func (r row) isFile() bool { return r.at.Part == fields.Document && r.key == "file" }

// readIn reads the file of a document. Until it is there the path stands in the
// field.
func (s *Editor) readIn(r row, typed string) page.Action {
	s.refused[r.spot] = refusal{typed: typed}
	d := document{at: r.spot, typed: typed}
	path := page.Path(typed)
	return page.Action{Look: &page.Look{Name: lookDocument, Run: func(context.Context, *room.Room, string) (any, error) {
		var err error
		d.name, d.data, err = room.ReadDocument(path)
		return d, err
	}}}
}

// documentRead lists a document that was read in, with its text. Where it could
// not be read the path stays in the field, with why.
func (s *Editor) documentRead(c page.Context, value any, err error) page.Action {
	d, ok := value.(document)
	if !ok || s.refused[d.at].typed != d.typed {
		return page.Action{Fault: err}
	}
	if err != nil {
		s.refused[d.at] = refusal{d.typed, fault.Of(err)}
		return page.Action{}
	}
	f, _ := fields.Find(d.at.at.Part, d.at.key)
	s.typing = nil
	if s.set(row{spot: d.at, field: f}, d.name); d.data != nil {
		s.documents[d.name] = d.data
	}
	a := s.commit(text.Show(d.name))
	a.Say = c.L.T("edit.document.read", "name", text.Show(d.name))
	if d.data == nil {
		a.Say = c.L.T("edit.document.beside", "name", text.Show(d.name))
	}
	return a
}

// keepDocuments finds what a nominee's documents hold that are in the file.
func keepDocuments(n award.Nominee) *page.Look {
	return &page.Look{Name: lookKept, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
		kept := map[string][]byte{}
		for _, d := range n.Documents {
			if data, ok := r.Document(n.ID, d.File); ok {
				kept[d.File] = data
			}
		}
		return kept, nil
	}}
}
