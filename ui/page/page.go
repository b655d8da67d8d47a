// Package page is what the root asks of a screen, and what a screen may ask of
// the root. Screens are plain structs in folders of their own below this one.
// They draw a room.Sight, keep only a cursor and what is being typed, and do no
// I/O: what they want done they return as an Action.
package page

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/theme"
)

// ID names a page.
type ID string

// The pages, in the order of the tabs.
const (
	Start        ID = "start"
	Nominees     ID = "nominees"
	Scoring      ID = "scoring"
	Jury         ID = "jury"
	PublicVote   ID = "publicvote"
	Deliberation ID = "deliberation"
	Ranking      ID = "ranking"
	Decision     ID = "decision"
	Record       ID = "record"
	Edition      ID = "edition"
	Ballot       ID = "ballot"
)

// Back names the page that was in front before the start page; it is none of
// its own.
const Back ID = "back"

// Context is all a page may look at while it handles a key or draws.
type Context struct {
	W, H  int // the cells the page has; View fills exactly H lines, none wider than W
	S     *theme.Styles
	L     *locale.Catalog
	Sight room.Sight
	Now   time.Time // of the last message, for the eye
	Busy  int       // acts not yet committed
}

// Page is one screen.
type Page interface {
	ID() ID
	// Bindings lists what keys do here now, those that are off with the reason.
	Bindings(c Context) []keys.Binding
	// Key handles one key (a burst arrives key by key; a paste as one message
	// with Paste set). Keys that the page has no use for return the zero Action.
	Key(c Context, msg tea.KeyMsg) Action
	// Seen tells the page that the sight or the size changed: while it is in
	// front, when it comes in front, and before Done.
	Seen(c Context)
	// Done brings back the result of an act that this page asked for.
	Done(c Context, r Result) Action
	// View draws exactly c.H lines, none wider than c.W.
	View(c Context) string
	// Typing reports whether letters are text now; then only keys with a
	// modifier, Esc, Enter and Tab can be bindings.
	Typing() bool
}

// Act is something to be done in the room. Run is called outside the screen's
// loop, one act at a time, in the order in which they were asked for; it must
// use only values it captured, never the page.
type Act struct {
	Name string // for the page to know its results by
	Run  func(r *room.Room, who string) ([]room.Notice, error)
}

// Result is what became of an Act.
type Result struct {
	Name    string
	Notices []room.Notice
	Err     error
}

// Action is what a page asks of the root. The zero Action asks nothing; the
// fields may be combined.
type Action struct {
	Act    *Act
	Look   *Look         // find something out, or write files; answered to Looked
	Edit   *EditRequest  // let the user's own editor change a text; answered to Looked
	Cancel string        // give up the look of that name: its answer is dropped
	Again  []tea.KeyMsg  // keys to be handled after all else, as if they were pressed again
	Goto   ID            // show this page
	Select string        // with Goto: the nominee to show there
	HandTo string        // hand the laptop to this juror, behind the curtain
	Ask    *Question     // open a dialog
	Say    string        // a sentence for the status line, in the running language
	Fault  error         // the same, for something that went wrong
	File   *FileRequest  // start page: open or found a file
	Quit   bool          // leave the program, after pending writes
	Off    *fault.Error  // a key that is off was pressed: say why
	Notice []room.Notice // warnings to show
}

// Question is a dialog. One without Then only tells something.
type Question struct {
	Title, Text string
	Lines       []string                   // further lines, one a warning
	After       string                     // what there is to know besides, below them
	Word        string                     // must be typed to confirm what cannot be undone; empty: Enter confirms
	Input       *Input                     // a line of text to be given; nil: none
	Yes         string                     // what Enter does, in a word or two; empty: "OK"
	No          string                     // what Esc does; empty: "Cancel"
	Then        func(answer string) Action // on confirm; answer is the Input's text
	Else        func() Action              // on Esc; nil: nothing
}

// Input is a line of text asked for in a dialog.
type Input struct {
	Prompt, Value, Placeholder string
	Max                        int // characters
	Required                   bool
}

// FileRequest asks for another file to be opened.
type FileRequest struct {
	Path       string      // of a .votering file to open; or, with Source or Invitation, the one to make
	Demo       string      // id of a bundled edition to try in a scratch file
	Source     string      // edition file, .yaml or .xlsx, to found Path from
	Empty      *NewEdition // an edition to be set up on the screen, to found Path with
	Mend       bool        // with Source: take what can be read of a file that is not whole
	Invitation string      // of a juror, to make Path from

	Template string // write an edition to be filled in to this new file, .yaml or .xlsx, and open nothing
	Language string // of the template: nb, nn or en
}

// NewEdition is all that an edition to be set up on the screen begins with.
type NewEdition struct {
	ID, Title string
	Language  string // of the documents: nb, nn or en
}

// Selector is a page that can be told which nominee to show, or which cell by
// "nominee/criterion", by Action.Select.
type Selector interface{ Select(nominee string) }
