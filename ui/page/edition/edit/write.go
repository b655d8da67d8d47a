package edit

import (
	"context"
	"maps"

	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/signing"
)

// lookWrite is what writing the edition out is known by.
const lookWrite = "edit.write"

// askWrite asks for the file that the edition is to be written to.
func askWrite(c page.Context) page.Action {
	lang := string(c.L.Lang())
	return page.Action{Ask: &page.Question{
		Title: c.L.T("edit.write.title"), Text: c.L.T("edit.write.text"), Yes: c.L.T("edit.write.yes"),
		Input: &page.Input{Prompt: c.L.T("edit.write.prompt"), Value: c.Near(".yaml"), Max: signing.MaxPath, Required: true},
		Then: func(typed string) page.Action {
			path := page.Path(typed)
			return page.Action{Look: &page.Look{Name: lookWrite, Writes: true, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
				return path, r.WriteEdition(path, lang)
			}}}
		},
	}}
}

// Looked takes what became of what the editor looked for or wrote.
func (s *Editor) Looked(c page.Context, name string, value any, err error) (page.Action, bool) {
	switch name {
	case lookImport:
		return s.foundIn(value, err), true
	case lookKept:
		if kept, ok := value.(map[string][]byte); ok {
			maps.Copy(s.documents, kept)
		}
		return page.Action{}, true
	case lookDocument:
		return s.documentRead(c, value, err), true
	case lookWrite:
		if path, ok := value.(string); ok && err == nil {
			return page.Action{Say: c.L.T("edit.written", "path", text.Show(path))}, true
		}
		return page.Action{Fault: err}, true
	}
	return page.Action{}, false
}
