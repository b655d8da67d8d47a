package signing

import (
	"context"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/stack"
)

// Away is how something is signed outside the program: what is to be signed is
// written into a folder, with a text that tells how, and the signatures are
// taken from there.
type Away struct {
	Folder  string // that is offered
	Prepare func(dir string, g room.Guide) Run
	Take    func(dir string) Run
}

// The ways that lead outside, and the acts of it.
const (
	wayAway    = "elsewhere"
	wayTake    = "take"
	actPrepare = "prepare"
	actTake    = "take"
)

// Signing is how the room is told that something is signed in a folder. Where
// no key is the chair's yet it is the one whose path the guide has.
func (Away) Signing(ctx context.Context, r *room.Room, dir string, g room.Guide) (room.Signing, error) {
	s := room.Signing{Unsigned: dir, Guide: g}
	fixed, err := r.ChairKey()
	if err == nil && fixed.IsZero() {
		s.Public, err = r.FindPublic(ctx, page.Path(g.Key))
	}
	return s, err
}

// goAway asks for the key, where none is the chair's yet and in a juror's own
// file, and for the folder, and writes what is to be signed into it.
func (s *Ring) goAway(c page.Context) page.Action {
	key := "signing.away.key"
	switch {
	case c.Sight.Own != nil:
		key = "signing.away.own_key"
	case c.Sight.ChairKeyFP != "":
		return s.askFolder(c, s.rightPath())
	}
	return AskPath(c, key, "~/.ssh/id_ed25519.pub", func(path string) page.Action { return s.askFolder(c, path) })
}

func (s *Ring) askFolder(c page.Context, key string) page.Action {
	g := room.Guide{Lang: string(c.L.Lang()), Key: key}
	return AskPath(c, "signing.away", s.job.Away.Folder, func(dir string) page.Action {
		step := &Outside{steps: s.steps, job: s.job, dir: page.Path(dir), writing: true}
		s.steps.Push(step)
		return step.act(actPrepare, s.job.Away.Prepare(step.dir, g))
	})
}

// takeBack asks for the folder where the signatures lie, and takes them.
func (s *Ring) takeBack(c page.Context) page.Action {
	return AskPath(c, "signing.away.take", s.job.Away.Folder, func(dir string) page.Action {
		step := &Outside{steps: s.steps, job: s.job, dir: page.Path(dir)}
		s.steps.Push(step)
		return step.take()
	})
}

// Outside tells how something is signed outside the program, and takes the
// signatures.
type Outside struct {
	stack.Quiet
	steps   *stack.Stack
	job     Job
	dir     string
	writing bool // what is to be signed is not written yet
	taking  bool
}

var outsideKeys = []keys.Binding{
	{ID: "signing.take_back", Keys: []string{"enter"}, Footer: true},
	{ID: "signing.back", Keys: []string{"esc"}, Footer: true},
}

// Bindings lists what keys do here.
func (s *Outside) Bindings(page.Context) []keys.Binding { return outsideKeys }

func (s *Outside) act(name string, run Run) page.Action {
	return page.Action{Act: &page.Act{Name: name, Run: func(r *room.Room, who string) ([]room.Notice, error) {
		return run(context.Background(), r, who)
	}}}
}

func (s *Outside) take() page.Action {
	s.taking = true
	return s.act(actTake, s.job.Away.Take(s.dir))
}

// Key handles one key.
func (s *Outside) Key(_ page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); {
	case s.writing || s.taking:
	case key == "esc":
		s.steps.Pop()
	case key == "enter":
		return s.take()
	}
	return page.Action{}
}

// Done takes the room's answer: what could not be written is not there to be
// signed, and signatures that are good end it.
func (s *Outside) Done(c page.Context, r page.Result) (page.Action, bool) {
	switch {
	case r.Name != actPrepare && r.Name != actTake:
		return page.Action{}, false
	case r.Err != nil && s.writing:
		s.steps.Close(s)
		return page.Action{Fault: r.Err}, true
	case r.Err != nil:
		s.taking = false
		return page.Action{Fault: r.Err}, true
	case s.writing:
		s.writing = false
		return page.Action{}, true
	}
	s.steps.Close(s)
	closeAll(s.steps)
	return s.job.Done(c, r), true
}

// View says what to do with the folder.
func (s *Outside) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("signing.away.heading"), "", c.W, &c.S.Rule, &c.S.Heading)}
	w := max(c.W-2, 1)
	if s.writing || s.taking {
		return append(b, nil, draw.Of(" "+c.L.T("signing.away.working"), &c.S.Accent))
	}
	para := func(key string) draw.Block { return draw.Paragraph(c.L.T(key), w, &c.S.Base).Indent(1) }
	b = append(b, para("signing.away.one")...)
	b = append(b, draw.Whole(text.Show(s.dir), max(w-2, 1), &c.S.Accent).Indent(3)...)
	return append(append(append(b, para("signing.away.two")...), nil), para("signing.away.three")...)
}
