package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"votering/internal/agenda"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
)

// agendaFlags are the arguments of agenda.
type agendaFlags struct {
	minutes        string // as it was given; empty: it was not
	anew           bool
	set, add, move []string
	drop           []string
}

// none reports whether nothing is to be changed.
func (f *agendaFlags) none() bool {
	return f.minutes == "" && !f.anew && len(f.move) == 0 && !f.refits()
}

// refits reports whether other items or other minutes are asked for.
func (f *agendaFlags) refits() bool { return len(f.set)+len(f.add)+len(f.drop) > 0 }

// meeting is how long the meeting is to be; 0: as long as it is.
func (f *agendaFlags) meeting() (int, error) {
	if f.minutes == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(f.minutes)
	switch {
	case err != nil:
		return 0, fault.New(fault.Usage, "agenda.flag", "flag", "--minutes", "form", "N", "value", f.minutes)
	case n < agenda.MinMinutes || n > agenda.MaxMinutes:
		return 0, fault.New(fault.Usage, "agenda.meeting", "min", itoa(agenda.MinMinutes), "max", itoa(agenda.MaxMinutes))
	}
	return n, nil
}

func (p *program) agendaCommand() *cobra.Command {
	var f agendaFlags
	c := &cobra.Command{
		Use:  "agenda FILE [--minutes N] [--set ITEM=MIN]… [--add TITLE=MIN]… [--drop ITEM]… [--move ITEM=PLACE]… [--anew]",
		Args: arity(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.inRoom(args[0], f.none(), func(r *room.Room) error { return p.agenda(r, &f) })
		},
	}
	flags := c.Flags()
	flags.StringVar(&f.minutes, "minutes", "", p.cat.T("flag.minutes"))
	flags.StringArrayVar(&f.set, "set", nil, p.cat.T("flag.agenda_set"))
	flags.StringArrayVar(&f.add, "add", nil, p.cat.T("flag.agenda_add"))
	flags.StringArrayVar(&f.drop, "drop", nil, p.cat.T("flag.agenda_drop"))
	flags.StringArrayVar(&f.move, "move", nil, p.cat.T("flag.agenda_move"))
	flags.BoolVar(&f.anew, "anew", false, p.cat.T("flag.agenda_anew"))
	return c
}

// agenda changes the agenda where that is asked for, and shows it.
func (p *program) agenda(r *room.Room, f *agendaFlags) error {
	s, err := p.meeting(r)
	if err != nil {
		return err
	}
	if !f.none() {
		items, err := f.change(r, s.Meeting)
		if err == nil {
			err = r.SetAgenda(p.as, items)
		}
		if err != nil {
			return err
		}
		if s, err = p.meeting(r); err != nil {
			return err
		}
	}
	return p.showAgenda(s)
}

// meeting is what may be seen of the room while there is a meeting to speak of:
// E_STATE before the marks are opened.
func (p *program) meeting(r *room.Room) (room.Sight, error) {
	s, err := r.Sight(p.as)
	if err == nil && s.Meeting == nil {
		err = s.Allowed[deliberation.ActMeet]
	}
	return s, err
}

// change is the agenda as the flags ask for it: made anew, with other minutes,
// without what is dropped, with new items, in another order; and then as long as
// the meeting.
func (f *agendaFlags) change(r *room.Room, m *room.MeetingSight) ([]agenda.Item, error) {
	minutes, err := f.meeting()
	if err != nil {
		return nil, err
	}
	items, fixed := itemsOf(m)
	if f.anew {
		if items, err = r.Agenda(minutes); err != nil {
			return nil, err
		}
	}
	if items, err = f.edited(items, fixed); err != nil {
		return nil, err
	}
	if minutes == 0 || f.anew && !f.refits() {
		return items, nil
	}
	return fitted(items, fixed, minutes)
}

// itemsOf are the items of the meeting, and which of them were taken up: those
// keep their minutes.
func itemsOf(m *room.MeetingSight) (items []agenda.Item, taken map[string]bool) {
	taken = map[string]bool{}
	for _, it := range m.Items {
		items = append(items, it.Item)
		if it.Open || it.Done {
			taken[it.ID] = true
		}
	}
	return items, taken
}

// edited are the items with other minutes, without what is dropped, with new
// ones, and in another order. What is given minutes here is fixed.
func (f *agendaFlags) edited(items []agenda.Item, fixed map[string]bool) ([]agenda.Item, error) {
	for _, s := range f.set {
		i, n, err := f.pair(items, s, "set")
		if err != nil {
			return nil, err
		}
		items[i].Minutes, fixed[items[i].ID] = n, true
	}
	for _, id := range f.drop {
		i, err := placeOf(items, id)
		if err != nil {
			return nil, err
		}
		items = slices.Delete(items, i, i+1)
	}
	for _, s := range f.add {
		title, n, ok := cutNumber(s)
		if !ok {
			return nil, fault.New(fault.Usage, "agenda.flag", "flag", "--add", "form", "TITLE=MIN", "value", s)
		}
		it := agenda.Item{Kind: agenda.Own, ID: agenda.NextID(items), Title: title, Minutes: n}
		items, fixed[it.ID] = append(items, it), true
	}
	for _, s := range f.move {
		i, n, err := f.pair(items, s, "move")
		if err != nil {
			return nil, err
		}
		it := items[i]
		items = slices.Insert(slices.Delete(items, i, i+1), min(max(n, 1), len(items))-1, it)
	}
	return items, nil
}

// fitted are the items with minutes that add up to those of the meeting; what is
// fixed keeps its own.
func fitted(items []agenda.Item, fixed map[string]bool, minutes int) ([]agenda.Item, error) {
	var others []agenda.Item
	left := minutes
	for _, it := range items {
		if fixed[it.ID] {
			left -= it.Minutes
		} else {
			others = append(others, it)
		}
	}
	if left < len(others) || len(others) == 0 && left != 0 {
		return nil, fault.New(fault.Usage, "agenda.fit", "minutes", itoa(minutes), "least", itoa(minutes-left+len(others)), "max", itoa(agenda.MaxMinutes))
	}
	for _, it := range agenda.Fit(others, left) {
		i, _ := placeOf(items, it.ID)
		items[i] = it
	}
	return items, nil
}

// pair reads ITEM=NUMBER, and finds the item.
func (f *agendaFlags) pair(items []agenda.Item, s, flag string) (place, n int, err error) {
	id, n, ok := cutNumber(s)
	if !ok {
		form := map[string]string{"set": "ITEM=MIN", "move": "ITEM=PLACE"}[flag]
		return 0, 0, fault.New(fault.Usage, "agenda.flag", "flag", "--"+flag, "form", form, "value", s)
	}
	place, err = placeOf(items, id)
	return place, n, err
}

// cutNumber reads NAME=NUMBER; a name may have equals signs of its own.
func cutNumber(s string) (name string, n int, ok bool) {
	i := strings.LastIndexByte(s, '=')
	if i < 0 {
		return "", 0, false
	}
	n, err := strconv.Atoi(s[i+1:])
	return s[:i], n, err == nil
}

// placeOf finds an item by its id.
func placeOf(items []agenda.Item, id string) (int, error) {
	i := slices.IndexFunc(items, func(it agenda.Item) bool { return it.ID == id })
	if i < 0 {
		return 0, fault.New(fault.Usage, "item.unknown", "item", id)
	}
	return i, nil
}
