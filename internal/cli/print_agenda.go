package cli

import (
	"fmt"
	"strings"
	"time"

	"votering/internal/accord"
	"votering/internal/agenda"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/text"
)

// agendaAnswer is the answer of agenda.
type agendaAnswer struct {
	Schema   string       `json:"schema"`
	State    string       `json:"state"`
	Stored   bool         `json:"stored"` // kept; else it is what the marks ask for now
	Minutes  int          `json:"minutes"`
	Seconds  int          `json:"seconds"` // spent so far
	BegunAt  *string      `json:"begun_at"`
	OpenedAt *string      `json:"opened_at"` // the item in hand
	Items    []itemAnswer `json:"items"`
}

// itemAnswer is an item of the agenda. Of one that the asker has to go out for
// there is no text of the marks, no note, and not who stands apart.
type itemAnswer struct {
	ID        string   `json:"id"`
	Kind      string   `json:"kind"`
	Nominees  []string `json:"nominees"`
	Criterion string   `json:"criterion"`
	Apart     []string `json:"apart"`
	Leave     []string `json:"leave"`
	Text      string   `json:"text"`
	Minutes   int      `json:"minutes"`
	Seconds   int      `json:"seconds"` // spent so far
	Open      bool     `json:"open"`
	Done      bool     `json:"done"`
	Left      []string `json:"left"`
	Note      string   `json:"note"`
	Out       bool     `json:"out"` // the asker has to go out
}

func (p *program) itemAnswer(s room.Sight, it room.ItemSight) itemAnswer {
	return itemAnswer{
		ID: it.ID, Kind: string(it.Kind), Nominees: orNone(it.Nominees), Criterion: it.Criterion, Apart: orNone(it.Apart),
		Leave: orNone(it.Leave), Text: p.itemLine(s, it), Minutes: it.Minutes, Seconds: int(p.spent(s, it) / time.Second),
		Open: it.Open, Done: it.Done, Left: orNone(it.Left), Note: it.Note, Out: it.Out,
	}
}

func orNone(ids []string) []string { return append([]string{}, ids...) }

// spent is what an item has taken by now.
func (p *program) spent(s room.Sight, it room.ItemSight) time.Duration {
	if !it.Open {
		return it.Spent
	}
	return it.Spent + max(0, p.desk.Clock.Now().Sub(s.Meeting.OpenedAt))
}

// showAgenda lists the items with the time that each has left.
func (p *program) showAgenda(s room.Sight) error {
	m := s.Meeting
	a := agendaAnswer{
		Schema: "votering-agenda/1", State: string(s.Phase), Stored: m.Stored, Minutes: m.Minutes,
		BegunAt: moment(m.BegunAt), OpenedAt: moment(m.OpenedAt), Items: []itemAnswer{},
	}
	var spent time.Duration
	for _, it := range m.Items {
		spent += p.spent(s, it)
		a.Items = append(a.Items, p.itemAnswer(s, it))
	}
	a.Seconds = int(spent / time.Second)
	if p.asJSON {
		p.writeJSON(a)
		return nil
	}
	p.printAgendaHead(s, spent)
	for _, it := range m.Items {
		sign := " "
		if it.Open {
			sign = "►"
		}
		line := p.itemLine(s, it)
		if out := accord.Leaving(p.cat, s.Edition, text.Show, it.Leave, true); out != "" && !it.Done {
			line += "  ▲ " + out
		}
		fmt.Fprintf(p.out, "%s %s  %s  %s\n", sign, text.PadRight(it.ID, 4), text.PadRight(p.timeWords(s, it), 20), line)
	}
	return nil
}

func (p *program) printAgendaHead(s room.Sight, spent time.Duration) {
	all := time.Duration(s.Meeting.Minutes) * time.Minute
	fmt.Fprintln(p.out, s.Edition.Title.In(langOf(p.cat)))
	if s.Edition.MadeUp {
		fmt.Fprintln(p.out, p.cat.T("cli.made_up"))
	}
	switch {
	case s.Meeting.BegunAt.IsZero():
		fmt.Fprintln(p.out, p.cat.T("cli.agenda_minutes", "minutes", itoa(s.Meeting.Minutes)))
	case spent > all:
		fmt.Fprintln(p.out, p.cat.T("cli.agenda_over", "minutes", itoa(s.Meeting.Minutes), "spent", watch(spent), "over", watch(spent-all)))
	default:
		fmt.Fprintln(p.out, p.cat.T("cli.agenda_left", "minutes", itoa(s.Meeting.Minutes), "spent", watch(spent), "left", watch(all-spent)))
	}
	if !s.Meeting.Stored {
		fmt.Fprintln(p.out, p.cat.T("cli.agenda_proposed"))
	}
	if s.TallySeen && s.Phase != deliberation.Revealed && s.Phase != deliberation.Decided {
		fmt.Fprintln(p.out, p.cat.T("cli.agenda_seen"))
	}
}

// timeWords is the time of an item: what is left of the one in hand, or by how
// much it is over; what one that is done took; what another may take.
func (p *program) timeWords(s room.Sight, it room.ItemSight) string {
	spent, all := p.spent(s, it), time.Duration(it.Minutes)*time.Minute
	minutes := itoa(it.Minutes)
	switch {
	case it.Open && spent > all:
		return p.cat.T("cli.item_over", "over", watch(spent-all), "minutes", minutes)
	case it.Open:
		return p.cat.T("cli.item_time_left", "left", watch(all-spent), "minutes", minutes)
	case it.Done:
		return p.cat.T("cli.item_took", "spent", watch(spent), "minutes", minutes)
	}
	return p.cat.T("cli.item_minutes", "minutes", minutes)
}

// watch is a time as a stop watch shows it: "12:40", "1:02:00".
func watch(d time.Duration) string {
	s := int(d / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// moment is a time in JSON; nil where it is not.
func moment(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := t.UTC().Format(time.RFC3339Nano)
	return &s
}

// itemLine is an item in words. Whoever has to go out for it is not told what
// the marks say.
func (p *program) itemLine(s room.Sight, it room.ItemSight) string {
	if it.Out {
		return p.cat.T("cli.item_out", "item", accord.ItemTitle(p.cat, s.Edition, text.Show, it.Item))
	}
	return accord.Item(p.cat, s.Edition, text.Show, s.Counting(), s.Ranking, it.Item, true)
}

// shownAnswer is the answer of item show.
type shownAnswer struct {
	Schema string       `json:"schema"`
	Item   itemAnswer   `json:"item"`
	Marks  []cellAnswer `json:"marks"`
}

// cellAnswer is what a juror marked and wrote on what an item is about.
type cellAnswer struct {
	Juror     string `json:"juror"`
	Nominee   string `json:"nominee"`
	Criterion string `json:"criterion"`
	Mark      string `json:"mark"` // canonical, or - for an abstention
	Comment   string `json:"comment"`
}

// showItem tells what is to be known of an item: everybody's marks and comments,
// and the note.
func (p *program) showItem(s room.Sight, it room.ItemSight) error {
	cells := cellsOf(s, it)
	if p.asJSON {
		p.writeJSON(shownAnswer{Schema: "votering-item/1", Item: p.itemAnswer(s, it), Marks: cells})
		return nil
	}
	fmt.Fprintf(p.out, "%s  %s\n", p.itemLine(s, it), p.timeWords(s, it))
	if out := accord.Leaving(p.cat, s.Edition, text.Show, it.Leave, true); out != "" {
		fmt.Fprintln(p.out, "▲ "+out)
	}
	last := ballot.Cell{}
	for _, c := range cells {
		cell := ballot.Cell{Nominee: c.Nominee, Criterion: c.Criterion}
		if cell != last {
			about := agenda.Item{Kind: agenda.Differ, Nominees: []string{c.Nominee}, Criterion: c.Criterion}
			fmt.Fprintln(p.out, "  "+accord.ItemTitle(p.cat, s.Edition, text.Show, about))
			last = cell
		}
		said := text.PadRight(p.names(s, []string{c.Juror}), 20) + " " + text.PadLeft(p.cellWord(c.Mark), 4) + "  " + text.ShowLines(c.Comment)
		fmt.Fprintln(p.out, "    "+strings.TrimRight(said, " "))
	}
	if f := agenda.FiguresOf(s.Edition, s.Counting(), s.Ranking, it.Item).Standing; f != nil && !it.Out {
		fmt.Fprintln(p.out, p.cat.T("cli.item_without", "names", p.names(s, f.Jurors), "without", p.cat.Rat(f.Without, 2), "mean", p.cat.Rat(f.Mean, 2)))
	}
	if it.Note != "" {
		fmt.Fprintln(p.out, p.cat.T("cli.item_note", "note", text.ShowLines(it.Note)))
	}
	return nil
}

// cellsOf are the marks and comments that bear on an item, criterion by
// criterion in the edition's order; none for whoever has to go out.
func cellsOf(s room.Sight, it room.ItemSight) []cellAnswer {
	cells := []cellAnswer{}
	if it.Out {
		return cells
	}
	for _, n := range it.Nominees {
		for _, c := range s.Edition.Marked() {
			if it.Criterion != "" && it.Criterion != c.ID {
				continue
			}
			for _, b := range s.Counting() {
				cell := ballot.Cell{Nominee: n, Criterion: c.ID}
				switch e := b.Cells[cell]; b.Status(cell) {
				case ballot.Marked:
					cells = append(cells, cellAnswer{b.Juror, n, c.ID, e.Mark.Text(), e.Comment})
				case ballot.Abstains:
					cells = append(cells, cellAnswer{b.Juror, n, c.ID, deliberation.Abstain, e.Comment})
				case ballot.Missing, ballot.IsRecused:
				}
			}
		}
	}
	return cells
}
