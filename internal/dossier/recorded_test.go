package dossier_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
	"votering/internal/record"
)

// entriesOf are the lines of a decision's record, read.
func entriesOf(t testing.TB, d *dossiertest.Decision) []record.Entry {
	t.Helper()
	entries, _, err := record.Verify(d.Record)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}

// chainOf is a record of those entries, and the head after each.
func chainOf(entries []record.Entry) (lines [][]byte, heads []string) {
	head := record.Genesis
	for i, e := range entries {
		e.Seq, e.Prev = uint64(i+1), head
		line := record.Line(e)
		head = record.Hash(line)
		lines, heads = append(lines, line), append(heads, head)
	}
	return lines, heads
}

// rerecorded is the worked case after the chair wrote the record anew up to the
// signing, and signed decisions that pin the new one.
func rerecorded(t testing.TB, lines func(es []record.Entry) []record.Entry, change func(d *decision.Document)) map[string][]byte {
	t.Helper()
	es := entriesOf(t, worked(t))
	size := len(es) - 2
	before := lines(slices.Clone(es[:size]))
	_, heads := chainOf(before)
	made := rewritten(t, func(d *decision.Document) {
		d.Record = decision.Record{Size: uint64(len(before)), Head: heads[len(heads)-1]}
		if change != nil {
			change(d)
		}
	})
	made.Record = followed(append(before, es[size:]...), made.Public)
	return made.Files(t, "complete")
}

// at is where a kind of thing first happens.
func at(es []record.Entry, kind deliberation.Kind) int {
	return slices.IndexFunc(es, func(e record.Entry) bool { return e.Kind == string(kind) })
}

// The record that the decision pins tells of this decision and of no other.
func TestTheRecordTellsTheSame(t *testing.T) {
	type entries = []record.Entry
	same := func(es entries) entries { return es }
	edit := func(kind deliberation.Kind, do func(e *record.Entry)) func(entries) entries {
		return func(es entries) entries {
			do(&es[at(es, kind)])
			return es
		}
	}
	note := func(s string) func(*record.Entry) { return func(e *record.Entry) { e.Note = s } }
	for name, c := range map[string]struct {
		lines  func(entries) entries
		change func(d *decision.Document)
		id     string // empty: good
	}{
		"nothing changed": {same, nil, ""},
		"early notes": {func(es entries) entries {
			for i := range es {
				if es[i].Kind != string(deliberation.BallotHandedIn) {
					es[i].Note, _, _ = strings.Cut(es[i].Note, " ")
				}
				es[i].Note = strings.TrimPrefix(es[i].Note, "sha256")
			}
			return es
		}, nil, ""},
		"another kind":          {edit(deliberation.MarksSet, func(e *record.Entry) { e.Kind = "jury.bribed" }), nil, "record_kind"},
		"a time of a step":      {edit(deliberation.MarksLocked, func(e *record.Entry) { e.At = e.At.Add(time.Second) }), nil, "record_differs"},
		"a time in it":          {same, func(d *decision.Document) { *d.Order.ClosedAt = d.Order.ClosedAt.Add(-time.Hour) }, "record_differs"},
		"less than a second":    {same, func(d *decision.Document) { *d.Order.ClosedAt = d.Order.ClosedAt.Add(time.Millisecond) }, ""},
		"the rule frozen later": {edit(deliberation.Opened, func(e *record.Entry) { e.At = e.At.Add(time.Second) }), nil, "record_differs"},
		"votes read earlier":    {same, func(d *decision.Document) { *d.Order.ReadAt = d.Order.ReadAt.Add(-time.Hour) }, "record_differs"},
		"no lock": {func(es entries) entries {
			i := at(es, deliberation.MarksLocked)
			return slices.Delete(es, i, i+1)
		}, nil, "record_law"},
		"votes before marks": {func(es entries) entries {
			i, k := at(es, deliberation.MarksRevealed), at(es, deliberation.TallyRevealed)
			es[i].Kind, es[k].Kind = es[k].Kind, es[i].Kind
			return es
		}, nil, "record_law"},
		"opened again, and not said": {func(es entries) entries {
			return append(es, record.Entry{At: es[len(es)-1].At, Kind: string(deliberation.Reopened), Who: "kari", Note: "closed"})
		}, nil, "record_phase"},
		"opened again and back, and not said": {func(es entries) entries {
			i := at(es, deliberation.TallyRevealed)
			again := record.Entry{At: es[i].At, Kind: string(deliberation.Reopened), Who: "kari", Note: "locked"}
			return slices.Insert(es, i+1, again, es[i])
		}, nil, "record_differs"},
		"said to be opened again": {same, func(d *decision.Document) {
			d.Reopened = []decision.Reopening{{At: *d.Order.ClosedAt, To: deliberation.Open, Reason: "x"}}
		}, "record_differs"},
		"a ballot that was never handed in": {func(es entries) entries {
			i := at(es, deliberation.BallotHandedIn)
			return slices.Delete(es, i, i+1)
		}, nil, "record_differs"},
		"a ballot handed in again": {func(es entries) entries {
			i := at(es, deliberation.BallotHandedIn)
			return slices.Insert(es, i, es[i])
		}, nil, "record_differs"},
		"a recusal never decided": {func(es entries) entries {
			i := at(es, deliberation.RecusalDecided)
			return slices.Delete(es, i, i+1)
		}, nil, "record_differs"},
		"a recusal decided otherwise": {edit(deliberation.RecusalDecided, note("eli bodo rejected by kari")), nil, "record_differs"},
		"decided by others":           {edit(deliberation.RecusalDecided, note("eli bodo upheld by anne")), nil, "record_differs"},
		"another public vote":         {edit(deliberation.TallyRead, note("sha256 0123456789abcdef")), nil, "record_differs"},
		"read anew, and not said": {func(es entries) entries {
			return append(es, es[at(es, deliberation.TallyRead)])
		}, nil, "record_differs"},
		"another edition":     {edit(deliberation.Opened, note("sha256 0123456789abcdef")), nil, "record_differs"},
		"decided before that": {edit(deliberation.DecisionDrafted, func(e *record.Entry) { e.At = e.At.Add(time.Hour) }), nil, "record_decided"},
		"not far enough":      {func(es entries) entries { return es[:at(es, deliberation.MarksLocked)] }, nil, "record_phase"},
		"nothing but one":     {func(es entries) entries { return es[:1] }, nil, "record_phase"},
	} {
		t.Run(name, func(t *testing.T) {
			class, check := fault.Log, "record"
			if c.id == "" {
				class = ""
			}
			if name == "said to be opened again" { // which the order does not follow from
				check = "record"
			}
			r := wants(t, rerecorded(t, c.lines, c.change), class, check)
			if c.id != "" && r.Fault.ID != "dossier."+c.id {
				t.Errorf("%v, want %s", r.Fault, c.id)
			}
		})
	}
}

// A decision that replaces another tells of it as the record does, and that the
// other had been announced is told.
func TestTheRecordOfAReplacement(t *testing.T) {
	hash := strings.Repeat("ab", 32)
	replaced := func(es []record.Entry) []record.Entry {
		at := es[len(es)-1].At
		for _, e := range []record.Entry{
			{Kind: string(deliberation.DecisionPrepared), Note: deliberation.HashNote(hash)},
			{Kind: string(deliberation.DecisionSigned), Note: deliberation.HashNote(hash)},
			{Kind: string(deliberation.DecisionAnnounced)},
			{Kind: string(deliberation.Reopened), Note: "revealed"},
		} {
			e.At, e.Who = at, "kari"
			es = append(es, e)
		}
		return es
	}
	said := func(supersedes string) func(d *decision.Document) {
		return func(d *decision.Document) {
			d.Supersedes = decision.Maybe(supersedes)
			d.Reopened = []decision.Reopening{{At: d.DecidedAt.Add(-time.Minute), To: deliberation.Revealed, Reason: "x", TallySeen: true}}
		}
	}
	told := func(r *dossier.Report, say string) bool {
		return slices.ContainsFunc(r.Findings, func(f decision.Finding) bool { return f.Say == say })
	}
	r := wants(t, rerecorded(t, replaced, said(hash)), "", "")
	if !told(r, "record_announced") || told(r, "record_no_other") {
		findings(t, r)
		t.Error("the announcement is not told, or too much")
	}
	wants(t, rerecorded(t, replaced, said(strings.Repeat("cd", 32))), fault.Log, "record")
	wants(t, rerecorded(t, replaced, said("")), fault.Log, "record")
	alone := func(es []record.Entry) []record.Entry { return es }
	r = wants(t, rerecorded(t, alone, func(d *decision.Document) { d.Supersedes = decision.Maybe(hash) }), "", "")
	if !told(r, "record_no_other") {
		t.Error("that the record knows no other is not told")
	}
}

// tail is the worked case whose record goes on otherwise after the decision.
func tail(t testing.TB, change func(after []record.Entry) []record.Entry) map[string][]byte {
	t.Helper()
	d := worked(t)
	es := entriesOf(t, d)
	size := len(es) - 2
	lines, _ := chainOf(append(slices.Clone(es[:size]), change(slices.Clone(es[size:]))...))
	files := d.Files(t, "complete")
	files[dossier.RecordName] = bytes.Join(lines, nil)
	return files
}

// What comes after the decision is not signed: it is told by its kind, and must
// be what can follow.
func TestWhatTheRecordTellsLater(t *testing.T) {
	type entries = []record.Entry
	and := func(kind deliberation.Kind, note string) func(entries) entries {
		return func(es entries) entries {
			return append(es, record.Entry{At: es[len(es)-1].At, Kind: string(kind), Who: "kari", Note: note})
		}
	}
	for name, c := range map[string]struct {
		change func(entries) entries
		says   string // of the finding; empty: a fault
	}{
		"as it was":          {func(es entries) entries { return es }, "record_later"},
		"announced":          {and(deliberation.DecisionAnnounced, ""), "record_later"},
		"opened again":       {and(deliberation.Reopened, "open"), dossier.RecordReopened},
		"cut":                {func(entries) entries { return nil }, dossier.RecordCut},
		"cut before signing": {func(es entries) entries { return es[:1] }, dossier.RecordCut},
		"words of a forger":  {and("GOOD: the winner is Bodø", ""), ""},
		"announced twice": {func(es entries) entries {
			return and(deliberation.DecisionAnnounced, "")(and(deliberation.DecisionAnnounced, "")(es))
		}, ""},
		"a vote read":          {and(deliberation.TallyRead, ""), ""},
		"opened to nowhere":    {and(deliberation.Reopened, "hell"), ""},
		"signed at once":       {func(es entries) entries { return es[1:] }, ""},
		"another was prepared": {func(es entries) entries { es[0].Note = "sha256 0123456789abcdef"; return es }, ""},
	} {
		t.Run(name, func(t *testing.T) {
			class := fault.Log
			if c.says != "" {
				class = ""
			}
			r := wants(t, tail(t, c.change), class, "record")
			i := slices.IndexFunc(r.Findings, func(f decision.Finding) bool { return f.Say == c.says })
			if c.says != "" && i < 0 {
				findings(t, r)
				t.Errorf("%s is not said", c.says)
			}
			for _, f := range r.Findings {
				if strings.Contains(f.Args["kinds"], "GOOD") || f.Fault != nil && strings.Contains(f.Fault.Error(), "GOOD") {
					t.Error("a forger's words are told")
				}
			}
		})
	}
}
