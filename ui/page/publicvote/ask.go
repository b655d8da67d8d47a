package publicvote

import (
	"strings"

	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/page/publicvote/take"
	"votering/ui/part/steps"
)

// The acts of this page.
const (
	actTyped = "typed"
	actFile  = "file"
	actRows  = "rows"
)

// askSave asks before totals that were typed are stored.
func askSave(c page.Context, f *form) page.Action {
	counts, sum := f.counts()
	tally := publicvote.Totals(counts, c.Sight.Edition)
	q := &page.Question{
		Title: c.L.T("publicvote.save.title"), Yes: c.L.T("publicvote.save.yes"),
		Lines: append(steps.Notices(c.L, c.Sight.LostAnew()), doubts(c, f, counts)...),
		Text:  c.L.N("publicvote.save.text", len(f.nominees), "votes", c.L.IntRat(sum)) + " " + after(c),
	}
	if list := changes(c, counts); len(list) > 0 {
		q.Text += "\n\n" + strings.Join(list, "\n")
	}
	if c.Sight.TallySeen {
		q.Input = reason(c)
	}
	q.Then = func(reason string) page.Action {
		return page.Action{Act: &page.Act{Name: actTyped, Run: func(r *room.Room, who string) ([]room.Notice, error) {
			return nil, r.SetTally(who, tally, reason)
		}}}
	}
	return page.Action{Ask: q}
}

// host is the page as the steps of reading files see it.
func (p *Page) host() *take.Host {
	return &take.Host{Steps: &p.open, Totals: totals, Store: store}
}

// totals reads a table of votes per nominee, and once the public vote was seen
// asks first why it is read anew.
func totals(c page.Context, path string) page.Action {
	if !c.Sight.TallySeen {
		return readFile(path, "")
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("publicvote.import.title"), Text: after(c), Yes: c.L.T("publicvote.import.yes"), Input: reason(c),
		Lines: steps.Notices(c.L, c.Sight.LostAnew()),
		Then:  func(reason string) page.Action { return readFile(path, reason) },
	}}
}

// store asks before votes that were counted from rows are stored. It says
// nothing of whose they are.
func store(c page.Context, t *publicvote.Tally) page.Action {
	votes := t.Total()
	q := &page.Question{
		Title: c.L.T("publicvote.save.title"), Yes: c.L.T("publicvote.save.yes"),
		Text:  c.L.T("publicvote.store.text", "votes", c.L.IntRat(votes), "rows", c.L.Int(t.Rows)) + " " + after(c),
		Lines: steps.Notices(c.L, c.Sight.LostAnew()),
	}
	q.Lines = append(q.Lines, warnings(c, t)...)
	if list := changes(c, t.Valid); len(list) > 0 {
		q.Text += "\n\n" + strings.Join(list, "\n")
	}
	if c.Sight.TallySeen {
		q.Input = reason(c)
	}
	q.Then = func(reason string) page.Action {
		return page.Action{Act: &page.Act{Name: actRows, Run: func(r *room.Room, who string) ([]room.Notice, error) {
			return nil, r.SetTally(who, t, reason)
		}}}
	}
	return page.Action{Ask: q}
}

func readFile(path, reason string) page.Action {
	return page.Action{Act: &page.Act{Name: actFile, Run: func(r *room.Room, who string) ([]room.Notice, error) {
		_, err := r.ReadTotalsFile(who, path, reason)
		return nil, err
	}}}
}

// after says what reading the votes will do.
func after(c page.Context) string {
	switch {
	case c.Sight.Final:
		return c.L.T("publicvote.after.final")
	case c.Sight.TallySeen:
		return c.L.T("publicvote.after.seen")
	case c.Sight.Tally != nil:
		return c.L.T("publicvote.after.again")
	}
	return c.L.T("publicvote.after.first")
}

func reason(c page.Context) *page.Input {
	return &page.Input{Prompt: c.L.T("publicvote.reason"), Max: room.MaxReason, Required: true}
}
