package decision

import (
	"strconv"

	"votering/internal/fault"
)

// Why a ballot is not counted.
const (
	ReasonRecused    Maybe = "recused"    // `recusal: edition`: a juror who is recused from one nominee leaves the whole ranking
	ReasonSuperseded Maybe = "superseded" // the juror handed in another after it
	ReasonHeld       Maybe = "held"       // there were two of one revision, and nobody chose between them
	ReasonNotChosen  Maybe = "not_chosen" // there were two of one revision, and the other was chosen
)

// Stands reports the one ballot of a juror that all others gave way to. It is
// the juror's whether it is counted or not.
func (b *Ballot) Stands() bool {
	return b.Reason != ReasonSuperseded && b.Reason != ReasonHeld && b.Reason != ReasonNotChosen
}

// Travelled reports a ballot that was not written in the chair's file.
func (b *Ballot) Travelled() bool { return b.Origin == Sealed || b.Origin == Formed }

// Standing are the ballots that stand, one a juror at most.
func (d *Document) Standing() []Ballot { return standing(d.Ballots) }

func standing(ballots []Ballot) []Ballot {
	list := make([]Ballot, 0, len(ballots))
	for i := range ballots {
		if ballots[i].Stands() {
			list = append(list, ballots[i])
		}
	}
	return list
}

// ballots checks the ballots' form: in a complete document those of a juror
// follow each other by revision, and one of them stands at most.
func (c *former) ballots() {
	seat, last, stood := -1, Ballot{}, false
	for i := range c.Ballots {
		x, at := &c.Ballots[i], item("ballots", i)
		own, ok := c.seats[x.Juror]
		c.need(ok, at, "juror", "juror", x.Juror)
		c.handIn(x, at)
		if c.found != nil {
			return
		}
		again := own == seat
		c.need(own > seat || again && c.Profile == Complete && follows(&last, x), at, "order")
		c.need(!again || !stood || !x.Stands(), at, "twice", "juror", x.Juror)
		stood = x.Stands() || again && stood
		seat, last = own, *x
	}
	c.received()
}

// follows reports that of two ballots of one juror b comes after a.
func follows(a, b *Ballot) bool {
	return *a.Revision < *b.Revision || *a.Revision == *b.Revision && a.SealedSHA256 < b.SealedSHA256
}

// handIn checks one ballot.
func (c *former) handIn(x *Ballot, at string) {
	complete := c.Profile == Complete
	c.only(Complete, x.Revision != nil, at+".revision")
	c.need(x.Revision == nil || *x.Revision > 0, at+".revision", "empty")
	c.known(x.Origin == Entered || x.Travelled() || x.Origin == "" && !complete, at+".origin")
	for _, h := range []struct{ hash, key string }{
		{string(x.BallotSHA256), ".ballot_sha256"}, {string(x.SealedSHA256), ".sealed_sha256"},
	} {
		c.need(x.Origin != Entered || h.hash == "", at+h.key, "entered")
		c.never(h.hash != "", at+h.key)
		if complete && x.Travelled() {
			c.hash(h.hash, at+h.key)
		}
	}
	c.need(x.Counted == (x.Reason == ""), at+".reason", "counted", "juror", x.Juror)
	c.need(complete || x.Stands(), at+".reason", "profile_key", "profile", string(c.Profile))
	c.never(x.Late != "", at+".late")
	c.never(x.Confirmed != "", at+".confirmed")
	c.need(x.Late == "" || x.Travelled(), at+".late", "entered")
	c.need(!complete || (x.Confirmed != "") == (x.Origin == Formed), at+".confirmed", "confirmed", "juror", x.Juror)
	c.need((x.Unchosen != "") == (x.Reason == ReasonNotChosen), at+".unchosen", "unchosen", "juror", x.Juror)
	c.line(string(x.Unchosen), at+".unchosen")
	c.line(string(x.Late), at+".late")
	c.line(string(x.Confirmed), at+".confirmed")
}

// received checks the counts of a public document: it has them where a ballot
// travelled, and they are of as many ballots as there are.
func (c *former) received() {
	r, travelled := c.Received, false
	for i := range c.Ballots {
		travelled = travelled || c.Ballots[i].Origin != Entered
	}
	c.need((r != nil) == (travelled && c.Profile == Public), "received", "received")
	if r == nil || c.found != nil {
		return
	}
	n := len(c.Ballots)
	c.need(min(r.Sealed, r.Form, r.Entered, r.Late) >= 0 && max(r.Sealed, r.Form, r.Entered) <= n &&
		r.Sealed+r.Form+r.Entered == n && r.Late <= r.Sealed+r.Form, "received", "received")
	want := Maybe("")
	switch n {
	case r.Sealed:
		want = Sealed
	case r.Form:
		want = Formed
	}
	for i := range c.Ballots {
		c.need(c.Ballots[i].Origin == want, item("ballots", i)+".origin", "received")
	}
}

// receivedOf are the counts of a public document; nil where nothing travelled.
func receivedOf(ballots []Ballot) *Received {
	r := &Received{}
	for i := range ballots {
		switch ballots[i].Origin {
		case Sealed:
			r.Sealed++
		case Formed:
			r.Form++
		default:
			r.Entered++
		}
		if ballots[i].Late != "" {
			r.Late++
		}
	}
	if r.Sealed+r.Form == 0 {
		return nil
	}
	return r
}

// pile is what one juror handed in, as far as it decides what was set aside.
type pile struct {
	last   int          // the highest revision of those that travelled
	other  bool         // one was entered
	held   map[int]int  // by revision: how many are held
	chosen map[int]bool // by revision: one of them is, was or may yet be the juror's
}

// setAside finds a ballot that gave way to none (E_RESULT): a juror's last word
// counts, unless nobody chose between two.
func (r *recomputation) setAside() *fault.Error {
	piles := map[string]*pile{}
	for i := range r.Ballots {
		b := &r.Ballots[i]
		if b.Revision == nil {
			return nil // a public document has the last of each alone
		}
		p, ok := piles[b.Juror]
		if !ok {
			p = &pile{held: map[int]int{}, chosen: map[int]bool{}}
			piles[b.Juror] = p
		}
		p.add(b)
	}
	for i := range r.Ballots {
		if b := &r.Ballots[i]; !b.Stands() && !piles[b.Juror].allows(b) {
			return result("ballot_aside", "juror", b.Juror, "revision", strconv.Itoa(*b.Revision), "reason", string(b.Reason))
		}
	}
	return nil
}

func (p *pile) add(b *Ballot) {
	switch {
	case !b.Travelled():
		p.other = true
	default:
		p.last = max(p.last, *b.Revision)
	}
	if b.Reason == ReasonHeld {
		p.held[*b.Revision]++
	}
	if b.Reason != ReasonNotChosen { // a third of that revision may have come after the choice
		p.chosen[*b.Revision] = true
	}
}

// allows reports that a ballot can have been set aside, for its reason, because
// of another of the same juror.
func (p *pile) allows(b *Ballot) bool {
	switch b.Reason {
	case ReasonSuperseded:
		return b.Travelled() && (p.other || p.last > *b.Revision)
	case ReasonHeld:
		return p.held[*b.Revision] > 1
	default:
		return p.chosen[*b.Revision]
	}
}
