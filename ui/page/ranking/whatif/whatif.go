// Package whatif is the part of the ranking's page that asks what would be if
// the rule were another: if the public or a criterion counted for more or less,
// if a juror were left out, if another method were used. It never touches the
// ranking, says on its face that it decides nothing, and is gone when the page
// is left.
package whatif

import (
	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/footing"
	"votering/internal/locale"
	rank "votering/internal/ranking"
	"votering/internal/robustness"
	"votering/internal/text"
	"votering/ui/page"
)

// subject is what is asked about.
type subject int

const (
	ofWeight    subject = iota // the public weight
	ofList                     // how many the public puts on the shortlist
	ofCriterion                // the weight of one criterion
	ofJuror                    // one juror left out
	ofRule                     // another method, or the tie ladder reversed
	subjects                   // how many there are
)

// Pane is the what-if of one page. The zero Pane asks nothing yet.
type Pane struct {
	m      *model
	what   subject
	item   [subjects]int // which criterion, juror, rule, length
	spot   *exact.Rat    // where the cursor stands; nil: where the rule has it
	inHand bool          // something was moved since the page came in front
	chosen int           // the nominee whose line is to stand out; −1: none
	asked  string        // the choice whose whole ranking is being worked out
	ranked map[string]*rank.Ranking
}

// model is what is known of one ranking, and what it takes to ask about it.
type model struct {
	rk       *rank.Ranking
	e        *award.Edition
	l        *locale.Catalog
	ids      []string // of the ranked, by place
	names    []string
	signs    []string
	places   map[string]int
	prepared *rank.Prepared    // nil: being worked out
	card     *robustness.Card  // nil: being worked out
	asking   bool              // one of them is being looked for
	failed   error             // why one of them is not there
	weight   *track            // nil: not defined
	criteria map[string]*track // those that were asked about
	listed   map[subject][]choice
	words    footing.Words
}

// Load takes over the ranking in sight. What was asked of another one is
// dropped.
func (p *Pane) Load(c page.Context, exactly bool) {
	rk := c.Sight.Ranking
	switch {
	case rk == nil:
		*p = Pane{}
		return
	case p.m == nil || p.m.rk != rk:
		*p = Pane{m: newModel(c)}
	case p.m.l != c.L || p.m.e != c.Sight.Edition:
		p.m.name(c)
	}
	p.m.words.Exactly = exactly
}

func newModel(c page.Context) *model {
	m := &model{rk: c.Sight.Ranking, places: map[string]int{}, criteria: map[string]*track{}}
	for i := range m.rk.Rows {
		m.ids = append(m.ids, m.rk.Rows[i].Nominee)
		m.places[m.rk.Rows[i].Nominee] = m.rk.Rows[i].Place
	}
	m.name(c)
	return m
}

// longName is how many cells a name takes at most.
const longName = 40

// name puts names to everything in the language of the page.
func (m *model) name(c page.Context) {
	m.e, m.l, m.names, m.listed = c.Sight.Edition, c.L, nil, nil
	m.words = footing.Words{L: c.L, E: c.Sight.Edition, Rk: m.rk, Show: text.Show, Names: true}
	for _, id := range m.ids {
		m.names = append(m.names, text.Truncate(m.nominee(id), longName))
	}
	m.signs = signsOf(m.names)
	for _, t := range m.criteria {
		t.signs = m.signs
	}
	if m.weight != nil {
		m.weight.signs = m.signs
	}
}

func (m *model) nominee(id string) string {
	if n, ok := m.e.Nominee(id); ok {
		return text.Show(n.Name)
	}
	return text.Show(id)
}

func (m *model) list(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = text.Truncate(m.nominee(id), longName)
	}
	return m.l.List(names)
}

// Choose says which nominee's line is to stand out.
func (p *Pane) Choose(nominee string) {
	p.chosen = -1
	if p.m == nil {
		return
	}
	for i, id := range p.m.ids {
		if id == nominee {
			p.chosen = i
		}
	}
}

// InHand reports whether something was moved, so that the pane shows other than
// what is.
func (p *Pane) InHand() bool { return p.inHand }

// Drop puts everything back to where the rule has it.
func (p *Pane) Drop() {
	p.spot, p.inHand, p.asked, p.ranked = nil, false, "", nil
	p.item = [subjects]int{}
	if p.m != nil {
		p.begin()
	}
}

// begin asks about what is asked about first; of the lengths of a shortlist about
// the rule's own.
func (p *Pane) begin() {
	p.what = p.m.first()
	if p.what == ofList {
		p.item[ofList] = min(p.m.e.Rule.Public.Top, len(p.m.card.ShortlistTop)) - 1
	}
}

// Card is how firm the ranking stands; nil while that is being worked out.
func (p *Pane) Card() *robustness.Card {
	if p.m == nil {
		return nil
	}
	return p.m.card
}

// Failed is why there is no card; nil while there may be one.
func (p *Pane) Failed() error {
	if p.m == nil {
		return nil
	}
	return p.m.failed
}

// Words are the words for the card.
func (p *Pane) Words() footing.Words { return p.m.words }

// can reports whether there is anything to ask of a subject.
func (m *model) can(s subject) bool {
	switch {
	case s == ofWeight:
		return m.weight != nil
	case m.card == nil:
		return false
	case s == ofCriterion:
		return len(m.weighted()) > 0
	}
	return len(m.choices(s)) > 0
}

// first is what is asked about until something else is chosen: a weight that can
// be moved. No juror and no other rule is singled out before somebody asks.
func (m *model) first() subject {
	for _, s := range []subject{ofWeight, ofList, ofCriterion} {
		if m.can(s) {
			return s
		}
	}
	return ofWeight
}

// weighted are the criteria whose weight can be moved.
func (m *model) weighted() []robustness.Weighting {
	var all []robustness.Weighting
	for _, w := range m.card.CriterionWeights {
		if len(w.Segments) > 0 {
			all = append(all, w)
		}
	}
	return all
}

// track is what is moved now; nil where something is chosen instead.
func (p *Pane) track() *track {
	switch {
	case p.what == ofWeight:
		return p.m.weight
	case p.what != ofCriterion || p.m.card == nil:
		return nil
	}
	return p.m.criterion(p.m.weighted()[p.item[ofCriterion]])
}

// cursor is where the cursor of a track stands.
func (p *Pane) cursor(t *track) exact.Rat {
	if p.spot != nil {
		return *p.spot
	}
	return t.now
}
