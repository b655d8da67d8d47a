package deliberation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"votering/internal/agenda"
	"votering/internal/ballot"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
)

// heading is what is in hand, and its time.
func (p *Page) heading(c page.Context, w int) draw.Line {
	it := p.chosen()
	if it == nil && !p.roams {
		return draw.Rule(c.L.T("deliberation.agenda.empty"), "", w, &c.S.Rule, &c.S.Heading)
	}
	if p.roams {
		s := p.subject()
		title := p.d.name(s.nominees[0])
		if s.criterion != "" {
			title += " · " + p.d.title(s.criterion)
		}
		hint := ""
		if it != nil {
			hint = c.L.T("deliberation.roams")
		}
		return draw.Rule(title, hint, w, &c.S.Rule, &c.S.Heading)
	}
	clock := it.left(c.L, c.Now)
	title := c.L.T("deliberation.heading", "n", c.L.Int(int64(it.n)), "title", it.title)
	return draw.Rule(text.Truncate(title, max(w-text.Width(clock)-10, 1)), clock, w, &c.S.Rule, &c.S.Heading)
}

// lead is what there is to know before anybody speaks: who goes out, what the
// marks say, and what would be without the one apart.
func (p *Page) lead(c page.Context, w int) draw.Block {
	var b draw.Block
	add := func(s string, warn bool) {
		style := &c.S.Base
		if warn {
			style = &c.S.Warn
		}
		b = append(b, draw.Paragraph(s, max(w-2, 1), style).Indent(1)...)
	}
	s, it := p.subject(), p.chosen()
	var shut []string
	for _, n := range s.nominees {
		if p.d.out(n) {
			shut = append(shut, p.d.name(n))
		}
	}
	if len(shut) > 0 {
		add("▲ "+c.L.T("deliberation.out", "names", c.L.List(shut)), true)
		return b
	}
	if !p.roams && it != nil {
		for _, t := range p.about(c, it) {
			add(t, strings.HasPrefix(t, "▲"))
		}
	}
	if len(s.nominees) == 1 && s.criterion != "" {
		if t := p.d.sayWithout(c, ballot.Cell{Nominee: s.nominees[0], Criterion: s.criterion}); t != "" {
			add(t, false)
		}
	}
	return b
}

// about is what an item is for, in sentences: first who goes out.
func (p *Page) about(c page.Context, it *item) []string {
	var s []string
	if it.leave != "" {
		key, gone := "deliberation.leaves", it.Leave
		switch {
		case it.Open:
			key, gone = "deliberation.leaves.now", it.Left
		case it.Done:
			key, gone = "deliberation.leaves.done", it.Left
		}
		if len(gone) > 0 {
			s = append(s, "▲ "+capital(c.L.N(key, len(gone), "names", p.callThem(c, gone))))
		}
	}
	if it.said != "" {
		s = append(s, capital(c.L.T("deliberation.lead."+string(it.Kind), "said", it.said)))
	}
	switch it.Kind {
	case agenda.Intro, agenda.Round, agenda.Choice, agenda.Grounds:
		if f := c.Sight.RankFault; f != nil {
			why, try := c.L.FaultOnScreen(f)
			s = append(s, "▲ "+why+" → "+try)
		}
		s = append(s, p.purpose(c, it)...)
	case agenda.Close, agenda.Agreed, agenda.Apart, agenda.Differ, agenda.Own:
	}
	return s
}

// callThem names some jurors, or says how many they are where names are hidden.
func (p *Page) callThem(c page.Context, jurors []string) string {
	if p.hidden {
		return c.L.N("deliberation.jurors", len(jurors))
	}
	return p.d.people(jurors)
}

// capital is a sentence with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// guestWords end the keys of what is told to a juror who looks: it names no key
// that is for who leads.
const guestWords = ".guest"

// purpose is what is done under an item that is about the meeting, and where.
func (p *Page) purpose(c page.Context, it *item) []string {
	key, forGuests := "deliberation.purpose."+string(it.Kind), ""
	if !leads(c) {
		forGuests = guestWords
	}
	var s []string
	switch it.Kind {
	case agenda.Intro:
		in, of := 0, len(p.d.voters)
		for i := range p.d.voters {
			if p.d.voters[i].mine != nil {
				in++
			}
		}
		s = append(s, c.L.T("deliberation.handed_in", "n", c.L.Int(int64(in)), "of", c.L.Int(int64(of))))
		if !p.hidden {
			s = append(s, p.why(c)...)
		}
		key += forGuests
	case agenda.Round:
		if c.Sight.Round > 0 {
			s = append(s, c.L.T("deliberation.purpose.round.close"+forGuests))
		}
		if c.Sight.Edition.Rule.Public == nil {
			key += ".alone"
		}
		key += forGuests
	case agenda.Choice:
		key += "." + string(c.Sight.Edition.Rule.Outcome)
	case agenda.Apart, agenda.Close, agenda.Differ, agenda.Agreed, agenda.Grounds, agenda.Own:
	}
	return append(s, c.L.T(key))
}

// inHand is the item in h lines, one thing under the other.
func (p *Page) inHand(c page.Context, w, h int) draw.Block {
	b := draw.Block{p.heading(c, w)}
	lead := p.lead(c, w)
	note := p.noteBlock(c, w)
	next := p.nextLine(c, w)
	left := h - 1
	var tail draw.Block
	introduces := p.introduces()
	if left >= 6 && !introduces {
		tail = append(tail, next)
		left--
	}
	note = note.Top(max(min(len(note), left/4), 0))
	left -= len(note)
	lead = lead.Top(max(min(len(lead), left/2), min(left, 1)))
	left -= len(lead)
	b = append(b, lead...)
	body := p.said(c, w, left)
	if introduces && left > 2 {
		body = p.agendaRows(c, w, left-1, 1)
	}
	if spare := left - len(body); spare > 0 { // air where there is room for it
		if len(lead) > 0 && len(body) > 0 {
			b, spare = append(b, nil), spare-1
		}
		b = append(b, body...)
		if spare > 0 && len(note) > 0 {
			b = append(b, nil)
			spare--
		}
		b = append(b, note...)
		for range spare {
			b = append(b, nil)
		}
	} else {
		b = append(append(b, body...), note...)
	}
	return append(b, tail...)
}

// introduces reports whether the introduction is in hand: what the meeting is to
// be is what there is to introduce.
func (p *Page) introduces() bool {
	it := p.chosen()
	return it != nil && it.Kind == agenda.Intro && !p.roams
}

// said is what the jurors said of the subject, or how the nominees compare, in
// at most h lines.
func (p *Page) said(c page.Context, w, h int) draw.Block {
	if h < 1 {
		return nil
	}
	s := p.subject()
	var b draw.Block
	if len(s.nominees) > 1 && s.criterion == "" {
		b = p.compared(c, s.nominees, w)
		if len(b) > h {
			return b.Top(h)
		}
		if h -= len(b); h < 2 {
			return b
		}
	}
	all := p.d.remarks(s)
	if len(all) == 0 {
		return b
	}
	if len(b) > 0 {
		b = append(b, nil)
		h--
	}
	lines := p.d.drawn(c, s, drawing{w: w - frame.MoreW, lines: c.H})
	if len(lines) > h {
		if short := p.d.drawn(c, s, drawing{w: w - frame.MoreW, most: 1, lines: c.H}); len(short) <= h || len(all) <= len(p.d.voters) {
			lines = short
		}
	}
	to := min(h, len(lines))
	shown := append(draw.Block(nil), lines[:to]...)
	if to < len(lines) { // c reads them all
		const sign = " c ▼"
		shown[to-1] = append(shown[to-1].Fit(max(w-text.Width(sign), 0)), draw.Of(sign, &c.S.Accent)...)
	}
	return append(b, shown...)
}

// noteBlock is the note of the item in hand; nil where nothing is noted, one is
// looking at something else, or nobody is to be named: notes name people.
func (p *Page) noteBlock(c page.Context, w int) draw.Block {
	it := p.chosen()
	if it == nil || it.Note == "" || p.roams || it.Out || p.hidden {
		return nil
	}
	return draw.Paragraph(c.L.T("deliberation.note", "note", text.ShowLines(it.Note)), max(w-2, 1), &c.S.Base).Indent(1)
}

// nextLine is what comes after the item in hand.
func (p *Page) nextLine(c page.Context, w int) draw.Line {
	if p.at+1 >= len(p.items) {
		return draw.Of("", nil)
	}
	it := &p.items[p.at+1]
	said := " " + c.L.T("deliberation.next", "n", c.L.Int(int64(it.n)), "title", "")
	leave := ""
	if it.leave != "" {
		leave = "  ▲ " + it.leave
	}
	return draw.Of(said, &c.S.Muted).Add(p.brief(it, max(w-text.Width(said)-text.Width(leave)-1, 1)), &c.S.Muted).Add(leave, &c.S.Warn)
}
