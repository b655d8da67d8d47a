package amend

import (
	"context"
	"path/filepath"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/scrolled"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// preview shows what an amendment would change, before it is signed.
type preview struct {
	stack.Quiet
	steps *stack.Stack
	from  stack.Step // the form, which closes with it
	x     amendment
	prose scrolled.Text
}

func newPreview(s *stack.Stack, from stack.Step, x amendment) *preview {
	return &preview{steps: s, from: from, x: x}
}

var previewKeys = []keys.Binding{
	{ID: "amend.sign", Keys: []string{"enter"}, Footer: true},
	{ID: "fill.scroll", Keys: scrolled.Keys(), Label: "↑↓", Footer: true},
	{ID: "fill.back", Keys: []string{"esc"}, Footer: true},
}

// Bindings lists what keys do here.
func (s *preview) Bindings(page.Context) []keys.Binding { return previewKeys }

// Key handles one key.
func (s *preview) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc":
		s.steps.Pop()
	case "enter":
		return page.Action{Ask: &page.Question{
			Title: c.L.N("amend.reason.title", len(s.x.lines)), Text: c.L.T("amend.reason.text"),
			Input: &page.Input{Prompt: c.L.T("amend.reason.prompt"), Max: room.MaxReason, Required: true},
			Word:  c.L.T("amend.reason.word"), Yes: c.L.T("amend.reason.yes"),
			Then: func(reason string) page.Action { return signing.Open(s.steps, s.job(c, reason)) },
		}}
	default:
		s.prose.Key(key)
	}
	return page.Action{}
}

// job is the signature under the amendment.
func (s *preview) job(c page.Context, reason string) signing.Job {
	x, dir := s.x, mailTo(c)
	var paths []string
	var unwritten error // the amendment is made all the same
	job := signing.Job{
		Title: "amend.title", Working: "amend.working", Cannot: signing.OnlyChairs, Direct: true,
		New: signing.ChairsNew(c), Ask: signing.AskChairs, Intro: signing.ChairsIntro("amend.key.intro"),
		Theirs: signing.NotTheKey,
		Sign: func(k room.KeyChoice, passphrase []byte) signing.Run {
			return func(ctx context.Context, r *room.Room, who string) ([]room.Notice, error) {
				n, err := r.AmendWith(ctx, who, x.data, x.name, reason, room.Signing{Key: k, Passphrase: passphrase})
				if err == nil && dir != "" {
					paths, unwritten = r.WriteAmendment(n, dir)
				}
				return nil, err
			}
		},
		Done: func(c page.Context, _ page.Result) page.Action {
			s.steps.Close(s.from)
			return page.Action{Say: done(c, paths), Fault: unwritten}
		},
	}
	job.Away = &signing.Away{
		Folder: c.Near(c.L.T("amend.suffix.sign")),
		Prepare: func(to string, g room.Guide) signing.Run {
			return func(ctx context.Context, r *room.Room, who string) ([]room.Notice, error) {
				sign, err := signing.Away{}.Signing(ctx, r, to, g)
				if err == nil {
					_, err = r.AmendWith(ctx, who, x.data, x.name, reason, sign)
				}
				return nil, err
			}
		},
		Take: func(signed string) signing.Run {
			return func(_ context.Context, r *room.Room, who string) ([]room.Notice, error) {
				n, err := r.AmendFrom(who, signed)
				if err == nil && dir != "" {
					paths, unwritten = r.WriteAmendment(n, dir)
				}
				return nil, err
			}
		},
	}
	return job
}

// mailTo is the folder for what is mailed to those who work in files of their
// own; empty where nobody is invited.
func mailTo(c page.Context) string {
	if !slices.ContainsFunc(c.Sight.Jurors, func(j room.JurorSight) bool { return !j.Invited.IsZero() }) {
		return ""
	}
	return page.Path(c.Near(c.L.T("amend.suffix.mail")))
}

// done says that the amendment is made, and what to mail.
func done(c page.Context, paths []string) string {
	if len(paths) == 0 {
		return c.L.T("amend.done")
	}
	names := make([]string, len(paths))
	for i, p := range paths {
		names[i] = text.Show(filepath.Base(p))
	}
	return c.L.T("amend.done.mail", "names", c.L.List(names), "path", text.Show(filepath.Dir(paths[0])))
}

// View draws what is changed: where, from what, to what.
func (s *preview) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("amend.preview.heading"), text.Show(s.x.name), c.W, &c.S.Rule, &c.S.Heading)}
	all := Lines(c, s.x.lines, max(c.W-2, 1)).Indent(1)
	return s.prose.Under(c, b, all)
}

// Lines are changes in w cells: where, from what, to what.
func Lines(c page.Context, lines []room.AmendedLine, w int) draw.Block {
	var b draw.Block
	for _, l := range lines {
		if words := where(c, l.Path); words != "" {
			b = append(b, draw.Paragraph(words, w, &c.S.Strong)...)
			b = append(b, draw.Paragraph(text.Show(l.Path), max(w-2, 1), &c.S.Muted).Indent(2)...)
		} else {
			b = append(b, draw.Paragraph(text.Show(l.Path), w, &c.S.Strong)...)
		}
		for _, side := range []struct{ key, value string }{{"amend.from", l.From}, {"amend.to", l.To}} {
			b = append(b, draw.Paragraph(c.L.T(side.key, "value", said(c, side.value)), max(w-2, 1), &c.S.Base).Indent(2)...)
		}
	}
	return b
}
