// Package dossiertest makes signed decisions for tests: the worked case from
// its first mark to its signature, the same bytes in every run, signed with
// keys that everybody knows.
package dossiertest

import (
	"context"
	"fmt"
	"maps"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/editionfile"
	"votering/internal/publicvote"
	"votering/internal/ranking"
	"votering/internal/record"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// ChairKey is the number of the key that signs, see trusttest.Key.
const ChairKey = 1

// Software is what these decisions say they were made with.
const Software = "votering 0.0.1-test"

// Start is when the edition was opened.
var Start = time.Date(2022, 11, 10, 9, 0, 0, 0, time.UTC)

// Case is what a decision is made from. The zero values of its last fields
// stand for the jury's choice of Kinn, with grounds and open votes.
type Case struct {
	Edition  *award.Edition
	Marks    []byte              // marks.csv, with comments if wanted
	Votes    []byte              // tally.csv
	Counted  *publicvote.Tally   // of raw rows, in place of Votes; nil: Votes
	Tried    []*publicvote.Tally // of readings before that one, oldest first
	Proposal *deliberation.ProposalChange
	Together bool   // marks and public vote are opened in one act
	Replaces string // SHA-256 of the decision.json that this one replaces
	Key      byte   // of the chair; 0: ChairKey
	Seed     int    // another seed, other nonces and salts
	Software string // empty: Software
	Travel   *Travel
	Meet     []Happening     // once the marks are open, in this order
	Casts    []decision.Cast // once the ranking stands
}

// Decision is a signed decision with all that goes with it.
type Decision struct {
	dossier.Parts
	Key     trust.PublicKey
	Earlier map[string][2][]byte // by juror: a ballot that another took the place of
	Base    *award.Edition       // as it was frozen

	t       testing.TB
	edition *award.Edition // as it was amended
	before  *Decision      // that this is a forgery of
}

// Worked is the worked case as it stands in dir, the tests' cases.
func Worked(t testing.TB, dir string) Case {
	t.Helper()
	ed, err := editionfile.Read(read(t, dir, "edition.yaml"), "edition.yaml")
	must(t, err)
	return Case{Edition: ed, Marks: read(t, dir, "marks.csv"), Votes: read(t, dir, "tally.csv")}
}

// Make plays a case to its end, and signs both documents.
func Make(t testing.TB, c Case) *Decision {
	t.Helper()
	if c.Key == 0 {
		c.Key = ChairKey
	}
	if c.Software == "" {
		c.Software = Software
	}
	signer := trusttest.Signer(t, c.Key)
	p := &play{t: t, c: c, frozen: award.Freeze(c.Edition), head: record.Genesis, key: signer.Public(), earlier: map[string][2][]byte{}}
	p.score()
	p.open()
	at := p.next()
	public, complete, err := decision.Build(decision.Basis{
		Edition: p.edition(), Frozen: p.frozen, State: p.state, Ranking: p.ranking,
		Size: uint64(len(p.lines)), Head: p.head, At: at, ChairKey: p.key.Line(), Software: c.Software,
		PublicNonce: p.random("public"), CompleteNonce: p.random("complete"), Salt: p.random("salt"),
	})
	must(t, err)
	hashes := deliberation.Event{SHA256: record.Hash(public), Complete: record.Hash(complete)}
	for _, k := range []deliberation.Kind{deliberation.DecisionPrepared, deliberation.DecisionSigned} {
		e := hashes
		e.Kind, e.At = k, at
		if k == deliberation.DecisionPrepared {
			e.Key = p.key.Line()
		}
		p.does(e)
	}
	return &Decision{Key: p.key, t: t, Base: c.Edition, Earlier: p.earlier, edition: p.edition(), Parts: p.pack(dossier.Parts{
		Public: public, PublicSig: Sign(t, c.Key, trust.NamespaceDecision, public),
		Complete: complete, CompleteSig: Sign(t, c.Key, trust.NamespaceDecision, complete),
		Roll:   decision.Roll(p.edition(), record.Hash(p.frozen), p.state),
		Record: p.lines,
	})}
}

// Files are the files of the decision's folder.
func (d *Decision) Files(t testing.TB, profile string) map[string][]byte {
	t.Helper()
	all, err := dossier.Compose(d.Parts, profile)
	if err != nil && d.before != nil { // what the program would not write, its chair writes by hand
		all = d.before.Files(t, profile)
		maps.Copy(all, map[string][]byte{
			dossier.PublicName: d.Public, dossier.PublicName + dossier.SigSuffix: d.PublicSig,
			dossier.CompleteName: d.Complete, dossier.CompleteName + dossier.SigSuffix: d.CompleteSig,
		})
		all[dossier.SumsName] = dossier.Sums(all)
		return all
	}
	must(t, err)
	return all
}

// Sign signs a message with the key of a number.
func Sign(t testing.TB, key byte, namespace string, message []byte) []byte {
	t.Helper()
	sig, err := trusttest.Signer(t, key).Sign(context.Background(), namespace, message)
	must(t, err)
	return sig
}

// Folder is files as if they had been read from a disk.
func Folder(files map[string][]byte) *dossier.Folder {
	return &dossier.Folder{Name: "folder", Files: maps.Clone(files)}
}

// play is a case under way.
type play struct {
	t       testing.TB
	c       Case
	state   deliberation.State
	frozen  []byte
	ranking []byte
	lines   [][]byte
	head    string
	key     trust.PublicKey
	mail    *post // nil: no ballot travels
	earlier map[string][2][]byte
}

// edition is the edition as it was amended so far.
func (p *play) edition() *award.Edition { return deliberation.Effective(p.state, p.c.Edition) }

// next is when the next thing happens.
func (p *play) next() time.Time { return Start.Add(time.Duration(len(p.lines)) * time.Minute) }

// random is a number that is the same in every run.
func (p *play) random(what string) string {
	return record.Hash(fmt.Appendf(nil, "%s %d %d", what, p.c.Seed, len(p.lines)))
}

// does lets the chair do something, unless the event says who does it.
func (p *play) does(e deliberation.Event) {
	p.t.Helper()
	if e.Who == "" {
		chair, _ := p.c.Edition.Chair()
		e.Who = chair.ID
	}
	if e.At.IsZero() {
		e.At = p.next()
	}
	e.Salt = p.random("event")
	state, err := deliberation.Apply(p.state, e, p.edition())
	if err != nil {
		p.t.Fatalf("%s by %s: %v", e.Kind, e.Who, err)
	}
	line := record.Line(record.Entry{
		Seq: uint64(len(p.lines)) + 1, Prev: p.head, At: e.At, Kind: string(e.Kind), Who: e.Who,
		Ref: record.Hash(deliberation.Encode(e)), Note: e.Note(),
	})
	p.state, p.head, p.lines = state, record.Hash(line), append(p.lines, line)
}

// score opens the edition and takes the jurors' marks, as they stand in the
// table.
func (p *play) score() {
	p.does(deliberation.Event{Kind: deliberation.Created})
	p.does(deliberation.Event{Kind: deliberation.Opened, SHA256: record.Hash(p.frozen), Key: p.key.Line()})
	rows, err := ballot.ReadMarks(p.c.Marks, "marks.csv", p.c.Edition)
	must(p.t, err)
	marked := map[string]bool{}
	for _, r := range rows {
		if p.c.travels(r.Juror) {
			continue
		}
		marked[r.Juror] = true
		e := deliberation.Event{Kind: deliberation.Recused, Who: r.Juror, Nominee: r.Nominee, Ground: r.Comment}
		if r.Recused && e.Ground == "" {
			e.Ground = "works there"
		}
		if !r.Recused {
			e = deliberation.Event{Kind: deliberation.MarksSet, Who: r.Juror, Cells: []deliberation.CellChange{
				{Nominee: r.Nominee, Criterion: r.Criterion, Mark: r.Mark, Comment: r.Comment},
			}}
		}
		p.does(e)
	}
	for _, j := range p.c.Edition.Voters() {
		if marked[j.ID] {
			p.does(deliberation.Event{Kind: deliberation.BallotHandedIn, Who: j.ID})
		}
	}
	p.post(rows)
	p.upholdAll()
}

// upholdAll decides all recusals that are known.
func (p *play) upholdAll() {
	for _, d := range deliberation.Undecided(p.state, p.edition()) {
		p.uphold(d)
	}
}

// uphold lets the first who may decide that a recusal stands.
func (p *play) uphold(d deliberation.Doubt) {
	yes := true
	for _, j := range p.c.Edition.Voters() {
		if j.ID != d.Juror {
			p.does(deliberation.Event{
				Kind: deliberation.RecusalDecided, Juror: d.Juror, Nominee: d.Nominee, Upheld: &yes, By: []string{j.ID},
			})
			return
		}
	}
}

// open ends the scoring, opens marks and public vote, and makes the jury
// propose.
func (p *play) open() {
	ed := p.edition()
	p.does(deliberation.Event{Kind: deliberation.Closing, Reason: deliberation.NoBallot})
	p.late()
	if ed.Rule.Public != nil {
		tally := p.c.Counted
		if tally == nil {
			var err error
			tally, err = publicvote.ReadTotals(p.c.Votes, "tally.csv", ed)
			must(p.t, err)
		}
		for _, before := range p.c.Tried {
			p.does(deliberation.Event{Kind: deliberation.TallyRead, Tally: before})
		}
		p.does(deliberation.Event{Kind: deliberation.TallyRead, Tally: tally})
	}
	last := deliberation.Event{Kind: deliberation.TallyRevealed, Together: p.c.Together}
	p.unseal()
	if !p.c.Together {
		p.does(deliberation.Event{Kind: deliberation.MarksRevealed})
		p.upholdAll()
		if p.c.Travel != nil {
			for _, a := range p.c.Travel.AmendLate {
				p.amend(a)
			}
			ed = p.edition()
		}
		p.meet()
		if ed.Rule.Public == nil {
			last = deliberation.Event{Kind: deliberation.MarksLocked}
		} else {
			p.does(deliberation.Event{Kind: deliberation.MarksLocked})
		}
	}
	after, err := deliberation.Apply(p.state, p.dated(last), ed)
	must(p.t, err)
	rk, err := ranking.Compute(deliberation.RankingInput(after, ed))
	must(p.t, err)
	p.ranking = ranking.Document(rk, ed, record.Hash(p.frozen))
	last.SHA256 = record.Hash(p.ranking)
	p.does(last)
	for _, c := range p.c.Casts {
		rk = p.casts(c)
		if c.Void {
			p.does(deliberation.Event{Kind: deliberation.TallyRead, Tally: p.state.Tally, Reason: "Lest inn på nytt."})
		}
	}
	change := p.c.Proposal
	if change == nil {
		change = p.chooses(rk.Winners[0])
	}
	p.does(deliberation.Event{Kind: deliberation.DecisionDrafted, Draft: change})
	p.state.Superseded = p.c.Replaces
}

// casts lets the chair decide a tie, and gives the ranking that follows. One that
// is void falls, for the public vote is read anew after it.
func (p *play) casts(c decision.Cast) *ranking.Ranking {
	e := deliberation.Event{Kind: deliberation.TieCast, Nominees: c.Nominees, Reason: c.Reason}
	after, err := deliberation.Apply(p.state, p.dated(e), p.edition())
	must(p.t, err)
	rk, err := ranking.Compute(deliberation.RankingInput(after, p.edition()))
	must(p.t, err)
	p.ranking = ranking.Document(rk, p.edition(), record.Hash(p.frozen))
	e.SHA256 = record.Hash(p.ranking)
	p.does(e)
	return rk
}

// chooses is the proposal of a jury that votes for a nominee as one.
func (p *play) chooses(winner string) *deliberation.ProposalChange {
	ed := p.edition()
	change := &deliberation.ProposalChange{
		Grounds: map[string]string{ed.Language: "Kinn har bosatt og fulgt opp flyktninger år etter år."},
		Votes:   map[string]string{},
	}
	for _, j := range ed.Voters() {
		if _, ok := p.state.HandIns[j.ID]; ok {
			change.Votes[j.ID] = winner
		}
	}
	return change
}

func (p *play) dated(e deliberation.Event) deliberation.Event {
	chair, _ := p.c.Edition.Chair()
	e.At, e.Who = p.next(), chair.ID
	return e
}
