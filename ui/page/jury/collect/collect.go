// Package collect is how the chair takes in the ballots that jurors send: the
// folder they lie in, what became of each file, and what has to be asked before
// one is let in. The steps stand in front of the page of the jury.
package collect

import (
	"bytes"
	"cmp"
	"context"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/jury/seal"
	"votering/ui/part/draw"
	"votering/ui/part/form"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// The lines of the form.
const (
	linePath   = "path"
	lineSecret = "secret"
	lineOut    = "out"
)

// sitting is what one sitting of collecting knows: where things go, the sealing
// passphrase and the key that signs the receipts. It forgets both when it ends.
type sitting struct {
	steps  *stack.Stack
	form   *form.Form // nil: no files are taken in, a ballot is chosen
	out    string     // the folder for receipts
	seal   []byte
	key    *room.KeyChoice // the one that was used last; nil: none yet
	secret []byte          // its passphrase
	signed bool            // that key signed: it is not asked for again
}

// forget forgets what is for nobody else's eyes.
func (d *sitting) forget() {
	clear(d.seal)
	clear(d.secret)
	d.seal, d.secret, d.key, d.signed = nil, nil, nil, false
}

// tries takes over the key that is to sign now, with its passphrase.
func (d *sitting) tries(k room.KeyChoice, passphrase []byte) {
	clear(d.secret)
	d.key, d.secret, d.signed = &k, bytes.Clone(passphrase), false
}

// Before is what the last sitting was told: where the files lie, and where
// receipts go. The next one begins with it.
type Before struct{ path, out string }

// source is the form: where the files lie, and the sealing passphrase.
type source struct {
	stack.Quiet
	sitting *sitting
	before  *Before
	trying  bool // it is looked what there is, and whether the passphrase is right
}

// lookTry looks what would be taken in.
const lookTry = "what there is to collect"

// Open opens the form with what it was told before.
func Open(s *stack.Stack, c page.Context, b *Before) {
	d := &sitting{steps: s}
	d.form = form.New("collect.take",
		form.Text(linePath, "collect.path", cmp.Or(b.path, filepath.Dir(c.Sight.Path)), signing.MaxPath),
		form.Text(lineOut, "collect.out", cmp.Or(b.out, c.Near(c.L.T("collect.suffix"))), signing.MaxPath),
		form.Secret(lineSecret, "seal.passphrase"))
	s.Push(&source{sitting: d, before: b})
}

var tryingKeys = []keys.Binding{{ID: "fill.back", Keys: []string{"esc"}, Footer: true}}

// Bindings lists what keys do in the form.
func (s *source) Bindings(page.Context) []keys.Binding {
	if s.trying {
		return tryingKeys
	}
	return s.sitting.form.Bindings()
}

// Typing reports whether a line is being written.
func (s *source) Typing() bool { return !s.trying && s.sitting.form.Writes() }

// Forget forgets both passphrases.
func (s *source) Forget() {
	s.sitting.form.Wipe()
	s.sitting.forget()
}

// Stays keeps what was filled in.
func (s *source) Stays() {}

// Key handles one key.
func (s *source) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch {
	case msg.String() == "esc" && s.trying:
		s.trying = false
		s.sitting.forget()
		return page.Action{Cancel: lookTry}
	case s.trying:
	case msg.String() == "esc":
		s.sitting.steps.Pop()
	case s.sitting.form.Key(msg):
		return s.send(c)
	}
	return page.Action{}
}

// send looks first what there is, and whether the passphrase is right: both are
// better known before a key is asked for.
func (s *source) send(c page.Context) page.Action {
	f := s.sitting.form
	for _, line := range []string{linePath, lineOut} {
		if page.Path(f.Value(line)) == "" {
			f.Go(line)
			return page.Action{Off: fault.New(fault.Usage, "fill.no_path")}
		}
	}
	if f.Secret(lineSecret).Len() == 0 {
		f.Go(lineSecret)
		return page.Action{Off: fault.New(fault.Passphrase, "seal.passphrase_missing")}
	}
	clear(s.sitting.seal)
	s.sitting.seal, s.sitting.out = f.Secret(lineSecret).Take(), page.Path(f.Value(lineOut))
	s.trying = true
	paths, o := s.paths(), room.CollectOptions{Seal: bytes.Clone(s.sitting.seal)}
	return page.Action{Look: &page.Look{Name: lookTry, Run: func(ctx context.Context, r *room.Room, who string) (any, error) {
		defer clear(o.Seal)
		return r.TryCollect(ctx, who, paths, o)
	}}}
}

func (s *source) paths() []string { return []string{page.Path(s.sitting.form.Value(linePath))} }

// Looked takes the files in, where they can be. Where none is new there is no
// receipt, and no key is asked for.
func (s *source) Looked(c page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookTry {
		return page.Action{}, false
	}
	if !s.trying {
		return page.Action{}, true
	}
	s.trying = false
	switch f := s.sitting.form; {
	case err != nil && !seal.Theirs(err):
		s.sitting.forget()
		f.Go(linePath)
		return page.Action{Fault: err}, true
	case err != nil || len(s.sitting.seal) == 0: // forgotten, where the page was left meanwhile
		f.Go(lineSecret)
		return page.Action{Fault: err}, true
	}
	s.before.path, s.before.out = s.sitting.form.Value(linePath), s.sitting.form.Value(lineOut)
	anything, _ := value.(bool)
	return s.sitting.take(c, s.paths(), room.CollectOptions{}, anything), true
}

// View says what is taken in, and draws the form.
func (s *source) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("collect.title"), "", c.W, &c.S.Rule, &c.S.Heading)}
	if s.trying {
		return append(b, nil, draw.Of(" "+c.L.T("collect.trying"), &c.S.Accent))
	}
	about := draw.Paragraph(c.L.T("collect.text"), max(c.W-2, 1), &c.S.Base).Indent(1)
	return append(b, s.sitting.form.View(c, about, c.H-len(b))...)
}

// run takes files in, signs a receipt of them, and says what became of them.
func (d *sitting) run(c page.Context, paths []string, o room.CollectOptions) page.Action {
	return d.take(c, paths, o, true)
}

// take is run, with a key or without one where there will be nothing to sign.
func (d *sitting) take(c page.Context, paths []string, o room.CollectOptions, signs bool) page.Action {
	out := &room.Collected{}
	job := signing.Job{
		Title: "collect.title", Working: "collect.working", Cannot: signing.OnlyChairs, Direct: true,
		Intro: signing.ChairsIntro("collect.key.intro"), New: signing.ChairsNew(c), Ask: signing.AskChairs,
		Theirs: func(err error) bool { return seal.Theirs(err) || signing.NotTheKey(err) },
		Sign: func(k room.KeyChoice, passphrase []byte) signing.Run {
			d.tries(k, passphrase)
			o := o
			o.Seal, o.Out, o.Sign = bytes.Clone(d.seal), d.out, room.Signing{Key: k, Passphrase: passphrase}
			return func(ctx context.Context, r *room.Room, who string) ([]room.Notice, error) {
				defer clear(o.Seal)
				done, err := r.Collect(ctx, who, paths, o)
				*out = done
				return done.Notices, err
			}
		},
		Done: func(c page.Context, _ page.Result) page.Action {
			d.signed = d.key != nil && signs
			return d.show(c, *out, o)
		},
	}
	job.Others = later(d.steps, func() signing.Job { return job })
	if !signs {
		return signing.Start(d.steps, job, room.KeyChoice{}, nil)
	}
	if d.signed {
		return signing.Start(d.steps, job, *d.key, bytes.Clone(d.secret))
	}
	return signing.Open(d.steps, job)
}
