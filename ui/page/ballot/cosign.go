package ballot

import (
	"context"
	"path/filepath"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/signing"
	"votering/ui/part/steps"
)

// cosigned is a decision that I co-signed: where my signature lies.
type cosigned struct{ path string }

// lookDecision is the look that holds a decision against my file.
const lookDecision = "decision"

// checked is a decision that was held against my file.
type checked struct {
	folder string // with its whole path
	sight  room.CosignSight
}

// askFolder asks for the folder of the decision, and has it checked.
func (p *Page) askFolder(c page.Context) page.Action {
	offered := filepath.Dir(p.mailPath(c)) + string(filepath.Separator)
	return signing.AskPath(c, "ballot.cosign", offered, func(path string) page.Action {
		p.steps.Push(&decision{reader: reader{p: p}})
		return page.Action{Look: &page.Look{Name: lookDecision, Run: func(_ context.Context, r *room.Room, who string) (any, error) {
			whole, err := filepath.Abs(page.Path(path))
			if err != nil {
				return nil, files.Fault(err, path)
			}
			s, err := r.CheckCosign(who, whole)
			return checked{whole, s}, err
		}}}
	})
}

// decision shows what I would sign, and signs it.
type decision struct {
	reader
	checked *checked // nil: it is being held against my file
	signed  string   // where my signature lies; empty: not signed yet
}

// Bindings lists what keys do here.
func (s *decision) Bindings(page.Context) []keys.Binding {
	switch {
	case s.checked == nil:
		return findingKeys
	case s.signed != "":
		return readerKeys
	}
	return append([]keys.Binding{{ID: "ballot.cosign", Keys: []string{"enter"}, Footer: true}}, readerKeys...)
}

// Key handles one key.
func (s *decision) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); {
	case key == "esc" && s.checked == nil:
		s.p.steps.Pop()
		return page.Action{Cancel: lookDecision}
	case key == "enter" && s.checked != nil && s.signed == "":
		return s.sign(c)
	}
	s.read(msg)
	return page.Action{}
}

// sign looks for my key, once I have seen what is counted in my name although I
// did not seal it here.
func (s *decision) sign(c page.Context) page.Action {
	begin := func(string) page.Action {
		return s.p.findKey(s.job(c), func(*room.Room, string) error { return nil })
	}
	if len(s.checked.sight.Mind) == 0 {
		return begin("")
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("ballot.cosign.title"), Text: c.L.T("ballot.cosign.mind"), Lines: steps.Notices(c.L, s.checked.sight.Mind),
		Yes: c.L.T("ballot.cosign.mind.yes"), No: c.L.T("ballot.seal.no"), Then: begin,
	}}
}

// Looked takes what was found in the folder: a decision that is not what my
// file says it must be is not shown to be signed.
func (s *decision) Looked(c page.Context, name string, value any, err error) (page.Action, bool) {
	if name != lookDecision {
		return page.Action{}, false
	}
	if err != nil {
		s.p.steps.Close(s)
		return refusal(c, err), true
	}
	got, _ := value.(checked)
	s.checked = &got
	if got.sight.Signed {
		s.signed, s.p.signed = got.place(c), cosigned{got.place(c)}
	}
	return page.Action{}, true
}

// place is where my signature goes: into the folder, or beside a zip.
func (d *checked) place(c page.Context) string {
	if d.zipped() {
		return filepath.Join(filepath.Dir(d.folder), c.Sight.Owner+".sig")
	}
	return filepath.Join(d.folder, "signatures", c.Sight.Owner+".sig")
}

func (d *checked) zipped() bool { return strings.EqualFold(filepath.Ext(d.folder), ".zip") }

// refusal says in plain words that a decision is not to be signed, and why.
func refusal(c page.Context, err error) page.Action {
	switch fault.ClassOf(err) {
	case fault.Dropped, fault.Log, fault.Roll, fault.Def, fault.Trust, fault.Fork, fault.Result:
		why, try := c.L.FaultOnScreen(err)
		return page.Action{Ask: &page.Question{
			Title: c.L.T("ballot.cosign.refused.title"), Text: c.L.T("ballot.cosign.refused"), Lines: []string{why}, After: try,
		}}
	}
	return page.Action{Fault: err}
}

// job is the co-signing, once the key is there.
func (s *decision) job(c page.Context) signing.Job {
	folder, place, out := s.checked.folder, s.checked.place(c), ""
	if s.checked.zipped() {
		out = place
	}
	return signing.Job{
		Title: "ballot.cosign.title", Direct: true, Intro: keyIntro, Unlock: "ballot.unlock", File: true, Away: cosignAway(c, folder, out),
		Sign: func(k room.KeyChoice, passphrase []byte) signing.Run {
			return func(ctx context.Context, r *room.Room, who string) ([]room.Notice, error) {
				k, err := ownKey(ctx, r, k, passphrase)
				if err == nil {
					_, err = r.CosignWith(ctx, who, folder, k, passphrase, out)
				}
				return nil, err
			}
		},
		Done: func(c page.Context, _ page.Result) page.Action {
			s.signed, s.p.signed = place, cosigned{place}
			return page.Action{Say: c.L.T("ballot.cosigned")}
		},
	}
}

// View draws what would be signed, and once it is, the one file to mail.
func (s *decision) View(c page.Context) draw.Block {
	o, t := c.Sight.Own, &paragraphs{c: c}
	name := text.Show(o.ReplyName)
	switch {
	case s.checked == nil:
		t.add(c.L.T("ballot.cosign.checking"))
	case s.signed != "":
		t.add(c.L.T("ballot.cosign.file"))
		t.loud(text.Show(s.signed))
		t.add(c.L.T("ballot.mail.whom"))
		t.loud(name + " <" + text.Show(o.ReplyEmail) + ">")
		t.gap()
		t.add(c.L.T("ballot.cosign.then", "name", name))
	default:
		s.describe(c, t)
	}
	return s.show(c, c.L.T("ballot.cosign.heading"), t.b)
}

// describe says which decision it is, and what it was held against.
func (s *decision) describe(c page.Context, t *paragraphs) {
	d := &s.checked.sight
	t.add(text.Show(d.Edition.In(string(c.L.Lang()))))
	winners := c.L.T("ballot.cosign.nobody")
	if len(d.Winners) > 0 {
		winners = text.Show(strings.Join(d.Winners, ", "))
	}
	t.loud(winners)
	t.gap()
	for _, n := range steps.Notices(c.L, d.Mind) {
		t.warn(n)
	}
	switch {
	case d.Own > 0:
		t.add("● " + c.L.T("ballot.cosign.own", "n", c.L.Int(int64(d.Own))))
	case len(d.Mind) == 0:
		t.add("● " + c.L.T("ballot.cosign.without"))
	}
	for _, n := range steps.Notices(c.L, d.Rounds) {
		t.add("· " + c.L.T("ballot.cosign.meeting", "text", n))
	}
	if d.Receipts > 0 {
		t.add("● " + c.L.N("ballot.cosign.receipts", d.Receipts))
	} else {
		t.add("· " + c.L.T("ballot.cosign.no_receipts"))
	}
	t.add("● " + c.L.T("ballot.cosign.verified"))
	t.gap()
	means := "ballot.cosign.means"
	if len(d.Mind) > 0 {
		means = "ballot.cosign.means.mind"
	}
	t.add(c.L.T(means))
}
