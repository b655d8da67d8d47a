package ballot

import (
	"path/filepath"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/signing"
)

// letters takes in what the chair sends back, and shows what was: receipts and
// amendments.
type letters struct{ reader }

func newLetters(p *Page) *letters { return &letters{reader{p: p}} }

// actKeep is the act that takes letters in.
const actKeep = "keep"

// Bindings lists what keys do here.
func (s *letters) Bindings(page.Context) []keys.Binding {
	var none *fault.Error
	switch near := &s.p.near; {
	case len(near.letters) > 0:
	case len(near.unsigned) > 0:
		none = fault.New(fault.State, "ballot.letter_unsigned", "file", filepath.Base(near.unsigned[0]))
	default:
		none = fault.New(fault.State, "ballot.no_letters")
	}
	return append([]keys.Binding{
		{ID: "ballot.keep", Keys: []string{"enter"}, Footer: true, Off: none},
		{ID: "ballot.keep_other", Keys: []string{"o"}, Footer: true},
	}, readerKeys...)
}

// Key handles one key.
func (s *letters) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch msg.String() {
	case "enter":
		return keep(s.p.near.letters)
	case "o":
		return signing.AskPath(c, "ballot.keep", filepath.Dir(s.p.mailPath(c))+string(filepath.Separator), func(path string) page.Action {
			return keep([]string{page.Path(path)})
		})
	}
	s.read(msg)
	return page.Action{}
}

// keep takes letters in.
func keep(paths []string) page.Action {
	return act(actKeep, func(r *room.Room, who string) ([]room.Notice, error) { return r.Keep(who, paths...) })
}

// kept says what the letters said that were taken in: what is to be minded as a
// warning, all else plainly; and looks what still lies there.
func (p *Page) kept(c page.Context, r page.Result) page.Action {
	a := p.lookNear(c)
	a.Fault, p.moved = r.Err, false
	for _, n := range r.Notices {
		if n.ID == "receipt_older" || n.ID == "receipt_without" {
			a.Notice = append(a.Notice, n)
		}
	}
	if r.Err == nil && len(a.Notice) == 0 {
		a.Say = c.L.N("ballot.kept", len(r.Notices))
	}
	return a
}

// View draws what lies there, what is kept, and what that means.
func (s *letters) View(c page.Context) draw.Block {
	t := &paragraphs{c: c}
	if n := len(s.p.near.letters); n > 0 {
		t.add("► " + c.L.N("ballot.letters.near", n))
		for _, path := range s.p.near.letters {
			t.loud(text.Show(filepath.Base(path)))
		}
		t.gap()
	}
	for _, path := range s.p.near.unsigned {
		t.warn(c.L.T("ballot.letters.unsigned", "file", text.Show(filepath.Base(path))))
		t.gap()
	}
	for _, r := range c.Sight.Own.Receipts {
		t.add("● " + receiptWords(c, r))
	}
	for _, a := range c.Sight.Amendments {
		t.add("● " + c.L.T("ballot.letters.amendment", "number", strconv.Itoa(a.Number), "at", when(c, a.At), "reason", text.Show(a.Reason)))
	}
	if len(t.b) == 0 {
		t.add(c.L.T("ballot.letters.none", "name", text.Show(c.Sight.Own.ReplyName)))
	}
	t.gap()
	t.add(c.L.T("ballot.letters.means", "name", text.Show(c.Sight.Own.ReplyName)))
	return s.show(c, c.L.T("ballot.letters.heading"), t.b)
}

// receiptWords say what a receipt confirms.
func receiptWords(c page.Context, r room.ReceiptSight) string {
	args := []string{"number", strconv.Itoa(r.Number), "at", when(c, r.At), "n", strconv.Itoa(r.Revision)}
	switch {
	case r.Revision == 0:
		return c.L.T("ballot.letters.without", args...)
	case r.Latest:
		return c.L.T("ballot.letters.latest", args...)
	}
	return c.L.T("ballot.letters.earlier", args...)
}
