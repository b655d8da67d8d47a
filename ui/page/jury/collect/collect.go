// Package collect is how the chair takes in the ballots that jurors send: the
// folder they lie in, what became of each file, and what has to be asked before
// one is let in. The steps stand in front of the page of the jury.
package collect

import (
	"bytes"
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

// desk is what one sitting of collecting knows: where things go, the sealing
// passphrase and the key that signs the receipts. It forgets both when it ends.
type desk struct {
	steps  *stack.Stack
	form   *form.Form // nil: no files are taken in, a ballot is chosen
	out    string     // the folder for receipts
	seal   []byte
	key    *room.KeyChoice // the one that signed last; nil: none yet
	secret []byte          // its passphrase
}

// forget forgets what is for nobody else's eyes.
func (d *desk) forget() {
	clear(d.seal)
	clear(d.secret)
	d.seal, d.secret, d.key = nil, nil, nil
}

// source is the form: where the files lie, and the sealing passphrase.
type source struct {
	stack.Quiet
	desk *desk
}

// Open opens the form.
func Open(s *stack.Stack, c page.Context) {
	d := &desk{steps: s}
	d.form = form.New("collect.take",
		form.Text(linePath, "collect.path", filepath.Dir(c.Sight.Path), signing.MaxPath),
		form.Text(lineOut, "collect.out", c.Near(c.L.T("collect.suffix")), signing.MaxPath),
		form.Secret(lineSecret, "seal.passphrase"))
	s.Push(&source{desk: d})
}

// Bindings lists what keys do in the form.
func (s *source) Bindings(page.Context) []keys.Binding { return s.desk.form.Bindings() }

// Typing reports whether a line is being written.
func (s *source) Typing() bool { return s.desk.form.Writes() }

// Forget forgets both passphrases.
func (s *source) Forget() {
	s.desk.form.Wipe()
	s.desk.forget()
}

// Stays keeps what was filled in.
func (s *source) Stays() {}

// Key handles one key.
func (s *source) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch {
	case msg.String() == "esc":
		s.desk.steps.Pop()
	case s.desk.form.Key(msg):
		return s.send(c)
	}
	return page.Action{}
}

// send takes the files in.
func (s *source) send(c page.Context) page.Action {
	f := s.desk.form
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
	clear(s.desk.seal)
	s.desk.seal, s.desk.out = f.Secret(lineSecret).Take(), page.Path(f.Value(lineOut))
	return s.desk.run(c, []string{page.Path(f.Value(linePath))}, room.CollectOptions{})
}

// View says what is taken in, and draws the form.
func (s *source) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("collect.title"), "", c.W, &c.S.Rule, &c.S.Heading)}
	about := draw.Paragraph(c.L.T("collect.text"), max(c.W-2, 1), &c.S.Base).Indent(1)
	return append(b, s.desk.form.View(c, about, c.H-len(b))...)
}

// run takes files in, and says what became of them.
func (d *desk) run(c page.Context, paths []string, o room.CollectOptions) page.Action {
	out := &room.Collected{}
	var tried room.KeyChoice
	var secret []byte
	job := signing.Job{
		Title: "collect.title", Working: "collect.working", Cannot: signing.OnlyChairs, Direct: true,
		Intro: signing.ChairsIntro("collect.key.intro"), New: signing.ChairsNew(c), Ask: signing.AskChairs,
		Theirs: func(err error) bool { return seal.Theirs(err) || signing.NotTheKey(err) },
		Sign: func(k room.KeyChoice, passphrase []byte) signing.Run {
			clear(secret)
			tried, secret = k, bytes.Clone(passphrase)
			o := o
			o.Seal, o.Out, o.Sign = bytes.Clone(d.seal), d.out, room.Signing{Key: k, Passphrase: passphrase}
			return func(ctx context.Context, r *room.Room, who string) ([]room.Notice, error) {
				defer clear(o.Seal)
				done, err := r.Collect(ctx, who, paths, o)
				*out = done
				return nil, err
			}
		},
		Done: func(c page.Context, _ page.Result) page.Action {
			d.key, d.secret = &tried, secret
			return d.show(c, *out, o)
		},
	}
	job.Others = later(d.steps, func() signing.Job { return job })
	if d.key != nil {
		return signing.Start(d.steps, job, *d.key, bytes.Clone(d.secret))
	}
	return signing.Open(d.steps, job)
}
