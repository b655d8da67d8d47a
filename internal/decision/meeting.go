package decision

import (
	"slices"
	"time"

	"votering/internal/agenda"
)

// Meeting is what the jury's meeting went through.
type Meeting struct {
	Minutes int           `json:"minutes"` // that were planned for all items
	Items   []MeetingItem `json:"items"`   // in the order of the agenda
}

// MeetingItem is an item of the agenda, and what became of it.
type MeetingItem struct {
	Kind      agenda.Kind `json:"kind"`
	Nominees  []string    `json:"nominees"`
	Criterion string      `json:"criterion,omitempty"`
	Title     string      `json:"title,omitempty"` // of an item of the chair's own; complete only
	Minutes   int         `json:"minutes"`         // that were planned
	Seconds   int         `json:"seconds"`         // that it was open, whole ones
	OpenedAt  *time.Time  `json:"opened_at"`       // first; nil: it was not taken up
	ClosedAt  *time.Time  `json:"closed_at"`       // last; as OpenedAt
	Left      []string    `json:"left"`            // jurors who went out for it; public: those who vote, by label
	Note      string      `json:"note,omitempty"`  // complete only
}

// redact is the meeting as everybody may read it: without notes and the titles
// of the chair's own items, and without those who went out and have no vote.
func (m *Meeting) redact(numbers map[string]int) *Meeting {
	if m == nil {
		return nil
	}
	public := &Meeting{m.Minutes, slices.Clone(m.Items)}
	for i := range public.Items {
		x := &public.Items[i]
		x.Title, x.Note = "", ""
		var out []int
		for _, id := range x.Left {
			if n, ok := numbers[id]; ok {
				out = append(out, n)
			}
		}
		slices.Sort(out)
		x.Left = make([]string, len(out))
		for k, n := range out {
			x.Left[k] = Label(n)
		}
	}
	return public
}
