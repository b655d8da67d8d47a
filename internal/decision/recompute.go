package decision

import (
	"bytes"
	"encoding/json"
	"reflect"
	"slices"
	"strconv"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/ranking"
	"votering/internal/record"
)

// Finding is one check of a verification.
type Finding struct {
	Check string // its id: "edition", "ballots", …
	OK    *bool  // nil: there is nothing to check
	Say   string // the sentence with the evidence: "check." + Say in the catalogue
	Args  fault.Args
	Fault *fault.Error // where OK is false
}

// good is a finding with its evidence.
func good(check, say string, pairs ...string) Finding {
	ok := true
	return Finding{Check: check, OK: &ok, Say: say, Args: fault.Pairs(pairs...)}
}

// bad is a finding with its fault, whose sentence is the evidence.
func bad(check string, f *fault.Error) Finding {
	ok := false
	return Finding{Check: check, OK: &ok, Say: check, Fault: f}
}

// result is a fault (E_RESULT): something in the document does not follow from
// the rest of it.
func result(id string, pairs ...string) *fault.Error {
	return fault.New(fault.Result, "decision."+id, pairs...)
}

// Recompute checks whether a document that was read follows from itself:
// whether it tells of the edition that it carries, whose ballots count, whether
// the public vote adds up, and whether ranking, outcome and order of steps
// follow. It asks nothing outside the document; whose document it is, the
// signature says.
func Recompute(d *Document) []Finding { return d.findings(true) }

// findings are those of Recompute; firmly: with how firmly the ranking stands.
func (d *Document) findings(firmly bool) []Finding {
	e, err := d.AwardEdition()
	if err != nil {
		return []Finding{bad("edition", fault.Of(err))}
	}
	r := &recomputation{Document: d, ed: e, s: d.state(), names: map[string]string{}}
	for i := range e.Nominees {
		r.names[e.Nominees[i].ID] = e.Nominees[i].Name
	}
	found := []Finding{r.edition(), r.ballots(), r.tally(), r.ranking(), r.outcome(), r.order(), r.rounds(), r.agreement()}
	if firmly {
		found = append(found, r.robustness())
	}
	return append(found, r.meeting(), r.citations())
}

// recomputation is a document with what its contents stand for.
type recomputation struct {
	*Document
	ed    *award.Edition
	s     deliberation.State
	names map[string]string // of nominees
}

// edition finds whether the document tells of the edition that it carries.
func (r *recomputation) edition() Finding {
	e := r.ed
	fingerprint := record.Hash(r.Frozen())
	if fingerprint != r.Edition.Fingerprint {
		return bad("edition", fault.New(fault.Def, "decision.fingerprint",
			"found", award.Short(fingerprint), "stated", award.Short(r.Edition.Fingerprint)))
	}
	for _, same := range []struct {
		key string
		is  bool
	}{
		{"edition.id", r.Edition.ID == e.ID},
		{"edition.title", r.Edition.Title == e.Title},
		{"made_up", r.MadeUp == e.MadeUp},
		{"announce_at", reflect.DeepEqual(r.AnnounceAt, e.AnnounceAt)},
		{"rule", bytes.Equal(compact(r.Rule), compact(award.RuleJSON(e.Rule)))},
		{"nominees", slices.Equal(r.Nominees, nomineesOf(e))},
	} {
		if !same.is {
			return bad("edition", fault.New(fault.Def, "decision.edition_differs", "key", same.key))
		}
	}
	return good("edition", "edition", "fingerprint", award.Short(fingerprint))
}

func compact(data json.RawMessage) []byte {
	var b bytes.Buffer
	_ = json.Compact(&b, data) // what was read is JSON
	return b.Bytes()
}

// ballots finds whether every juror who votes has a ballot or is absent, and
// whether those ballots count that should.
func (r *recomputation) ballots() Finding {
	admitted := ranking.Admitted(r.ed, r.s.Overrides)
	counted := 0
	for _, j := range r.ed.Voters() {
		_, in := r.s.HandIns[j.ID]
		_, absent := r.s.Absences[j.ID]
		if in == absent {
			return bad("ballots", result("ballot_or_absent", "juror", j.Name))
		}
	}
	if f := r.setAside(); f != nil {
		return bad("ballots", f)
	}
	if f := r.imposed(); f != nil {
		return bad("ballots", f)
	}
	for _, b := range r.Standing() {
		leaves := ranking.Leaves(r.ed, r.s.Ballots[b.Juror], admitted)
		switch {
		case b.Counted == leaves:
			return bad("ballots", result("ballot_counted", "juror", b.Juror))
		case leaves && b.Reason != ReasonRecused:
			return bad("ballots", result("ballot_reason", "juror", b.Juror, "reason", string(b.Reason)))
		case b.Counted:
			counted++
		}
	}
	recusals := 0
	for _, x := range r.Recusals {
		if x.Counts() {
			recusals++
		}
	}
	return good("ballots", "ballots", "counted", strconv.Itoa(counted), "jurors", strconv.Itoa(len(r.ed.Voters())),
		"marks", strconv.Itoa(len(r.Marks)), "recusals", strconv.Itoa(recusals), "absent", strconv.Itoa(len(r.Absent)))
}
