package jury

import (
	"slices"
	"time"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
)

// mailWays are the keys that a jury spread over the country is led by, where
// they lead on: the invitations first, as long as nobody has begun here, then
// what comes back.
func mailWays(c page.Context) []keys.Binding {
	var bs []keys.Binding
	if len(c.Sight.Unsigned) > 0 {
		bs = append(bs, keys.Binding{ID: "jury.receipts", Keys: []string{"s"}})
	}
	if c.Sight.Phase != deliberation.Open {
		return bs
	}
	if slices.ContainsFunc(c.Sight.Jurors, func(j room.JurorSight) bool { return len(j.Held) > 0 }) {
		bs = append(bs, keys.Binding{ID: "jury.choose", Keys: []string{"e"}})
	}
	if c.Sight.SealReady {
		return append(bs, keys.Binding{ID: "jury.collect", Keys: []string{"c"}})
	}
	if slices.ContainsFunc(c.Sight.Jurors, begun) {
		return bs
	}
	return append(bs, keys.Binding{ID: "jury.invite", Keys: []string{"v"}})
}

// begun reports whether there is anything of a juror here.
func begun(j room.JurorSight) bool {
	return j.State == deliberation.Drafting || j.State == deliberation.HandedIn
}

// invited is a juror who has an invitation and of whom nothing is here yet.
func invited(j *room.JurorSight) bool {
	return j.State == deliberation.NotStarted && !j.Invited.IsZero()
}

// originWord is how a ballot came; empty where it was entered here.
func originWord(c page.Context, j *room.JurorSight) string {
	if j.Origin == "" || j.Origin == "entered" {
		return ""
	}
	s := c.L.T("jury.origin." + j.Origin)
	if j.Revision > 1 {
		s += ", " + c.L.T("jury.revision", "n", c.L.Int(int64(j.Revision)))
	}
	return s
}

// waitsFor says what a file that came and was not taken in waits for.
func waitsFor(w *room.WaitingSight) string {
	switch {
	case w.Class == fault.Closed:
		return "late"
	case !w.Asks():
		return "faulty"
	case w.Form:
		return "form"
	}
	return "key"
}

// keyWord is what is known of a juror's key; empty where nothing is needed.
func keyWord(c page.Context, j *room.JurorSight) (string, *lipgloss.Style) {
	switch {
	case j.KeyFP != "" && j.KeyConfirmed:
		return c.L.T("jury.key.confirmed"), &c.S.Good
	case j.KeyFP != "":
		return c.L.T("jury.key.listed"), &c.S.Base
	case !j.Invited.IsZero():
		return c.L.T("jury.key.none"), &c.S.Muted
	}
	return "", &c.S.Muted
}

// mailed is what travelled to and from a juror, in sentences.
func mailed(c page.Context, j *room.JurorSight) string {
	var s string
	add := func(sentence string) {
		if s != "" {
			s += " "
		}
		s += sentence
	}
	if !j.Invited.IsZero() {
		add(c.L.T("jury.mailed.invited", "when", moment(c, j.Invited)))
	}
	if w := j.Waiting; w != nil {
		add(c.L.T("jury.waits."+waitsFor(w), "when", moment(c, w.At)))
	}
	if j.KeyFP != "" {
		add(c.L.T("jury.mailed.key", "key", j.KeyFP))
	}
	if j.Confirmed != "" {
		add(c.L.T("jury.mailed.form", "by", text.Show(j.Confirmed)))
	}
	if j.Late != "" {
		add(c.L.T("jury.mailed.late", "reason", text.Show(j.Late)))
	}
	if n := len(j.Held); n > 0 {
		add(c.L.N("jury.mailed.held", n))
	}
	return s
}

// moment writes a time in the zone of the screen.
func moment(c page.Context, t time.Time) string {
	t = t.In(c.Now.Location())
	return c.L.ShortDate(t) + " " + c.L.Clock(t)
}
