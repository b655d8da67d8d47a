package ballot

import (
	"context"
	"path/filepath"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/signing"
)

// mail tells which one file goes to whom, and what happens then.
type mail struct{ reader }

func newMail(p *Page) *mail { return &mail{reader{p: p}} }

// actAgain is the act that writes the sealed ballot again.
const actAgain = "write again"

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
	t.add(c.L.T("ballot.mail.file"))
	t.loud(text.Show(s.p.mailPath(c)))
	if !s.p.near.there && s.p.near.mail != "" {
		t.add("× " + c.L.T("ballot.mail.gone"))
	}
	t.add(c.L.T("ballot.mail.whom"))
	t.loud(name + " <" + text.Show(o.ReplyEmail) + ">")
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
	return signing.AskPath(c, "ballot.elsewhere", p.mailPath(c), func(path string) page.Action {
		at := page.Path(path)
		if whole, err := filepath.Abs(at); err == nil {
			at = whole
		}
		p.near.mail = at
		return act(actAgain, func(r *room.Room, who string) ([]room.Notice, error) {
			_, err := r.SealWith(context.Background(), who, room.KeyChoice{}, nil, at)
			return nil, err
		})
	})
}
