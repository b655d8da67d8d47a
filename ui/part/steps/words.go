package steps

import (
	"strings"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
)

// explain says what will happen.
func explain(c page.Context, step deliberation.Act) string {
	s := c.L.T(key(c, step, "text"))
	switch step {
	case deliberation.ActClose:
		in, out := count(c)
		s = c.L.T("step.close.count", "in", c.L.Int(int64(in)), "out", c.L.Int(int64(out))) + " " + s
	case deliberation.ActOpen:
		return s + " " + c.L.T("step.for_good") + "\n\n" + strings.Join(rules.Sentences(rules.Plain(c.L, c.Sight.Edition).Facts()), "\n") + "\n" +
			c.L.T("step.open.fingerprint", "fingerprint", award.Short(award.Fingerprint(c.Sight.Edition)))
	case deliberation.ActRevealTally, deliberation.ActRevealBoth:
		if t := c.Sight.Tally; t != nil && c.Sight.Edition.Rule.Public != nil {
			s += " " + c.L.T("step.tally", "votes", c.L.IntRat(t.Total)) + " " + c.L.T("step.for_good.opening")
			return s + " " + c.L.T("step.tally.again")
		}
	}
	return s + " " + c.L.T("step.for_good")
}

// count is how many ballots would count if the scoring were closed now, and
// how many jurors would not: those who are absent then, and those whom a
// recusal leaves out.
func count(c page.Context) (in, out int) {
	for _, j := range c.Sight.Jurors {
		switch {
		case j.State == deliberation.NotVoting:
		case j.State == deliberation.HandedIn && !j.LeftOut:
			in++
		default:
			out++
		}
	}
	return in, out
}

// costs are the warnings before a step.
func costs(c page.Context, step deliberation.Act) []string {
	switch step {
	case deliberation.ActClose:
		return closing(c)
	case deliberation.ActLock:
		lines := append(undiscussed(c), Notices(c.L, c.Sight.Undecided)...)
		if c.Sight.Tally == nil && c.Sight.Edition.Rule.Public != nil {
			lines = append(lines, c.L.T("blocking.no_tally"))
		}
		return lines
	case deliberation.ActRevealBoth:
		return Notices(c.L, c.Sight.Undecided)
	}
	return nil
}

// undiscussed says how many items about nominees the meeting has not taken up:
// once the marks are locked no mark follows from what is said of them.
func undiscussed(c page.Context) []string {
	n := 0
	if m := c.Sight.Meeting; m != nil {
		for _, it := range m.Items {
			if len(it.Nominees) > 0 && !it.Done && !it.Open {
				n++
			}
		}
	}
	if n == 0 {
		return nil
	}
	return []string{c.L.N("step.lock.undiscussed", n)}
}

// closing says what closing costs, and who will be absent: the worst first.
func closing(c page.Context) []string {
	lines := Notices(c.L, c.Sight.Closing)
	for _, j := range c.Sight.Jurors {
		name := text.Show(j.Juror.Name)
		switch {
		case j.State == deliberation.NotStarted:
			lines = append(lines, c.L.T("step.close.absent", "name", name))
		case j.State == deliberation.Absent:
			lines = append(lines, c.L.T("step.close.is_absent", "name", name, "reason", text.Show(j.Reason)))
		}
	}
	return lines
}

// Notices puts warnings into words.
func Notices(l *locale.Catalog, ns []room.Notice) []string {
	lines := make([]string, len(ns))
	for i, n := range ns {
		lines[i] = l.Sentence("notice."+n.ID, n.Args)
	}
	return lines
}

// Blocking puts what stands in the way into words.
func Blocking(l *locale.Catalog, bs []deliberation.Blocker) []string {
	lines := make([]string, len(bs))
	for i, b := range bs {
		lines[i] = l.Sentence("blocking."+b.ID, b.Args)
	}
	return lines
}
