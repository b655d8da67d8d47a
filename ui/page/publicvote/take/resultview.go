package take

import (
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/page/publicvote/counted"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/tally"
)

// draw is the result: every row accounted for, and below it the line in hand in
// full.
func (s *result) draw(c page.Context) draw.Block {
	state := c.L.T("take.result.unsaved")
	if len(s.means) > 0 {
		state = c.L.N("take.result.means", len(s.means))
	}
	b := draw.Block{draw.Rule(c.L.T("take.result.title"), state, c.W, &c.S.Rule, &c.S.Heading)}
	about := 3
	if c.H > 24 {
		about = 5
	}
	h := c.H - len(b) - about - 1
	if h < 4 {
		about, h = 0, max(c.H-len(b), 1)
	}
	s.seen = h
	from, to := s.cursor.Window(len(s.rows), h)
	w, numberW := frame.RowW(c.W, to-from, len(s.rows)), s.numberW(c)
	var lines draw.Block
	for i := from; i < to; i++ {
		lines = append(lines, s.line(c, s.rows[i], i == s.cursor.At, numberW).Fit(w))
	}
	b = append(b, frame.More(lines, from, to, len(s.rows), c.W, &c.S.Accent).Pad(h)...)
	if about > 0 {
		b = append(b, draw.Rule("", "", c.W, &c.S.Rule, nil))
		b = append(b, draw.Paragraph(s.tells(c, s.inHand()), max(c.W-2, 1), &c.S.Base).Indent(1).Top(about).Pad(about)...)
	}
	return b
}

// numberW is the width of the numbers.
func (s *result) numberW(c page.Context) int {
	return text.Width(c.L.Int(s.out.Tally.Rows))
}

// line is one line: how many, of what, and how much of all that is.
func (s *result) line(c page.Context, r line, here bool, numberW int) draw.Line {
	sign, style := otherRow, &c.S.Base
	if here {
		sign, style = chosenRow, &c.S.Selected
	}
	mark, markStyle := r.subject.mark(c)
	l := draw.Of(sign, &c.S.Accent).Add(mark, markStyle)
	n, what := s.number(r), s.what(c, r)
	if n != nil {
		l = l.Add(text.PadLeft(c.L.Int(*n), numberW)+"  ", style)
	}
	switch r.subject {
	case unknown, meant:
		return s.choice(c, l, r, style, here)
	case valid, cause:
		what += counted.Share(c, *n, s.out.Tally.Rows)
	case read, mostly, ruled, joined, spread, mixed, minute, flagged, inFile:
	}
	return l.Add(what, style)
}

// choice is a choice that nobody knew, and whom it was said to mean.
func (s *result) choice(c page.Context, l draw.Line, r line, style *lipgloss.Style, here bool) draw.Line {
	chosen := s.chosen(r)
	word, wordStyle := c.L.T("take.result.nobody"), &c.S.Muted
	if id := s.meaning(chosen); id != "" {
		word, wordStyle = counted.Nominee(c, id), &c.S.Good
	}
	if here && s.turns(r) {
		word, wordStyle = "◄ "+word+" ►", &c.S.Accent
	}
	shown := text.Truncate(shownChoice(c, chosen), max(c.W/2, 8))
	if r.subject == meant {
		shown += " ="
	}
	return l.Add(shown+"  ", style).Add(word, wordStyle)
}

// shownChoice is a choice in quotes, or that it is empty.
func shownChoice(c page.Context, chosen string) string {
	if strings.TrimSpace(chosen) == "" {
		return c.L.T("take.result.empty")
	}
	return c.L.T("take.result.choice", "text", text.Show(chosen))
}

// mark is the sign of a line: what counts, what does not, what to look at.
func (a subject) mark(c page.Context) (string, *lipgloss.Style) {
	switch a {
	case valid:
		return "● ", &c.S.Good
	case meant:
		return "  = ", &c.S.Good
	case cause:
		return "× ", &c.S.Base
	case ruled:
		return "  – ", &c.S.Muted
	case unknown:
		return "  ? ", &c.S.Warn
	case mostly, joined, spread, mixed, minute, flagged:
		return "▲ ", &c.S.Warn
	case read, inFile:
	}
	return "· ", &c.S.Muted
}

// number is how many rows a line is about; nil: it is about none.
func (s *result) number(r line) *int64 {
	t := s.out.Tally
	var n int64
	switch r.subject {
	case read:
		n = t.Rows
	case valid:
		n = t.Rows - t.Dropped.Sum()
	case cause:
		n = t.Dropped.Causes()[r.at].N
	case ruled:
		n = s.filters()[r.at].Rows
	case unknown:
		if s.veiled {
			return nil
		}
		n = s.unknown[r.at].Rows
	case joined:
		n = s.out.Joined
	case spread:
		n = s.out.Spread.Alike
	case mixed:
		n = min(s.out.Mixed[r.at].UTF8, s.out.Mixed[r.at].Others)
	case minute:
		b, _ := s.burst()
		n = b.Votes
	case inFile:
		n = t.Files[r.at].Rows
	case meant, mostly, flagged:
		return nil
	}
	return &n
}

// what says in few words what a line counts.
func (s *result) what(c page.Context, r line) string {
	t := s.out.Tally
	switch r.subject {
	case read:
		return c.L.N("take.result.read", max(len(t.Files), 1))
	case valid:
		return c.L.T("take.result.valid")
	case cause:
		return counted.Cause(c, t.Dropped.Causes()[r.at].ID, t.Files)
	case ruled:
		f := s.filters()[r.at]
		return c.L.T("take.row.filter", "name", text.Show(f.ID)) + ": " + text.Show(f.Reason)
	case mostly:
		return c.L.T("take.result.mostly")
	case minute:
		b, _ := s.burst()
		return c.L.T("take.result.minute", "when", tally.When(c.L, b.At.In(c.Now.Location())))
	case spread:
		return c.L.T("take.result.spread")
	case mixed:
		return c.L.T("take.result.mixed", "file", text.Show(s.out.Mixed[r.at].File))
	case joined:
		return c.L.T("take.result.joined")
	case inFile:
		return s.fileName(r.at)
	case flagged:
		return counted.Flag(c, t.Flags[r.at], t.Files)
	case meant, unknown:
	}
	return ""
}

// fileName is the name of a file that was counted.
func (s *result) fileName(at int) string {
	if votes := s.plan.votes(); at < len(votes) {
		return name(s.plan.found.set.Files[votes[at]].Source.Name)
	}
	return ""
}

// tells says all there is to know of a line.
func (s *result) tells(c page.Context, r line) string {
	t := s.out.Tally
	switch r.subject {
	case read:
		return c.L.T("take.result.read.tells")
	case valid:
		return c.L.T("take.result.valid.tells")
	case cause:
		id := t.Dropped.Causes()[r.at].ID
		return c.L.T("publicvote.cause."+id+".tells") + s.places(c, id)
	case ruled:
		f := s.filters()[r.at]
		return counted.Rule(c, f.Filter, c.L.T("take.filter.list")) + ": " + text.Show(f.Reason)
	case unknown:
		if !s.turns(r) {
			return c.L.T("take.result.empty.tells")
		}
		tells := c.L.T("take.result.unknown.tells", "text", shownChoice(c, s.chosen(r)))
		if s.veiled {
			tells += " " + c.L.T("take.result.unknown.veiled")
		}
		if s.out.More {
			tells += " " + c.L.T("tally.unknown_more")
		}
		return tells
	case meant:
		return c.L.T("take.result.meant.tells", "text", shownChoice(c, s.chosen(r)))
	case joined:
		return c.L.T("take.result.joined.tells")
	case minute:
		return c.L.T("take.result.minute.tells")
	case spread:
		return c.L.T("take.result.spread.tells") + s.placed(c, s.out.Spread.First)
	case mixed:
		m := s.out.Mixed[r.at]
		return c.L.T("tally.mixed", "letters", c.L.Int(m.UTF8), "others", c.L.Int(m.Others), "encoding", m.Encoding)
	case mostly, flagged, inFile:
	}
	return s.what(c, r)
}

// places says where the first rows of a cause stand.
func (s *result) places(c page.Context, id string) string { return s.placed(c, s.out.First[id]) }

// placed names places, after what they are the first of.
func (s *result) placed(c page.Context, first []publicvote.Place) string {
	var list []string
	for _, at := range first {
		list = append(list, c.L.T("take.result.place", "file", name(at.File), "line", c.L.Int(at.Line)))
	}
	if len(list) == 0 {
		return ""
	}
	return " " + c.L.T("take.result.first", "places", strings.Join(list, ", "))
}
