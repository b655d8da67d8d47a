package page

import (
	"context"

	"votering/internal/room"
)

// Look is work outside the screen's loop that leaves the room as it is: keys
// are listed, a record is verified, files are written. Its answer goes to
// Looked. Of two looks of one page with the same name only the later is
// answered; the context of the other ends.
type Look struct {
	Name string // for the page to know the answer by
	// Run must use only values it captured, never the page. It ends when ctx
	// does, or its answer is dropped.
	Run func(ctx context.Context, r *room.Room, who string) (any, error)
	// Writes says that something is being made which must not be left half
	// done: the program is not left, nor another file opened, before it ends.
	Writes bool
}

// EditRequest hands a text to the editor that $VISUAL or $EDITOR names. The
// answer to Looked is the text as it was left (a string, without what may not
// stand in a text). A text of more than Max characters is refused, and stays
// in a file that the fault names.
type EditRequest struct {
	Name string // for the page to know the answer by
	Text string
	Max  int // characters
}

// Looker is a page that uses Look or Edit.
type Looker interface {
	// Looked brings back the answer of the look, or of the editor, with that
	// name: the value that Run gave, and why there is none.
	Looked(c Context, name string, value any, err error) Action
}
