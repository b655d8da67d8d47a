package ranking

import (
	"cmp"
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
)

// entrant is a nominee that is let in, and what is worked out for it.
type entrant struct {
	*award.Nominee
	row        int // among those who are let in, in the edition's order: where it stands in the table
	index      int // among those who are ranked, in the edition's order
	flags      []string
	aggregates []Aggregate // by criterion, in the edition's order
	markedBy   int         // jurors with at least one mark of it
	jury       Sum
	ranks      []JurorRank // under a rank method
	votes      exact.Rat
	total      Sum // no terms off the shortlist
	place      int
	shared     bool
	ladder     []Step
}

func (n *entrant) flag(f string) {
	if !slices.Contains(n.flags, f) {
		n.flags = append(n.flags, f)
	}
}

// contest is the ranking in the making: who is in it, and whose marks count.
type contest struct {
	edition  *award.Edition
	scales   []line            // by criterion
	alike    bool              // all criteria have the same scale
	public   *award.PublicRule // nil where the jury's part alone is ranked
	table    *table
	fits     *fits            // those that are kept for other variations; nil: none are
	counted  []int32          // whose marks count, by their index in the table
	ballots  []*ballot.Ballot // theirs, in the order of the roll
	entrants []*entrant       // in the edition's order
	voteless bool             // nobody voted for anybody who is ranked
	counts   []bool           // by index in the table: the juror is counted
	memory   *memory
	opined   *opinions  // see opinions
	casts    [][]string // the chair's orders
	toCast   [][]string // groups that the chair is asked to order
}

func (c *contest) column(of func(*entrant) exact.Rat) []exact.Rat {
	col := make([]exact.Rat, len(c.entrants))
	for i, n := range c.entrants {
		col[i] = of(n)
	}
	return col
}

func juryOf(n *entrant) exact.Rat  { return n.jury.Total }
func votesOf(n *entrant) exact.Rat { return n.votes }

// seats are where the jurors sit on the roll. Refused where a ballot is of somebody
// who is not on it, or the second of a juror, and where there are more than an
// edition may have: so many marks at most are added up in machine words.
func seats(in Input) (map[string]int, error) {
	if len(in.Ballots) > award.MaxJurors {
		return nil, fault.New(fault.Size, "marks.jurors", "max", strconv.Itoa(award.MaxJurors))
	}
	seat := map[string]int{}
	for i, j := range in.Edition.Jurors {
		seat[j.ID] = i
	}
	seen := map[string]bool{}
	for _, b := range in.Ballots {
		_, onRoll := seat[b.Juror]
		switch {
		case len(seat) > 0 && !onRoll:
			return nil, fault.New(fault.Juror, "juror.unknown", "juror", b.Juror)
		case seen[b.Juror]:
			return nil, fault.New(fault.Juror, "rank.twice", "juror", b.Juror)
		}
		seen[b.Juror] = true
	}
	return seat, nil
}

func bySeat(seat map[string]int) func(a, b *ballot.Ballot) int {
	return func(a, b *ballot.Ballot) int {
		return cmp.Or(cmp.Compare(seat[a.Juror], seat[b.Juror]), cmp.Compare(a.Juror, b.Juror))
	}
}

// withdrawn are those that were taken out by an amendment.
func withdrawn(e *award.Edition) (unranked []Unranked) {
	for i := range e.Nominees {
		if e.Nominees[i].Withdrawn {
			unranked = append(unranked, Unranked{e.Nominees[i].ID, "withdrawn"})
		}
	}
	return unranked
}

// dismiss takes out those whom nobody marked, or fewer jurors than the quorum. A
// quorum of 0 is that of a jury without its only juror: then those stay who have a
// figure on a measured criterion.
func (c *contest) dismiss() (unranked []Unranked) {
	var stay []*entrant
	for _, n := range c.entrants {
		switch {
		case n.markedBy == 0 && (c.edition.Rule.Quorum > 0 || !c.table.measures(n.row)):
			unranked = append(unranked, Unranked{n.ID, "no_marks"})
		case n.markedBy < c.edition.Rule.Quorum:
			unranked = append(unranked, Unranked{n.ID, "quorum"})
		default:
			n.index = len(stay)
			stay = append(stay, n)
		}
	}
	c.entrants = stay
	return unranked
}
