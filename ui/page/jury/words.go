package jury

import (
	"slices"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
)

// stateWord is how far a juror has come.
func stateWord(c page.Context, j *room.JurorSight) string {
	switch {
	case len(j.Held) > 0:
		return c.L.T("jury.state.held")
	case j.Waiting != nil:
		return c.L.T("jury.state.waits." + waitsFor(j.Waiting))
	case invited(j):
		return c.L.T("jury.state.invited", "when", c.L.ShortDate(j.Invited.In(c.Now.Location())))
	case j.State == deliberation.HandedIn && !j.LeftOut && originWord(c, j) != "":
		return c.L.T("jury.state.handed_in") + ", " + originWord(c, j)
	case j.State == deliberation.Absent && j.Reason == deliberation.NoBallot:
		return c.L.T("jury.state.no_ballot")
	case j.State == deliberation.Absent:
		return c.L.T("jury.state.absent", "reason", text.Show(j.Reason))
	case j.LeftOut && j.State == deliberation.HandedIn:
		return c.L.T("jury.state.left_out")
	case j.State == deliberation.Drafting && j.Missing == 0:
		return c.L.T("jury.state.whole")
	case j.State == deliberation.Drafting:
		return c.L.T("jury.state.draft", "n", c.L.Int(int64(j.Missing)))
	}
	return c.L.T("jury.state." + string(j.State))
}

func stateStyle(c page.Context, j *room.JurorSight) *lipgloss.Style {
	if len(j.Held) > 0 || j.Waiting != nil {
		return &c.S.Warn
	}
	switch j.State {
	case deliberation.HandedIn:
		if j.LeftOut {
			return &c.S.Warn
		}
		return &c.S.Good
	case deliberation.Drafting, deliberation.Absent:
		return &c.S.Warn
	case deliberation.NotStarted, deliberation.NotVoting:
	}
	return &c.S.Muted
}

// recusals names the nominees that a juror is recused from.
func recusals(c page.Context, j *room.JurorSight) string {
	names := make([]string, len(j.Recused))
	for i, r := range j.Recused {
		names[i] = nomineeName(c, r.Nominee)
	}
	return c.L.List(names)
}

// about is everything there is to say of a juror.
func about(c page.Context, j *room.JurorSight) string {
	s := text.Show(j.Juror.Name) + ": " + stateWord(c, j)
	if len(j.Recused) > 0 {
		s += ". " + recusedFrom(c, j)
	}
	if m := mailed(c, j); m != "" {
		s += ". " + m
	}
	return s
}

// recusedFrom says from whom a juror is recused, on what grounds where these
// may be seen, and what that costs where the state does not say it.
func recusedFrom(c page.Context, j *room.JurorSight) string {
	names := make([]string, len(j.Recused))
	var open []string
	for i, r := range j.Recused {
		if names[i] = nomineeName(c, r.Nominee); r.Verdict == "" {
			open = append(open, names[i])
		}
		if r.Ground != "" {
			names[i] = c.L.T("jury.recused_ground", "name", names[i], "ground", text.Show(r.Ground))
		}
	}
	s := c.L.T("jury.recused_from", "names", c.L.List(names))
	if len(open) > 0 {
		s += " " + c.L.T("jury.undecided", "names", c.L.List(open))
	}
	if j.LeftOut && j.State != deliberation.HandedIn {
		s += " " + c.L.T("jury.left_out")
	}
	return s
}

// besides is what a row that is no juror says: the name it is about, and what
// is to be known; empty for other rows.
func besides(c page.Context, r row) (name, word string, style *lipgloss.Style) {
	switch {
	case r.recusal != nil:
		word, style = recusalWord(c, r.recusal)
		return text.Show(r.of.Juror.Name), word, style
	case r.nominee != nil:
		return text.Show(r.nominee.Name), gateWord(c, r), gateStyle(c, r)
	}
	return "", "", nil
}

// recusalWord is what became of a conflict that was declared.
func recusalWord(c page.Context, r *room.Recusal) (string, *lipgloss.Style) {
	name := nomineeName(c, r.Nominee)
	switch r.Verdict {
	case room.VerdictUpheld:
		return c.L.T("jury.recusal.upheld", "nominee", name, "names", deciders(c, r)), &c.S.Base
	case room.VerdictRejected:
		return c.L.T("jury.recusal.rejected", "nominee", name, "names", deciders(c, r)), &c.S.Base
	}
	return c.L.T("jury.recusal.open", "nominee", name), &c.S.Warn
}

// deciders names who decided.
func deciders(c page.Context, r *room.Recusal) string {
	names := make([]string, len(r.By))
	for i, id := range r.By {
		names[i] = jurorName(c, id)
	}
	return c.L.List(names)
}

func jurorName(c page.Context, id string) string {
	if j, ok := c.Sight.Edition.Juror(id); ok {
		return text.Show(j.Name)
	}
	return text.Show(id)
}

// recusalWhole is everything there is to say of a conflict.
func recusalWhole(c page.Context, r row) string {
	word, _ := recusalWord(c, r.recusal)
	s := text.Show(r.of.Juror.Name) + ". " + word + "."
	if r.recusal.Ground != "" {
		s += " " + c.L.T("jury.recusal.ground", "ground", text.Show(r.recusal.Ground))
	}
	if r.recusal.Reason != "" {
		s += " " + c.L.T("jury.recusal.reason", "reason", text.Show(r.recusal.Reason))
	}
	return s
}

// undecided reports whether a conflict that nobody has decided stands in the
// way, and can be decided now.
func undecided(c page.Context) bool {
	return c.Sight.Allowed[deliberation.ActRecusal] == nil &&
		slices.ContainsFunc(c.Sight.Blocking, func(b deliberation.Blocker) bool { return b.ID == "recusal_open" })
}

// gateWord is what keeps a nominee out, or why it was let in.
func gateWord(c page.Context, r row) string {
	if r.gate.Overridden {
		return c.L.T("jury.gate.let_in", "reason", text.Show(r.reason))
	}
	return rules.Plain(c.L, c.Sight.Edition).Gate(r.gate)
}

func gateStyle(c page.Context, r row) *lipgloss.Style {
	if r.gate.Overridden {
		return &c.S.Base
	}
	return &c.S.Warn
}
