// Package invite is how the chair invites the jury: whom, into which folder,
// with forms and texts to mail or without, and the first time the making of the
// key that ballots are sealed to. The steps stand in front of the page of the
// jury.
package invite

import (
	"bytes"
	"context"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
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
	lineWho       = "who"
	lineDir       = "dir"
	lineForms     = "forms"
	lineReminders = "reminders"
)

// options is the form: whom to invite, and what is written.
type options struct {
	stack.Quiet
	steps       *stack.Stack
	form        *form.Form
	groups      []group
	seal, seal2 []byte // of a sealing key that is to be made
}

// Open opens the form, with that juror chosen where there is one.
func Open(s *stack.Stack, c page.Context, chosen *room.JurorSight) {
	groups, at := whom(c, chosen)
	s.Push(&options{steps: s, groups: groups, form: form.New("invite.write",
		form.Choice(lineWho, "invite.who", len(groups), at, func(c page.Context, i int) string { return groups[i].word(c) }),
		form.YesNo(lineForms, "invite.forms", false),
		form.YesNo(lineReminders, "invite.reminders", true),
		form.Text(lineDir, "invite.dir", c.Near(c.L.T("invite.suffix")), signing.MaxPath))})
}

// group is who is invited at one time.
type group struct {
	jurors []string // by id; nil: everybody
	word   func(c page.Context) string
}

// whom lists who may be invited at one time: everybody who votes, those who are
// not invited yet where that is some, and the chosen one.
func whom(c page.Context, chosen *room.JurorSight) (groups []group, at int) {
	all, not := 0, []string(nil)
	for _, j := range c.Sight.Jurors {
		if !j.Juror.Votes {
			continue
		}
		if all++; j.Invited.IsZero() {
			not = append(not, j.Juror.ID)
		}
	}
	groups = []group{{nil, func(c page.Context) string { return c.L.N("invite.who.all", all) }}}
	if len(not) > 0 && len(not) < all {
		groups = append(groups, group{not, func(c page.Context) string { return c.L.N("invite.who.rest", len(not)) }})
		at = 1
	}
	if chosen != nil && chosen.Juror.Votes {
		name := text.Show(chosen.Juror.Name)
		one := func(c page.Context) string { return c.L.T("invite.who.one", "name", name) }
		groups = append(groups, group{[]string{chosen.Juror.ID}, one})
		if len(not) == 0 {
			at = len(groups) - 1
		}
	}
	return groups, at
}

// Bindings lists what keys do in the form.
func (s *options) Bindings(page.Context) []keys.Binding { return s.form.Bindings() }

// Typing reports whether a line is being written.
func (s *options) Typing() bool { return s.form.Writes() }

// Forget forgets the passphrases of the sealing key.
func (s *options) Forget() {
	clear(s.seal)
	clear(s.seal2)
	s.seal, s.seal2 = nil, nil
}

// Stays keeps what was filled in.
func (s *options) Stays() {}

// Key handles one key.
func (s *options) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch {
	case msg.String() == "esc":
		s.steps.Pop()
	case s.form.Key(msg):
		return s.next(c)
	}
	return page.Action{}
}

// lookClash looks whether the files can be written.
const lookClash = "the folder of invitations"

// next looks whether the files can be written: that is better known before
// passphrases are asked for.
func (s *options) next(page.Context) page.Action {
	if strings.TrimSpace(s.form.Value(lineDir)) == "" {
		return page.Action{Off: fault.New(fault.Usage, "fill.no_path")}
	}
	o := s.given(room.Signing{})
	return page.Action{Look: &page.Look{Name: lookClash, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
		return nil, r.InviteClash(o)
	}}}
}

// Looked goes on to the sealing key, where there is none, and to the signature.
func (s *options) Looked(c page.Context, name string, _ any, err error) (page.Action, bool) {
	switch {
	case name != lookClash:
		return page.Action{}, false
	case s.steps.Front() != stack.Step(s):
		return page.Action{}, true
	case err != nil:
		s.form.Go(lineDir)
		return page.Action{Fault: err}, true
	case c.Sight.SealReady:
		return signing.Open(s.steps, s.job(c)), true
	}
	seal.New(s.steps, func(c page.Context, chair, secretary []byte) page.Action {
		s.Forget()
		s.seal, s.seal2 = chair, secretary
		return signing.Open(s.steps, s.job(c))
	})
	return page.Action{}, true
}

// job is the signature under the invitations.
func (s *options) job(c page.Context) signing.Job {
	made := !c.Sight.SealReady
	out := &[]string{}
	job := signing.Job{
		Title: "invite.title", Working: "invite.working", Cannot: signing.OnlyChairs, Direct: true,
		Intro: signing.ChairsIntro("invite.key.intro"), New: signing.ChairsNew(c), Ask: signing.AskChairs,
		Theirs: func(err error) bool { return seal.Theirs(err) || signing.NotTheKey(err) },
		Sign: func(k room.KeyChoice, passphrase []byte) signing.Run {
			o := s.given(room.Signing{Key: k, Passphrase: passphrase})
			return func(ctx context.Context, r *room.Room, who string) ([]room.Notice, error) {
				defer clear(o.Seal)
				defer clear(o.Seal2)
				paths, notes, err := r.Invite(ctx, who, o)
				*out = paths
				return notes, err
			}
		},
		Done: func(c page.Context, _ page.Result) page.Action {
			s.steps.Close(s)
			s.steps.Push(&written{steps: s.steps, files: *out, sheet: made})
			return page.Action{Say: c.L.N("invite.done", len(*out))}
		},
	}
	job.Away = s.away(c, out)
	return job
}

// away is how the invitations are signed outside the program.
func (s *options) away(c page.Context, out *[]string) *signing.Away {
	return &signing.Away{
		Folder: c.Near(c.L.T("invite.suffix.sign")),
		Prepare: func(dir string, g room.Guide) signing.Run {
			o := s.given(room.Signing{})
			return func(ctx context.Context, r *room.Room, who string) ([]room.Notice, error) {
				defer clear(o.Seal)
				defer clear(o.Seal2)
				sign, err := signing.Away{}.Signing(ctx, r, dir, g)
				if err != nil {
					return nil, err
				}
				o.Sign = sign
				_, notes, err := r.Invite(ctx, who, o)
				return notes, err
			}
		},
		Take: func(dir string) signing.Run {
			o := s.given(room.Signing{})
			return func(_ context.Context, r *room.Room, who string) ([]room.Notice, error) {
				defer clear(o.Seal)
				defer clear(o.Seal2)
				paths, notes, err := r.InviteFrom(who, dir, o)
				*out = paths
				return notes, err
			}
		},
	}
}

// given are the options as the form has them. The passphrases are copies.
func (s *options) given(sign room.Signing) room.InviteOptions {
	return room.InviteOptions{
		Dir: files.Home(strings.TrimSpace(s.form.Value(lineDir))), Jurors: s.groups[s.form.Chosen(lineWho)].jurors,
		Seal: bytes.Clone(s.seal), Seal2: bytes.Clone(s.seal2),
		Forms: s.form.Chosen(lineForms) == 1, Reminders: s.form.Chosen(lineReminders) == 1, Sign: sign,
	}
}

// View says what an invitation is, and draws the form.
func (s *options) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("invite.title"), "", c.W, &c.S.Rule, &c.S.Heading)}
	about := c.L.T("invite.text")
	if !c.Sight.SealReady {
		about += " " + c.L.T("invite.text.first")
	}
	return append(b, s.form.View(c, draw.Paragraph(about, max(c.W-2, 1), &c.S.Base).Indent(1), c.H-len(b))...)
}

// mailTo is how a juror is mailed: name and address.
func mailTo(j *award.Juror) string {
	s := text.Show(j.Name)
	if j.Email != "" {
		s += " <" + text.Show(j.Email) + ">"
	}
	return s
}
