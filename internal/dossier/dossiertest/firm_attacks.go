package dossiertest

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/record"
)

// FirmAttacks are what a chair does to a decision of Firm before signing it
// again: to how firmly the ranking stands, to the casting decisions, and to the
// numbers that no juror gives.
var FirmAttacks = []ChairAttack{
	{"moves a border", func(f *Forgery) { f.card(`"from":"0"`, `"from":"1/100"`) }, nil, fault.Result, "robustness"},
	{"lets another win without a juror", func(f *Forgery) { f.card(`"bjorn":["kinn"]`, `"bjorn":["askoy"]`) }, nil, fault.Result, "robustness"},
	{"says nothing of another rule", func(f *Forgery) {
		f.card(`{"jury":"clamp","public":"share","ties":"as_is","winners":["kinn"]},`, "")
	}, nil, fault.Result, "robustness"},
	{"counts the lots otherwise", func(f *Forgery) { f.card(`"samples":10000`, `"samples":9999`) }, nil, fault.Result, "robustness"},
	{"says nothing of how firmly it stands", func(f *Forgery) { f.Doc.Robustness = nil }, nil, fault.Result, "robustness"},
	{"says nothing of it, by the name of older software", func(f *Forgery) {
		f.Doc.Robustness, f.Doc.Software = nil, MetSoftware
	}, nil, fault.Result, "robustness"},

	{"drops a casting decision", func(f *Forgery) { f.Doc.Cast = f.Doc.Cast[:2]; f.Rank() }, nil, fault.Result, "ranking"},
	{"casts otherwise", func(f *Forgery) { slices.Reverse(f.Doc.Cast[1].Nominees) }, nil, fault.Result, "ranking"},
	{"casts otherwise and ranks anew", func(f *Forgery) {
		slices.Reverse(f.Doc.Cast[1].Nominees)
		f.Rank()
		f.Doc.Winners = f.Doc.Ranking.Winners
	}, nil, fault.Log, "record"},
	{"casts where there is no tie", func(f *Forgery) {
		f.Doc.Cast[2].Nominees = []string{"bodo", "sola"}
		f.Rank()
	}, nil, fault.Result, "ranking"},
	{"takes a third into a casting decision", func(f *Forgery) {
		f.Doc.Cast[2].Nominees = append(f.Doc.Cast[2].Nominees, "sola")
		f.Rank()
	}, nil, fault.Result, "ranking"},
	{"casts one tie twice", func(f *Forgery) { f.Doc.Cast = append(f.Doc.Cast, f.Doc.Cast[1]) }, nil, fault.Format, "files"},
	{"says nothing of an order that fell", func(f *Forgery) { f.Doc.Cast = f.Doc.Cast[1:] }, nil, fault.Log, "record"},
	{"says that another order fell", func(f *Forgery) { slices.Reverse(f.Doc.Cast[0].Nominees) }, nil, fault.Log, "record"},
	{"says that an order fell that stands", func(f *Forgery) { f.Doc.Cast[1].Void = true; f.Rank() }, nil, fault.Result, "ranking"},
	{"says that an order stands that fell", func(f *Forgery) { f.Doc.Cast[0].Void = false }, nil, fault.Format, "files"},
	{"tells another time of an order", func(f *Forgery) { f.Doc.Cast[1].At = f.Doc.Cast[1].At.Add(-time.Second) }, nil, fault.Log, "record"},
	{"gives no reason", func(f *Forgery) { f.Doc.Cast[1].Reason = "" }, nil, fault.Format, "files"},
	{"leaves a casting decision out of the record", func(f *Forgery) {
		f.Entries = slices.DeleteFunc(slices.Clone(f.Entries), func(e record.Entry) bool {
			return e.Kind == string(deliberation.TieCast) && strings.HasPrefix(e.Note, "kinn")
		})
	}, nil, fault.Log, "record"},

	{"changes a figure that a criterion is taken from", func(f *Forgery) {
		f.Doc.EditionJSON = json.RawMessage(strings.Replace(string(f.Doc.EditionJSON), `"82"`, `"92"`, 1))
	}, nil, fault.Def, "edition"},
	{"marks what is measured", func(f *Forgery) {
		f.Doc.Marks = slices.Insert(f.Doc.Marks, 2, decision.Mark{Juror: "kari", Nominee: "askoy", Criterion: "direct", Mark: "90"})
	}, nil, fault.Score, "files"},
	{"counts half a vote", func(f *Forgery) {
		f.Doc.Tally.Valid["kinn"] = publicvote.Votes{Rat: exact.New(2401, 2)}
	}, nil, fault.Result, "tally"},
	{"counts votes below nothing", func(f *Forgery) {
		f.Doc.Tally.Valid["kinn"] = publicvote.Votes{Rat: exact.Int(-1)}
	}, nil, fault.Result, "tally"},
}

// card writes something else into how firmly the ranking stands.
func (f *Forgery) card(old, new string) {
	f.t.Helper()
	var b bytes.Buffer
	must(f.t, json.Compact(&b, f.Doc.Robustness))
	if !strings.Contains(b.String(), old) {
		f.t.Fatalf("%q is not in %s", old, &b)
	}
	f.Doc.Robustness = json.RawMessage(strings.Replace(b.String(), old, new, 1))
}
