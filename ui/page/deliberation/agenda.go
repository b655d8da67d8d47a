package deliberation

import (
	"strings"
	"time"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/agenda"
	"votering/internal/deliberation"
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

// publicWord says that the public vote is not opened, or that it was seen before
// the edition was reopened; empty where there is none, or it is open.
func publicWord(c page.Context) string {
	if c.Sight.Edition.Rule.Public == nil || c.Sight.Tally != nil && c.Sight.Tally.Valid != nil {
		return ""
	}
	if c.Sight.TallySeen {
		return c.L.T("deliberation.public.seen")
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
		return c.L.T("deliberation.meeting.of", "of", p.length(c))
	}
	return c.L.T("deliberation.meeting.clock", "spent", hours(p.lasted(c.Now)), "of", of)
}

// length is how long the meeting is to be, in words.
func (p *Page) length(c page.Context) string {
	h, m := p.meeting.Minutes/60, p.meeting.Minutes%60
	key := "deliberation.length"
	switch {
	case h == 0:
		key += ".minutes"
	case m == 0:
		key += ".hours"
	}
	return c.L.T(key, "h", c.L.Int(int64(h)), "m", c.L.Int(int64(m)))
}

// meets reports whether the meeting has begun and is not over: something is left
// on the agenda, and nothing is signed.
func (p *Page) meets() bool {
	return p.meeting != nil && !p.meeting.BegunAt.IsZero() && !p.ends() && p.phase != deliberation.Decided
}

// lasted is how long the meeting has lasted: while it goes on, since the first
// item was opened; else what its items took.
func (p *Page) lasted(now time.Time) time.Duration {
	if !p.meets() {
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

// agendaBlock is the agenda under a heading, in at most h lines with the chosen
// item in sight; each item has so many lines at most.
func (p *Page) agendaBlock(c page.Context, w, h, each int) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("deliberation.agenda"), p.minutesHint(c), w, &c.S.Rule, &c.S.Heading)}
	if h > len(p.items)+1 {
		b = append(b, draw.Of(" "+text.PadLeft(c.L.T("deliberation.column.minutes"), minutesW)+"  "+c.L.T("deliberation.column.item"), &c.S.Muted))
	}
	return append(b, p.agendaRows(c, w, h-len(b), each)...)
}

// minutesHint is how many minutes the items take together.
func (p *Page) minutesHint(c page.Context) string {
	if p.meeting == nil {
		return ""
	}
	return c.L.N("deliberation.clock.given", p.meeting.Minutes)
}

// agendaRows are the items in at most h lines, each on as many as it takes and
// no more than so many; on one line each where they do not all fit otherwise.
func (p *Page) agendaRows(c page.Context, w, h, each int) draw.Block {
	h = max(h, 1)
	var b draw.Block
	for i := range p.items {
		b = append(b, p.agendaRow(c, &p.items[i], i == p.at, w, each)...)
	}
	if len(b) <= h {
		return b
	}
	p.list.At = p.at
	from, to := p.list.Window(len(p.items), h)
	rowW := frame.RowW(w, to-from, len(p.items))
	b = nil
	for i := from; i < to; i++ {
		b = append(b, p.agendaRow(c, &p.items[i], i == p.at, rowW, 1)...)
	}
	return frame.More(b, from, to, len(p.items), w, &c.S.Accent)
}

// keepTogether is a line with what the marks say in it unbroken, where that is
// short.
func keepTogether(line, said string) string {
	const short = 16
	if said == "" || text.Width(said) > short {
		return line
	}
	return strings.Replace(line, said, unbroken(said), 1)
}

// minutesW is the room for the minutes of an item.
const minutesW = 3

// agendaRow is one item: its minutes, its number, what it is about, how far it
// has come, and who goes out.
func (p *Page) agendaRow(c page.Context, it *item, chosen bool, w, each int) draw.Block {
	sign, style := " ", p.itemStyle(c, it)
	if chosen {
		sign = "►"
	}
	head := draw.Of(sign, &c.S.Accent).Add(text.PadLeft(c.L.Int(int64(it.Minutes)), minutesW)+" ", &c.S.Muted).
		Add(text.PadLeft(c.L.Int(int64(it.n)), 2)+" ", style)
	state, leave := p.stateWord(it), ""
	if state != "" {
		state = "  " + state
	}
	if it.leave != "" {
		leave = "▲ " + it.leave
	}
	room := max(w-head.Width(), 1)
	free := max(room-text.Width(state), 1)
	one := free
	if leave != "" {
		one -= min(text.Width(leave)+leaveGap, free/2)
	}
	lines := []string{p.brief(it, one)}
	for cut := 0; each > 1 && cut < free; cut++ { // a break costs some of the room
		if lines = text.Wrap(keepTogether(p.brief(it, each*free-cut), it.said), free); len(lines) <= each {
			break
		}
	}
	b := make(draw.Block, len(lines))
	for i, s := range lines {
		b[i] = draw.Of(strings.Repeat(" ", head.Width()), style).Add(s, style)
	}
	b[0] = append(head, draw.Of(lines[0], style)...)
	if leave != "" {
		b = p.withLeave(c, b, leave, state, w, each)
	}
	if state != "" {
		gap := w - b[0].Width() - text.Width(state)
		b[0] = b[0].Add(strings.Repeat(" ", max(gap, 0))+state, &c.S.Muted)
	}
	for i := range b {
		if b[i] = b[i].Fit(w); chosen {
			b[i] = b[i].In(&c.S.Selected)
		}
	}
	return b
}

// leaveGap stands before who goes out.
const leaveGap = 2

// withLeave puts who goes out after an item: on its last line, or on one more
// where that is allowed; else what the item is about gives way.
func (p *Page) withLeave(c page.Context, b draw.Block, leave, state string, w, each int) draw.Block {
	last := len(b) - 1
	free := w - b[last].Width()
	if last == 0 {
		free -= text.Width(state)
	}
	indent := text.Width(b[0][0].Text) + text.Width(b[0][1].Text) + text.Width(b[0][2].Text)
	switch need := text.Width(leave) + leaveGap; {
	case need <= free:
		b[last] = b[last].Add(strings.Repeat(" ", leaveGap)+leave, &c.S.Warn)
	case each > 1:
		b = append(b, draw.Of(strings.Repeat(" ", indent), nil).Add(text.Truncate(leave, max(w-indent, 1)), &c.S.Warn))
	default:
		leave = text.Truncate(leave, max((w-indent)/2, 1))
		keep := max(w-text.Width(state)-text.Width(leave)-leaveGap, indent+1)
		b[0] = append(b[0].Fit(keep), draw.Of(strings.Repeat(" ", leaveGap)+leave, &c.S.Warn)...)
	}
	return b
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
	if it.said == "" || it.Done {
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
