package ballot

import (
	"context"
	"path/filepath"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// askSeal asks before the ballot is sealed, where anything is left to be done;
// then the key is looked for.
func (p *Page) askSeal(c page.Context) page.Action {
	o := c.Sight.Own
	var lines []string
	if n := len(o.Missing); n > 0 {
		lines = append(lines, c.L.N("ballot.seal.missing", n, "where", perNominee(c)))
	}
	if len(o.Undeclared) > 0 {
		lines = append(lines, c.L.T("ballot.seal.undeclared", "names", names(c, o.Undeclared)))
	}
	job, path := sealJob(p, c), p.mailPath(c)
	begin := func(string) page.Action {
		return p.findKey(job, func(r *room.Room, who string) error {
			_, err := r.MaySeal(who, path)
			return err
		})
	}
	if len(lines) == 0 {
		return begin("")
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("ballot.seal.title"), Text: c.L.T("ballot.seal.unfinished"), Lines: lines,
		After: c.L.T("ballot.seal.after"), Yes: c.L.T("ballot.seal.yes"), No: c.L.T("ballot.seal.no"),
		Then: begin,
	}}
}

// sealJob is the sealing, once the key is there.
func sealJob(p *Page, c page.Context) signing.Job {
	path := p.mailPath(c)
	return signing.Job{
		Title: "ballot.seal.title", New: newKeyPath(c), Make: (*room.Room).NewOwnKey, Direct: true, Away: sealAway(c, path),
		Unlock: "ballot.unlock", File: c.Sight.Own.KeyFP != "",
		Intro: keyIntro,
		Sign: func(k room.KeyChoice, passphrase []byte) signing.Run {
			return func(ctx context.Context, r *room.Room, who string) ([]room.Notice, error) {
				k, err := ownKey(ctx, r, k, passphrase)
				if err == nil {
					_, err = r.SealWith(ctx, who, k, passphrase, path)
				}
				return nil, err
			}
		},
		Done: func(c page.Context, _ page.Result) page.Action {
			p.steps.Clear()
			p.steps.Push(newMail(p, c))
			p.moved = false
			a := p.lookNear(c)
			a.Say = c.L.T("ballot.sealed", "n", strconv.Itoa(c.Sight.Own.Sealed.Revision))
			return a
		},
	}
}

// newKeyPath is where another key of mine is offered to lie: beside the first
// one, where there is one.
func newKeyPath(c page.Context) string {
	path := c.Sight.Own.KeyPath
	if c.Sight.Own.KeyFP == "" {
		return path
	}
	ext := filepath.Ext(path)
	return strings.TrimSuffix(path, ext) + "-2" + ext
}

// keyIntro says what the key is for, and which one is expected.
func keyIntro(c page.Context) string {
	if c.Sight.Own.KeyFP == "" {
		return c.L.T("ballot.key.any")
	}
	return c.L.T("ballot.key.known", "key", c.Sight.Own.KeyFP, "name", text.Show(c.Sight.Own.ReplyName))
}

// ownKey is the key that was chosen; where none was, the one beside the file,
// which is made where there is none.
func ownKey(ctx context.Context, r *room.Room, k room.KeyChoice, passphrase []byte) (room.KeyChoice, error) {
	if k.Source != "" {
		return k, nil
	}
	k, err := r.OwnKey(ctx)
	if err != nil || k.Source != "" {
		return k, err
	}
	return r.NewOwnKey(r.DefaultKey(), passphrase)
}

// lookKey is the look for my own key.
const lookKey = "own key"

// findKey looks for my own key, and then does the job with it. May says why the
// job cannot be done at all.
func (p *Page) findKey(job signing.Job, may func(r *room.Room, who string) error) page.Action {
	p.steps.Push(&finding{p: p, job: job})
	return page.Action{Look: &page.Look{Name: lookKey, Run: func(ctx context.Context, r *room.Room, who string) (any, error) {
		if err := may(r, who); err != nil {
			return nil, err
		}
		return r.OwnKey(ctx)
	}}}
}

// finding is shown while my key is looked for.
type finding struct {
	stack.Quiet
	p   *Page
	job signing.Job
}

var findingKeys = []keys.Binding{{ID: "ballot.back", Keys: []string{"esc"}, Footer: true}}

// Bindings lists what keys do meanwhile.
func (s *finding) Bindings(page.Context) []keys.Binding { return findingKeys }

// Key handles one key.
func (s *finding) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	if msg.String() != "esc" {
		return page.Action{}
	}
	s.p.steps.Pop()
	return page.Action{Cancel: lookKey}
}

// View draws it.
func (s *finding) View(c page.Context) draw.Block {
	return draw.Block{draw.Rule(c.L.T(s.job.Title), "", c.W, &c.S.Rule, &c.S.Heading), nil, draw.Of(" "+c.L.T("ballot.key.looking"), &c.S.Accent)}
}

// Looked goes on with the key that was found. Where none is known a new one is
// made; where the one that is known is not here, another way is chosen.
func (s *finding) Looked(c page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookKey {
		return page.Action{}, false
	}
	s.p.steps.Close(s)
	k, _ := value.(room.KeyChoice)
	switch {
	case err != nil:
		return page.Action{Fault: err}, true
	case k.Problem != nil:
		return page.Action{Fault: k.Problem}, true
	case k.Source != "":
		return signing.Choose(&s.p.steps, s.job, c, k), true
	case c.Sight.Own.KeyFP != "":
		return signing.Open(&s.p.steps, s.job), true
	}
	s.p.steps.Push(&newKey{p: s.p, job: s.job})
	return page.Action{}, true
}

// newKey asks twice for a passphrase, in plain words; then the key is made and
// the ballot sealed in one go.
type newKey struct {
	stack.Quiet
	p     *Page
	job   signing.Job
	twice signing.Twice
}

var newKeyKeys = []keys.Binding{
	{ID: "ballot.key.make", Keys: []string{"enter"}, Footer: true},
	{ID: "signing.turn", Keys: []string{"up", "down", "tab", "shift+tab"}, Label: "↑↓", Footer: true},
	{ID: "ballot.back", Keys: []string{"esc"}, Footer: true},
	{ID: "ballot.key.other", Keys: []string{"f2"}, Footer: true},
}

// Bindings lists what keys do while it is written.
func (s *newKey) Bindings(page.Context) []keys.Binding { return newKeyKeys }

// Typing is yes.
func (s *newKey) Typing() bool { return true }

// Forget forgets what was written.
func (s *newKey) Forget() { s.twice.Wipe() }

// Key handles one key.
func (s *newKey) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch {
	case msg.String() == "esc":
		s.p.steps.Pop()
	case msg.String() == "f2":
		s.p.steps.Close(s)
		return signing.Open(&s.p.steps, s.job)
	case msg.String() == "enter" && s.twice.Len() == 0:
		return page.Action{Off: fault.New(fault.Usage, "ballot.no_passphrase")}
	case !s.twice.Key(msg):
		if n := s.twice.Len(); msg.String() == "enter" && n > 0 && n < room.MinPassphrase {
			return page.Action{Notice: []room.Notice{{ID: "own_passphrase_short", Args: fault.Pairs("min", strconv.Itoa(room.MinPassphrase))}}}
		}
	default:
		passphrase := s.twice.Take() // before the step closes, which forgets it
		s.p.steps.Close(s)
		return signing.Start(&s.p.steps, s.job, room.KeyChoice{NeedsPassphrase: true}, passphrase)
	}
	return page.Action{}
}

// View draws what the passphrase is for, and the two lines.
func (s *newKey) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("ballot.key.heading"), "", c.W, &c.S.Rule, &c.S.Heading)}
	lines := s.twice.View(c)
	why := strings.Join([]string{c.L.T("ballot.key.why"), c.L.T("ballot.key.lost")}, "\n\n")
	about := draw.Paragraph(why, max(min(c.W-2, widest), 1), &c.S.Base).Indent(1)
	if len(about)+len(lines)+3 > c.H {
		about = draw.Paragraph(c.L.T("ballot.key.short"), max(c.W-2, 1), &c.S.Base).Indent(1).Top(max(c.H-len(lines)-2, 0))
	}
	return append(append(append(b, about...), nil), lines...)
}
