package dossier

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/trust"
)

// BallotDir is where the ballots that travelled are, one a juror, by id.
const BallotDir = "ballots"

// SignedBallots is the finding of ballots that are here as their jurors signed
// them, and how it begins where marks of them were changed in the room.
const SignedBallots = "ballots_signed"

// FormDir is where the forms are that unsigned ballots were read from.
const FormDir = "forms"

// ballotName is what the file of a juror's ballot is called.
func ballotName(juror string) string { return BallotDir + "/" + juror + ".json" }

// ballotFiles checks the ballots that travelled: each is there, is the one that
// the decision names, is signed with the juror's key where it was sealed, and
// says what the decision says.
func (v *verification) ballotFiles() {
	d := v.complete
	if d == nil || v.folder.Alone {
		return
	}
	ed, err := d.AwardEdition()
	if err != nil {
		return // told already
	}
	signed, forms, told := 0, 0, tell(d)
	for _, b := range d.Standing() {
		if !b.Travelled() {
			continue
		}
		name := ballotName(b.Juror)
		v.look(name, name+SigSuffix)
		if err := v.ballotFile(d, ed, b, told[b.Juror]); err != nil {
			v.fails("ballots", "ballot_file", at(err, name))
			return
		}
		if b.Origin == decision.Sealed {
			signed++
		} else {
			forms++
		}
	}
	for _, b := range d.Ballots {
		if !b.Stands() && b.Origin == decision.Sealed {
			if f := v.asideFile(d, b); f != nil {
				v.fails("ballots", Aside, f)
				return
			}
		}
	}
	for _, j := range d.Jurors {
		if f := v.changedAs(d, j.ID, told[j.ID].revised); f != nil {
			v.fails("ballots", "ballot_file", f.At(CompleteName))
			return
		}
	}
	if f := v.saidSo(d); f != nil {
		v.fails("ballots", "ballot_file", f.At(CompleteName))
		return
	}
	switch {
	case signed > 0 && len(d.RevisedInRoom()) > 0:
		v.holds("ballots", SignedBallots+"_room", "n", strconv.Itoa(signed))
	case signed > 0:
		v.holds("ballots", SignedBallots, "n", strconv.Itoa(signed))
	}
	if forms > 0 {
		v.tells("ballots", "ballots_forms", "n", strconv.Itoa(forms), "names", names(v.forms(d)))
	}
}

// Aside is the finding of a ballot that is said to have given way, and is not
// there as its juror signed it.
const Aside = "ballot_aside"

// asideFile checks a sealed ballot that gave way to another: without it, and the
// juror's signature, anybody could say that there was one (E_DROPPED).
func (v *verification) asideFile(d *decision.Document, b decision.Ballot) *fault.Error {
	name := BallotDir + "/" + asideStem(b) + ".json"
	v.look(name, name+SigSuffix)
	own, err := v.signedBallot(d, b, name)
	if err == nil {
		v.ballots[b.BallotSHA256] = own
		return nil
	}
	return fault.New(fault.Dropped, "dossier.aside", "juror", b.Juror, "revision", strconv.Itoa(*b.Revision)).At(name).Because(err)
}

// asideStem is how the files of a ballot that gave way are called.
func asideStem(b decision.Ballot) string {
	return b.Juror + "-" + strconv.Itoa(*b.Revision) + "-" + string(b.BallotSHA256[:8])
}

// forms are the forms in the folder whose ballots count. Nothing pins them:
// what was read from them is what is checked.
func (v *verification) forms(d *decision.Document) (list []string) {
	formed := map[string]bool{}
	for _, b := range d.Standing() {
		formed[FormDir+"/"+b.Juror] = b.Origin == decision.Formed
	}
	for name := range v.folder.Files {
		if formed[strings.TrimSuffix(name, path.Ext(name))] {
			v.look(name)
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

// ballotFile checks one ballot, of whose juror the decision tells that.
func (v *verification) ballotFile(d *decision.Document, ed *award.Edition, b decision.Ballot, t told) error {
	own, err := v.signedBallot(d, b, ballotName(b.Juror))
	if err != nil {
		return err
	}
	if err := own.Fits(ed); err != nil {
		return err
	}
	v.taken(d, own)
	if err := t.says(own); err != nil {
		return err
	}
	v.ballots[b.BallotSHA256] = own
	return nil
}

// signedBallot reads a ballot that travelled: it is the one that the decision
// names, signed with a key that is or was the juror's where it was sealed.
func (v *verification) signedBallot(d *decision.Document, b decision.Ballot, name string) (*mailing.Ballot, error) {
	data, ok := v.folder.Files[name]
	if !ok {
		return nil, fault.New(fault.Pin, "dossier.ballot_missing", "juror", b.Juror)
	}
	key := ""
	if sig, signed := v.folder.Files[name+SigSuffix]; signed || b.Origin == decision.Sealed {
		if !signed {
			return nil, fault.New(fault.Sig, "dossier.unsigned")
		}
		by, err := trust.Verify(sig, data, trust.NamespaceBallot)
		if err != nil {
			return nil, at(err, name+SigSuffix)
		}
		key = by.Line()
	}
	own, err := mailing.ReadBallot(data, name)
	if err != nil {
		return nil, err
	}
	switch {
	case own.Edition != d.Edition.ID:
		return nil, fault.New(fault.Award, "dossier.other_edition", "edition", own.Edition)
	case own.Fingerprint != d.Edition.Fingerprint:
		return nil, fault.New(fault.Def, "dossier.other_version", "found", award.Short(own.Fingerprint), "expected", award.Short(d.Edition.Fingerprint))
	case own.Juror != b.Juror:
		return nil, fault.New(fault.Juror, "dossier.ballot_juror", "found", own.Juror, "expected", b.Juror)
	case record.Hash(data) != string(b.BallotSHA256) || own.Revision != *b.Revision:
		return nil, fault.New(fault.Pin, "dossier.ballot_hash", "juror", b.Juror, "found", record.Hash(data), "expected", string(b.BallotSHA256))
	case string(own.JurorKey) != key:
		return nil, fault.New(fault.Key, "dossier.ballot_key", "juror", b.Juror)
	case key != "" && !slices.Contains(v.keysOf(b.Juror), key):
		return nil, fault.New(fault.Roll, "dossier.ballot_roll", "juror", b.Juror)
	}
	v.signers[b.BallotSHA256] = key
	return own, nil
}

// told is what a decision tells of one juror.
type told struct {
	marks        []decision.Mark
	recusals     []decision.Recusal
	declarations []decision.Declaration
	revised      []decision.Revised // in rounds that are not void, as they came
}

// tell is what a decision tells, by juror.
func tell(d *decision.Document) map[string]told {
	all := map[string]told{}
	for _, x := range d.Marks {
		t := all[x.Juror]
		t.marks = append(t.marks, x)
		all[x.Juror] = t
	}
	for _, x := range d.Recusals {
		t := all[x.Juror]
		t.recusals = append(t.recusals, x)
		all[x.Juror] = t
	}
	for _, x := range d.Declarations {
		t := all[x.Juror]
		t.declarations = append(t.declarations, x)
		all[x.Juror] = t
	}
	for _, r := range d.Rounds {
		for _, x := range r.Changes {
			if t := all[x.Juror]; !r.Void {
				t.revised = append(t.revised, x)
				all[x.Juror] = t
			}
		}
	}
	return all
}

// says compares a ballot with what the decision tells of its juror, and says
// where they differ first (E_RESULT). Every cell is in the decision, but of
// nominees from whom the juror says to be recused, or who withdrew: that was
// looked at when the decision was read.
func (t told) says(own *mailing.Ballot) error {
	recused := map[string]string{} // grounds
	for _, r := range own.Recused {
		recused[r.Nominee] = r.Ground
	}
	cells, inRoom := cellsOf(own), t.inRoom()
	for _, m := range t.marks {
		c := ballot.Cell{Nominee: m.Nominee, Criterion: m.Criterion}
		want := cells[c]
		if _, ok := recused[m.Nominee]; ok {
			want = entry{decision.Abstains, m.Comment} // the others did not uphold it, and the juror gave no marks
		}
		if inRoom[c] && (want.mark != m.Mark || own.JurorKey == "") {
			want.mark = m.Mark // it is said that the juror changed it, and not in a ballot
		} else if inRoom[c] {
			return differs(own, m.Nominee, m.Criterion) // it is in the ballot
		}
		if want != (entry{m.Mark, m.Comment}) {
			return differs(own, m.Nominee, m.Criterion)
		}
	}
	for _, r := range t.recusals {
		// Others take marks that a juror signed only where it is said that they do.
		if ground, ok := recused[r.Nominee]; ok == r.Imposed || ok && ground != r.Ground {
			return differs(own, r.Nominee, "")
		}
		delete(recused, r.Nominee)
	}
	for nominee := range recused {
		return differs(own, nominee, "")
	}
	return t.saysDeclared(own)
}

func (t told) saysDeclared(own *mailing.Ballot) error {
	declared := map[string]string{}
	for _, x := range own.Declared {
		declared[x.Nominee] = x.Ground
	}
	for _, x := range t.declarations {
		if ground, ok := declared[x.Nominee]; !ok || ground != x.Ground {
			return differs(own, x.Nominee, "")
		}
		delete(declared, x.Nominee)
	}
	for nominee := range declared {
		return differs(own, nominee, "")
	}
	return nil
}

func differs(own *mailing.Ballot, nominee, criterion string) error {
	return fault.New(fault.Result, "dossier.ballot_says", "juror", own.Juror, "nominee", nominee, "criterion", cmp.Or(criterion, "–"))
}

// entry is what stands in a cell.
type entry struct{ mark, comment string }

func cellsOf(own *mailing.Ballot) map[ballot.Cell]entry {
	cells := map[ballot.Cell]entry{}
	for _, m := range own.Marks {
		cells[ballot.Cell{Nominee: m.Nominee, Criterion: m.Criterion}] = entry{m.Mark, m.Comment}
	}
	for _, a := range own.Abstained {
		cells[ballot.Cell{Nominee: a.Nominee, Criterion: a.Criterion}] = entry{decision.Abstains, a.Comment}
	}
	return cells
}
