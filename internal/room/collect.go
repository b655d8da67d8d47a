package room

import (
	"context"
	"slices"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/text"
	"votering/internal/trust"
)

// CollectOptions are what the chair says about the files that came.
type CollectOptions struct {
	Seal         []byte // passphrase of the sealing key
	Sign         Signing
	AcceptKeys   []string // fingerprints, SHA256:…, that were read aloud
	Reason       string   // why a juror has another key than before, or why that ballot is chosen
	ConfirmForms []string // jurors, by id, who said that the form is theirs
	By           string   // how that was confirmed, and by whom
	OldVersion   bool     // take forms that were made for an older version
	Late         string   // why ballots are admitted after closing; empty: they are not
	Choose       string   // SHA-256 of the ballot, or of the sealed file, that counts of those that are held
	Out          string   // the folder for the receipt; empty: it stays in the file
}

// The results of a file that was collected.
const (
	Accepted = "accepted"
	Already  = "already" // it was there, byte for byte
	Held     = "held"    // somebody has to be asked first
	Refused  = "refused"
)

// CollectedFile is what became of one file.
type CollectedFile struct {
	File         string
	Juror        string // empty where it is not known
	Revision     int
	Result       string
	Fault        *fault.Error // why it is held or refused; nil else
	Problems     fault.List   // every complaint about a form
	SHA256       string       // of the ballot's bytes
	SealedSHA256 string
	KeyFP        string // of the key that signed it
	Form         bool
	Empty        int // cells of a form that was accepted with neither mark nor abstention: they count as abstentions
}

// Collected is what became of all files.
type Collected struct {
	Files   []CollectedFile
	Receipt int      // number of the receipt that was made; 0: none was
	Signed  bool     // the receipt is signed
	Written []string // paths
}

// Collect takes in sealed ballots and forms: files, and folders with such.
// Each is opened in memory and checked. Of those that are good the sealed bytes
// and hashes are kept, of the others a line of the record. All of it is one
// act, with a numbered receipt where any was accepted. Opening the sealing key
// takes about a second.
func (r *Room) Collect(ctx context.Context, who string, paths []string, o CollectOptions) (Collected, error) {
	o, err := r.cleanCollect(o)
	if err != nil {
		return Collected{}, err
	}
	a, id, err := r.apartFor(r.asChair, who)
	if err != nil {
		return Collected{}, err
	}
	if f := deliberation.Allowed(a.state, a.ed, deliberation.ActCollect); f != nil {
		return Collected{}, f
	}
	all, err := inbox(paths)
	if err != nil {
		return Collected{}, err
	}
	t := &taker{room: a, chain: a.chain(), who: id, o: o, docs: map[string][]byte{}}
	if len(all) > 0 {
		if t.key, err = a.unlock(ctx, o.Seal); err != nil {
			return Collected{}, err
		}
	}
	if err := t.takeAll(ctx, all); err != nil {
		return Collected{}, err
	}
	if o.Choose != "" {
		if err := t.choose(o.Choose, o.Reason); err != nil {
			return Collected{}, err
		}
	}
	return r.collected(ctx, t, all)
}

// cleanCollect cleans what the chair wrote.
func (r *Room) cleanCollect(o CollectOptions) (CollectOptions, error) {
	for _, s := range []*string{&o.Reason, &o.By, &o.Late} {
		clean, err := text.Clean(*s, MaxReason)
		if err != nil {
			return o, err
		}
		*s = clean
	}
	if len(o.ConfirmForms) > 0 && o.By == "" {
		return o, fault.New(fault.Usage, "collect.by")
	}
	if o.Choose != "" && o.Reason == "" {
		return o, fault.New(fault.Usage, "reason.missing")
	}
	return o, nil
}

// collected issues a receipt for what was taken, and stores all of it.
func (r *Room) collected(ctx context.Context, t *taker, all []*incoming) (Collected, error) {
	done := Collected{Files: t.results(all)}
	if len(t.chain.pairs) == 0 {
		return done, nil
	}
	staged := &files.Staged{}
	if t.changed {
		var err error
		if staged, err = t.receipt(ctx, &done); err != nil {
			return Collected{}, err
		}
	}
	if err := r.settle(t.chain, t.docs); err != nil {
		staged.Drop()
		return Collected{}, err
	}
	var err error
	done.Written, err = staged.Keep()
	return done, err
}

// taker takes files in, one after the other, apart from the room.
type taker struct {
	room    *Room
	chain   *chain
	who     string
	key     trust.Identity
	o       CollectOptions
	docs    map[string][]byte
	changed bool // which ballots are in: there is a receipt to issue
}

// takeAll takes in what came. A juror's older revision goes first, in whatever
// order the files came.
func (t *taker) takeAll(ctx context.Context, all []*incoming) error {
	for _, x := range all {
		if ctx.Err() != nil {
			return stopped(ctx)
		}
		t.open(x)
	}
	order := slices.Clone(all)
	slices.SortStableFunc(order, func(a, b *incoming) int { return a.revision() - b.revision() })
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
