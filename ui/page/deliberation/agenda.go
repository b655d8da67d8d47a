package deliberation

import (
	"strings"
	"time"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/agenda"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
)

// status says which item is in hand, whether the public vote is open, and how
// long the meeting has lasted, on one line.
func (p *Page) status(c page.Context, w int) draw.Line {
	left, right := "", p.meetingClock(c)
	if it := p.chosen(); it != nil {
		left = c.L.T("deliberation.item.of", "n", c.L.Int(int64(it.n)), "of", c.L.Int(int64(len(p.items))))
		if word := p.stateWord(it); word != "" {
			left += " · " + word
		}
	}
	line := draw.Of(" "+left, &c.S.Strong)
	if public := publicWord(c); public != "" && text.Width(left)+text.Width(public)+text.Width(right)+8 <= w {
		side := max((w-text.Width(public))/2-line.Width(), 3)
		line = line.Add(strings.Repeat(" ", side)+public, &c.S.Muted)
	}
	gap := w - line.Width() - text.Width(right) - 1
	return line.Add(strings.Repeat(" ", max(gap, 1))+right, &c.S.Muted)
}

// publicWord says that the public vote is not opened; empty where there is
// none, or it is.
func publicWord(c page.Context) string {
	if c.Sight.Edition.Rule.Public == nil || c.Sight.Tally != nil && c.Sight.Tally.Valid != nil {
		return ""
	}
	return c.L.T("deliberation.public.closed")
}

// meetingClock is how long the meeting has lasted, of how long it is to.
func (p *Page) meetingClock(c page.Context) string {
	if p.meeting == nil {
		return ""
	}
	of := hours(time.Duration(p.meeting.Minutes) * time.Minute)
	if p.meeting.BegunAt.IsZero() {
		return c.L.T("deliberation.meeting.of", "of", of)
	}
	return c.L.T("deliberation.meeting.clock", "spent", hours(p.lasted(c.Now)), "of", of)
}

// lasted is how long the meeting has lasted: while the agenda is not through,
// since the first item was opened; else what its items took.
func (p *Page) lasted(now time.Time) time.Duration {
	if p.ends() {
		var sum time.Duration
		for i := range p.items {
			sum += p.items[i].spent(now)
		}
		return sum
	}
	return now.Sub(p.meeting.BegunAt)
}

// ends reports whether nothing is left on the agenda.
func (p *Page) ends() bool {
	for i := range p.items {
		if !p.items[i].Done {
			return false
		}
	}
	return true
}

// stateWord is how far an item has come.
func (p *Page) stateWord(it *item) string {
	switch {
	case it.Open:
		return p.d.l.T("deliberation.state.open")
	case it.Done:
		return p.d.l.T("deliberation.state.done")
	case it.next:
		return p.d.l.T("deliberation.state.next")
	}
	return ""
}

// agendaBlock is the agenda under a heading, in h lines, with the chosen item
// in sight.
func (p *Page) agendaBlock(c page.Context, w, h int) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("deliberation.agenda"), p.minutesHint(c), w, &c.S.Rule, &c.S.Heading)}
	return append(b, p.agendaRows(c, w, h-1)...)
}

// minutesHint is how many minutes the items take together.
func (p *Page) minutesHint(c page.Context) string {
	if p.meeting == nil {
		return ""
	}
	return c.L.N("deliberation.clock.given", p.meeting.Minutes)
}

// agendaH is how many lines the agenda and what may stand under it take.
func (p *Page) agendaH(c page.Context, w int) int {
	return 1 + len(p.items) + 1 + len(p.agreement(c, w, mostAgreed))
}

// mostAgreed is how many lines the agreement has at most on the page.
const mostAgreed = 10

// agendaRows are the items on a line each, in h lines.
func (p *Page) agendaRows(c page.Context, w, h int) draw.Block {
	h = max(h, 1)
	p.list.At = p.at
	from, to := p.list.Window(len(p.items), h)
	rowW := frame.RowW(w, to-from, len(p.items))
	state := 0
	for i := range p.items {
		state = max(state, text.Width(p.stateWord(&p.items[i])))
	}
	var b draw.Block
	for i := from; i < to; i++ {
		b = append(b, p.agendaRow(c, &p.items[i], i == p.at, state, rowW))
	}
	return frame.More(b, from, to, len(p.items), w, &c.S.Accent)
}

// minutesW is the room for the minutes of an item.
const minutesW = 3

func (p *Page) agendaRow(c page.Context, it *item, chosen bool, state, w int) draw.Line {
	sign, style := "   ", p.itemStyle(c, it)
	if chosen {
		sign = " ► "
	}
	l := draw.Of(sign, &c.S.Accent).Add(text.PadLeft(c.L.Int(int64(it.Minutes)), minutesW)+"  ", &c.S.Muted)
	l = l.Add(text.PadLeft(c.L.Int(int64(it.n)), 2)+" ", style)
	room := w - l.Width() - 1
	if state > 0 {
		room -= state + 1
	}
	leave := ""
	if it.leave != "" {
		leave = " ▲ " + it.leave
		leave = text.Truncate(leave, max(room/2, 0))
	}
	said := p.brief(it, max(room-text.Width(leave), 1))
	line := l.Add(said, style).Add(leave, &c.S.Warn)
	if gap := room + l.Width() - line.Width(); state > 0 {
		line = line.Add(strings.Repeat(" ", max(gap, 0)+1)+text.PadLeft(p.stateWord(it), state), &c.S.Muted)
	}
	if chosen {
		return line.Fit(w).In(&c.S.Selected)
	}
	return line
}

func (p *Page) itemStyle(c page.Context, it *item) *lipgloss.Style {
	switch {
	case it.Open:
		return &c.S.Strong
	case it.Done:
		return &c.S.Muted
	}
	return &c.S.Base
}

// leastTitle is how much of a criterion's title stays beside what the marks
// say.
const leastTitle = 8

// brief is an item in w cells: the criterion gives way to what the marks say.
func (p *Page) brief(it *item, w int) string {
	whole := it.whole()
	if text.Width(whole) <= w || it.Kind != agenda.Apart && it.Kind != agenda.Differ || len(it.Nominees) != 1 {
		return text.Truncate(whole, w)
	}
	name := p.d.name(it.Nominees[0]) + " · "
	tail := ": " + it.said
	if it.said == "" {
		tail = ""
	}
	room := max(w-text.Width(name)-text.Width(tail), leastTitle)
	return text.Truncate(name+words(p.d.title(it.Criterion), room)+tail, w)
}

// words cuts a title after a word, with a sign of it.
func words(title string, w int) string {
	if text.Width(title) <= w {
		return title
	}
	cut := text.Truncate(title, w)
	if i := strings.LastIndex(cut, " "); i > 0 && text.Width(cut[:i]) >= w/2 {
		return strings.TrimRight(cut[:i], " ,") + text.Ellipsis
	}
	return cut
}
