package decision

import (
	"cmp"
	"slices"
	"time"

	"votering/internal/award"
	"votering/internal/ballot"
)

// Round is a round in which marks were changed after they had been opened to
// the jury. The first of them has number 2: the marks as they were handed in
// are the first.
type Round struct {
	N        int       `json:"n"`
	OpenedAt time.Time `json:"opened_at"`
	ClosedAt time.Time `json:"closed_at"`
	Changes  []Revised `json:"changes"`        // complete: as they came; public: by label, nominee and criterion
	Void     bool      `json:"void,omitempty"` // the edition was opened for scoring again after it: nothing in Marks follows from it
}

// Revised is a mark that its juror changed in a round.
type Revised struct {
	Juror     string `json:"juror"`
	Nominee   string `json:"nominee"`
	Criterion string `json:"criterion"`
	From      string `json:"from"`               // a canonical mark, or Abstains
	To        string `json:"to"`                 // as From, and another
	Reason    string `json:"reason,omitempty"`   // complete only
	ByChair   bool   `json:"by_chair,omitempty"` // the ballot that was signed has no comment there, and Reason is what the chair gave; complete only
	Confirmed Maybe  `json:"confirmed"`          // in a public document see Redact
	Revision  int    `json:"revision,omitempty"` // of the ballot, signed by the juror, that has To in this cell; none of one that was not signed until then; complete only
}

// How a juror confirmed a change.
const (
	InRoom Maybe = "in_room" // in the chair's file: the chair's word for it
	Signed Maybe = "signed"  // with a later ballot of their own
)

// byCell is the order of changes by nominee and criterion, as an edition has
// them.
func byCell(e *award.Edition) func(a, b Revised) int {
	nominees, criteria := map[string]int{}, map[string]int{}
	for i := range e.Nominees {
		nominees[e.Nominees[i].ID] = i
	}
	for i := range e.Criteria {
		criteria[e.Criteria[i].ID] = i
	}
	return func(a, b Revised) int {
		return cmp.Or(nominees[a.Nominee]-nominees[b.Nominee], criteria[a.Criterion]-criteria[b.Criterion])
	}
}

// redactRounds are the rounds as everybody may read them. told: with how each
// change was confirmed, which tells how a ballot came in.
func (d *Document) redactRounds(numbers map[string]int, told bool) ([]Round, error) {
	list := make([]Round, len(d.Rounds))
	if len(list) == 0 {
		return list, nil
	}
	e, err := d.AwardEdition()
	if err != nil {
		return nil, err
	}
	inOrder := byCell(e)
	for i, r := range d.Rounds {
		changes := slices.Clone(r.Changes)
		slices.SortStableFunc(changes, inOrder)
		r.Changes = relabel(numbers, changes, func(x *Revised) *string {
			x.Reason, x.Revision, x.ByChair = "", 0, false
			if !told {
				x.Confirmed = ""
			}
			return &x.Juror
		})
		list[i] = r
	}
	return list, nil
}

// Revised is how many cells had a mark changed in rounds that are not void.
func (d *Document) Revised() int { return len(d.lastChanges()) }

// RevisedInRoom are the last changes of marks that are not those of the ballot
// that their juror signed, because they were changed in the room: for these
// there is the chair's word alone. They are in their order. A public document
// does not tell all that this follows from; where all ballots were signed it
// tells in Received how many they are.
func (d *Document) RevisedInRoom() []Revised {
	sealed, counts := map[string]bool{}, map[place]bool{}
	for _, b := range d.Standing() {
		sealed[b.Juror] = b.Origin == Sealed
	}
	for i := range d.Marks {
		counts[d.Marks[i].place()] = sealed[d.Marks[i].Juror]
	}
	var list []Revised
	last := d.lastChanges()
	for i := range d.Rounds {
		for k := range d.Rounds[i].Changes {
			x := &d.Rounds[i].Changes[k]
			if last[x.place()] == x && counts[x.place()] && x.Confirmed == InRoom && x.Revision == 0 {
				list = append(list, *x)
			}
		}
	}
	return list
}

// lastChanges are the changes that no other followed, by their cells, in rounds
// that are not void.
func (d *Document) lastChanges() map[place]*Revised {
	last := map[place]*Revised{}
	for i := range d.Rounds {
		for k := range d.Rounds[i].Changes {
			if x := &d.Rounds[i].Changes[k]; !d.Rounds[i].Void {
				last[x.place()] = x
			}
		}
	}
	return last
}

func (m *Mark) place() place {
	return place{m.Juror, ballot.Cell{Nominee: m.Nominee, Criterion: m.Criterion}}
}

func (x *Revised) place() place {
	return place{x.Juror, ballot.Cell{Nominee: x.Nominee, Criterion: x.Criterion}}
}
