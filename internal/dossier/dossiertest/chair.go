package dossiertest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/publicvote"
	"votering/internal/record"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

// Travelled is the worked case with ballots that came in every way: sealed in
// two revisions, sealed twice under one number, sealed and late, on a form, and
// entered; with an amendment and a substitute who does not come.
func Travelled(t testing.TB, dir string) Case {
	t.Helper()
	c := Worked(t, dir)
	c.Travel = &Travel{
		Sealed: []string{"anne", "bjorn", "eli"}, Forms: []string{"farid"}, Twice: "anne", Forked: "bjorn", Late: "eli",
		Amend: []Amended{
			{"The municipality sent another text.", []award.Change{{Path: "nominees/kinn/summary", To: json.RawMessage(`"Kinn bosetter flest."`)}}},
			{"Ola is ill.", []award.Change{{Path: "jurors/nils", To: json.RawMessage(`{"name":"Nils Vik","email":"nils@example.org"}`)}}},
		},
	}
	return c
}

// ChairAttack is what a chair does to a decision of Travelled before signing it
// again, with what jurors bring against it, and the answer.
type ChairAttack struct {
	Name     string
	Do       func(*Forgery)
	Receipts func(testing.TB, *Decision) []dossier.NamedFile // that are brought; nil: none
	Class    fault.Class
	Check    string
}

// ChairAttacks are numbered as the list of attacks is.
var ChairAttacks = []ChairAttack{
	{"52 drops a ballot", func(f *Forgery) { f.drop("anne") }, second, fault.Dropped, "receipts"},
	{"52 drops a ballot, with the receipts in the folder", func(f *Forgery) { f.drop("anne"); f.forget("anne") }, nil, fault.Dropped, "receipts"},
	{"52 drops a ballot and what tells of it", func(f *Forgery) {
		f.drop("anne")
		f.forget("anne")
		f.Parts.Receipts = nil
	}, second, fault.Dropped, "receipts"},
	{"52 enters a ballot in the place of a sealed one", func(f *Forgery) {
		b := f.standing("anne")
		b.Origin, b.BallotSHA256, b.SealedSHA256 = decision.Entered, "", ""
		delete(f.Parts.Ballots, "anne")
	}, second, fault.Dropped, "receipts"},
	{"53 counts an earlier revision", func(f *Forgery) { f.rollBack("anne") }, second, fault.Dropped, "receipts"},
	{"53 sets a ballot aside for an earlier one", func(f *Forgery) {
		b := f.standing("anne")
		first := &f.Doc.Ballots[slices.IndexFunc(f.Doc.Ballots, func(x decision.Ballot) bool { return x.Juror == "anne" })]
		b.Counted, b.Reason, first.Counted, first.Reason = false, decision.ReasonSuperseded, true, ""
	}, nil, fault.Result, "ballots"},
	{"54 writes the record anew", func(f *Forgery) { f.Entries[4].At = f.Entries[3].At; f.Parts.Receipts = nil }, second, fault.Log, "receipts"},
	{"54 writes the record anew and keeps the receipts", func(f *Forgery) { f.Entries[4].At = f.Entries[3].At }, nil, fault.Log, "receipts"},
	{"55 gives two receipts one number", nil, func(t testing.TB, d *Decision) []dossier.NamedFile {
		return append(second(t, d), d.other(t))
	}, fault.Fork, "receipts"},
	{"55 gives a juror another receipt than the folder has", nil, func(t testing.TB, d *Decision) []dossier.NamedFile {
		return []dossier.NamedFile{d.other(t)}
	}, fault.Fork, "receipts"},
	{"56 swaps a juror's key on the roll", func(f *Forgery) { f.swap("anne") }, nil, fault.Roll, "ballots"},
	{"56 swaps a key and signs the ballot with it", func(f *Forgery) {
		f.swap("anne")
		own, err := mailing.ReadBallot(f.Parts.Ballots["anne"][0], "anne")
		must(f.t, err)
		own.JurorKey = decision.Maybe(trusttest.Signer(f.t, mallory).Public().Line())
		f.resign(own, mallory)
	}, nil, fault.Dropped, "receipts"},
	{"56 swaps a key, the ballot and the receipts", func(f *Forgery) {
		f.swap("bjorn")
		f.Parts.Receipts = nil
	}, func(t testing.TB, d *Decision) []dossier.NamedFile { return second(t, d) }, fault.Roll, "roll"},
	{"56 puts somebody on the roll", func(f *Forgery) {
		f.roll(func(r *decision.JuryRoll) {
			r.Jurors = append(r.Jurors, decision.Seat{ID: "mallory", Name: "Mallory", Role: award.SecretaryRole})
		})
		no := false
		f.Doc.Jurors = append(f.Doc.Jurors, decision.Juror{ID: "mallory", Name: "Mallory", Role: award.SecretaryRole, Votes: &no})
	}, nil, fault.Roll, "roll"},
	{"57 changes a weight after the ballots came", func(f *Forgery) { f.reweigh() }, nil, fault.Def, "ballots"},
	{"57 changes a weight, and a receipt is brought", func(f *Forgery) { f.reweigh() }, second, fault.Def, "receipts"},
	{"58 counts a file of the public vote twice", func(f *Forgery) {
		t := f.Doc.Tally
		t.Files, t.Rows = append(t.Files, t.Files[0]), 2*t.Rows
		for nominee, n := range t.Valid {
			t.Valid[nominee] = publicvote.Votes{Rat: n.Add(n.Rat)}
		}
		f.Rank()
	}, nil, fault.Pin, "tally"},
	{"59 ranks otherwise than the ballots", func(f *Forgery) {
		r := f.Doc.Ranking.Ranking
		r[0].Nominee, r[1].Nominee = r[1].Nominee, r[0].Nominee
	}, nil, fault.Result, "ranking"},
	{"59 changes a mark that was signed", func(f *Forgery) {
		i := slices.IndexFunc(f.Doc.Marks, func(m decision.Mark) bool { return m.Juror == "anne" && m.Mark == "4" })
		f.Doc.Marks[i].Mark = "5"
		f.Rank()
	}, nil, fault.Result, "ballots"},
	{"59 says nothing of a recusal", func(f *Forgery) {
		f.Doc.Declarations = slices.DeleteFunc(f.Doc.Declarations, func(x decision.Declaration) bool { return x.Juror == "eli" })
	}, nil, fault.Result, "ballots"},
	{"59 keeps marks out by a recusal that nobody declared", func(f *Forgery) { f.recuse("anne", "kinn") }, second, fault.Result, "ballots"},
	{"59 keeps marks out by what the others decided when they knew them", func(f *Forgery) {
		f.recuse("anne", "bodo")
		f.Doc.Recusals[0].Imposed = true
	}, nil, fault.Log, "record"},
	{"59 keeps marks out by what the others never decided", func(f *Forgery) {
		f.recuse("anne", "bodo")
		f.Doc.Recusals[0].Imposed = true
		f.Entries = slices.DeleteFunc(f.Entries, func(e record.Entry) bool { return strings.HasPrefix(e.Note, "anne bodo ") })
	}, nil, fault.Log, "record"},
	{"59 says of a juror's own recusal that the others decided it against the ballot", func(f *Forgery) {
		f.recusal("eli").Imposed = true
		i := slices.IndexFunc(f.Entries, func(e record.Entry) bool { return e.Kind == string(deliberation.BallotOpened) })
		k := slices.IndexFunc(f.Entries, func(e record.Entry) bool { return e.Kind == string(deliberation.RecusalDecided) })
		e := f.Entries[k]
		e.At = f.Entries[i].At
		f.Entries = slices.Insert(slices.Delete(slices.Clone(f.Entries), k, k+1), i, e)
	}, nil, fault.Result, "ballots"},
	{"59 says that the others decided against a ballot that was entered", func(f *Forgery) {
		f.recuse("kari", "bodo")
		f.recusal("kari").Imposed = true
	}, nil, fault.Result, "ballots"},
	{"52 drops a ballot for another that nobody saw", func(f *Forgery) {
		b := f.standing("anne")
		b.Counted, b.Reason = false, decision.ReasonHeld
		f.phantom("anne", *b.Revision, decision.ReasonHeld)
		f.absent("anne")
	}, nil, fault.Dropped, "ballots"},
	{"52 drops a ballot for another that mallory signed", func(f *Forgery) {
		b := f.standing("anne")
		b.Counted, b.Reason = false, decision.ReasonHeld
		f.phantom("anne", *b.Revision, decision.ReasonHeld)
		f.sign("anne", mallory)
		f.absent("anne")
	}, nil, fault.Dropped, "ballots"},
	{"52 chooses a form in the place of a sealed ballot", func(f *Forgery) {
		b := f.standing("anne")
		b.Counted, b.Reason, b.Unchosen = false, decision.ReasonNotChosen, "Said so."
		form := *b
		form.Origin, form.Counted, form.Reason, form.Unchosen, form.Confirmed = decision.Formed, true, "", "", "by phone"
		form.SealedSHA256 = decision.Maybe(strings.Repeat("f", 64))
		f.Doc.Ballots = slices.Insert(f.Doc.Ballots, slices.IndexFunc(f.Doc.Ballots, func(x decision.Ballot) bool { return x.Juror == "bjorn" }), form)
		f.Parts.Aside[f.stem(*b)] = f.Parts.Ballots["anne"]
		f.Parts.Ballots["anne"] = [2][]byte{f.Parts.Ballots["anne"][0], nil}
	}, second, fault.Dropped, "receipts"},
	{"60 leaves a ballot out without a reason", func(f *Forgery) { f.standing("anne").Counted = false }, nil, fault.Format, "files"},
	{"60 calls a form what nobody confirmed", func(f *Forgery) { f.standing("farid").Confirmed = "" }, nil, fault.Format, "files"},
	{"A 8 copies the chair's signature", func(f *Forgery) {
		f.Parts.Cosignatures = map[string][]byte{}
		f.Cosignatures = f.Parts.Cosignatures
		for _, juror := range []string{"anne", "bjorn"} {
			f.Parts.Cosignatures[juror] = Sign(f.t, ChairKey, trust.NamespaceDecision, f.Complete)
		}
	}, nil, fault.Key, "cosignatures"},
	{"an amendment that the chair did not sign", func(f *Forgery) {
		f.Doc.Amendments[0].Reason = "Another reason."
	}, nil, fault.Result, "edition"},
	{"an amendment that says another thing stood there", func(f *Forgery) {
		f.Doc.Amendments[0].Changes[0].From = json.RawMessage(`"Kinn."`)
	}, nil, fault.Result, "files"},
	{"a ballot of another juror", func(f *Forgery) { f.Parts.Ballots["anne"] = f.Parts.Ballots["bjorn"] }, nil, fault.Juror, "ballots"},
	{"a sealed ballot that is not there", func(f *Forgery) { delete(f.Parts.Ballots, "anne") }, nil, fault.Pin, "ballots"},
	{"a sealed ballot without its signature", func(f *Forgery) {
		f.Parts.Ballots["anne"] = [2][]byte{f.Parts.Ballots["anne"][0], nil}
	}, nil, fault.Sig, "ballots"},
	{"a receipt that the chair did not sign", func(f *Forgery) {
		r := f.Parts.Receipts[1]
		r[1] = Sign(f.t, mallory, trust.NamespaceReceipt, r[0])
		f.Parts.Receipts[1] = r
	}, nil, fault.Key, "receipts"},
	{"a receipt signed as a ballot", func(f *Forgery) {
		r := f.Parts.Receipts[1]
		r[1] = Sign(f.t, ChairKey, trust.NamespaceBallot, r[0])
		f.Parts.Receipts[1] = r
	}, nil, fault.NS, "receipts"},
	{"a record that knows nothing of an amendment", func(f *Forgery) {
		f.Doc.Amendments = f.Doc.Amendments[1:]
		f.Doc.Amendments[0].Number = 1
		f.Parts.Amendments, f.Parts.Receipts = nil, nil
		f.Rank()
	}, nil, fault.Log, "record"},
}

// mallory is the number of a key that is nobody's on the jury.
const mallory = 66

// second is the receipt that lists the second revision of anne's ballot.
func second(_ testing.TB, d *Decision) []dossier.NamedFile { return []dossier.NamedFile{d.Kept(2)} }

// other is another receipt with the number of the second, signed by the chair.
func (d *Decision) other(t testing.TB) dossier.NamedFile {
	t.Helper()
	r, err := mailing.ReadReceipt(d.Receipts[2][0], "receipt")
	must(t, err)
	r.Ballots = r.Ballots[1:]
	data := r.Encode()
	return dossier.NamedFile{Name: "other.json", Data: data, Sig: Sign(t, ChairKey, trust.NamespaceReceipt, data)}
}

// standing is the ballot of a juror that counts.
func (f *Forgery) standing(juror string) *decision.Ballot {
	for i := range f.Doc.Ballots {
		if b := &f.Doc.Ballots[i]; b.Juror == juror && b.Stands() {
			return b
		}
	}
	f.t.Fatalf("no ballot of %s", juror)
	return nil
}

// recusal is the first recusal of a juror.
func (f *Forgery) recusal(juror string) *decision.Recusal {
	for i := range f.Doc.Recusals {
		if r := &f.Doc.Recusals[i]; r.Juror == juror {
			return r
		}
	}
	f.t.Fatalf("no recusal of %s", juror)
	return nil
}

// recuse keeps a juror's marks of a nominee out, as if the juror had declared a
// conflict and another had upheld it, once the marks were open.
func (f *Forgery) recuse(juror, nominee string) {
	d := f.Doc
	d.Recusals = slices.Insert(d.Recusals, 0, decision.Recusal{
		Juror: juror, Nominee: nominee, State: decision.Upheld, By: []string{"bjorn"}, Reason: "A cousin.", Ground: "A cousin.",
	})
	d.Marks = slices.DeleteFunc(d.Marks, func(m decision.Mark) bool { return m.Juror == juror && m.Nominee == nominee })
	f.Rank()
	i := slices.IndexFunc(f.Entries, func(e record.Entry) bool { return e.Kind == string(deliberation.MarksRevealed) })
	e := f.Entries[i]
	e.Kind, e.Note = string(deliberation.RecusalDecided), juror+" "+nominee+" "+deliberation.VerdictNote(true, []string{"bjorn"})
	f.Entries = slices.Insert(slices.Clone(f.Entries), i+1, e)
}

// phantom invents a sealed ballot of a juror that gave way.
func (f *Forgery) phantom(juror string, revision int, reason decision.Maybe) {
	digits := decision.Maybe(strings.Repeat("f", 64))
	at := slices.IndexFunc(f.Doc.Ballots, func(b decision.Ballot) bool { return b.Juror == "bjorn" })
	f.Doc.Ballots = slices.Insert(f.Doc.Ballots, at, decision.Ballot{
		Juror: juror, Revision: &revision, BallotSHA256: digits, SealedSHA256: digits, Origin: decision.Sealed, Reason: reason,
	})
}

// sign puts a ballot in the place of a juror's phantom, signed with that key.
func (f *Forgery) sign(juror string, key byte) {
	own, err := mailing.ReadBallot(f.Parts.Ballots[juror][0], juror)
	must(f.t, err)
	own.JurorKey = decision.Maybe(trusttest.Signer(f.t, key).Public().Line())
	data := own.Encode()
	for i := range f.Doc.Ballots {
		b := &f.Doc.Ballots[i]
		switch {
		case b.Juror == juror && strings.HasPrefix(string(b.BallotSHA256), "ff"):
			b.BallotSHA256 = decision.Maybe(record.Hash(data))
			f.Parts.Aside[f.stem(*b)] = [2][]byte{data, Sign(f.t, key, trust.NamespaceBallot, data)}
		case b.Juror == juror && b.Reason == decision.ReasonHeld:
			f.Parts.Aside[f.stem(*b)] = f.Parts.Ballots[juror]
		}
	}
	delete(f.Parts.Ballots, juror)
}

// stem is how the files of a ballot that gave way are called.
func (f *Forgery) stem(b decision.Ballot) string {
	return fmt.Sprintf("%s-%d-%s", b.Juror, *b.Revision, b.BallotSHA256[:8])
}

// absent takes what a juror marked and declared out of the document.
func (f *Forgery) absent(juror string) {
	d := f.Doc
	d.Marks = slices.DeleteFunc(d.Marks, func(m decision.Mark) bool { return m.Juror == juror })
	d.Declarations = slices.DeleteFunc(d.Declarations, func(x decision.Declaration) bool { return x.Juror == juror })
	d.Absent = slices.Insert(d.Absent, 0, decision.Absence{Juror: juror, Reason: "No ballot came."})
	f.Rank()
}

// drop makes a juror absent who handed in.
func (f *Forgery) drop(juror string) {
	d := f.Doc
	d.Ballots = slices.DeleteFunc(d.Ballots, func(b decision.Ballot) bool { return b.Juror == juror })
	delete(f.Parts.Ballots, juror)
	f.absent(juror)
}

// forget takes what concerns a juror's ballots out of the record.
func (f *Forgery) forget(juror string) {
	f.Entries = slices.DeleteFunc(slices.Clone(f.Entries), func(e record.Entry) bool {
		return strings.HasPrefix(e.Note, juror+" ") || e.Note == juror
	})
}

// rollBack counts the first revision of a juror and says nothing of the others.
func (f *Forgery) rollBack(juror string) {
	d := f.Doc
	i := slices.IndexFunc(d.Ballots, func(b decision.Ballot) bool { return b.Juror == juror && !b.Stands() })
	d.Ballots[i].Counted, d.Ballots[i].Reason = true, ""
	d.Ballots = slices.Delete(d.Ballots, i+1, i+2)
	own, err := mailing.ReadBallot(f.Earlier[juror][0], juror)
	must(f.t, err)
	for k := range d.Marks {
		for _, m := range own.Marks {
			if x := &d.Marks[k]; x.Juror == juror && x.Nominee == m.Nominee && x.Criterion == m.Criterion {
				x.Mark = m.Mark
			}
		}
	}
	f.Parts.Ballots[juror] = f.Earlier[juror]
	f.Rank()
	f.Entries = slices.DeleteFunc(slices.Clone(f.Entries), func(e record.Entry) bool {
		return strings.HasPrefix(e.Note, juror+" 2 ")
	})
}

// roll writes the roll anew.
func (f *Forgery) roll(change func(*decision.JuryRoll)) {
	r, err := decision.ReadRoll(f.Parts.Roll, "roll.json")
	must(f.t, err)
	change(r)
	f.Parts.Roll = r.Encode()
}

// swap puts another key in the place of a juror's.
func (f *Forgery) swap(juror string) {
	f.roll(func(r *decision.JuryRoll) {
		for i := range r.Jurors {
			if r.Jurors[i].ID == juror {
				r.Jurors[i].Key = decision.Maybe(trusttest.Signer(f.t, mallory).Public().Line())
			}
		}
	})
}

// resign puts a ballot in the place of a juror's, signed with that key.
func (f *Forgery) resign(own *mailing.Ballot, key byte) {
	data := own.Encode()
	f.Parts.Ballots[own.Juror] = [2][]byte{data, Sign(f.t, key, trust.NamespaceBallot, data)}
	f.standing(own.Juror).BallotSHA256 = decision.Maybe(record.Hash(data))
}

// reweigh gives a criterion another weight, everywhere but in what jurors
// signed.
func (f *Forgery) reweigh() {
	ed := *f.Base
	ed.Criteria = slices.Clone(ed.Criteria)
	ed.Criteria[0].Weight = ed.Criteria[0].Weight.Add(ed.Criteria[0].Weight)
	frozen := award.Freeze(&ed)
	f.Doc.EditionJSON, f.Doc.Edition.Fingerprint = frozen, record.Hash(frozen)
	f.Rank()
	f.roll(func(r *decision.JuryRoll) { r.Fingerprint = record.Hash(frozen) })
	for i := range f.Entries {
		if f.Entries[i].Kind == string(deliberation.Opened) {
			f.Entries[i].Note = deliberation.HashNote(record.Hash(frozen))
		}
	}
	f.Parts.Receipts, f.Parts.Amendments = nil, nil
}
