package decision

import (
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/frame"
	"votering/ui/part/layout"
)

func (s *voting) View(c page.Context) draw.Block {
	s.cursor.Clamp(s.length(c))
	var b, tail draw.Block
	if c.W >= layout.FullW && c.H >= 6 {
		b = s.top(c)
		sum, style := s.sum(c), &c.S.Strong
		if f := s.refusal(c); f != nil {
			why, _ := c.L.FaultOnScreen(f)
			sum, style = "× "+why, &c.S.Bad
		}
		tail = append(draw.Block{nil}, draw.Paragraph(sum, max(c.W-2, 1), style).Indent(1)...)
	}
	s.rows = max(c.H-len(b)-len(tail), 1)
	from, to := s.cursor.Window(s.length(c), s.rows)
	var lines draw.Block
	for i := from; i < to; i++ {
		if s.secret {
			lines = append(lines, s.countLine(c, i))
		} else {
			lines = append(lines, s.voteLine(c, i))
		}
	}
	b = append(b, frame.More(lines, from, to, s.length(c), c.W, &c.S.Accent)...)
	return append(b, tail...)
}

// top says which kind of vote it is, and how it is written down.
func (s *voting) top(c page.Context) draw.Block {
	if s.reading {
		return draw.Block{draw.Rule(c.L.T("decide.part.votes"), c.L.T("decide.vote.kind."+s.kind()), c.W, &c.S.Rule, &c.S.Heading)}
	}
	b := draw.Block{draw.Rule(c.L.T("decide.part.votes"), "", c.W, &c.S.Rule, &c.S.Heading), s.kinds(c)}
	if c.H >= roomy {
		intro := draw.Paragraph(c.L.T("decide.vote.intro."+s.kind()), max(c.W-2, 1), &c.S.Base).Indent(1)
		b = append(append(b, nil), intro.Top(max(c.H/4, 1))...)
	}
	if !s.secret {
		var list []string
		for i, n := range s.p.who.admitted {
			if i < 9 {
				list = append(list, strconv.Itoa(i+1)+" "+name(c, n))
			}
		}
		b = append(b, draw.Paragraph(strings.Join(list, " · "), max(c.W-2, 1), &c.S.Muted).Indent(1).Top(2)...)
	}
	if c.H >= roomy {
		b = append(b, nil)
	}
	return b
}

// kind is which of the two kinds of vote it is.
func (s *voting) kind() string {
	if s.secret {
		return "secret"
	}
	return "open"
}

// kinds are the two kinds of vote, the chosen one marked, with the key that
// changes between them.
func (s *voting) kinds(c page.Context) draw.Line {
	l := draw.Of("", nil)
	for _, kind := range []string{"open", "secret"} {
		word := c.L.T("decide.vote.kind." + kind)
		if c.W < besideW/4*3 {
			word = c.L.T("decide.vote.kind." + kind + ".brief")
		}
		sign, style := otherRow, &c.S.Muted
		if kind == s.kind() {
			sign, style = chosenRow, &c.S.Strong
		}
		l = l.Add(sign, &c.S.Accent).Add(word, style)
	}
	return l.Add("   h ", &c.S.Key).Add(c.L.T("decide.vote.change"), &c.S.Muted)
}

// voteLine is a juror and the juror's vote.
func (s *voting) voteLine(c page.Context, i int) draw.Line {
	all := s.jurors(c)
	l := s.rowHead(c, i, text.Show(all[i].Name), min(s.p.who.jurorW, c.W/3))
	words, style := s.voteWords(c, all[i])
	if i == s.cursor.At && !s.reading && len(s.p.who.may[all[i].ID]) > 0 {
		return l.Add("◄ "+words+" ►", &c.S.Accent)
	}
	if style {
		return l.Add("  "+words, &c.S.Base)
	}
	return l.Add("  "+words, &c.S.Muted)
}

// voteWords is what a juror votes in words, and whether it is a vote.
func (s *voting) voteWords(c page.Context, j *award.Juror) (words string, is bool) {
	switch v := s.vote(c, j.ID); v {
	case "":
		if !s.reading && len(s.p.who.may[j.ID]) == 0 {
			return signOpen + " " + c.L.T("decide.vote.may_not"), false
		}
		if handedNone(c, j.ID) {
			return signOpen + " " + c.L.T("decide.vote.none.absent"), false
		}
		return signOpen + " " + c.L.T("decide.vote.none"), false
	case deliberation.NoVote:
		return "– " + c.L.T("decide.vote.abstains"), false
	default:
		return name(c, v), true
	}
}

// handedNone reports whether the juror was absent when marks were given: such a
// juror may vote all the same, and mostly does not.
func handedNone(c page.Context, juror string) bool {
	return slices.ContainsFunc(c.Sight.Jurors, func(j room.JurorSight) bool {
		return j.Juror.ID == juror && j.State == deliberation.Absent
	})
}

// countLine is a nominee and how many votes it got.
func (s *voting) countLine(c page.Context, i int) draw.Line {
	all := s.p.who.admitted
	l := s.rowHead(c, i, name(c, all[i]), min(s.p.who.nomineeW, c.W/2))
	n := s.count(c, all[i])
	if i == s.cursor.At && !s.reading {
		return l.Add(text.PadLeft(n, maxTyped), &c.S.Base).Add(" ", &c.S.Cursor)
	}
	if n == "" {
		n = signOpen
	}
	return l.Add(text.PadLeft(n, maxTyped), &c.S.Base)
}

func (s *voting) rowHead(c page.Context, i int, who string, w int) draw.Line {
	sign, style := otherRow, &c.S.Base
	if i == s.cursor.At && !s.reading {
		sign, style = chosenRow, &c.S.Selected
	}
	return draw.Of(sign, &c.S.Accent).Add(text.PadRight(who, w), style).Add("  ", nil)
}

// sum is the result of the vote so far: it adds up to those who may vote.
func (s *voting) sum(c page.Context) string {
	voted, abstain, silent := s.counts(c), 0, 0
	if !s.secret {
		voted, abstain, silent = s.counted(c)
	}
	parts, all := votesSum(c, voted)
	if abstain > 0 {
		parts = append(parts, c.L.N("decide.vote.sum.abstain", abstain))
	}
	switch {
	case s.reading:
		return strings.Join(parts, " · ")
	case s.secret:
		silent = max(s.p.who.able-all, 0)
		if silent > 0 {
			parts = append(parts, c.L.N("decide.vote.sum.without", silent))
		}
	case silent > 0:
		parts = append(parts, c.L.N("decide.vote.sum.silent", silent))
	}
	return strings.Join(append(parts, c.L.N("decide.vote.sum.able", s.p.who.able)), " · ")
}

// counted is how many votes each nominee has in an open vote, how many who may
// vote do so for nobody, and how many have not voted.
func (s *voting) counted(c page.Context) (voted map[string]int, abstain, silent int) {
	voted = map[string]int{}
	for _, j := range s.p.who.voters {
		switch v := s.vote(c, j.ID); {
		case v == deliberation.NoVote:
			abstain++
		case v != "":
			voted[v]++
		case len(s.p.who.may[j.ID]) > 0:
			silent++
		}
	}
	return voted, abstain, silent
}
