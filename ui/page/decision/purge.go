package decision

import (
	"votering/internal/room"
	"votering/ui/page"
)

// askPurge asks for the reason, and for a word: what is taken out of the file is
// gone.
func askPurge(c page.Context) page.Action {
	q := &page.Question{
		Title: c.L.T("decide.purge.title"), Text: c.L.T("decide.purge.text"),
		Input: &page.Input{Prompt: c.L.T("decide.purge.reason"), Max: room.MaxReason, Required: true},
		Word:  c.L.T("decide.purge.word"), Yes: c.L.T("decide.purge.yes"),
		Then: func(reason string) page.Action {
			return act(actPurge, func(r *room.Room, who string) ([]room.Notice, error) {
				_, err := r.Purge(who, reason, true)
				return nil, err
			})
		},
	}
	if !c.Sight.Archived && c.Sight.Purged == nil {
		q.Lines = []string{c.L.T("decide.purge.unsaved")}
	}
	return page.Action{Ask: q}
}
