package room

import (
	"context"
	"strconv"
	"strings"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/text"
)

// CollectOptions are what the chair says about the files that came.
type CollectOptions struct {
	Seal         []byte // passphrase of the sealing key
	Sign         Signing
	AcceptKeys   []string // keys that were read aloud: JUROR=SHA256:…, or SHA256:… of whoever signed with it
	Reason       string   // why a juror has another key than before, or why that ballot is chosen
	Why          string   // why marks that are open are changed, where the ballot that does it has no comment there
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
	KeyFP        string                 // of the key that signed it
	Confirmed    bool                   // that key is the juror's from now on, as the chair said
	Changes      []deliberation.Revised // of marks that are open, by a ballot that came into a round
	Form         bool
	Empty        int      // cells of a form that was accepted with neither mark nor abstention: they count as abstentions
	Undeclared   []string // names of nominees on whom a form that was accepted does not say whether there is a conflict
}

// Collected is what became of all files.
type Collected struct {
	Files   []CollectedFile
	Receipt int      // number of the receipt that was made; 0: none was
	Signed  bool     // the receipt is signed
	Written []string // paths
	Notices []Notice // what to look at
}

// Collect takes in sealed ballots and forms: files, and folders with such.
// Each is opened in memory and checked. Of those that are good the sealed bytes
// and hashes are kept, of the others a line of the record. All of it is one
// act, with a numbered receipt where any was accepted. Opening the sealing key
// takes about a second.
func (r *Room) Collect(ctx context.Context, who string, paths []string, o CollectOptions) (Collected, error) {
	t, all, err := r.takeIn(ctx, who, paths, o)
	if err != nil {
		return Collected{}, err
	}
	return r.collected(ctx, t, all)
}

// TryCollect finds out what Collect would find, and does none of it: a path that
// is not there, a passphrase that is wrong (E_PASSPHRASE), and whether anything
// would be taken in, so that there is a receipt to be signed.
func (r *Room) TryCollect(ctx context.Context, who string, paths []string, o CollectOptions) (anything bool, err error) {
	t, all, err := r.takeIn(ctx, who, paths, o)
	if err != nil {
		return false, err
	}
	t.results(all)
	return t.changed, nil
}

// takeIn takes files in apart: nothing of it is stored yet.
func (r *Room) takeIn(ctx context.Context, who string, paths []string, o CollectOptions) (*taker, []*incoming, error) {
	o, err := r.cleanCollect(o)
	if err != nil {
		return nil, nil, err
	}
	a, id, err := r.apartFor(r.asChair, who)
	if err != nil {
		return nil, nil, err
	}
	if f := deliberation.Allowed(a.state, a.ed, deliberation.ActCollect); f != nil {
		return nil, nil, f
	}
	t := &taker{
		room: a, chain: a.chain(), who: id, o: o, signers: map[string]map[string]bool{}, docs: map[string][]byte{},
	}
	if t.keys, err = a.acceptances(o.AcceptKeys); err != nil {
		return nil, nil, err
	}
	all, err := t.inbox(paths)
	if err == nil {
		err = t.takeAll(ctx, all)
	}
	if err == nil && o.Choose != "" {
		err = t.choose(o.Choose, o.Reason)
	}
	return t, all, err
}

// cleanCollect cleans what the chair wrote.
func (r *Room) cleanCollect(o CollectOptions) (CollectOptions, error) {
	for _, s := range []*string{&o.Reason, &o.Why, &o.By, &o.Late} {
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
	for _, x := range done.Files {
		if x.Confirmed {
			done.Notices = append(done.Notices, Notice{"key_confirmed", fault.Pairs("name", t.name(x.Juror), "key", x.KeyFP)})
		}
		if x.Empty > 0 {
			done.Notices = append(done.Notices, Notice{"abstained", fault.Pairs("name", t.name(x.Juror), "n", strconv.Itoa(x.Empty))})
		}
		if len(x.Undeclared) > 0 {
			done.Notices = append(done.Notices, Notice{"form_undeclared", fault.Pairs("name", t.name(x.Juror), "nominees", strings.Join(x.Undeclared, ", "))})
		}
	}
	var out writing
	if t.changed {
		var err error
		if out, err = t.receipt(ctx, &done); err != nil {
			return Collected{}, err
		}
	}
	return r.settleReceipt(t, done, out)
}

// settleReceipt stores what a taker did, and writes the receipt out. Where it
// cannot be written after that, a notice says so.
func (r *Room) settleReceipt(t *taker, done Collected, out writing) (Collected, error) {
	var err error
	done.Written, err = r.settleWriting(t.chain, t.docs, out.dir, out.all)
	if f := fault.Of(err); f != nil && f.ID == notWritten {
		done.Notices, err = append(done.Notices, Notice{"not_written", f.Args}), nil
	}
	if err != nil {
		return Collected{}, err
	}
	return done, nil
}
