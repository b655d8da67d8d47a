package jury

import (
	"slices"
	"time"

	"votering/internal/deliberation"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/steps"
)

// phases are the states that an edition of this rule goes through.
func phases(c page.Context) []deliberation.Phase {
	all := []deliberation.Phase{deliberation.Draft, deliberation.Open, deliberation.Closed, deliberation.Deliberating}
	if c.Sight.Edition.Rule.Public != nil {
		all = append(all, deliberation.Locked)
	}
	return append(all, deliberation.Revealed, deliberation.Decided)
}

// phaseWord is the name of a state. Without a public part the last one is that
// the ranking stands.
func phaseWord(c page.Context, ph deliberation.Phase) string {
	if ph == deliberation.Revealed && c.Sight.Edition.Rule.Public == nil {
		return c.L.T("jury.road.ranked")
	}
	return c.L.T("state." + string(ph))
}

const arrow = " → "

// stretch is how many cells some states of the road take; more says that
// others follow.
func stretch(words []string, more bool) int {
	n := 1
	for i, s := range words {
		n += text.Width(s)
		if more || i < len(words)-1 {
			n += text.Width(arrow)
		}
	}
	return n
}

// road is the states from the first to the last in w cells, with the present
// one in brackets. Where there is no room for all, those far behind and far
// ahead are left out.
func road(c page.Context, w int) draw.Line {
	all := phases(c)
	at := slices.Index(all, c.Sight.Phase)
	words := make([]string, len(all))
	for i, ph := range all {
		if words[i] = phaseWord(c, ph); i == at {
			words[i] = "[" + words[i] + "]"
		}
	}
	from, to := 0, len(all)
	for stretch(words[from:to], to < len(all)) > w && to-from > 1 {
		if at-from > to-1-at {
			from++
		} else {
			to--
		}
	}
	l := draw.Of(" ", nil)
	if from > 0 {
		l = draw.Of(text.Ellipsis, &c.S.Muted)
	}
	for i := from; i < to; i++ {
		style := &c.S.Muted
		switch {
		case i == at:
			style = &c.S.Accent
		case i < at:
			style = &c.S.Base
		}
		l = l.Add(words[i], style)
		if i < len(all)-1 {
			l = l.Add(arrow, &c.S.Muted)
		}
	}
	return l
}

// ahead is the way forward in h lines, and when the steps behind us were taken
// where there is room.
func (p *Page) ahead(c page.Context, w, h int) draw.Block {
	b := p.needed(c, w, h)
	if so := soFar(c, max(w-1, 1)); len(b)+1+len(so) <= h && len(so) > 0 {
		b = append(append(b, nil), so...)
	}
	return b
}

// needed is the way forward in h lines: what stands in the way, and the next
// step with its key.
func (p *Page) needed(c page.Context, w, h int) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("jury.ahead"), handedIn(c), w, &c.S.Rule, &c.S.Heading)}
	next := nextStep(c, max(w-1, 1), len(ways(c)))
	if 1+len(next)+len(missing(c, max(w-2, 1), h)) > h {
		next = nextStep(c, max(w-1, 1), 1)
	}
	next = next.Top(h - 1)
	b = append(b, missing(c, max(w-2, 1), h-1-len(next))...)
	if len(b) > 1 && len(b)+1+len(next) <= h {
		b = append(b, nil)
	}
	b = append(b, next...)
	if change := stillOpen(c, max(w-1, 1)); len(change) > 0 && len(b)+1+len(change) <= h {
		b = append(append(b, nil), change...)
	}
	return b.Top(h)
}

// stillOpen says, in a draft, where its edition is changed.
func stillOpen(c page.Context, w int) draw.Block {
	if c.Sight.Phase != deliberation.Draft {
		return nil
	}
	return draw.Paragraph(c.L.T("jury.still_open", "page", c.L.T("page.edition")), w, &c.S.Muted).Indent(1)
}

// soFar is when the steps behind us were taken, in w cells, and before them what
// to know of where the file lies.
func soFar(c page.Context, w int) draw.Block {
	t := c.Sight.Times
	type step struct {
		key string
		at  time.Time
	}
	taken := []step{{"opened", t.Opened}, {"closed", t.Closed}, {"marks", t.Marks}, {"locked", t.Locked}, {"tally", t.Tally}}
	if d := c.Sight.Decision; d != nil {
		taken = append(taken, step{"decided", d.At})
	}
	when := func(at time.Time) string {
		at = at.In(c.Now.Location())
		return c.L.ShortDate(at) + " " + c.L.Clock(at)
	}
	var b draw.Block
	if s := c.Sight.Synced; s != "" {
		b = draw.Paragraph("▲ "+c.L.T("notice.synced", "service", s), w, &c.S.Warn)
	}
	for _, s := range taken {
		if !s.at.IsZero() {
			b = append(b, draw.Paragraph(c.L.T("jury.taken."+s.key, "when", when(s.at)), w, &c.S.Muted)...)
		}
	}
	for _, r := range c.Sight.Reopened {
		s := c.L.T("jury.taken.reopened", "phase", phaseWord(c, r.To), "when", when(r.At), "reason", text.Show(r.Reason))
		b = append(b, draw.Paragraph(s, w, &c.S.Warn)...)
	}
	if c.Sight.Together {
		b = append(b, draw.Paragraph(c.L.T("fact.opened_together"), w, &c.S.Warn)...)
	}
	return b.Indent(1)
}

// handedIn counts the ballots that are in.
func handedIn(c page.Context) string {
	in, of := 0, 0
	for _, j := range c.Sight.Jurors {
		switch j.State {
		case deliberation.NotVoting:
		case deliberation.HandedIn:
			in++
			of++
		default:
			of++
		}
	}
	if c.Sight.Phase == deliberation.Draft {
		return ""
	}
	return c.L.T("jury.handed_in", "n", c.L.Int(int64(in)), "of", c.L.Int(int64(of)))
}

// missing is what stands in the way of the next step, in at most h lines: one
// sentence after the other, and how many more there are.
func missing(c page.Context, w, h int) draw.Block {
	all := steps.Blocking(c.L, c.Sight.Blocking)
	var b draw.Block
	for i, s := range all {
		lines := draw.Paragraph(s, max(w-2, 1), &c.S.Base).Indent(2)
		lines[0] = append(draw.Of("· ", &c.S.Warn), lines[0][1:]...)
		spare := 1 // for how many more there are
		if i == len(all)-1 {
			spare = 0
		}
		if len(b)+len(lines)+spare > h {
			if len(b) == 0 {
				return lines.Top(h).Indent(1)
			}
			return append(b, draw.Of("  "+c.L.N("jury.more", len(all)-i), &c.S.Muted)).Indent(1)
		}
		b = append(b, lines...)
	}
	return b.Indent(1)
}

// nextStep is the keys that lead on, and what the first so many of them do.
func nextStep(c page.Context, w, explained int) draw.Block {
	var b draw.Block
	for i, k := range ways(c) {
		b = append(b, draw.Of(" "+text.PadRight(k.Show(c.L), 3), &c.S.Key).Add(k.Word(c.L), &c.S.Strong))
		if i < explained {
			b = append(b, draw.Paragraph(k.Help(c.L), max(w-4, 1), &c.S.Muted).Indent(4)...)
		}
	}
	if len(b) == 0 {
		b = draw.Paragraph(c.L.T("jury.decided"), w, &c.S.Good).Indent(1)
	}
	return b
}

// ways are the keys that lead on from here.
func ways(c page.Context) []keys.Binding {
	var bs []keys.Binding
	if b := forward(c); nextOf(c.Sight) != "" {
		bs = append(bs, b)
	}
	if slices.Contains(c.Sight.Next, deliberation.ActRevealBoth) {
		bs = append(bs, steps.Binding(c.Sight, deliberation.ActRevealBoth, "b"))
	}
	if undecided(c) {
		bs = append(bs, keys.Binding{ID: "jury.recusal", Keys: []string{"i"}})
	}
	bs = append(bs, mailWays(c)...)
	if noHandIn(c.Sight) == nil {
		bs = append(bs, keys.Binding{ID: "jury.hand_in", Keys: []string{"d"}})
	}
	return bs
}
