package start

import (
	"path/filepath"
	"slices"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// Prefer names the invitation that is to be offered first; empty: none.
func (p *Page) Prefer(path string) { p.preferred = path }

// Preferred is the path of the invitation that was named.
func (p *Page) Preferred() string { return p.preferred }

// SetInvites lists these invitations before all else: the one that was named,
// then those that can be accepted.
func (p *Page) SetInvites(found []room.Invite) {
	rank := func(i room.Invite) int {
		switch {
		case p.preferred != "" && i.Path == p.preferred:
			return 0
		case i.Problem == nil:
			return 1
		}
		return 2
	}
	p.invites = slices.Clone(found)
	slices.SortStableFunc(p.invites, func(a, b room.Invite) int { return rank(a) - rank(b) })
	p.list()
}

// invite is the invitation that is chosen; nil where none is.
func (p *Page) invite() *room.Invite {
	if it := p.items[p.at]; it.kind == invited {
		return p.inviteAt(it.path)
	}
	return nil
}

func (p *Page) inviteAt(path string) *room.Invite {
	i := slices.IndexFunc(p.invites, func(i room.Invite) bool { return i.Path == path })
	if i < 0 {
		return nil
	}
	return &p.invites[i]
}

// noInvite says why no file can be made elsewhere; nil where one can.
func (p *Page) noInvite() *fault.Error {
	switch i := p.invite(); {
	case i == nil:
		return fault.New(fault.State, "start.no_invite")
	case i.Problem != nil:
		return i.Problem
	}
	return nil
}

// accept makes the file of who is invited, or opens it where it is there.
func (p *Page) accept(path string) page.Action {
	switch i := p.inviteAt(path); {
	case i == nil:
		return page.Action{}
	case i.Problem != nil:
		return page.Action{Fault: i.Problem}
	case i.Exists:
		return page.Action{File: &page.FileRequest{Path: i.Into}}
	default:
		return page.Action{File: &page.FileRequest{Path: i.Into, Invitation: i.Path}}
	}
}

// elsewhere asks where the file of who is invited is to lie.
func (p *Page) elsewhere(l *locale.Catalog) page.Action {
	i := p.invite()
	invitation := i.Path
	return page.Action{Ask: &page.Question{
		Title: l.T("start.elsewhere.title"), Text: l.T("start.elsewhere.text", "name", text.Show(i.Name)), Yes: l.T("start.elsewhere.yes"),
		Input: &page.Input{Prompt: l.T("start.elsewhere.prompt"), Value: i.Into, Max: maxPath, Required: true},
		Then: func(path string) page.Action {
			return page.Action{File: &page.FileRequest{Path: path, Invitation: invitation}}
		},
	}}
}

// inviteLabel is what an invitation's line says.
func (p *Page) inviteLabel(l *locale.Catalog, path string) (name, about string) {
	i := p.inviteAt(path)
	if i == nil || i.Problem != nil {
		return text.Show(filepath.Base(path)), l.T("start.invited.bad")
	}
	return text.Show(i.Edition.In(string(l.Lang()))), l.T("start.invited.about", "name", text.Show(i.Name), "chair", text.Show(i.ChairName))
}

// greeting says who invites whom to what, and what Enter does.
func (p *Page) greeting(c page.Context, i *room.Invite) draw.Block {
	w := max(min(c.W-2, widest), 1)
	var b draw.Block
	add := func(s string, muted bool) {
		style := &c.S.Base
		if muted {
			style = &c.S.Muted
		}
		b = append(b, draw.Paragraph(s, w, style).Indent(1)...)
	}
	if i.Problem != nil {
		message, try := c.L.FaultOnScreen(i.Problem)
		add(c.L.T("start.greeting.bad", "file", text.Show(filepath.Base(i.Path)), "why", message, "try", try), false)
		return p.spaced(c, b)
	}
	title, file := text.Show(i.Edition.In(string(c.L.Lang()))), text.Show(filepath.Base(i.Into))
	b = append(b, draw.Paragraph(c.L.N("start.greeting", i.NomineeCount, "name", text.Show(i.Name), "chair", text.Show(i.ChairName), "title", title), w, &c.S.Strong).Indent(1)...)
	next := "start.greeting.make"
	if i.Exists {
		next = "start.greeting.open"
	}
	add(c.L.T(next, "file", file), false)
	if c.H >= roomy {
		add(c.L.T("start.greeting.key", "chair", text.Show(i.ChairName), "key", i.ChairKeyFP), true)
	}
	return p.spaced(c, b)
}

// roomy is the height from which the greeting has all its sentences.
const roomy = 15

// spaced is the greeting with an empty line above and below, where there is
// room; on the smallest screens only its beginning.
func (p *Page) spaced(c page.Context, b draw.Block) draw.Block {
	if c.H < roomy {
		return b.Top(max(c.H-3, 0))
	}
	return append(append(draw.Block{nil}, b...), nil)
}
