package scoring

import (
	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
)

// move goes to another nominee or criterion. In the form the criteria stand
// under each other, in the matrix the nominees do.
func (p *Page) move(c page.Context, key string) {
	nominees, criteria := len(p.v.edition.Nominees), len(p.v.criteria)
	down, h, across := &p.at, criteria, &p.nominee
	if p.matrix {
		down, h, across = &p.nominee, nominees, &p.at
	}
	switch key {
	case "enter":
		p.next()
	case "up", "k":
		down.At--
	case "down", "j":
		down.At++
	case "left":
		across.At--
	case "right":
		across.At++
	case "n":
		p.nominee.At++
	case "p":
		p.nominee.At--
	case "pgup", "pgdown", "home", "end":
		down.Key(key, h, max(c.H/2, 1))
	}
	p.nominee.Clamp(nominees)
	p.at.Clamp(criteria)
}

// next goes to the next criterion, and from the last to the next nominee's
// first.
func (p *Page) next() {
	p.at.At++
	if p.at.At < len(p.v.criteria) || p.nominee.At == len(p.v.edition.Nominees)-1 {
		return
	}
	p.at.At = 0
	p.nominee.At++
}

// nextMissing goes to the next empty cell after this one, nominee by nominee,
// round the whole matrix.
func (p *Page) nextMissing(c page.Context) page.Action {
	criteria := len(p.v.criteria)
	all := len(p.v.edition.Nominees) * criteria
	here := p.nominee.At*criteria + p.at.At
	for i := 1; i <= all; i++ {
		at := (here + i) % all
		cell := ballot.Cell{Nominee: p.v.edition.Nominees[at/criteria].ID, Criterion: p.v.criteria[at%criteria].ID}
		if p.draft.now.Status(cell) == ballot.Missing && !p.v.edition.Nominees[at/criteria].Withdrawn {
			p.nominee.At, p.at.At = at/criteria, at%criteria
			return page.Action{}
		}
	}
	return page.Action{Say: c.L.T("scoring.complete")}
}

// recuse asks for the ground of a recusal, or takes it back.
func (p *Page) recuse(c page.Context) page.Action {
	n, _ := p.current()
	id, name := n.ID, text.Show(n.Name)
	if p.recused(id) {
		return page.Action{Ask: &page.Question{
			Title: c.L.T("scoring.unrecuse.title", "name", name), Text: c.L.T("scoring.unrecuse.text", "name", name), Yes: c.L.T("scoring.unrecuse.yes"),
			Then: func(string) page.Action {
				return page.Action{Act: p.draft.unrecuse(id), Say: c.L.T("scoring.unrecused", "name", name)}
			},
		}}
	}
	explained := c.L.T("scoring.recuse.text")
	if p.v.edition.Rule.Recusal == award.ScopeEdition {
		explained = "▲ " + c.L.T("scoring.recuse.edition") + "\n\n" + explained
	}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("scoring.recuse.title", "name", name), Text: explained, Yes: c.L.T("scoring.recuse.yes"),
		Input: &page.Input{Prompt: c.L.T("scoring.recuse.prompt"), Max: room.MaxReason, Required: true},
		Then:  func(ground string) page.Action { return p.answer(c, ground) },
	}}
}

// mostNamed is how many nominees with empty cells a question names.
const mostNamed = 6

// handIn asks whether to end my draft, and says what is still empty.
func (p *Page) handIn(c page.Context) page.Action {
	missing := p.draft.look(p.v.edition).missing
	q := page.Question{
		Title: c.L.T("scoring.hand_in.title"), Text: c.L.T("scoring.hand_in.text"), Yes: c.L.T("scoring.hand_in.yes"),
		Word: c.L.T("scoring.hand_in.word"),
		Then: func(string) page.Action { return page.Action{Act: p.draft.handIn()} },
	}
	if len(missing) > 0 {
		q.Text += "\n\n" + c.L.N("scoring.hand_in.missing", len(missing))
		q.Lines = p.missingLines(c, missing)
	}
	q.Lines = append(q.Lines, p.refusedLines(c)...)
	if out := p.leftOut(c); out != "" {
		q.Text = "▲ " + out + "\n\n" + q.Text
	}
	return page.Action{Ask: &q}
}

// missingLines say how many cells are empty for each nominee.
func (p *Page) missingLines(c page.Context, missing []ballot.Cell) []string {
	var order []string
	counts := map[string]int{}
	for _, cell := range missing {
		if counts[cell.Nominee] == 0 {
			order = append(order, cell.Nominee)
		}
		counts[cell.Nominee]++
	}
	var lines []string
	for i, id := range order {
		if i == mostNamed {
			return append(lines, c.L.N("scoring.hand_in.more", len(order)-i))
		}
		lines = append(lines, c.L.N("scoring.hand_in.empty", counts[id], "name", p.v.name(id)))
	}
	return lines
}

// commentKey handles a key while a comment is written.
func (p *Page) commentKey(c page.Context, msg tea.KeyMsg) page.Action {
	switch msg.String() {
	case "esc", "ctrl+s":
		return p.keepComment()
	}
	p.comment.Key(msg, p.commentW(c))
	return page.Action{Off: p.comment.Left().Fault()}
}

// keepComment ends the writing of a comment and asks for it to be saved. One
// that cannot be kept as it is stays to be written on.
func (p *Page) keepComment() page.Action {
	written, err := text.CleanLines(p.comment.Value(), room.MaxComment)
	if err != nil {
		return page.Action{Fault: err}
	}
	p.writing = false
	if written == p.draft.now.Cells[p.cell()].Comment {
		return page.Action{}
	}
	return page.Action{Act: p.draft.comment(p.cell(), written)}
}
