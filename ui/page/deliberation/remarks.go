package deliberation

import (
	"slices"
	"strings"

	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// remark is one juror's mark with the comment on it.
type remark struct {
	about string // nominee and criterion, where remarks are of several cells
	who   string // empty: nobody is named
	mark  string
	said  string
	apart bool
}

// remarks are what the jurors have to say on a subject: of one cell all of
// them, else those who commented, cell by cell. Who is recused says nothing.
func (d *data) remarks(s subject) []remark {
	key := s.key()
	if all, ok := d.memory.remarks[key]; ok {
		return all
	}
	all := d.collect(s)
	d.memory.keep(key, all)
	return all
}

func (d *data) collect(s subject) []remark {
	var all []remark
	for _, n := range s.nominees {
		if d.out(n) {
			continue
		}
		for _, k := range d.ed.Marked() {
			if s.criterion != "" && s.criterion != k.ID {
				continue
			}
			of := d.remarksOn(ballot.Cell{Nominee: n, Criterion: k.ID}, s.criterion != "")
			if s.criterion == "" && len(of) > 0 {
				of[0].about = d.title(k.ID)
				if len(s.nominees) > 1 {
					of[0].about = d.name(n) + " · " + of[0].about
				}
			}
			all = append(all, of...)
		}
	}
	return all
}

// remarksOn are the remarks on one cell; all says that those without a comment
// are among them.
func (d *data) remarksOn(cell ballot.Cell, all bool) []remark {
	apart := d.apart(cell.Nominee, cell.Criterion).Jurors
	var list []remark
	var marks []ballot.Entry
	for i := range d.voters {
		v := &d.voters[i]
		if v.mine == nil || v.recused(cell.Nominee) {
			continue
		}
		e := v.mine.Cells[cell]
		r := remark{who: v.first, mark: d.mark(e), said: text.ShowLines(e.Comment), apart: slices.Contains(apart, v.Juror.ID)}
		d.revised(&r, v.Juror.ID, cell)
		if d.hidden {
			r.who, r.apart = "", false
		}
		if all || r.said != "" {
			list, marks = append(list, r), append(marks, e)
		}
	}
	if k, ok := d.ed.Criterion(cell.Criterion); ok && d.hidden {
		return fromTheTop(list, marks, k.Share)
	}
	return list
}

// mark is what stands in a cell.
func (d *data) mark(e ballot.Entry) string {
	if e.Set {
		return d.l.RatText(e.Mark)
	}
	return none
}

// revised adds to a remark what the mark was before a round, and why it was
// changed.
func (d *data) revised(r *remark, juror string, cell ballot.Cell) {
	first := ""
	for i := range d.rounds {
		round := &d.rounds[i]
		for _, x := range round.Changes {
			if round.Void || x.Juror != juror || x.Nominee != cell.Nominee || x.Criterion != cell.Criterion {
				continue
			}
			if first == "" {
				first = d.told(x.From)
			}
			why := d.l.T("deliberation.changed", "n", d.l.Int(int64(round.N)), "reason", text.ShowLines(x.Reason))
			r.said = strings.TrimPrefix(r.said+"\n"+why, "\n")
		}
	}
	if first != "" && first != r.mark {
		r.mark = first + "→" + r.mark
	}
}

// told is a canonical mark as it is written.
func (d *data) told(mark string) string {
	m, err := exact.CanonicalMark(mark)
	if err != nil {
		return none
	}
	return d.l.RatText(m)
}

// fromTheTop sorts remarks by their marks, the best first, so that nobody is
// told by the place.
func fromTheTop(list []remark, marks []ballot.Entry, share func(exact.Rat) exact.Rat) []remark {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch x, y := marks[a], marks[b]; {
		case x.Set && y.Set:
			return share(y.Mark).Cmp(share(x.Mark))
		case x.Set:
			return -1
		case y.Set:
			return 1
		}
		return strings.Compare(marks[a].Comment, marks[b].Comment)
	})
	out := make([]remark, len(list))
	for i, at := range order {
		out[i] = list[at]
	}
	return out
}

// remarkBlock draws remarks in w cells: each comment on as many lines as it
// takes, or on so many at most.
func remarkBlock(c page.Context, all []remark, as drawing) draw.Block {
	var b draw.Block
	w := as.w
	who, mark := 0, 0
	for _, r := range all {
		who, mark = max(who, text.Width(r.who)), max(mark, text.Width(r.mark))
	}
	who = min(who, w/3)
	lead := 1 + who + 2 + mark + 2
	if who == 0 {
		lead = 1 + mark + 2
	}
	for _, r := range all {
		if as.lines > 0 && len(b) > as.lines {
			break
		}
		if r.about != "" {
			b = append(b, draw.Of(" "+text.Truncate(r.about, max(w-1, 1)), &c.S.Heading))
		}
		b = append(b, remarkLines(c, r, w, lead, who, mark, as.most)...)
	}
	return b
}

func remarkLines(c page.Context, r remark, w, lead, who, mark, most int) draw.Block {
	sign, style := " ", &c.S.Base
	if r.apart {
		sign, style = "►", &c.S.Accent
	}
	head := draw.Of(sign, &c.S.Accent)
	if who > 0 {
		head = head.Add(text.PadRight(r.who, who)+"  ", style)
	}
	head = head.Add(text.PadLeft(r.mark, mark)+"  ", &c.S.Strong)
	room := max(w-lead, 4)
	if r.said == "" {
		key := "deliberation.no_comment"
		if r.mark == none {
			key = "deliberation.abstains"
		}
		return draw.Block{head.Add(text.Truncate(c.L.T(key), room), &c.S.Muted)}
	}
	lines := text.Wrap(r.said, room)
	if most > 0 && len(lines) > most {
		lines = append(lines[:most-1], text.Truncate(strings.Join(lines[most-1:], " "), room))
	}
	b := draw.Block{head.Add(lines[0], &c.S.Base)}
	for _, l := range lines[1:] {
		b = append(b, draw.Of(strings.Repeat(" ", lead), nil).Add(l, &c.S.Base))
	}
	return b
}
