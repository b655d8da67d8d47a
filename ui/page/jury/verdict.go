package jury

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/input"
)

// savingVerdict is the name of the act that keeps a verdict.
const savingVerdict = "verdict"

// verdict is what others decided about a conflict that a juror declared, while
// it is written down. Its lines are the two outcomes, the people who may
// decide, and the reason.
type verdict struct {
	juror, nominee string // ids
	name           string // of the juror
	ground         string
	outcome        string // "", room.VerdictUpheld or room.VerdictRejected
	may            []award.Juror
	by             []bool // who of them decided
	reason         input.Line
	first          string // the reason it began with
	at             int    // the chosen line
	touched        bool
}

// The outcomes, in the order of their lines.
var outcomes = []string{room.VerdictUpheld, room.VerdictRejected}

// newVerdict begins with what was decided so far, if anything was.
func newVerdict(c page.Context, r row) *verdict {
	x := r.recusal
	v := &verdict{
		juror: r.of.Juror.ID, nominee: x.Nominee, name: text.Show(r.of.Juror.Name), ground: text.Show(x.Ground),
		outcome: x.Verdict, reason: input.New(x.Reason, room.MaxReason), first: x.Reason,
	}
	for _, id := range x.Deciders {
		if j, ok := c.Sight.Edition.Juror(id); ok {
			v.may = append(v.may, *j)
			v.by = append(v.by, slices.Contains(x.By, id))
		}
	}
	return v
}

// lines is how many lines can be chosen, and the last of them is the reason.
func (v *verdict) lines() int { return len(outcomes) + len(v.may) + 1 }

// writing reports whether the reason is being written.
func (v *verdict) writing() bool { return v.at == v.lines()-1 }

// untouched reports whether nothing was chosen or written.
func (v *verdict) untouched() bool { return !v.touched && v.reason.Value() == v.first }

// bindings lists what keys do in the form.
func (v *verdict) bindings() []keys.Binding {
	bs := []keys.Binding{{ID: "jury.verdict.line", Keys: []string{"up", "down"}, Label: "↑↓", Footer: true}}
	if !v.writing() {
		bs = append(bs, keys.Binding{ID: "jury.verdict.tick", Keys: []string{" ", "x"}, Footer: true})
	}
	return append(bs,
		keys.Binding{ID: "jury.verdict.next", Keys: []string{"enter"}, Footer: true},
		keys.Binding{ID: "jury.verdict.save", Keys: []string{"ctrl+s"}, Footer: true},
		keys.Binding{ID: "jury.verdict.stop", Keys: []string{"esc"}, Footer: true},
	)
}

// verdictKey handles one key of the form.
func (p *Page) verdictKey(c page.Context, msg tea.KeyMsg) page.Action {
	v := p.verdict
	switch key := msg.String(); {
	case key == "esc":
		return p.putAside(c)
	case key == "ctrl+s" || key == "enter" && v.writing():
		return v.save()
	case key == "up":
		v.at = max(v.at-1, 0)
	case key == "down":
		v.at = min(v.at+1, v.lines()-1)
	case key == "enter":
		v.next()
	case v.writing():
		v.reason.Key(msg)
	case key == " " || key == "x":
		v.tick()
	}
	return page.Action{}
}

// decide brings the form of a conflict in front; one that was begun goes on.
func (p *Page) decide(c page.Context, r row) {
	if v := p.verdict; v == nil || v.juror != r.of.Juror.ID || v.nominee != r.recusal.Nominee {
		p.verdict = newVerdict(c, r)
	}
	p.form = true
}

// putAside leaves the form. What was chosen or written there stays.
func (p *Page) putAside(c page.Context) page.Action {
	p.form = false
	if p.verdict.untouched() {
		p.verdict = nil
		return page.Action{}
	}
	return page.Action{Say: c.L.T("jury.verdict.kept", "name", p.verdict.name)}
}

// next goes on: from an outcome, which it takes, to who decided.
func (v *verdict) next() {
	if v.at < len(outcomes) {
		v.tick()
		v.at = len(outcomes)
		return
	}
	v.at++
}

// tick takes an outcome, or somebody as one of those who decided.
func (v *verdict) tick() {
	v.touched = true
	if v.at < len(outcomes) {
		v.outcome = outcomes[v.at]
		return
	}
	i := v.at - len(outcomes)
	v.by[i] = !v.by[i]
}

// save keeps the verdict, or says what is missing and goes there.
func (v *verdict) save() page.Action {
	var by []string
	for i, j := range v.may {
		if v.by[i] {
			by = append(by, j.ID)
		}
	}
	switch {
	case v.outcome == "":
		v.at = 0
		return page.Action{Off: fault.New(fault.Usage, "jury.verdict")}
	case len(by) == 0:
		v.at = len(outcomes)
		return page.Action{Off: fault.New(fault.Usage, "recusal.by")}
	}
	juror, nominee, upheld, reason := v.juror, v.nominee, v.outcome == room.VerdictUpheld, v.reason.Value()
	return page.Action{Act: &page.Act{Name: savingVerdict, Run: func(r *room.Room, who string) ([]room.Notice, error) {
		return nil, r.DecideRecusal(who, juror, nominee, upheld, by, reason)
	}}}
}
