package publicvote

import (
	"encoding/binary"
	"maps"
	"math/bits"
	"slices"

	"votering/internal/fault"
)

// plan is a rule made ready for the rows of some sources. Nothing in it changes
// while they are counted.
//
// A row is judged under several rules at once, each a bit of a mask: bit 0 is
// the rule itself, the others the rule without one cause (see Counting.Without).
type plan struct {
	rule     Rule
	k0, k1   uint64   // the key of the hash of voters
	nominees []string // ids, sorted; elsewhere a nominee is an index of these
	sheets   []sheet  // of each source
	without  []string // the causes of the bits from 1 on
	masks    masks
	listed   [MaxFilters]map[voter]bool // by filter: who stands in its list
	limited  bool                       // some filter counts the rows of a minute
	timed    bool                       // every source has times
	window   *bounds
}

// masks are sets of rules.
type masks struct {
	all     uint8             // every rule
	outside uint8             // those under which no row is outside the window
	held    [MaxFilters]uint8 // by filter: those that hold it
}

// sheet is how rows stand in one source.
type sheet struct {
	*Layout
	choices *lookup
	asked   [MaxFilters]int // by filter: the column that it asks for, or -1
	exact   []int           // the columns besides the choice whose very text decides something
}

// bounds is a window for times with an offset, and for those on the wall.
type bounds struct{ opens, closes, wallOpens, wallCloses Moment }

// holds reports whether a time is in the window.
func (b *bounds) holds(m Moment) bool {
	opens, closes := &b.opens, &b.closes
	if m.Wall {
		opens, closes = &b.wallOpens, &b.wallCloses
	}
	if m.Unix > opens.Unix && m.Unix < closes.Unix {
		return true // as nearly all are
	}
	return m.Compare(*opens) >= 0 && m.Compare(*closes) < 0
}

func newPlan(sources []Source, rule Rule, key [16]byte) (*plan, error) {
	p := &plan{
		rule: rule, k0: binary.LittleEndian.Uint64(key[:]), k1: binary.LittleEndian.Uint64(key[8:]),
		nominees: slices.Compact(slices.Sorted(maps.Values(rule.Choices))), timed: true,
	}
	if len(rule.Filters) > MaxFilters || len(p.nominees) > maxNominees {
		return nil, fault.New(fault.Usage, "votes.rule_large")
	}
	index := make(map[string]int, len(p.nominees))
	for i, id := range p.nominees {
		index[id] = i
	}
	clocked := false
	for i := range sources {
		l := &sources[i].Layout
		p.sheets = append(p.sheets, p.sheet(l, index))
		p.timed = p.timed && l.TimeAt >= 0
		clocked = clocked || l.TimeAt >= 0
	}
	p.setWindow(clocked)
	p.setMasks()
	for i, f := range rule.Filters {
		p.limited = p.limited || f.Kind == FilterPerMinute
		p.listed[i] = make(map[voter]bool, len(f.Voters))
		for _, v := range f.Voters {
			p.listed[i][p.voter(v)] = true
		}
	}
	return p, nil
}

func (p *plan) sheet(l *Layout, index map[string]int) sheet {
	s := sheet{Layout: l, choices: newLookup(p.rule.Choices, l.Labels, index)}
	if l.VoterAt >= 0 {
		s.exact = append(s.exact, l.VoterAt)
	}
	for i, f := range p.rule.Filters {
		s.asked[i] = -1
		switch f.Kind {
		case FilterVoters:
			s.asked[i] = l.VoterAt
		case FilterPerMinute:
			s.asked[i] = l.TimeAt
		case FilterColumn:
			if at, err := Column(l.Header, f.Column); err == nil {
				s.asked[i] = at
				s.exact = append(s.exact, at)
			}
		}
	}
	return s
}

func (p *plan) setWindow(clocked bool) {
	w := p.rule.Window
	if w == nil || !clocked {
		return
	}
	p.window = &bounds{opens: Instant(w.Opens), closes: Instant(w.Closes)}
	if p.rule.Zone != nil {
		p.window.wallOpens, p.window.wallCloses = OnTheWall(w.Opens, p.rule.Zone), OnTheWall(w.Closes, p.rule.Zone)
	}
}

// setMasks numbers the rules.
func (p *plan) setMasks() {
	filters := p.rule.Filters
	add := func(cause string) uint8 {
		p.without = append(p.without, cause)
		return 1 << len(p.without)
	}
	var none uint8 // the rule that holds no filter
	var but [MaxFilters]uint8
	if p.window != nil {
		p.masks.outside = add(CauseOutside)
	}
	if len(filters) > 0 {
		none = add(CauseExcluded)
	}
	for i, f := range filters {
		if len(filters) > 1 {
			but[i] = add(CauseExcluded + ":" + f.ID)
		}
	}
	p.masks.all = 1<<(1+len(p.without)) - 1
	for i := range filters {
		p.masks.held[i] = p.masks.all &^ none &^ but[i]
	}
}

// live are the rules under which a row gets past filters that hit it whatever
// other rows there are, and the first of them under the rule itself; -1 where
// none hits.
func (m *masks) live(outside bool, hits uint8) (live uint8, first int) {
	live, first = m.all, -1
	if outside {
		live = m.outside
	}
	for ; hits != 0; hits &= hits - 1 {
		i := bits.TrailingZeros8(hits)
		if live&^m.held[i]&1 != live&1 {
			first = i
		}
		live &^= m.held[i]
	}
	return live, first
}
