package decision

import (
	"slices"
	"strconv"
	"time"

	"votering/internal/deliberation"
	"votering/internal/fault"
)

// rounds finds whether the marks follow from the changes that are told: each
// begins with the mark that the one before it left, and the last left the mark
// that counts. Which mark a juror began with is in the ballot, and a document
// alone does not have it.
func (r *recomputation) rounds() Finding {
	if len(r.Rounds) == 0 {
		return Finding{Check: "rounds", Say: "rounds_none"}
	}
	for _, follow := range []func() *fault.Error{r.roundTimes, r.chain, r.bySigned, r.inRoom} {
		if f := follow(); f != nil {
			return bad("rounds", f)
		}
	}
	say, n, void, signed := "rounds", 0, 0, 0
	for _, x := range r.Rounds {
		if x.Void {
			void++
			continue
		}
		n += len(x.Changes)
		for _, c := range x.Changes {
			switch c.Confirmed {
			case Signed:
				signed++
			case "":
				say = "rounds_public"
			}
		}
	}
	return good("rounds", say, "n", strconv.Itoa(n), "rounds", strconv.Itoa(len(r.Rounds)-void), "void", strconv.Itoa(void),
		"signed", strconv.Itoa(signed), "in_room", strconv.Itoa(n-signed))
}

// roundTimes finds a round that was not while the marks were open to the jury,
// or not in its order, or void without a reason.
func (r *recomputation) roundTimes() *fault.Error {
	before := r.s.Times.Opened
	for i := range r.Rounds {
		x := &r.Rounds[i]
		n := strconv.Itoa(x.N)
		if x.Void && lastBack(&r.s, deliberation.Open).IsZero() {
			return result("round_void", "n", n)
		}
		from, to := roundSpan(&r.s, before, x.ClosedAt, x.Void)
		if x.OpenedAt.Before(from) || x.ClosedAt.Before(x.OpenedAt) || x.ClosedAt.After(to) {
			return result("round_times", "n", n, "opened", x.OpenedAt.Format(time.RFC3339), "closed", x.ClosedAt.Format(time.RFC3339))
		}
		before = x.ClosedAt
	}
	return nil
}

// chain finds the first change that does not begin where the one before it
// ended, and a mark that is not where the last one ended. Marks that do not
// count any more, of a juror who is recused since or a nominee who withdrew,
// are not there to be compared.
func (r *recomputation) chain() *fault.Error {
	stands := map[string]bool{} // by juror
	for _, b := range r.Standing() {
		stands[b.Juror] = true
	}
	last := map[place]string{}
	for i := range r.Rounds {
		if r.Rounds[i].Void {
			continue
		}
		n := strconv.Itoa(r.Rounds[i].N)
		for k := range r.Rounds[i].Changes {
			x := &r.Rounds[i].Changes[k]
			if !stands[x.Juror] {
				return result("revised_ballot", "n", n, "juror", x.Juror)
			}
			if before, ok := last[x.place()]; ok && before != x.From {
				return r.revised("revised_from", x, "n", n, "stated", x.From, "before", before)
			}
			last[x.place()] = x.To
		}
	}
	for i := range r.Marks {
		m := &r.Marks[i]
		if to, ok := last[m.place()]; ok && to != m.Mark {
			return r.revised("revised_to", &Revised{Juror: m.Juror, Nominee: m.Nominee, Criterion: m.Criterion}, "stated", m.Mark, "last", to)
		}
	}
	return nil
}

// revised is a fault (E_RESULT) of a change.
func (r *recomputation) revised(id string, x *Revised, pairs ...string) *fault.Error {
	return result(id, append(pairs, "juror", x.Juror, "nominee", r.name(x.Nominee), "criterion", x.Criterion)...)
}

// bySigned finds a change that is said to be signed and that no ballot can have
// confirmed: it takes a later one than the juror had signed before. One in the
// room can be in the ballot that stands.
func (r *recomputation) bySigned() *fault.Error {
	stands, sealed := map[string]Ballot{}, map[string][]int{}
	for _, b := range r.Ballots {
		if b.Stands() {
			stands[b.Juror] = b
		}
		if b.Origin == Sealed && b.Revision != nil {
			sealed[b.Juror] = append(sealed[b.Juror], *b.Revision)
		}
	}
	before, last := map[string]int{}, r.lastChanges() // before: by juror, the revision of the change that was signed last
	for i := range r.Rounds {
		for k := range r.Rounds[i].Changes {
			x := &r.Rounds[i].Changes[k]
			good := true
			switch b := stands[x.Juror]; {
			case x.Confirmed == Signed && r.Profile == Complete:
				at := slices.Index(sealed[x.Juror], x.Revision)
				good = at > 0 && x.Revision >= before[x.Juror] && (r.Rounds[i].Void || b.Origin == Sealed)
				before[x.Juror] = x.Revision
			case x.Confirmed == Signed:
				good = r.Rounds[i].Void || b.Origin == Sealed
			case x.Revision > 0:
				good = last[x.place()] == x && b.Origin == Sealed && *b.Revision == x.Revision
			}
			if !good {
				return r.revised("revised_signed", x, "n", strconv.Itoa(r.Rounds[i].N))
			}
		}
	}
	return nil
}

// inRoom finds whether a public document counts more marks of signed ballots that
// were changed in the room than it tells of. There may be fewer: some may be in
// a later ballot.
func (r *recomputation) inRoom() *fault.Error {
	if r.Profile != Public {
		return nil
	}
	stated := 0
	if r.Received != nil {
		stated = r.Received.InRoom
	}
	if found := len(r.RevisedInRoom()); stated < 0 || stated > found {
		return result("revised_in_room", "stated", strconv.Itoa(stated), "found", strconv.Itoa(found))
	}
	return nil
}
