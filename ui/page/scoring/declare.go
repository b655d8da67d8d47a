package scoring

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/ballot"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// asking is the question that a nominee's first mark waits for: whether I have
// ties to it. Every key typed meanwhile waits too, and is done when it is
// answered, as if it had been pressed after.
type asking struct {
	nominee string
	waiting []tea.KeyMsg
	writing bool // the last of them write a comment: letters are text
}

// mostWaiting bounds how many keys wait.
const mostWaiting = 4000

// stated reports whether I said how I stand to a nominee: that I have no ties
// to it, or what they are. What the others decided about is said.
func (p *Page) stated(c page.Context, nominee string) bool {
	_, declared := p.draft.now.Declared[nominee]
	if declared || p.recused(nominee) {
		return true
	}
	i := slices.IndexFunc(c.Sight.Jurors, func(j room.JurorSight) bool { return j.Juror.ID == c.Sight.Who.ID })
	return i >= 0 && slices.ContainsFunc(c.Sight.Jurors[i].Rejected, func(r room.Recusal) bool { return r.Nominee == nominee })
}

// begun reports whether I put a mark on a nominee, or abstained.
func (p *Page) begun(nominee string) bool {
	return slices.ContainsFunc(p.v.criteria, func(k criterion) bool {
		s := p.draft.now.Status(ballot.Cell{Nominee: nominee, Criterion: k.ID})
		return s == ballot.Marked || s == ballot.Abstains
	})
}

// early reports whether a key has to wait: it would put the first mark on a
// nominee to which my ties are not known, or change something while an undo is
// on its way of which only the room knows what it takes back.
func (p *Page) early(c page.Context, key string) bool {
	marks := key == "-" || strings.Contains(written, key)
	if p.draft.older {
		return marks || slices.Contains(changing, key) || key == "i" || key == "r"
	}
	return marks && p.toAsk(c, p.cell().Nominee)
}

// toAsk reports whether nothing is marked on a nominee, and nothing said of my
// ties to it.
func (p *Page) toAsk(c page.Context, nominee string) bool {
	return !p.stated(c, nominee) && !p.begun(nominee)
}

// release lets the keys go on that wait for an answer which is known by now.
func (p *Page) release(c page.Context) []tea.KeyMsg {
	if p.asking == nil || p.draft.older || blocked(c) == nil && p.toAsk(c, p.asking.nominee) {
		return nil
	}
	waiting := p.asking.waiting
	p.asking = nil
	return waiting
}

// noTies says why I cannot say that I have no ties to this nominee; nil where I
// can.
func (p *Page) noTies(c page.Context) *fault.Error {
	n, _ := p.current()
	switch {
	case p.recused(n.ID):
		return fault.New(fault.State, "ties.recused", "nominee", n.Name)
	case p.stated(c, n.ID):
		return fault.New(fault.State, "ties.stated", "nominee", n.Name)
	}
	return nil
}

// askTies lets a key wait for the answer.
func (p *Page) askTies(c page.Context, msg tea.KeyMsg) page.Action {
	p.asking = &asking{nominee: p.cell().Nominee, waiting: []tea.KeyMsg{msg}}
	return p.ask(c)
}

// tiesKeys are what keys do while I am asked.
func (p *Page) tiesKeys() []keys.Binding {
	if p.asking.writing {
		return []keys.Binding{{ID: "scoring.waits.comment", Keys: []string{"esc", "ctrl+s"}, Label: "Esc", Footer: true}}
	}
	waits := slices.Concat(digits, changing, []string{
		"m", "w", "l", "n", "p", "k", "j", "up", "down", "left", "right", "enter", "pgup", "pgdown", "home", "end",
	})
	return []keys.Binding{
		{ID: "scoring.no_ties", Keys: []string{"i"}, Footer: true},
		{ID: "scoring.ties", Keys: []string{"r"}, Footer: true},
		{ID: "scoring.forget", Keys: []string{"esc"}, Footer: true},
		{ID: "scoring.waits", Keys: waits, Label: "1-9"},
	}
}

// tiesKey handles a key while I am asked.
func (p *Page) tiesKey(c page.Context, msg tea.KeyMsg) page.Action {
	a, key := p.asking, msg.String()
	switch {
	case a.writing && (key == "esc" || key == "ctrl+s"):
		a.writing = false
	case a.writing:
	case key == "i":
		return p.answer(c, "")
	case key == "r":
		return p.recuse(c)
	case key == "esc":
		p.asking = nil
		return page.Action{Say: c.L.N("scoring.forgot", len(a.waiting))}
	case key == "c":
		a.writing = true
	}
	if len(a.waiting) < mostWaiting {
		a.waiting = append(a.waiting, msg)
	}
	return p.ask(c)
}

// answer declares that I have no ties to the nominee in hand, or what they are,
// and lets the keys go on that waited for it.
func (p *Page) answer(c page.Context, ground string) page.Action {
	n, _ := p.current()
	act := p.draft.declare(n.ID, ground)
	if p.asking == nil {
		return page.Action{Act: act, Say: p.answered(c, ground)}
	}
	waiting := p.asking.waiting
	p.asking = nil
	return page.Action{Act: act, Say: p.answered(c, ground), Again: waiting}
}

func (p *Page) answered(c page.Context, ground string) string {
	if ground != "" {
		return ""
	}
	return c.L.T("scoring.no_ties.said", "name", p.v.sheet.Name(p.nominee.At))
}

// tiesQuestion is the question, and what waits for the answer.
func (p *Page) tiesQuestion(c page.Context) string {
	waits := "scoring.ties.waiting"
	if p.asking.writing {
		waits = "scoring.ties.writing"
	}
	question := c.L.T("scoring.ties.question", "name", p.v.name(p.asking.nominee))
	return question + " " + c.L.T(waits, "keys", echo(c.L, p.asking.waiting))
}

// mostEcho is how many of the waiting keys are shown.
const mostEcho = 16

// echo writes the last keys down as they were pressed: letters one after
// another, others by their names.
func echo(l *locale.Catalog, waiting []tea.KeyMsg) string {
	var b strings.Builder
	if n := len(waiting); n > mostEcho {
		b.WriteString(text.Ellipsis)
		waiting = waiting[n-mostEcho:]
	}
	for _, k := range waiting {
		if k.Type == tea.KeyRunes || k.Type == tea.KeySpace {
			b.WriteString(string(k.Runes))
			continue
		}
		b.WriteString(" " + keys.Name(l, k.String()) + " ")
	}
	return text.Show(strings.TrimSpace(b.String()))
}

// ask says the question where it has no line of its own.
func (p *Page) ask(c page.Context) page.Action {
	if !p.draft.older && (c.W < formW || c.H < formH) {
		return page.Action{Say: p.tiesQuestion(c)}
	}
	return page.Action{}
}

// tiesLine asks how I stand to the nominee in hand, where that is not said; it
// is loud while keys wait for the answer.
func (p *Page) tiesLine(c page.Context, w int) draw.Block {
	n, _ := p.current()
	switch {
	case p.asking != nil && p.draft.older: // it is not sure yet that there is anything to ask
		return nil
	case p.asking != nil:
		return draw.Paragraph("▲ "+p.tiesQuestion(c), max(w-2, 1), &c.S.Warn).Indent(1).Top(3)
	case blocked(c) != nil || n.Withdrawn || p.stated(c, n.ID) || c.H < paneH:
		return nil
	}
	s := c.L.T("scoring.ties.open", "name", p.v.sheet.Name(p.nominee.At))
	return draw.Block{draw.Of(" "+text.Truncate(s, max(w-2, 1)), &c.S.Accent)}
}

// Holds says that what was typed waits for an answer.
func (p *Page) Holds(c page.Context) string {
	if p.asking == nil || p.v == nil {
		return ""
	}
	return c.L.N("scoring.ties.held", len(p.asking.waiting), "name", p.v.name(p.asking.nominee))
}
