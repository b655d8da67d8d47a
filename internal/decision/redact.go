package decision

import (
	"crypto/sha256"
	"slices"
	"strconv"

	"votering/internal/fault"
)

// Redact is the public document of a complete one, with the given nonce: the
// same decision with the jurors named Juror 1 to Juror n.
//
// It is a function of what each label did, and of nothing else about the
// jurors: their order on the roll, ids, names, roles, addresses, keys,
// comments, grounds, reasons of absences and verdicts, who decided a recusal,
// the revision and hashes of ballots and those that gave way to others, why one
// was admitted late and who confirmed the sender of a form leave no trace. Labels follow a salt
// that only the complete document has, and every list is sorted by label. The
// hashes that remain (roll, record, replaced decision) are of documents with
// random salts of their own, so that names cannot be tried against them. How
// ballots came in is said of a label where all came in one way: a single one
// that came otherwise would be known by it. How many came in which way, and how
// many late, is said of all together. Of an amendment that concerns a juror only
// that there was one is told, and when. Of a change of a mark in a round both
// values stay and its reason goes; the changes of a round are sorted, so that
// only those of one cell tell which came first. How a change was confirmed is
// said where all ballots came in one way, and so is how many marks of signed
// ballots were changed in the room: else a change that was made in the room,
// and is none of those, would be of a ballot that was entered. Of the
// meeting stay its items, minutes and times, and who went out of those who are
// recused from one of its nominees; notes and the titles of the chair's own items go. A citation
// keeps its nominee and criterion, and not whose words it is.
//
// What can be learned from it:
//   - everything that one label did, together: the marks, declarations,
//     recusals, absence, dissent and vote of Juror 3 are one person's. So who
//     knows one of these of a person from elsewhere, and no other label has it
//     (a known absence, a known recusal, a dissent spoken in public), knows that
//     person's label and with it the rest. The ranking cannot be computed anew
//     without them, so they cannot be left out;
//   - the jurors recognise themselves, and each other by the marks that were
//     opened to them. Of two who vote each knows the other, and one who votes
//     alone is known to all;
//   - which marks a label changed, from what to what, in which round. Changes in
//     the room are made before everybody's eyes: whoever was there knows the
//     label, and with it the rest, of each who made one that no other made. A
//     round with one change says when it was made, within its times. How a
//     ballot came in no change tells, where they came in in different ways;
//   - who went out for which item, by label, which their recusals tell too. Who
//     was recused and is not said to have gone out is seen by that;
//   - that a comment cited in the grounds is on that nominee and criterion, and
//     so of a label with a mark there. Who was present at the opening of the
//     marks has read whose it is;
//   - of whose label the others decided on a recusal that the juror's own ballot
//     does not have, and with it that this ballot was not entered;
//   - how many jurors vote, though not whether the chair is one of them;
//   - what the chair wrote for everybody: grounds, the reasons of a departure,
//     of an override, of a reopening and of a public vote read anew, and the
//     texts of dissents. Names in these stay;
//   - how the public's votes were counted, with the SHA-256 of each file and of
//     each list of voters who were not counted. Whoever can guess all that stands
//     in a list can find that it is so: a short one needs a line of random
//     letters, which is nobody's;
//   - how many acts the record counts, and when the steps of all were taken, the
//     items of the meeting and its rounds among them.
//
// Of two decisions of one edition the labels have nothing to do with each
// other, but jurors whose marks stayed are seen to be the same.
func (d *Document) Redact(nonce string) (*Document, error) {
	if d.Profile != Complete {
		return nil, fault.New(fault.Usage, "decision.not_complete")
	}
	numbers := d.numbers()
	p := *d
	p.card = nil
	p.Profile, p.Nonce, p.PublicSHA256, p.Salt = Public, nonce, "", ""
	p.Jurors = make([]Juror, len(numbers))
	for i := range p.Jurors {
		p.Jurors[i].ID = Label(i + 1)
	}
	p.Marks = relabel(numbers, d.Marks, func(m *Mark) *string { m.Comment = ""; return &m.Juror })
	p.Declarations = relabel(numbers, d.Declarations, func(x *Declaration) *string { x.Ground = ""; return &x.Juror })
	p.Recusals = relabel(numbers, d.Recusals, func(x *Recusal) *string {
		x.By, x.Reason, x.Ground = nil, "", ""
		return &x.Juror
	})
	p.Absent = relabel(numbers, d.Absent, func(x *Absence) *string { x.Reason = ""; return &x.Juror })
	p.Dissent = relabel(numbers, d.Dissent, func(x *Dissent) *string { return &x.Juror })
	in := d.Standing()
	origin := commonOrigin(in)
	p.Ballots = relabel(numbers, in, func(x *Ballot) *string {
		*x = Ballot{Juror: x.Juror, Origin: origin, Counted: x.Counted, Reason: x.Reason}
		return &x.Juror
	})
	if p.Received = receivedOf(in); p.Received != nil && origin != "" {
		p.Received.InRoom = len(d.RevisedInRoom())
	}
	var err error
	if p.Rounds, err = d.redactRounds(numbers, origin != ""); err != nil {
		return nil, err
	}
	if p.Robustness, err = d.redactCard(); err != nil {
		return nil, err
	}
	p.Meeting = d.redactMeeting(numbers)
	p.Citations = redactCitations(d.Citations)
	p.Amendments = redactAmendments(d.Amendments)
	if d.JuryVote != nil {
		vote := *d.JuryVote
		vote.Votes = relabel(numbers, vote.Votes, func(x *Vote) *string { return &x.Juror })
		p.JuryVote = &vote
	}
	return &p, nil
}

// JurorLabel begins what a public document calls its jurors.
const JurorLabel = "Juror "

// Label is what a public document calls its nth juror, from 1.
func Label(n int) string { return JurorLabel + strconv.Itoa(n) }

// Labels are what the public document of a complete one calls the jurors, by
// id. A juror who does not vote has no label.
func (d *Document) Labels() map[string]string {
	labels := map[string]string{}
	for id, n := range d.numbers() {
		labels[id] = Label(n)
	}
	return labels
}

// numbers are the numbers of the labels: those who vote in the order of
// SHA-256(salt, LF, id).
func (d *Document) numbers() map[string]int {
	type seat struct {
		id   string
		hash [sha256.Size]byte
	}
	var seats []seat
	for _, j := range d.Jurors {
		if j.Voting() {
			seats = append(seats, seat{j.ID, sha256.Sum256([]byte(d.Salt + "\n" + j.ID))})
		}
	}
	slices.SortFunc(seats, func(a, b seat) int { return slices.Compare(a.hash[:], b.hash[:]) })
	numbers := make(map[string]int, len(seats))
	for i, s := range seats {
		numbers[s.id] = i + 1
	}
	return numbers
}

// relabel is the list with labels for ids, sorted by label; what one juror has
// in it keeps its order. redact empties what is not for everybody in an item
// and points to whom it is of.
func relabel[T any](numbers map[string]int, list []T, redact func(*T) *string) []T {
	byNumber := make([][]T, len(numbers)+1)
	for _, item := range list {
		juror := redact(&item)
		n := numbers[*juror]
		*juror = Label(n)
		byNumber[n] = append(byNumber[n], item)
	}
	return append([]T{}, slices.Concat(byNumber...)...)
}

// commonOrigin is how all ballots came in; empty where they came differently.
func commonOrigin(ballots []Ballot) Maybe {
	for _, b := range ballots {
		if b.Origin != ballots[0].Origin {
			return ""
		}
	}
	if len(ballots) == 0 {
		return ""
	}
	return ballots[0].Origin
}
