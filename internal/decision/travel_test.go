package decision_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"votering/internal/decision"
	"votering/internal/fault"
)

// travelled is a document of a decision whose ballots came in every way.
func travelled(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "testdata", "decisions", "v1-travelled", "complete", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// of is the nth ballot of a juror in a document.
func of(d *document, juror string, n int) *decision.Ballot {
	i := slices.IndexFunc(d.Ballots, func(b decision.Ballot) bool { return b.Juror == juror })
	return &d.Ballots[i+n]
}

// What is not in the form of ballots that travelled and of amendments is refused
// before anything is computed, and so is an amendment that cannot be.
func TestTravelledFormRefused(t *testing.T) {
	hash := "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	for what, c := range map[string]struct {
		name   string
		change func(*document)
		class  fault.Class
		id     string
	}{
		"two that stand":             {completeName, func(d *document) { b := of(d, "anne", 0); b.Counted, b.Reason = true, "" }, fault.Format, "twice"},
		"a revision after the next":  {completeName, func(d *document) { *of(d, "anne", 0).Revision = 3 }, fault.Format, "order"},
		"one file twice":             {completeName, func(d *document) { *of(d, "bjorn", 1) = *of(d, "bjorn", 0) }, fault.Format, "order"},
		"jurors in another order":    {completeName, func(d *document) { of(d, "eli", 0).Juror = "anne" }, fault.Format, "order"},
		"no revision":                {completeName, func(d *document) { of(d, "eli", 0).Revision = nil }, fault.Format, "profile_key"},
		"sealed without a hash":      {completeName, func(d *document) { of(d, "eli", 0).BallotSHA256 = "" }, fault.Format, "hash"},
		"sealed without a file":      {completeName, func(d *document) { of(d, "eli", 0).SealedSHA256 = "" }, fault.Format, "hash"},
		"entered with a hash":        {completeName, func(d *document) { of(d, "eli", 0).Origin = decision.Entered }, fault.Format, "entered"},
		"entered and late":           {completeName, func(d *document) { of(d, "kari", 0).Late = "Because." }, fault.Format, "entered"},
		"sealed and confirmed":       {completeName, func(d *document) { of(d, "eli", 0).Confirmed = "by phone" }, fault.Format, "confirmed"},
		"a form nobody confirmed":    {completeName, func(d *document) { of(d, "farid", 0).Confirmed = "" }, fault.Format, "confirmed"},
		"not chosen, and not why":    {completeName, func(d *document) { b := of(d, "bjorn", 0); b.Unchosen = ""; of(d, "bjorn", 1).Unchosen = "" }, fault.Format, "unchosen"},
		"chosen, and why not":        {completeName, func(d *document) { of(d, "eli", 0).Unchosen = "Because." }, fault.Format, "unchosen"},
		"a reason on two lines":      {completeName, func(d *document) { of(d, "eli", 0).Late = "One.\nTwo." }, fault.Text, ""},
		"counts in a complete one":   {completeName, func(d *document) { d.Received = &decision.Received{Sealed: 3, Form: 1, Entered: 1} }, fault.Format, "received"},
		"no counts in a public one":  {publicName, func(d *document) { d.Received = nil }, fault.Format, "received"},
		"counts that do not add up":  {publicName, func(d *document) { d.Received.Sealed++ }, fault.Format, "received"},
		"counts below 0":             {publicName, func(d *document) { d.Received.Sealed, d.Received.Form = 5, -1 }, fault.Format, "received"},
		"more late than came":        {publicName, func(d *document) { d.Received.Late = 5 }, fault.Format, "received"},
		"a way that is not all's":    {publicName, func(d *document) { d.Ballots[0].Origin = decision.Sealed }, fault.Format, "received"},
		"a hash in a public one":     {publicName, func(d *document) { d.Ballots[0].SealedSHA256 = decision.Maybe(hash) }, fault.Format, "profile_key"},
		"a late reason in public":    {publicName, func(d *document) { d.Ballots[0].Late = "Because." }, fault.Format, "profile_key"},
		"who confirmed, in public":   {publicName, func(d *document) { d.Ballots[0].Confirmed = "by phone" }, fault.Format, "profile_key"},
		"set aside in public":        {publicName, func(d *document) { d.Ballots[0].Counted, d.Ballots[0].Reason = false, decision.ReasonSuperseded }, fault.Format, "profile_key"},
		"numbers with a gap":         {completeName, func(d *document) { d.Amendments[1].Number = 3 }, fault.Format, "order"},
		"an amendment of nothing":    {completeName, func(d *document) { d.Amendments[1].Changes = []decision.Change{} }, fault.Format, "empty"},
		"an amendment, and not why":  {completeName, func(d *document) { d.Amendments[1].Reason = "" }, fault.Format, "profile_key"},
		"an amendment without hash":  {completeName, func(d *document) { d.Amendments[1].SHA256 = "" }, fault.Format, "profile_key"},
		"a change to nothing":        {completeName, func(d *document) { d.Amendments[1].Changes[0].To = nil }, fault.Format, "empty"},
		"a change to null":           {completeName, func(d *document) { d.Amendments[1].Changes[0].From = json.RawMessage("null") }, fault.Format, "null"},
		"somebody, without a name":   {completeName, func(d *document) { d.Amendments[1].Changes[0].Path = decision.JurorsPath }, fault.Format, "profile_key"},
		"a name in a public change":  {publicName, func(d *document) { d.Amendments[1].Changes[0].Path = "jurors/nils" }, fault.Format, "profile_key"},
		"a public change of a juror": {publicName, func(d *document) { d.Amendments[1].Changes[0].To = json.RawMessage(`"Nils"`) }, fault.Format, "profile_key"},
		"why a juror came, public":   {publicName, func(d *document) { d.Amendments[1].Reason = "Ola is ill." }, fault.Format, "profile_key"},
		"what stood there was other": {publicName, func(d *document) { d.Amendments[0].Changes[0].From = json.RawMessage(`"Kinn."`) }, fault.Result, "amendment_from"},
		"a change of a weight":       {completeName, func(d *document) { d.Amendments[0].Changes[0].Path = "criteria/results/weight" }, fault.State, ""},
		"a change of nothing there":  {completeName, func(d *document) { d.Amendments[0].Changes[0].Path = "nominees/oslo/summary" }, fault.Edition, ""},
		"101 amendments": {completeName, func(d *document) {
			for len(d.Amendments) < 101 {
				d.Amendments = append(d.Amendments, d.Amendments[1])
			}
		}, fault.Size, "amendments"},
	} {
		var own document
		if err := json.Unmarshal(travelled(t, c.name), &own); err != nil {
			t.Fatal(err)
		}
		c.change(&own)
		_, err := decision.Read(decision.Encode(&own), c.name)
		f := fault.Of(err)
		if f == nil || f.Class != c.class || c.id != "" && f.ID != "decision."+c.id {
			t.Errorf("%s: %v, want %s (%s)", what, err, c.id, c.class)
			continue
		}
		spoken(t, refusal(f))
	}
}

// A ballot that was set aside gave way to another of the same juror.
func TestSetAsideForAnother(t *testing.T) {
	for what, forge := range map[string]func(*document){
		"the last for the first": func(d *document) {
			first, last := of(d, "anne", 0), of(d, "anne", 1)
			first.Counted, first.Reason, last.Counted, last.Reason = true, "", false, decision.ReasonSuperseded
		},
		"one that was the only one": func(d *document) {
			b := of(d, "eli", 0)
			b.Counted, b.Reason = false, decision.ReasonSuperseded
			leave(d, "eli")
		},
		"one of two, where there is one": func(d *document) {
			b := of(d, "eli", 0)
			b.Counted, b.Reason = false, decision.ReasonHeld
			leave(d, "eli")
		},
		"not chosen, and no other was": func(d *document) {
			for i := range 2 {
				if b := of(d, "bjorn", i); b.Stands() {
					b.Counted, b.Reason, b.Unchosen = false, decision.ReasonNotChosen, "Because."
				}
			}
			leave(d, "bjorn")
		},
	} {
		f := first(decision.Recompute(forged(t, travelled(t, completeName), forge)))
		if f == nil || f.Check != "ballots" || f.Fault.ID != "decision.ballot_aside" || f.Fault.Class != fault.Result {
			t.Errorf("%s: %+v", what, f)
			continue
		}
		spoken(t, *f)
	}
}

// leave makes a juror absent, with nothing that stands of them.
func leave(d *document, juror string) {
	d.Marks = slices.DeleteFunc(d.Marks, func(m decision.Mark) bool { return m.Juror == juror })
	seat := func(id string) int {
		return slices.IndexFunc(d.Jurors, func(j decision.Juror) bool { return j.ID == id })
	}
	d.Absent = append(d.Absent, decision.Absence{Juror: juror, Reason: "None came."})
	slices.SortFunc(d.Absent, func(a, b decision.Absence) int { return seat(a.Juror) - seat(b.Juror) })
}
