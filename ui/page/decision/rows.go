package decision

import (
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/page"
)

// kind is what a part of the decision is about.
type kind string

const (
	ofWinner    kind = "winner"
	ofVotes     kind = "votes"
	ofDeparture kind = "departure"
	ofGrounds   kind = "grounds"
	ofDissent   kind = "dissent"
	ofSigning   kind = "sign"
	ofExport    kind = "export"
	ofAnnounce  kind = "announce"
	ofCosigning kind = "cosign"
	ofReopening kind = "reopen"
	ofPurging   kind = "purge"

	ofTie kind = "tie" // no part of this page: the chair settles it on that of the ranking
)

// row is one part of the decision in the overview.
type row struct {
	kind kind
	lang string // of grounds
}

// leads reports whether who acts leads the jury.
func leads(s room.Sight) bool { return s.Who.Role != award.JurorRole }

// languages are those that grounds may be written in, the edition's first.
func languages(e *award.Edition) []string {
	langs := []string{e.Language}
	for _, l := range deliberation.Languages {
		if l != e.Language {
			langs = append(langs, l)
		}
	}
	return langs
}

// rowsOf lists the parts that there are in the state the edition is in; none
// before the ranking stands, nor for the jury before it is decided.
func rowsOf(s room.Sight) []row {
	if s.Phase == deliberation.Decided {
		return decidedRows(s)
	}
	if !leads(s) || s.Phase != deliberation.Revealed {
		return nil
	}
	rows := []row{{kind: ofWinner}}
	if s.Edition.Rule.Outcome == award.Advice {
		rows = append(rows, row{kind: ofVotes}, row{kind: ofDeparture}) // there also where none is needed: numbers stay put
	}
	for _, lang := range languages(s.Edition) {
		rows = append(rows, row{ofGrounds, lang})
	}
	return append(rows, row{kind: ofDissent}, row{kind: ofSigning}, row{kind: ofReopening})
}

// decidedRows are what to hand on, and what there is to read.
func decidedRows(s room.Sight) []row {
	var rows []row
	if leads(s) {
		rows = append(rows, row{kind: ofExport}, row{kind: ofAnnounce})
	}
	if p := &s.Proposal; len(p.Votes) > 0 || p.Secret() {
		rows = append(rows, row{kind: ofVotes})
	}
	if s.Proposal.Departure != "" && s.Departs {
		rows = append(rows, row{kind: ofDeparture})
	}
	for _, lang := range languages(s.Edition) {
		if s.Proposal.Grounds[lang] != "" {
			rows = append(rows, row{ofGrounds, lang})
		}
	}
	if len(s.Proposal.Dissent) > 0 {
		rows = append(rows, row{kind: ofDissent})
	}
	if leads(s) && mayCosign(s) {
		rows = append(rows, row{kind: ofCosigning})
	}
	if leads(s) && s.Purged == nil {
		rows = append(rows, row{kind: ofReopening})
	}
	if leads(s) {
		rows = append(rows, row{kind: ofPurging})
	}
	return rows
}

// mender is the part that takes away what stands in the way.
func mender(b deliberation.Blocker) row {
	switch b.ID {
	case "cast":
		return row{kind: ofTie}
	case "no_grounds", "grounds_stale", "grounds_stale_none":
		return row{ofGrounds, b.Args["lang"]}
	case "no_votes":
		return row{kind: ofVotes}
	case "no_departure", "departure_stale":
		return row{kind: ofDeparture}
	case "recusal_open":
		return row{kind: ofReopening} // the others decide it before the marks are locked
	}
	return row{kind: ofWinner}
}

// missing is what stands in the way, in the order of the parts that mend it.
func (p *Page) missing(s room.Sight) []deliberation.Blocker {
	at := func(b deliberation.Blocker) int { return slices.Index(p.rows, mender(b)) }
	bs := slices.Clone(s.Blocking)
	slices.SortStableFunc(bs, func(a, b deliberation.Blocker) int { return at(a) - at(b) })
	return bs
}

// stale is what says that a text was written for another outcome; nil where it
// was not.
func stale(s room.Sight, id textID) *deliberation.Blocker {
	for _, b := range blockers(s, row{kind: id.kind, lang: id.of}) {
		switch b.ID {
		case "grounds_stale", "grounds_stale_none", "departure_stale":
			return &b
		}
	}
	return nil
}

// number is the key of a part; empty where it is not in the list.
func (p *Page) number(r row) string {
	i := slices.Index(p.rows, r)
	if i < 0 {
		return ""
	}
	return strconv.Itoa(i + 1)
}

// tieKey leads to where the chair settles a tie, and is the key that does it
// there.
const tieKey = "l"

// key is what is pressed to mend what stands in the way: the number of a part,
// or what leads to where it is mended.
func (p *Page) key(b deliberation.Blocker) string {
	if r := mender(b); r.kind != ofTie {
		return p.number(r)
	}
	return tieKey
}

// blockers are what stands in the way of a part: of one that is written, that
// it is not; of the signature, everything.
func blockers(s room.Sight, r row) []deliberation.Blocker {
	if s.Phase != deliberation.Revealed {
		return nil
	}
	if r.kind == ofSigning {
		return s.Blocking
	}
	return slices.DeleteFunc(slices.Clone(s.Blocking), func(b deliberation.Blocker) bool { return mender(b) != r })
}

// begin is the part to begin with: the first that something is missing in, the
// signature where nothing is, and for the jury the grounds.
func (p *Page) begin(c page.Context) int {
	for i, r := range p.rows {
		if r.kind == ofSigning || len(blockers(c.Sight, r)) > 0 || r.kind == ofGrounds && !leads(c.Sight) {
			return i
		}
	}
	return 0
}

// off is why a part cannot be opened now; nil where it can.
func off(s room.Sight, r row) *fault.Error {
	switch r.kind {
	case ofSigning:
		if f := s.Allowed[deliberation.ActDecide]; f != nil {
			return f
		}
		if n := len(s.Blocking); n > 0 {
			return fault.New(fault.State, "decide.missing", "n", strconv.Itoa(n))
		}
		if s.Who.Role != award.ChairRole {
			return fault.New(fault.Juror, "juror.chair_alone", "name", s.Who.Name)
		}
	case ofAnnounce:
		if s.Decision != nil && !s.Decision.AnnouncedAt.IsZero() {
			return fault.New(fault.State, "announce.twice")
		}
		return s.Allowed[deliberation.ActAnnounce]
	case ofExport:
		return s.Allowed[deliberation.ActExport]
	case ofCosigning:
		return s.Allowed[deliberation.ActCosign]
	case ofReopening:
		return s.Allowed[deliberation.ActReopen]
	case ofPurging:
		return s.Allowed[deliberation.ActPurge]
	case ofWinner, ofVotes, ofDeparture, ofGrounds, ofDissent:
		if s.Phase != deliberation.Revealed {
			return nil
		}
		if f := s.Allowed[deliberation.ActPropose]; f != nil {
			return f
		}
		if r.kind == ofDeparture && !s.Departs && s.Proposal.Departure == "" {
			return fault.New(fault.State, "decide.no_need")
		}
	}
	return nil
}

// open opens a part.
func (p *Page) open(c page.Context, r row) page.Action {
	if f := off(c.Sight, r); f != nil {
		return page.Action{Off: f}
	}
	reading := c.Sight.Phase == deliberation.Decided
	switch r.kind {
	case ofWinner:
		p.steps.Push(newWinners(p, c))
	case ofVotes:
		p.steps.Push(newVotes(p, c, reading))
	case ofDeparture:
		return p.openText(c, textID{ofDeparture, ""}, reading)
	case ofGrounds:
		return p.openText(c, textID{ofGrounds, r.lang}, reading)
	case ofDissent:
		p.steps.Push(newDissents(p, c, reading))
	case ofSigning:
		return p.openKeys(c)
	case ofExport:
		p.steps.Push(newExports(p))
	case ofAnnounce:
		return askAnnounce(c)
	case ofCosigning:
		return p.askCosign(c)
	case ofReopening:
		p.steps.Push(newReopening(p, c))
	case ofPurging:
		return askPurge(c)
	}
	return page.Action{}
}
