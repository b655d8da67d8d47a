package room

import (
	"maps"
	"slices"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/text"
)

// Cited is what the passages of the grounds are that stand in quotation marks.
type Cited struct {
	Linked  []CitationSight // those that are word for word from a juror's comment
	Changed []CitationSight // those that are nearly so: words were changed since they were quoted
	Others  int             // those that are from somewhere else
}

// CitationSight is a quotation, and the comment that it is from.
type CitationSight struct{ Quote, Nominee, Criterion, Juror string }

// Cited finds the quotations in grounds of that language, as the decision will
// have them. Before the marks are opened all are from somewhere else.
func (s Sight) Cited(lang, grounds string) Cited {
	return quotable{s.Edition, s.Ballots, s.Overrides, s.Chosen}.cited(lang, grounds)
}

// quotable is what grounds may quote from.
type quotable struct {
	ed        *award.Edition
	ballots   []*ballot.Ballot // that were handed in, in the order of the roll
	overrides []ranking.Override
	winners   []string
}

func (q quotable) cited(lang, grounds string) Cited {
	var found Cited
	quotations := decision.Quotations(grounds)
	if len(quotations) == 0 {
		return found
	}
	comments, linked := q.comments(), map[string]bool{}
	for _, c := range decision.Citations(map[string]string{lang: grounds}, comments, q.winners) {
		found.Linked = append(found.Linked, CitationSight{c.Quote, c.Nominee, c.Criterion, c.Juror})
		linked[c.Quote] = true
	}
	quotations = slices.DeleteFunc(quotations, func(s string) bool { return linked[s] })
	near := nearby(comments, q.winners)
	for _, s := range quotations {
		if m, ok := near.to(s); ok {
			found.Changed = append(found.Changed, CitationSight{s, m.Nominee, m.Criterion, m.Juror})
		} else {
			found.Others++
		}
	}
	return found
}

// comments are those on marks that count, in the order of the decision.
func (q quotable) comments() []decision.Mark {
	var marks []decision.Mark
	admitted := ranking.Admitted(q.ed, q.overrides)
	for _, b := range q.ballots {
		if ranking.Leaves(q.ed, b, admitted) {
			continue
		}
		for i := range q.ed.Nominees {
			n := &q.ed.Nominees[i]
			for _, k := range q.ed.Marked() {
				cell := ballot.Cell{Nominee: n.ID, Criterion: k.ID}
				if said := b.Cells[cell].Comment; said != "" && !n.Withdrawn && b.Status(cell) != ballot.IsRecused {
					marks = append(marks, decision.Mark{Juror: b.Juror, Nominee: n.ID, Criterion: k.ID, Comment: said})
				}
			}
		}
	}
	return marks
}

// quotedNotices warn of quotations in the grounds that are not what somebody
// wrote any more.
func (r *Room) quotedNotices(s deliberation.State) []Notice {
	if len(s.Proposal.Grounds) == 0 || !deliberation.MarksOpen(s) {
		return nil
	}
	q := quotable{ed: r.ed, ballots: deliberation.Counted(s, r.ed), overrides: s.Overrides}
	if rk, err := r.compute(); err == nil {
		q.winners = deliberation.Winners(&s.Proposal, r.ed.Rule.Outcome, rk.Winners)
	}
	var ns []Notice
	for _, lang := range slices.Sorted(maps.Keys(s.Proposal.Grounds)) {
		for _, c := range q.cited(lang, s.Proposal.Grounds[lang]).Changed {
			ns = append(ns, Notice{"quote_changed", fault.Pairs("quote", text.Truncate(c.Quote, shownQuote))})
		}
	}
	return ns
}

// shownQuote is how much of a quotation a warning repeats, in cells.
const shownQuote = 60
