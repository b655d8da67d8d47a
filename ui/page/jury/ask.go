package jury

import (
	"votering/internal/deliberation"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
)

// askAbsent asks why a juror takes no part, and says who falls below quorum
// then.
func askAbsent(c page.Context, j *room.JurorSight) page.Action {
	name, id := text.Show(j.Juror.Name), j.Juror.ID
	var lines []string
	for _, n := range j.Needed {
		lines = append(lines, c.L.T("notice.quorum", "nominee", nomineeName(c, n)))
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("jury.absent.title", "name", name), Text: c.L.T("jury.absent.text"), Lines: lines,
		Input: reason(c.L), Yes: c.L.T("jury.absent.yes"),
		Then: func(reason string) page.Action {
			return page.Action{Act: &page.Act{Name: "absent", Run: func(r *room.Room, who string) ([]room.Notice, error) {
				return r.Absent(who, id, reason)
			}}}
		},
	}}
}

// askHandIn asks before every draft that says something is handed in.
func askHandIn(c page.Context) page.Action {
	var lines, whole []string
	for _, j := range c.Sight.Jurors {
		name := text.Show(j.Juror.Name)
		switch {
		case j.Ready && j.Missing > 0:
			lines = append(lines, c.L.N("jury.hand_in.abstains", j.Missing, "name", name))
		case j.Ready:
			whole = append(whole, name)
		case j.State == deliberation.Drafting:
			lines = append(lines, c.L.T("jury.hand_in.not", "name", name))
		}
	}
	what := c.L.T("jury.hand_in.text")
	if len(whole) > 0 {
		what += " " + c.L.T("jury.hand_in.whole", "names", c.L.List(whole))
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("jury.hand_in.title"), Text: what, Lines: lines,
		Word: c.L.T("jury.hand_in.word"), Yes: c.L.T("jury.hand_in.yes"),
		Then: func(string) page.Action {
			return page.Action{Act: &page.Act{Name: "hand_in", Run: func(r *room.Room, who string) ([]room.Notice, error) {
				return r.HandInAll(who)
			}}}
		},
	}}
}

// askOverride asks why a nominee is let through a gate.
func askOverride(c page.Context, chosen row) page.Action {
	metric, nominee := chosen.gate.Gate.Metric, chosen.nominee.ID
	return page.Action{Ask: &page.Question{
		Title: c.L.T("jury.override.title", "name", text.Show(chosen.nominee.Name)),
		Text:  c.L.T("jury.override.text", "gate", rules.Plain(c.L, c.Sight.Edition).Gate(chosen.gate)),
		Input: reason(c.L), Yes: c.L.T("jury.override.yes"),
		Then: func(reason string) page.Action {
			return page.Action{Act: &page.Act{Name: "override", Run: func(r *room.Room, who string) ([]room.Notice, error) {
				return nil, r.Override(who, metric, nominee, reason)
			}}}
		},
	}}
}

// reason is the line for why something is done.
func reason(l *locale.Catalog) *page.Input {
	return &page.Input{Prompt: l.T("jury.reason"), Max: room.MaxReason, Required: true}
}

func nomineeName(c page.Context, id string) string {
	if n, ok := c.Sight.Edition.Nominee(id); ok {
		return text.Show(n.Name)
	}
	return text.Show(id)
}
