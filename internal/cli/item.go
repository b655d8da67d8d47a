package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"votering/internal/accord"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
)

// nobody says in --left that nobody went out, or nobody else: whoever is recused
// besides is not in the room.
const nobody = "none"

func (p *program) itemCommand() *cobra.Command {
	var left []string
	c := &cobra.Command{
		Use:  "item FILE open ITEM [--left JUROR]… | item FILE close | item FILE show [ITEM]",
		Args: arity(cobra.RangeArgs(2, 3)),
		RunE: func(_ *cobra.Command, args []string) error {
			id := ""
			if len(args) == 3 {
				id = args[2]
			}
			return p.inRoom(args[0], args[1] == "show", func(r *room.Room) error { return p.item(r, args[1], id, left) })
		},
	}
	choosing(c, 1, "open", "close", "show")
	c.Flags().StringSliceVar(&left, "left", nil, p.cat.T("flag.left"))
	return c
}

// item does what is asked for with an item; an empty id is the one in hand.
func (p *program) item(r *room.Room, verb, id string, left []string) error {
	s, err := p.meeting(r)
	if err != nil {
		return err
	}
	switch {
	case verb == "show" && len(left) == 0:
		it, err := itemOf(s, id)
		if err != nil {
			return err
		}
		return p.showItem(s, it)
	case verb == "open" && id != "":
		return p.openItem(r, s, id, left)
	case verb == "close" && id == "" && len(left) == 0:
		if err := r.CloseItem(p.as); err != nil {
			return err
		}
		return p.done(r, said("cli.item_closed"))
	}
	return fault.New(fault.Usage, "item.what")
}

// itemOf finds an item by its id; the one in hand where that is empty.
func itemOf(s room.Sight, id string) (room.ItemSight, error) {
	i := slices.IndexFunc(s.Meeting.Items, func(it room.ItemSight) bool { return it.ID == id || id == "" && it.Open })
	switch {
	case i >= 0:
		return s.Meeting.Items[i], nil
	case id == "":
		return room.ItemSight{}, fault.New(fault.State, "item.none")
	}
	return room.ItemSight{}, fault.New(fault.Usage, "item.unknown", "item", id)
}

// openItem takes up an item. Where somebody is recused it must be said who went
// out, or that nobody had to: none of them is in the room.
func (p *program) openItem(r *room.Room, s room.Sight, id string, left []string) error {
	it, err := itemOf(s, id)
	if err != nil {
		return err
	}
	if left, err = p.whoLeft(s, it, left); err != nil {
		return err
	}
	if err := r.OpenItem(p.as, id, left); err != nil {
		return err
	}
	res := said("cli.item_opened", "item", p.itemLine(s, it), "minutes", itoa(it.Minutes))
	if len(left) > 0 {
		res = said("cli.item_opened_left", "item", p.itemLine(s, it), "minutes", itoa(it.Minutes), "names", p.names(s, left))
	}
	return p.done(r, res)
}

// whoLeft are those who went out for an item: everybody who is recused, or it
// must be said that the others are not in the room.
func (p *program) whoLeft(s room.Sight, it room.ItemSight, left []string) ([]string, error) {
	out := slices.DeleteFunc(slices.Clone(left), func(id string) bool { return id == nobody })
	for _, id := range out {
		if _, ok := s.Edition.Juror(id); !ok {
			return nil, fault.New(fault.Juror, "juror.unknown", "juror", id)
		}
	}
	missing := slices.DeleteFunc(slices.Clone(it.Leave), func(id string) bool { return slices.Contains(out, id) })
	if len(missing) > 0 && len(out) == len(left) {
		return nil, fault.New(fault.Usage, "item.left", "names", p.names(s, missing), "left", strings.Join(missing, " --left "))
	}
	return out, nil
}

// names are what jurors are called, as a list.
func (p *program) names(s room.Sight, jurors []string) string {
	return p.cat.List(accord.Names(s.Edition, text.Show, jurors))
}

// noted says of what the note is, so that one that went to the wrong item is
// seen.
func (p *program) noted(r *room.Room, id string, gone bool) (result, error) {
	s, err := r.Sight(p.as)
	if err != nil {
		return result{}, err
	}
	it, err := itemOf(s, id)
	say := "cli.noted"
	if gone {
		say = "cli.note_gone"
	}
	return said(say, "item", id, "title", accord.ItemTitle(p.cat, s.Edition, text.Show, it.Item)), err
}

func (p *program) noteCommand() *cobra.Command {
	var from string
	c := p.act("note FILE ITEM TEXT|--from FILE", cobra.RangeArgs(2, 3), func(r *room.Room, args []string) (result, error) {
		if (from != "") == (len(args) == 2) {
			return result{}, fault.New(fault.Usage, "note.what")
		}
		note := ""
		if from == "" {
			note = args[1]
		} else {
			var err error
			if note, err = readWritten(from, "note.empty"); err != nil {
				return result{}, err
			}
		}
		if err := r.WriteNote(p.as, args[0], note); err != nil {
			return result{}, err
		}
		return p.noted(r, args[0], strings.TrimSpace(note) == "")
	})
	c.Flags().StringVar(&from, "from", "", p.cat.T("flag.note_from"))
	return c
}
