package ballot

import (
	"context"
	"path/filepath"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/signing"
)

// mail tells which one file goes to whom, and what happens then.
type mail struct {
	reader
	of    int  // the version that was sealed last when it opened
	older bool // it was opened although something was changed since
}

func newMail(p *Page, c page.Context) *mail {
	return &mail{reader: reader{p: p}, of: c.Sight.Own.Sealed.Revision, older: !sealed(c)}
}

// lookAgain is the look that writes the sealed ballot again.
const lookAgain = "write again"

// mailPath is where the sealed ballot lies, as far as it is known.
func (p *Page) mailPath(c page.Context) string {
	if p.near.mail != "" {
		return p.near.mail
	}
	return mailFile(c)
}

// Bindings lists what keys do here.
func (s *mail) Bindings(c page.Context) []keys.Binding {
	return append([]keys.Binding{{ID: "ballot.elsewhere", Keys: []string{"w"}, Footer: true}}, readerKeys...)
}

// Key handles one key.
func (s *mail) Key(c page.Context, msg tea.KeyMsg) page.Action {
	if msg.String() == "w" {
		return s.p.askElsewhere(c)
	}
	s.read(msg)
	return page.Action{}
}

// View draws it.
func (s *mail) View(c page.Context) draw.Block {
	o := c.Sight.Own
	if o.Sealed == nil {
		return nil
	}
	t, name := &paragraphs{c: c}, text.Show(o.ReplyName)
	if o.Sealed.Changed {
		t.warn(c.L.T("ballot.mail.older", "n", strconv.Itoa(o.Sealed.Revision)))
		t.gap()
	}
	t.add(c.L.T("ballot.mail.file"))
	t.loud(text.Show(s.p.mailPath(c)))
	if !s.p.near.there && s.p.near.mail != "" {
		t.add("× " + c.L.T("ballot.mail.gone"))
	}
	t.add(c.L.T("ballot.mail.whom"))
	t.loud(name + " <" + text.Show(o.ReplyEmail) + ">")
	if o.Sealed.Earlier > 0 {
		t.add(c.L.T("ballot.mail.replaces", "n", strconv.Itoa(o.Sealed.Revision)))
	}
	t.add(c.L.T("ballot.mail.never", "key", text.Show(filepath.Base(o.KeyPath))))
	t.gap()
	t.add(c.L.T("ballot.mail.aloud", "name", name))
	t.loud(o.Sealed.KeyFP)
	t.gap()
	t.add(c.L.T("ballot.mail.closed", "name", name))
	t.gap()
	t.add(c.L.T("ballot.mail.then", "name", name))
	return s.show(c, c.L.T("ballot.mail.heading", "n", strconv.Itoa(o.Sealed.Revision)), t.b)
}

// askElsewhere asks where the sealed ballot is written again.
func (p *Page) askElsewhere(c page.Context) page.Action {
	if f := p.off(c, rowMail); f != nil {
		return page.Action{Off: f}
	}
	name := filepath.Base(mailFile(c))
	return page.Action{Ask: &page.Question{
		Title: c.L.T("ballot.elsewhere.title"), Text: c.L.T("ballot.elsewhere.text"), Yes: c.L.T("ballot.elsewhere.yes"),
		Input: &page.Input{Prompt: c.L.T("ballot.elsewhere.prompt"), Placeholder: filepath.Dir(p.mailPath(c)), Max: signing.MaxPath, Required: true},
		Then: func(path string) page.Action {
			return page.Action{Look: &page.Look{Name: lookAgain, Writes: true, Run: func(ctx context.Context, r *room.Room, who string) (any, error) {
				at, err := placeFor(page.Path(path), name)
				if err != nil {
					return nil, err
				}
				s, err := r.SealWith(ctx, who, room.KeyChoice{}, nil, at)
				return s.Path, err
			}}}
		},
	}}
}

// placeFor is the whole path of a file that goes to a place as it was typed: in
// a folder it gets that name.
func placeFor(typed, name string) (string, error) {
	at, err := filepath.Abs(typed)
	if err != nil {
		return "", files.Fault(err, typed)
	}
	if _, folder, err := files.Folder(at); err == nil && folder {
		return filepath.Join(at, name), nil
	}
	if _, folder, err := files.Folder(filepath.Dir(at)); err != nil || !folder {
		return "", fault.New(fault.IO, "ballot.no_folder").At(text.Show(filepath.Dir(at)))
	}
	return at, nil
}

// writtenAgain says where the ballot was written, or why it was not.
func (p *Page) writtenAgain(c page.Context, value any, err error) page.Action {
	path, _ := value.(string)
	if err != nil || path == "" {
		return page.Action{Fault: err}
	}
	p.near.mail, p.near.there = path, true
	return page.Action{Say: c.L.T("ballot.written", "path", text.Show(path))}
}
