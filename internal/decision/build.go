package decision

import (
	"regexp"
	"slices"
	"time"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/record"
	"votering/internal/robustness"
	"votering/internal/strict"
)

// Basis is all that a decision follows from.
type Basis struct {
	Edition  *award.Edition // with the roll, and with all amendments
	Frozen   []byte         // the edition as it was frozen
	State    deliberation.State
	Ranking  []byte // as ranking.Document wrote it
	Size     uint64 // lines of the record
	Head     string // of the record
	At       time.Time
	ChairKey string // public key line
	Software string // "votering 0.2.0"

	// Random, 64 hex each; a new decision takes new ones.
	PublicNonce, CompleteNonce, Salt string
}

// Build writes the two documents of a decision. It reads both back and
// computes them anew, so that nothing is signed that would not verify: faults
// are those of Read, and of the first finding that is not good. How firmly the
// ranking stands is computed once, from the complete document alone: in the
// largest juries that takes seconds, and with labels it is the same.
func Build(b Basis) (public, complete []byte, err error) {
	d, err := b.document()
	if err != nil {
		return nil, nil, err
	}
	p, err := d.Redact(b.PublicNonce)
	if err != nil {
		return nil, nil, err
	}
	public = Encode(p)
	d.PublicSHA256 = record.Hash(public)
	complete = Encode(d)
	if err := holds(public, "decision.json"); err != nil {
		return nil, nil, err
	}
	if err := holds(complete, "decision-complete.json"); err != nil {
		return nil, nil, err
	}
	return public, complete, nil
}

// holds reads and recomputes what was written.
func holds(data []byte, name string) error {
	d, err := Read(data, name)
	if err != nil {
		return err
	}
	for _, f := range d.findings(false) {
		if f.Fault != nil {
			return f.Fault.At(name)
		}
	}
	return nil
}

// Encode is the document as it is signed and kept.
func Encode(d *Document) []byte { return strict.Encode(d) }

// document is the complete document, without the hash of the public one.
func (b *Basis) document() (*Document, error) {
	e, s := b.Edition, &b.State
	rk, err := ranking.ReadJSON(b.Ranking)
	if err != nil {
		return nil, err
	}
	chair, ok := e.Chair()
	if !ok {
		return nil, fault.New(fault.Edition, "open.no_chair")
	}
	d := &Document{
		Schema: Schema, Profile: Complete, Nonce: b.CompleteNonce, Salt: b.Salt,
		Edition: Edition{ID: e.ID, Title: e.Title, Fingerprint: record.Hash(b.Frozen)},
		MadeUp:  e.MadeUp, DecidedAt: b.At.UTC(), AnnounceAt: e.AnnounceAt,
		Chair: chairOf(chair.Name, chair.Email, e.ID), ChairKey: b.ChairKey, Software: b.Software,
		Rule: award.RuleJSON(e.Rule), Nominees: nomineesOf(e), Jurors: jurorsOf(e), Marks: b.marks(),
		Rounds: b.rounds(), Meeting: b.meeting(), Declarations: b.declarations(), Recusals: b.recusals(), Absent: b.absent(),
		GatesOverridden: overridesOf(s), Amendments: amendmentsOf(s), Ranking: *rk, NoAward: s.Proposal.NoAward,
		Grounds: map[string]string{}, Dissent: b.dissent(), Order: orderOf(s), Ballots: b.ballots(),
		RollSHA256: record.Hash(Roll(e, record.Hash(b.Frozen), *s)), Record: Record{Size: b.Size, Head: b.Head},
		Reopened: reopenedOf(s), Supersedes: Maybe(s.Superseded), TallyReplaced: []TallyReplacement{},
		EditionJSON: b.Frozen, edition: e, Cast: castsOf(s),
	}
	for lang, text := range s.Proposal.Grounds {
		d.Grounds[lang] = text
	}
	b.sign(d)
	b.conclude(d)
	d.Citations = Citations(d.Grounds, d.Marks, d.Winners)
	if saysAgreement(d.Software) || d.tellsMore() {
		if d.Agreement, err = agreementOf(*s, e); err != nil {
			return nil, err
		}
	}
	if err := b.count(d); err != nil {
		return nil, err
	}
	if saysRobustness(d.Software) || d.laterRule() {
		card, err := d.newCard()
		if err != nil {
			return nil, err
		}
		d.Robustness = robustness.JSON(card)
	}
	return d, nil
}

// conclude writes who won, and how the jury came to it.
func (b *Basis) conclude(d *Document) {
	p, rule := &b.State.Proposal, b.Edition.Rule.Outcome
	d.Winners = append([]string{}, deliberation.Winners(p, rule, d.Ranking.Winners)...)
	if deliberation.Departs(p, rule, d.Ranking.Winners) {
		d.Departure = Maybe(p.Departure)
	}
	if rule != award.Advice || len(p.Votes) == 0 && !p.Secret() {
		return
	}
	d.JuryVote = &JuryVote{Secret: p.Secret(), Votes: []Vote{}, Counts: p.Voted()}
	if p.Secret() {
		return
	}
	for _, j := range b.Edition.Voters() {
		if nominee, ok := p.Votes[j.ID]; ok {
			d.JuryVote.Votes = append(d.JuryVote.Votes, Vote{j.ID, nominee})
		}
	}
}

// count writes the public vote, where the rule has a part for it.
func (b *Basis) count(d *Document) (err error) {
	if b.Edition.Rule.Public == nil {
		return nil
	}
	if d.Tally, err = tallyOf(b.State.Tally); err != nil {
		return err
	}
	d.TallyReadings = readingsOf(b.State.Reads)
	for _, r := range b.State.Replaced {
		before, err := tallyOf(r.Before)
		if err != nil {
			return err
		}
		d.TallyReplaced = append(d.TallyReplaced, TallyReplacement{r.At.UTC(), r.Reason, before})
	}
	return nil
}

// principal is the form of an e-mail address that an allowed_signers file
// takes for itself and nothing more.
var principal = regexp.MustCompile(`^[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9.-]{1,190}$`)

// chairOf is who signs: by the e-mail address, or where there is none that can
// be signed for, as the chair of the edition.
func chairOf(name, email, edition string) Chair {
	if principal.MatchString(email) {
		return Chair{name, email}
	}
	return Chair{name, "chair@" + edition}
}

func nomineesOf(e *award.Edition) []Nominee {
	ns := make([]Nominee, len(e.Nominees))
	for i := range ns {
		ns[i] = Nominee{e.Nominees[i].ID, e.Nominees[i].Name, e.Nominees[i].Code}
	}
	return ns
}

func jurorsOf(e *award.Edition) []Juror {
	js := make([]Juror, len(e.Jurors))
	for i := range js {
		j := &e.Jurors[i]
		votes := j.Votes
		js[i] = Juror{j.ID, j.Name, j.Role, &votes}
	}
	return js
}

func overridesOf(s *deliberation.State) []Override {
	os := make([]Override, len(s.Overrides))
	for i, o := range s.Overrides {
		os[i] = Override(o)
	}
	return os
}

func orderOf(s *deliberation.State) Order {
	at := func(t time.Time) *time.Time {
		if t.IsZero() {
			return nil
		}
		t = t.UTC()
		return &t
	}
	o := Order{
		at(s.Times.Closed), at(s.Times.Marks), at(s.Times.Locked), at(s.Times.Tally), deliberation.InOrder(*s), s.Together,
		at(s.Times.Opened), nil,
	}
	if o.TallyAt != nil {
		o.ReadAt = at(s.Times.Read)
	}
	return o
}

func reopenedOf(s *deliberation.State) []Reopening {
	rs := make([]Reopening, len(s.Reopened))
	for i, r := range s.Reopened {
		rs[i] = Reopening{At: r.At.UTC(), To: r.To, Reason: r.Reason, TallySeen: r.TallySeen}
		if r.To == deliberation.Draft && r.Fingerprint != "" {
			rs[i].From, rs[i].MarksSeen, rs[i].Ballots, rs[i].Fingerprint = r.From, &r.MarksSeen, &r.Ballots, r.Fingerprint
		}
	}
	return slices.Clip(rs)
}
