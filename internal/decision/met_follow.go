package decision

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"votering/internal/fault"
)

// meeting finds whether the times of the jury's meeting can be: that it was
// while marks were open, or later, and one item after the other.
func (r *recomputation) meeting() Finding {
	if r.Meeting == nil {
		return Finding{Check: "meeting", Say: "meeting_none"}
	}
	var first, last time.Time
	taken, minutes := 0, 0
	for i := range r.Meeting.Items {
		x := &r.Meeting.Items[i]
		if minutes += x.Minutes; x.OpenedAt == nil {
			continue
		}
		if f := r.met(x); f != nil {
			return bad("meeting", f.At(item("meeting.items", i)))
		}
		taken++
		if first.IsZero() || x.OpenedAt.Before(first) {
			first = *x.OpenedAt
		}
		if x.ClosedAt.After(last) {
			last = *x.ClosedAt
		}
	}
	switch {
	case minutes != r.Meeting.Minutes:
		return bad("meeting", result("meeting_minutes", "stated", strconv.Itoa(r.Meeting.Minutes), "sum", strconv.Itoa(minutes)))
	case taken == 0:
		return good("meeting", "meeting_idle", "n", strconv.Itoa(len(r.Meeting.Items)))
	}
	return good("meeting", "meeting", "n", strconv.Itoa(len(r.Meeting.Items)), "taken", strconv.Itoa(taken),
		"from", first.Format(time.RFC3339), "to", last.Format(time.RFC3339))
}

// met says that an item of the meeting was not when it can have been.
func (r *recomputation) met(x *MeetingItem) *fault.Error {
	if from, to := itemSpan(&r.s, *x.OpenedAt, r.DecidedAt); x.OpenedAt.Before(from) || x.OpenedAt.After(to) || x.ClosedAt.After(r.DecidedAt) {
		return result("meeting_times", "opened", x.OpenedAt.Format(time.RFC3339), "closed", x.ClosedAt.Format(time.RFC3339))
	}
	if r.leftOthers(x) {
		return result("meeting_left")
	}
	return nil
}

// leftOthers reports that a public document names somebody who went out and is
// not recused from a nominee of the item.
func (r *recomputation) leftOthers(x *MeetingItem) bool {
	leave := r.Leaving(x)
	return r.Profile == Public && slices.ContainsFunc(x.Left, func(id string) bool { return !slices.Contains(leave, id) })
}

// citations finds whether those that are told are all that there are. A public
// document has no comments: there each stands in the grounds, in quotation
// marks and in its place.
func (r *recomputation) citations() Finding {
	if r.Profile == Complete {
		if !slices.Equal(r.Citations, Citations(r.Grounds, r.Marks, r.Winners)) {
			return bad("outcome", result("citations"))
		}
	} else if x := r.unquoted(); x != nil {
		return bad("outcome", result("citation", "quote", x.Quote))
	}
	if len(r.Citations) == 0 {
		return Finding{Check: "outcome", Say: "citations_none"}
	}
	say := "citations"
	if r.Profile == Public {
		say = "citations_public"
	}
	return good("outcome", say, "n", strconv.Itoa(len(r.Citations)))
}

// unquoted is the first citation that does not stand in the grounds, after the
// one before it; nil: there is none.
func (r *recomputation) unquoted() *Citation {
	at := 0
	for _, lang := range slices.Sorted(maps.Keys(r.Grounds)) {
		for _, q := range Quotations(r.Grounds[lang]) {
			if at < len(r.Citations) && r.Citations[at].Lang == lang && r.Citations[at].Quote == q {
				at++
			}
		}
	}
	if at < len(r.Citations) {
		return &r.Citations[at]
	}
	return nil
}
