package decision

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"sync"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// How often a decision draws criterion weights at random, and from which seed:
// the same for every decision, so that nobody chooses them.
const (
	Draws = 10_000
	Seed  = 1
)

// carded is what Card works out once.
type carded struct {
	once sync.Once
	card *robustness.Card
	err  error
}

// Card is how firmly the ranking stands, worked out anew from the document: what
// Robustness says in short. nil, nil: the document does not say it. Faults: those
// of robustness.Of.
func (d *Document) Card() (*robustness.Card, error) {
	if isNull(d.Robustness) {
		return nil, nil
	}
	return d.recard()
}

func (d *Document) recard() (*robustness.Card, error) {
	if d.card == nil {
		return d.newCard()
	}
	d.card.once.Do(func() { d.card.card, d.card.err = d.newCard() })
	return d.card.card, d.card.err
}

func (d *Document) newCard() (*robustness.Card, error) {
	e, err := d.AwardEdition()
	if err != nil {
		return nil, err
	}
	return cardOf(deliberation.RankingInput(d.state(), e))
}

// cardOf is the card of a ranking with all that a decision says.
func cardOf(in ranking.Input) (*robustness.Card, error) {
	p, err := ranking.Prepare(in)
	if err != nil {
		return nil, err
	}
	c, err := robustness.Of(p)
	if err != nil {
		return nil, err
	}
	c.Drawn = true
	c.Acceptability, err = robustness.Accept(p, Draws, Seed)
	return c, err
}

func isNull(v json.RawMessage) bool { return len(v) == 0 || string(v) == "null" }

// saysRobustness reports whether software of that name says in a decision how
// firmly the ranking stands: all does but that of before version 0.5.
func saysRobustness(software string) bool { return since(software, 5) }

// laterRule reports that a document follows from a rule that software of before
// version 0.5 does not compute.
func (d *Document) laterRule() bool {
	e := d.edition
	j, p := &e.Rule.Jury, e.Rule.Public
	return j.Method != award.Mean && j.Method != award.Additive || rounds(j.Rounding) ||
		len(e.Marked()) < len(e.Criteria) || p != nil && (p.Method == award.RankPoints || p.Method == award.Added) ||
		slices.ContainsFunc(e.Rule.Ties, func(step string) bool {
			return step == award.TieChair || strings.HasPrefix(step, award.TieMetric+":")
		})
}

func rounds(r *award.Rounding) bool {
	return r != nil && (r.Mark != nil || r.Criterion != nil || r.Weighted != nil || r.Total != nil)
}

// cardKeys are what a card has, in the order of the format.
var cardKeys = []string{
	"public_weight", "shortlist_top", "criterion_weights", "leave_one_out", "other_rules", "rank_acceptability",
}

// robust checks the form of the card: what only a newer version writes is not
// taken for a forgery.
func (c *former) robust() {
	if isNull(c.Robustness) {
		return
	}
	card := map[string]json.RawMessage{}
	c.need(json.Unmarshal(c.Robustness, &card) == nil, "robustness", "card")
	for key := range card {
		c.known(slices.Contains(cardKeys, key), "robustness")
	}
}

// robustness finds whether what is said of how firmly the ranking stands follows
// from marks, votes and rule.
func (r *recomputation) robustness() Finding {
	if isNull(r.Robustness) {
		if saysRobustness(r.Software) || r.laterRule() {
			return bad("robustness", result("robustness_missing"))
		}
		return Finding{Check: "robustness", Say: "robustness_none"}
	}
	card, err := r.recard()
	if err != nil {
		return bad("robustness", fault.Of(err))
	}
	if want := robustness.JSON(card); !bytes.Equal(compact(want), compact(r.Robustness)) {
		return bad("robustness", result("robustness", "key", firstOther(want, r.Robustness)))
	}
	return good("robustness", "robustness", "n", strconv.Itoa(len(card.OtherRules)), "jurors", strconv.Itoa(len(card.LeaveOneOut)))
}

// firstOther is the first part of a card that another has otherwise.
func firstOther(a, b json.RawMessage) string {
	var x, y map[string]json.RawMessage
	if json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil {
		for _, key := range cardKeys {
			if !bytes.Equal(compact(orNull(x[key])), compact(orNull(y[key]))) {
				return key
			}
		}
	}
	return "robustness"
}

// redactCard is a card with labels for the jurors.
func (d *Document) redactCard() (json.RawMessage, error) {
	if isNull(d.Robustness) {
		return d.Robustness, nil
	}
	labels := d.Labels()
	return robustness.RelabelJSON(d.Robustness, func(juror string) (string, bool) {
		label, ok := labels[juror]
		return label, ok
	})
}
