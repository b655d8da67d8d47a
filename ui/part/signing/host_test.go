package signing

import (
	"context"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/room"
	"votering/internal/room/roomtest"
	"votering/internal/trust"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/part/draw"
	"votering/ui/part/stack"
)

// host is a page that wants something signed: Enter opens the list of keys.
type host struct {
	steps  stack.Stack
	ring   *pagetest.Ring
	job    Job
	signed []string // fingerprints of the keys that signed
	fault  error    // of what is signed
}

func newHost() *host {
	h := &host{}
	h.job = Job{
		Title: "decide.sign.title", Intro: func(page.Context) string { return "for the test" }, New: "~/.ssh/id_votering", Cannot: OnlyChairs,
		Sign: func(k room.KeyChoice, passphrase []byte) Run {
			return func(ctx context.Context, _ *room.Room, _ string) ([]room.Notice, error) {
				c := trust.Candidate{Public: k.Public(), NeedsPassphrase: k.NeedsPassphrase, Path: k.Path}
				if _, err := h.ring.Unlock(ctx, c, passphrase); err != nil {
					return nil, err
				}
				h.signed = append(h.signed, k.Fingerprint)
				return nil, h.fault
			}
		},
		Done: func(page.Context, page.Result) page.Action { return page.Action{Say: "signed"} },
	}
	return h
}

func (h *host) ID() page.ID       { return page.Jury }
func (h *host) Typing() bool      { return h.steps.Typing() }
func (h *host) Seen(page.Context) {}

func (h *host) Bindings(c page.Context) []keys.Binding {
	if s := h.steps.Front(); s != nil {
		return s.Bindings(c)
	}
	return []keys.Binding{{ID: "signing.use", Keys: []string{"enter"}}}
}

func (h *host) Key(c page.Context, msg tea.KeyMsg) page.Action {
	if s := h.steps.Front(); s != nil {
		return s.Key(c, msg)
	}
	return Open(&h.steps, h.job)
}

func (h *host) Done(c page.Context, r page.Result) page.Action {
	a, _ := h.steps.Done(c, r)
	return a
}

func (h *host) Looked(c page.Context, name string, value any, err error) page.Action {
	return h.steps.Looked(c, name, value, err)
}

func (h *host) Leave(c page.Context) page.Action { return h.steps.Leave(c) }

func (h *host) View(c page.Context) string {
	var b draw.Block
	if s := h.steps.Front(); s != nil {
		b = s.View(c)
	}
	return b.Top(c.H).Render(c.W, c.H)
}

// sit is somebody at the list of keys.
func sit(t *testing.T, h *host) *pagetest.Seat {
	t.Helper()
	disk := roomtest.NewDisk()
	h.ring = pagetest.NewRing(t)
	disk.Keys = h.ring
	r, _ := disk.Demo(t, roomtest.MadeUp)
	s := pagetest.Sit(t, r, "", h)
	s.Press("enter")
	return s
}
