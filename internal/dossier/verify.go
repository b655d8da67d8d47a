package dossier

import (
	"slices"

	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/record"
)

// Checks are the ids of what a verification looks at, in the order in which
// they are told. The ids never change.
var Checks = []string{
	"files", "signature", "chair", "edition", "roll", "ballots", "tally", "ranking", "outcome",
	"order", "rounds", "agreement", "robustness", "meeting", "record", "receipts", "cosignatures", "public",
}

// Verify checks all that a folder holds: the signatures over the exact bytes,
// everything that a decision claims, recomputed from the decision alone, and
// every other file against the decision. A decision that is not signed is not
// even read. Verify never fails: what is wrong is in the report, and what
// could not be checked as well.
func Verify(f *Folder, o Options) *Report {
	v := &verification{folder: f, options: o, report: &Report{Name: f.Name}, looked: map[string]bool{}, signers: map[decision.Maybe]string{}}
	v.ballots = map[decision.Maybe]*mailing.Ballot{}
	v.marksTaken = map[[2]string]int{}
	v.read()
	v.sums()
	for _, d := range v.documents() {
		v.report.Findings = append(v.report.Findings, decision.Recompute(d)...)
	}
	if d := v.report.Document; d != nil {
		v.editionFile(d)
		v.amendedLate(d)
		v.rollFile(d)
		v.tables(d)
		v.votes(d)
		v.recordFile(d)
		v.missing(d)
	}
	v.signersFile()
	v.amendmentFiles()
	v.ballotFiles()
	if d := v.report.Document; d != nil {
		v.imposed(d)
		v.revisedInRoom(d)
		v.stayed(d)
	}
	v.receipts()
	v.cosignatures()
	if d := v.report.Document; d != nil {
		v.prose(d)
		v.unchecked(d)
	}
	v.pair()
	v.judge()
	return v.report
}

// verification is a Report being written.
type verification struct {
	folder           *Folder
	options          Options
	report           *Report
	public, complete *decision.Document                 // nil: not there, or not to be read
	seats            map[string]*decision.Seat          // of the folder's roll, by id; nil: not read yet
	handIns          map[string][]decision.Ballot       // of the decision, by juror; nil: not sorted yet
	ballots          map[decision.Maybe]*mailing.Ballot // ballots that are there, by hash
	inRounds         map[string]int                     // by juror: the first revision that came in a round that counts, as the record tells; nil: it is not there
	signers          map[decision.Maybe]string          // of ballots that are there, by hash: key lines; empty: nobody
	cosigners        []string                           // by id: who signed the complete decision too
	marksTaken       map[[2]string]int                  // by juror and nominee: marks in a ballot that is there, that the others took
	looked           map[string]bool                    // files that were compared with something, beside those that always are
	lines            [][]byte                           // of the record, once it is known to be the decision's; as entries
	entries          []record.Entry
}

// look notes files that are being compared with something.
func (v *verification) look(names ...string) {
	for _, name := range names {
		v.looked[name] = true
	}
}

// documents are the decisions that can be read, the complete one last.
func (v *verification) documents() []*decision.Document {
	var ds []*decision.Document
	for _, d := range []*decision.Document{v.public, v.complete} {
		if d != nil {
			ds = append(ds, d)
		}
	}
	return ds
}

// read reads the decisions that are signed, and takes the one that says more
// for what is told of them.
func (v *verification) read() {
	v.public = v.readOne(PublicName, decision.Public)
	v.complete = v.readOne(CompleteName, decision.Complete)
	for _, d := range v.documents() {
		v.report.Document = d
	}
	switch {
	case v.folder.Files[PublicName] != nil:
		v.report.SHA256 = record.Hash(v.folder.Files[PublicName])
	case v.complete != nil:
		v.report.SHA256 = v.complete.PublicSHA256
	}
}

// readOne checks a decision's signature over its bytes, then reads it, then
// looks whose the signature is.
func (v *verification) readOne(name string, profile decision.Profile) *decision.Document {
	key, ok := v.signature(name)
	if !ok {
		return nil
	}
	d, err := decision.Read(v.folder.Files[name], name)
	if err == nil && d.Profile != profile {
		err = fault.New(fault.Format, "dossier.profile", "profile", string(d.Profile)).At(name)
	}
	if err != nil {
		v.fails("files", "unreadable", err)
		return nil
	}
	v.chair(name, d, key)
	return d
}

// holds notes that something is as it should be. say is a key of the
// catalogue below "check.", pairs are its arguments.
func (v *verification) holds(check, say string, pairs ...string) {
	yes := true
	v.note(decision.Finding{Check: check, OK: &yes, Say: say, Args: fault.Pairs(pairs...)})
}

// tells notes what is worth knowing and neither right nor wrong, or that there
// was nothing to check.
func (v *verification) tells(check, say string, pairs ...string) {
	v.note(decision.Finding{Check: check, Say: say, Args: fault.Pairs(pairs...)})
}

// fails notes what is wrong.
func (v *verification) fails(check, say string, err error) {
	f := fault.Of(err)
	if f == nil {
		f = fault.New(fault.Format, "dossier.other").Because(err)
	}
	no := false
	v.note(decision.Finding{Check: check, OK: &no, Say: say, Fault: f})
}

func (v *verification) note(f decision.Finding) {
	v.report.Findings = append(v.report.Findings, f)
}

// judge sums up. Of several faults the one is told that explains the others.
func (v *verification) judge() {
	gravest := len(gravity)
	for _, f := range v.report.Findings {
		if f.OK == nil || *f.OK {
			continue
		}
		if g := weigh(f); v.report.Fault == nil || g < gravest {
			v.report.Fault, gravest = f.Fault, g
		}
	}
	v.report.Good = v.report.Fault == nil && v.report.KeyFP != ""
	v.report.Authenticated = v.report.Good && v.options.Chair == v.report.KeyFP
}

// gravity is the order in which faults explain each other, by check or by what
// is said; "" stands for all others. Bytes that were not signed can say
// anything, a ballot that is gone takes much else with it, and a list of sums
// only repeats what is found elsewhere.
var gravity = []string{"signature", "chair", "unreadable", "receipts", Aside, "", "sums"}

func weigh(f decision.Finding) int {
	if i := slices.IndexFunc(gravity, func(g string) bool { return g == f.Check || g == f.Say }); i >= 0 {
		return i
	}
	return slices.Index(gravity, "")
}
