package room

import (
	"context"
	"slices"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/trust"
)

// taker takes files in, one after the other, apart from the room.
type taker struct {
	room    *Room
	chain   *chain
	who     string
	key     trust.Identity // zero: it is not open
	o       CollectOptions
	keys    []acceptance
	signers map[string]map[string]bool // by key: jurors in whose name it signs in this run
	docs    map[string][]byte
	changed bool // there is a receipt to issue: a ballot that counts came in, or was chosen
}

// takeAll takes in what came: a juror's older revision first, in whatever order
// the files came.
func (t *taker) takeAll(ctx context.Context, all []*incoming) error {
	if len(all) > 0 && t.chain.state.Recipient == "" {
		return fault.New(fault.State, "sealing.none")
	}
	if slices.ContainsFunc(all, func(x *incoming) bool { return x.Result == "" }) {
		var err error
		if t.key, err = t.room.unlock(ctx, t.o.Seal); err != nil {
			return err
		}
	}
	for _, x := range all {
		if ctx.Err() != nil {
			return stopped(ctx)
		}
		if x.Result == "" && !x.Form {
			t.rank(x)
		}
	}
	order := slices.Clone(all)
	slices.SortStableFunc(order, func(a, b *incoming) int { return a.revision - b.revision })
	for _, x := range order {
		if ctx.Err() != nil {
			return stopped(ctx)
		}
		if err := t.take(x); err != nil {
			return err
		}
	}
	return nil
}

// rank finds the place of a ballot in the order, and who signed it.
func (t *taker) rank(x *incoming) {
	data := x.read()
	if data == nil {
		return
	}
	o, err := mailing.Open(data, x.shown(), t.key)
	if err != nil {
		return // said when it is taken
	}
	x.revision = o.Ballot.Revision
	if o.Key.IsZero() {
		return
	}
	fp := o.Key.Fingerprint()
	if t.signers[fp] == nil {
		t.signers[fp] = map[string]bool{}
	}
	t.signers[fp][o.Ballot.Juror] = true
}

// take takes in one file, and keeps that it was refused where it was.
func (t *taker) take(x *incoming) error {
	if x.Result == "" {
		if data := x.read(); data != nil && x.Form {
			t.takeForm(x, data)
		} else if data != nil {
			t.takeBallot(x, data)
		}
	}
	told := x.Result == Refused || x.Result == Held && !t.heldAs(x.Juror, x.SealedSHA256)
	if !told || x.sum == "" {
		return nil
	}
	e := deliberation.Event{Kind: deliberation.ImportRefused, Who: t.who, SHA256: x.sum, Class: string(x.Fault.Class)}
	if t.awaits(x) {
		e.Juror, e.Key, e.Origin = x.Juror, x.key, deliberation.OriginSealed
		if x.Form {
			e.Origin = deliberation.OriginForm
		}
	}
	if t.toldBefore(e.Note()) {
		return nil
	}
	return t.chain.add(e)
}

// awaits reports whether a file that was not taken in is likely that juror's,
// who has to be asked, or has to send another: nobody is to read that nothing
// came.
func (t *taker) awaits(x *incoming) bool {
	if j, ok := t.chain.ed.Juror(x.Juror); !ok || !j.Votes {
		return false
	}
	switch x.Fault.Class {
	case fault.Juror:
		return x.Result == Held || x.Fault.ID == mailing.OtherKey
	case fault.Closed:
		return true
	case fault.Format, fault.Score, fault.Def:
		return x.Form
	}
	return false
}

// toldBefore reports whether the record has that refusal already: a file that
// lies in a folder is refused once, however often the folder is looked at.
func (t *taker) toldBefore(note string) bool {
	return slices.ContainsFunc(t.chain.entries, func(e record.Entry) bool {
		return e.Kind == string(deliberation.ImportRefused) && e.Note == note
	})
}

// results are what became of the files, in their order. Of two ballots that
// differ neither counts, although one of them may have come first. It notes
// whether there is a receipt to issue.
func (t *taker) results(all []*incoming) []CollectedFile {
	var rs []CollectedFile
	for _, x := range all {
		if x.Result == Accepted && t.heldAs(x.Juror, x.SealedSHA256) {
			x.Result, x.Fault = Held, forked(x.Juror, x.Revision).At(x.shown())
		}
		t.changed = t.changed || x.Result == Accepted
		rs = append(rs, x.CollectedFile)
	}
	return rs
}

// heldAs reports whether that ballot of the juror waits for a choice.
func (t *taker) heldAs(juror, sealed string) bool {
	return slices.ContainsFunc(t.chain.state.Held[juror], func(h deliberation.HandIn) bool { return h.Sealed == sealed })
}
