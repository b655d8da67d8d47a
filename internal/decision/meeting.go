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
	Left      []string    `json:"left"`            // jurors who went out for it; public: those of Leaving, by label
	Note      string      `json:"note,omitempty"`  // complete only
}

// Leaving are the jurors whose recusal from a nominee of an item counts, in the
// order of recusals: they go out for it.
func (d *Document) Leaving(x *MeetingItem) []string {
	var leave []string
	for _, r := range d.Recusals {
		if r.Counts() && slices.Contains(x.Nominees, r.Nominee) && !slices.Contains(leave, r.Juror) {
			leave = append(leave, r.Juror)
		}
	}
	return leave
}

// redactMeeting is the meeting as everybody may read it: without notes and the
// titles of the chair's own items. Of those who went out it tells whose recusal
// from a nominee of the item counts: whoever saw another go would know the label.
func (d *Document) redactMeeting(numbers map[string]int) *Meeting {
	if d.Meeting == nil {
		return nil
	}
	public := &Meeting{d.Meeting.Minutes, slices.Clone(d.Meeting.Items)}
	for i := range public.Items {
		x := &public.Items[i]
		x.Title, x.Note = "", ""
		leave := d.Leaving(x)
		var out []int
		for _, id := range x.Left {
			if n, ok := numbers[id]; ok && slices.Contains(leave, id) {
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
