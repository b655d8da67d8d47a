package mailing

import (
	"bytes"
	"slices"
	"strconv"
	"time"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/strict"
	"votering/internal/text"
)

// ReceiptSchema is the name and version of a receipt.
const ReceiptSchema = "votering-receipt/1"

// Receipt says which ballots the chair has, and how far the record went.
// Numbers rise by one with each.
type Receipt struct {
	Schema      string     `json:"schema"`
	Edition     string     `json:"edition"`
	Fingerprint string     `json:"fingerprint"`
	Number      int        `json:"number"` // from 1
	At          time.Time  `json:"at"`     // UTC
	Record      Record     `json:"record"`
	Ballots     []Received `json:"ballots"`     // of each juror the one that stands, in the roll's order
	RollSHA256  string     `json:"roll_sha256"` // of roll.json as it was
}

// Record is how far the record went: its lines, and the SHA-256 of the last.
type Record struct {
	Size int    `json:"size"`
	Head string `json:"head"`
}

// Received is a ballot that the chair has.
type Received struct {
	Juror        string `json:"juror"`
	Revision     int    `json:"revision"`
	BallotSHA256 string `json:"ballot_sha256"`
	SealedSHA256 string `json:"sealed_sha256"`
}

// Encode is the receipt's bytes, to be signed for trust.NamespaceReceipt.
func (r *Receipt) Encode() []byte {
	c := *r
	c.Schema = ReceiptSchema
	c.Ballots = append([]Received{}, r.Ballots...)
	return strict.Encode(&c)
}

// Of is the ballot of a juror that the receipt lists.
func (r *Receipt) Of(juror string) (Received, bool) {
	for _, b := range r.Ballots {
		if b.Juror == juror {
			return b, true
		}
	}
	return Received{}, false
}

// ReadReceipt reads what Encode wrote; name is the file's, for faults: E_JSON,
// E_VERSION, E_SIZE, E_FORMAT.
func ReadReceipt(data []byte, name string) (*Receipt, error) {
	r := new(Receipt)
	if err := read(data, name, ReceiptSchema, MaxReceipt, r); err != nil {
		return nil, err
	}
	c := &former{name: name}
	c.take(text.ValidID(r.Edition), "edition")
	c.hash(r.Fingerprint, "fingerprint")
	c.hash(r.RollSHA256, "roll_sha256")
	c.hash(r.Record.Head, "record.head")
	c.need(r.Number >= 1, "number", "number")
	c.need(r.Record.Size >= 1, "record.size", "number")
	c.utc(r.At, "at")
	seen := make(map[string]bool, len(r.Ballots))
	for i, b := range r.Ballots {
		at := "ballots[" + strconv.Itoa(i) + "]"
		c.take(text.ValidID(b.Juror), at+".juror")
		c.need(!seen[b.Juror], at, "juror_twice", "juror", b.Juror)
		seen[b.Juror] = true
		c.need(b.Revision >= 1 && b.Revision <= deliberation.MaxRevision, at+".revision", "revision")
		c.hash(b.BallotSHA256, at+".ballot_sha256")
		c.hash(b.SealedSHA256, at+".sealed_sha256")
	}
	return r, c.err()
}

// CheckReceipts says whether receipts of one edition, in any order, can all be
// true: E_AWARD for one of another edition, E_FORK where two have one number
// and differ, E_LOG where the record shrinks or one line of it has two heads,
// E_DROPPED where a juror's ballot gives way to an older revision.
//
// A ballot may be gone from a later receipt: it is held while its juror is
// asked which of two is meant. Whether it counted in the end the decision says.
func CheckReceipts(rs []*Receipt) error {
	sorted := slices.Clone(rs)
	slices.SortStableFunc(sorted, func(a, b *Receipt) int { return a.Number - b.Number })
	revisions := map[[2]string]int{} // by fingerprint and juror: the latest so far
	for i, r := range sorted {
		if i > 0 {
			if f := follows(sorted[i-1], r); f != nil {
				return f
			}
		}
		for _, b := range r.Ballots {
			key := [2]string{r.Fingerprint, b.Juror}
			if b.Revision < revisions[key] {
				return fault.New(fault.Dropped, "mailing.receipt_older", "n", strconv.Itoa(r.Number), "juror", b.Juror,
					"have", strconv.Itoa(b.Revision), "want", strconv.Itoa(revisions[key]), "hash", b.BallotSHA256)
			}
			revisions[key] = b.Revision
		}
	}
	return nil
}

// follows says why b cannot come after a, whose number is not higher.
func follows(a, b *Receipt) *fault.Error {
	n, before := strconv.Itoa(b.Number), strconv.Itoa(a.Number)
	one, two := a.Encode(), b.Encode()
	switch {
	case a.Edition != b.Edition:
		return fault.New(fault.Award, "mailing.receipt_edition", "have", b.Edition, "want", a.Edition)
	case a.Number == b.Number && bytes.Equal(one, two):
		return nil
	case a.Number == b.Number:
		return fault.New(fault.Fork, "mailing.receipt_fork", "n", n, "one", sum(one), "two", sum(two))
	case b.Record.Size < a.Record.Size:
		return fault.New(fault.Log, "mailing.receipt_shrunk", "n", n, "before", before,
			"size", strconv.Itoa(b.Record.Size), "was", strconv.Itoa(a.Record.Size))
	case b.Record.Size == a.Record.Size && b.Record.Head != a.Record.Head:
		return fault.New(fault.Log, "mailing.receipt_head", "n", n, "before", before, "size", strconv.Itoa(b.Record.Size))
	}
	return nil
}
