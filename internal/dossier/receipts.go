package dossier

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/trust"
)

// receiptPart is how the name of a receipt's file begins, in ReceiptDir.
const receiptPart = ReceiptDir + "/receipt-"

// ReceiptName is what the file of a receipt is called, in ReceiptDir.
func ReceiptName(n int) string { return "receipt-" + strconv.Itoa(n) + ".json" }

// receipt is one that was read, from the folder or from the reader.
type receipt struct {
	*mailing.Receipt
	name string
	hash string // SHA-256
}

// receipts holds the receipts that are there, and those that the reader brings,
// against each other and against the decision: a ballot that one of them lists
// counts, or gave way to a later one that its juror signed; the record is one
// that goes on from it, and the roll one that grew from it.
func (v *verification) receipts() {
	d := v.report.Document
	if d == nil {
		v.tells("receipts", "receipts_none")
		return
	}
	all, err := v.readReceipts(d)
	brought := len(all)
	if err == nil {
		all, err = v.ended(d, all)
	}
	if v.complete != nil {
		v.keyChanges(all)
	}
	if err == nil && len(all) == 0 {
		if brought == 0 {
			v.noReceipts(d)
		}
		return
	}
	if err == nil {
		err = v.agreeing(all)
	}
	all = slices.CompactFunc(all, func(a, b receipt) bool { return a.hash == b.hash })
	for _, holds := range []func(*decision.Document, receipt) error{v.countsAll, v.goesOn} {
		for _, r := range slices.Backward(all) { // the last says most
			if err == nil {
				err = holds(d, r)
			}
		}
	}
	if err != nil {
		v.fails("receipts", "receipts", err)
		return
	}
	v.rolls(all)
	v.gaveWay(d, all)
	v.unlisted(d, all[len(all)-1])
	say := "receipts"
	if v.complete == nil {
		say = "receipts_public"
	}
	v.holds("receipts", say, "n", strconv.Itoa(len(all)))
}

// noReceipts tells that none is here, and whose ballots came in all the same:
// each of them had one, so somebody took them away or never sent them.
func (v *verification) noReceipts(d *decision.Document) {
	v.tells("receipts", "receipts_none")
	var jurors []string
	for _, b := range d.Standing() {
		if b.Travelled() && v.complete != nil && !v.folder.Alone {
			jurors = append(jurors, b.Juror)
		}
	}
	if len(jurors) > 0 {
		v.tells("receipts", Missing, "names", strings.Join(jurors, ", "))
	}
}

// unlisted names ballots that came in and that the last receipt does not list:
// they came after it, or never came.
func (v *verification) unlisted(d *decision.Document, last receipt) {
	var jurors []string
	for _, b := range d.Standing() {
		if _, ok := last.Of(b.Juror); b.Travelled() && !ok && d.Profile == decision.Complete && uint64(last.Record.Size) < d.Record.Size {
			jurors = append(jurors, b.Juror)
		}
	}
	if len(jurors) > 0 {
		v.tells("receipts", Unlisted, "n", strconv.Itoa(last.Number), "names", strings.Join(jurors, ", "))
	}
}

// readReceipts reads those of the folder and those that the reader brings, in
// the order of their numbers.
func (v *verification) readReceipts(d *decision.Document) ([]receipt, error) {
	var all []receipt
	for _, name := range slices.Sorted(maps.Keys(v.folder.Files)) {
		number, ok := strings.CutPrefix(name, receiptPart)
		if !ok || !strings.HasSuffix(name, ".json") || v.complete == nil {
			continue
		}
		v.look(name, name+SigSuffix)
		r, err := v.readReceipt(d, NamedFile{name, v.folder.Files[name], v.folder.Files[name+SigSuffix]})
		if err != nil {
			return nil, at(err, name)
		}
		if number != strconv.Itoa(r.Number)+".json" {
			return nil, fault.New(fault.Format, "dossier.receipt_name", "n", strconv.Itoa(r.Number)).At(name)
		}
		all = append(all, r)
	}
	for _, f := range v.options.Receipts {
		r, err := v.readReceipt(d, f)
		if err != nil {
			return nil, at(err, f.Name)
		}
		all = append(all, r)
	}
	slices.SortStableFunc(all, func(a, b receipt) int { return a.Number - b.Number })
	return all, nil
}

func (v *verification) readReceipt(d *decision.Document, f NamedFile) (receipt, error) {
	if err := v.byChair(d, f.Name, f.Data, f.Sig, trust.NamespaceReceipt); err != nil {
		return receipt{}, err
	}
	r, err := mailing.ReadReceipt(f.Data, f.Name)
	switch {
	case err != nil:
		return receipt{}, err
	case r.Edition != d.Edition.ID:
		return receipt{}, fault.New(fault.Award, "dossier.other_edition", "edition", r.Edition)
	case r.Fingerprint != d.Edition.Fingerprint && endedBy(d, receipt{Receipt: r}) < 0:
		return receipt{}, fault.New(fault.Def, "dossier.other_version", "found", award.Short(r.Fingerprint), "expected", award.Short(d.Edition.Fingerprint))
	}
	return receipt{Receipt: r, name: f.Name, hash: record.Hash(f.Data)}, nil
}

// agreeing holds receipts, sorted by number, against each other. Two that
// differ under one number are named, with their signatures the proof.
func (v *verification) agreeing(all []receipt) error {
	list := make([]*mailing.Receipt, len(all))
	for i, r := range all {
		if list[i] = r.Receipt; i > 0 && r.Number == all[i-1].Number && r.hash != all[i-1].hash {
			return fault.New(fault.Fork, "dossier.receipt_fork", "n", strconv.Itoa(r.Number),
				"one", all[i-1].hash, "other", r.hash).At(all[i-1].name + ", " + r.name)
		}
	}
	return mailing.CheckReceipts(list)
}

// countsAll says of a receipt why a ballot that it lists is lost. Those of a
// receipt that was issued after the decision was made are of a later one.
func (v *verification) countsAll(d *decision.Document, r receipt) error {
	if uint64(r.Record.Size) >= d.Record.Size {
		return nil
	}
	if d.Profile == decision.Public {
		return fewer(d, r)
	}
	if v.handIns == nil {
		v.handIns = map[string][]decision.Ballot{}
		for _, b := range d.Ballots {
			v.handIns[b.Juror] = append(v.handIns[b.Juror], b)
		}
	}
	for _, b := range r.Ballots {
		if f := counts(v.handIns[b.Juror], r, b); f != nil {
			return f.At(r.name)
		}
	}
	return nil
}

// fewer reports (E_DROPPED) that a public decision has fewer ballots that
// travelled than were received; whose is missing it does not say.
func fewer(d *decision.Document, r receipt) error {
	n := 0
	if d.Received != nil {
		n = d.Received.Sealed + d.Received.Form
	}
	if n >= len(r.Ballots) {
		return nil
	}
	return fault.New(fault.Dropped, "dossier.receipt_fewer", "n", strconv.Itoa(r.Number),
		"listed", strconv.Itoa(len(r.Ballots)), "has", strconv.Itoa(n)).At(r.name)
}

// counts says why a ballot that a receipt lists is lost (E_DROPPED) among those
// that its juror handed in; nil: it counts as the juror's, or gave way to one that the juror signed later, or to
// one that was chosen.
func counts(own []decision.Ballot, r receipt, b mailing.Received) *fault.Error {
	var listed, stands *decision.Ballot
	for i := range own {
		x := &own[i]
		if string(x.BallotSHA256) == b.BallotSHA256 && string(x.SealedSHA256) == b.SealedSHA256 {
			listed = x
		}
		if x.Stands() {
			stands = x
		}
	}
	pairs := []string{"n", strconv.Itoa(r.Number), "juror", b.Juror, "revision", strconv.Itoa(b.Revision), "hash", b.BallotSHA256}
	switch {
	case listed == nil && stands != nil && *stands.Revision < b.Revision:
		return fault.New(fault.Dropped, "dossier.receipt_older", append(pairs, "counted", strconv.Itoa(*stands.Revision))...)
	case listed == nil || *listed.Revision != b.Revision:
		return fault.New(fault.Dropped, "dossier.receipt_dropped", pairs...)
	case !listed.Stands() && listed.Origin == decision.Sealed && stands != nil && stands.Origin != decision.Sealed:
		return fault.New(fault.Dropped, "dossier.receipt_unsigned", pairs...)
	}
	return nil
}

// goesOn says why a receipt is not of the record that the decision was made
// after (E_LOG).
func (v *verification) goesOn(d *decision.Document, r receipt) error {
	n, size, has := strconv.Itoa(r.Number), uint64(r.Record.Size), max(d.Record.Size, uint64(len(v.lines)))
	switch {
	case size > has:
		return fault.New(fault.Log, "dossier.receipt_record", "n", n, "size", strconv.FormatUint(size, 10), "has", strconv.FormatUint(has, 10)).At(r.name)
	case size == d.Record.Size && r.Record.Head != d.Record.Head,
		size <= uint64(len(v.lines)) && r.Record.Head != record.Hash(v.lines[size-1]):
		return fault.New(fault.Log, "dossier.receipt_head", "n", n, "size", strconv.FormatUint(size, 10)).At(r.name)
	case size < uint64(len(v.entries)) && !issued(v.entries[size], r):
		return fault.New(fault.Log, "dossier.receipt_line", "n", n, "line", strconv.FormatUint(size+1, 10)).At(r.name)
	case size >= d.Record.Size:
		v.tells("receipts", "receipts_later", "n", n)
	}
	return nil
}

// issued reports that an entry of the record tells that this receipt was
// issued.
func issued(e record.Entry, r receipt) bool {
	told := deliberation.Told(deliberation.Kind(e.Kind), e.Note)
	return told.Kind == deliberation.ReceiptIssued && told.Number == r.Number && told.SHA256 != "" && strings.HasPrefix(r.hash, told.SHA256)
}
