package dossiertest

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/record"
)

// MetAttacks are what a chair does to a decision of Met before signing it
// again: to the rounds, the agreement, the meeting and the citations.
var MetAttacks = []ChairAttack{
	{"invents a change", func(f *Forgery) { f.change(1, f.invented()) }, nil, fault.Log, "record"},
	{"invents a change and writes the record anew", func(f *Forgery) {
		f.change(1, f.invented())
		f.insert(deliberation.MarkRevised, "anne bodo results 3")
	}, nil, fault.Log, "receipts"},
	{"invents a change of a ballot that was entered", func(f *Forgery) {
		x := f.invented()
		x.Juror, x.Nominee, x.From, x.To = "kari", "haugesund", "5", "6"
		f.change(1, x)
	}, nil, fault.Log, "record"},
	{"drops a change made in the room", func(f *Forgery) { f.drops("bjorn", "") }, nil, fault.Result, "ballots"},
	{"drops it and puts the mark back", func(f *Forgery) {
		f.drops("bjorn", "")
		f.mark("bjorn", "kinn", "commitment", "2")
	}, nil, fault.Log, "record"},
	{"drops it from the record too", func(f *Forgery) {
		f.drops("bjorn", "")
		f.mark("bjorn", "kinn", "commitment", "2")
		f.Entries = slices.DeleteFunc(slices.Clone(f.Entries), func(e record.Entry) bool {
			return e.Kind == string(deliberation.MarkRevised) && strings.HasPrefix(e.Note, "bjorn ")
		})
	}, nil, fault.Log, "receipts"},
	{"drops a change that was signed", func(f *Forgery) { f.drops("anne", "") }, nil, fault.Log, "record"},
	{"drops the first of two changes", func(f *Forgery) { f.drops("bjorn", "5") }, nil, fault.Result, "ballots"},
	{"drops all rounds", func(f *Forgery) { f.Doc.Rounds = []decision.Round{} }, nil, fault.Result, "ballots"},
	{"drops all rounds and puts the marks back", func(f *Forgery) {
		f.Doc.Rounds = []decision.Round{}
		f.mark("bjorn", "kinn", "commitment", "2")
	}, nil, fault.Log, "record"},
	{"takes a reason away", func(f *Forgery) { f.revised("bjorn").Reason = "" }, nil, fault.Format, "files"},
	{"puts another reason into the mouth of a juror who signed", func(f *Forgery) {
		f.revised("anne").Reason = "Kari ba meg om det."
	}, nil, fault.Result, "ballots"},
	{"calls a juror's reason the chair's", func(f *Forgery) { f.revised("anne").ByChair = true }, nil, fault.Result, "ballots"},
	{"says that another mark stood there", func(f *Forgery) { f.revised("bjorn").From = "3" }, nil, fault.Result, "ballots"},
	{"says that another mark stood there, of one that was signed", func(f *Forgery) { f.revised("anne").From = "3" }, nil, fault.Result, "ballots"},
	{"breaks a chain of changes", func(f *Forgery) { f.revised("bjorn").To = "3" }, nil, fault.Result, "rounds"},
	{"says that it was changed to another mark", func(f *Forgery) { f.last("bjorn").To = "6" }, nil, fault.Result, "rounds"},
	{"changes what was signed", func(f *Forgery) {
		f.revised("anne").To = "6"
		f.mark("anne", "kinn", "results", "6")
	}, nil, fault.Result, "ballots"},
	{"says that a change in the room was signed", func(f *Forgery) { f.confirms("bjorn", 1) }, nil, fault.Result, "rounds"},
	{"says that it was signed in a ballot that nobody sent", func(f *Forgery) { f.confirms("bjorn", 2) }, nil, fault.Result, "rounds"},
	{"says that a ballot has it that has it not", func(f *Forgery) { f.last("bjorn").Revision = 1 }, nil, fault.Result, "ballots"},
	{"says that no ballot has it that has it", func(f *Forgery) { f.last("farid").Revision = 0 }, nil, fault.Result, "ballots"},
	{"says that it was signed at once", func(f *Forgery) { f.confirms("farid", 2) }, nil, fault.Log, "record"},
	{"says that a change of an entered ballot was signed", func(f *Forgery) { f.confirms("kari", 1) }, nil, fault.Result, "rounds"},
	{"says that a signed change was made in the room", func(f *Forgery) { f.revised("anne").Confirmed = decision.InRoom }, nil, fault.Log, "record"},
	{"gives a change to another juror", func(f *Forgery) { f.revised("kari").Juror = "eli" }, nil, fault.Result, "rounds"},
	{"lets a juror without a ballot change a mark", func(f *Forgery) {
		x := f.invented()
		x.Juror = "ola"
		f.change(1, x)
	}, nil, fault.Result, "rounds"},
	{"does not say what stood there first", func(f *Forgery) { delete(f.Parts.Aside, f.stem(f.Doc.Ballots[1])) }, nil, fault.Dropped, "ballots"},
	{"puts a round before the marks were open", func(f *Forgery) {
		f.Doc.Rounds[0].OpenedAt = f.Doc.Order.MarksAt.Add(-time.Minute)
	}, nil, fault.Result, "rounds"},
	{"puts a round after they were fixed", func(f *Forgery) {
		f.Doc.Rounds[1].ClosedAt = f.Doc.Order.LockedAt.Add(time.Minute)
	}, nil, fault.Result, "rounds"},
	{"ends a round before it began", func(f *Forgery) {
		f.Doc.Rounds[1].ClosedAt = f.Doc.Rounds[1].OpenedAt.Add(-time.Second)
	}, nil, fault.Result, "rounds"},
	{"lets two rounds run at once", func(f *Forgery) {
		f.Doc.Rounds[1].OpenedAt = f.Doc.Rounds[0].OpenedAt
	}, nil, fault.Result, "rounds"},
	{"tells another time of a round", func(f *Forgery) {
		f.Doc.Rounds[1].ClosedAt = f.Doc.Rounds[1].ClosedAt.Add(time.Second)
	}, nil, fault.Log, "record"},
	{"calls a round void", func(f *Forgery) { f.Doc.Rounds[0].Void = true }, nil, fault.Result, "rounds"},
	{"makes one round of two", func(f *Forgery) {
		a, b := &f.Doc.Rounds[0], f.Doc.Rounds[1]
		a.ClosedAt, a.Changes = b.ClosedAt, append(a.Changes, b.Changes...)
		f.Doc.Rounds = f.Doc.Rounds[:1]
	}, nil, fault.Log, "record"},
	{"changes a mark that was signed, and says nothing", func(f *Forgery) {
		f.mark("anne", "bodo", "results", "5")
	}, nil, fault.Result, "ballots"},

	{"makes the jury agree", func(f *Forgery) {
		f.Doc.Agreement = json.RawMessage(strings.Replace(string(f.Doc.Agreement), `"kendall_w": "`, `"kendall_w": "1`, 1))
	}, nil, fault.Result, "agreement"},
	{"says nothing of agreement", func(f *Forgery) { f.Doc.Agreement = nil }, nil, fault.Result, "agreement"},
	{"says nothing of agreement, by the name of older software", func(f *Forgery) {
		f.Doc.Agreement, f.Doc.Software = nil, "votering 0.3.0"
	}, nil, fault.Result, "agreement"},

	{"moves a citation to another criterion", func(f *Forgery) { f.Doc.Citations[0].Criterion = "results" }, nil, fault.Result, "outcome"},
	{"moves a citation to another juror", func(f *Forgery) { f.Doc.Citations[0].Juror = "kari" }, nil, fault.Result, "outcome"},
	{"cites what no comment holds", func(f *Forgery) {
		x := f.Doc.Citations[2]
		x.Quote = "nobody wrote this here"
		f.Doc.Citations = append(f.Doc.Citations, x)
	}, nil, fault.Result, "outcome"},
	{"cites what the grounds do not hold", func(f *Forgery) {
		x := f.Doc.Citations[2]
		x.Quote = "Tallene er små."
		f.Doc.Citations = append(f.Doc.Citations, x)
	}, nil, fault.Result, "outcome"},
	{"drops a citation", func(f *Forgery) { f.Doc.Citations = f.Doc.Citations[1:] }, nil, fault.Result, "outcome"},

	{"keeps a juror in the room", func(f *Forgery) { f.Doc.Meeting.Items[2].Left = []string{} }, nil, fault.Log, "record"},
	{"sends another out", func(f *Forgery) { f.Doc.Meeting.Items[2].Left = []string{"bjorn"} }, nil, fault.Log, "record"},
	{"says nothing of an item", func(f *Forgery) {
		f.Doc.Meeting.Items = slices.Delete(f.Doc.Meeting.Items, 1, 2)
		f.Doc.Meeting.Minutes -= 20
	}, nil, fault.Log, "record"},
	{"adds an item that nobody took up", func(f *Forgery) {
		x := f.Doc.Meeting.Items[3]
		x.Title = "Bjørn er inhabil"
		f.Doc.Meeting.Items = append(f.Doc.Meeting.Items, x)
		f.Doc.Meeting.Minutes += x.Minutes
	}, nil, fault.Log, "record"},
	{"adds notes", func(f *Forgery) {
		f.Doc.Meeting.Items[0].Note, f.Doc.Meeting.Items[4].Note = "Alle var enige.", "Bjørn innrømmet alt."
	}, nil, fault.Log, "record"},
	{"says nothing of the meeting", func(f *Forgery) { f.Doc.Meeting = nil }, nil, fault.Log, "record"},
	{"lets an item be before the marks were open", func(f *Forgery) {
		at := f.Doc.Order.MarksAt.Add(-time.Minute)
		f.Doc.Meeting.Items[0].OpenedAt = &at
	}, nil, fault.Result, "meeting"},
	{"lets an item be after the decision", func(f *Forgery) {
		at := f.Doc.DecidedAt.Add(time.Minute)
		f.Doc.Meeting.Items[5].ClosedAt = &at
	}, nil, fault.Result, "meeting"},
	{"adds minutes that no item has", func(f *Forgery) { f.Doc.Meeting.Minutes++ }, nil, fault.Result, "meeting"},
	{"lets an item take longer than it was open", func(f *Forgery) { f.Doc.Meeting.Items[1].Seconds = 86_400 }, nil, fault.Format, "files"},
}

// invented is a change that nobody made.
func (f *Forgery) invented() decision.Revised {
	return decision.Revised{
		Juror: "anne", Nominee: "bodo", Criterion: "results", From: "4", To: "6", Reason: "Sagt i møtet.", Confirmed: decision.InRoom,
	}
}

// change adds a change to the ith round, and makes the mark what it says.
func (f *Forgery) change(i int, x decision.Revised) {
	f.Doc.Rounds[i].Changes = append(f.Doc.Rounds[i].Changes, x)
	f.mark(x.Juror, x.Nominee, x.Criterion, x.To)
}

// drops takes a juror's changes away, those to that mark where one is given.
func (f *Forgery) drops(juror, to string) {
	for i := range f.Doc.Rounds {
		r := &f.Doc.Rounds[i]
		r.Changes = slices.DeleteFunc(r.Changes, func(x decision.Revised) bool {
			return x.Juror == juror && (to == "" || x.To != to)
		})
	}
}

// mark puts another mark into the document, and what follows from it.
func (f *Forgery) mark(juror, nominee, criterion, mark string) {
	for i := range f.Doc.Marks {
		if m := &f.Doc.Marks[i]; m.Juror == juror && m.Nominee == nominee && m.Criterion == criterion {
			m.Mark = mark
		}
	}
	f.Rank()
}

// revised is the first change of a juror.
func (f *Forgery) revised(juror string) *decision.Revised {
	for i := range f.Doc.Rounds {
		for k := range f.Doc.Rounds[i].Changes {
			if x := &f.Doc.Rounds[i].Changes[k]; x.Juror == juror {
				return x
			}
		}
	}
	f.t.Fatalf("%s changed nothing", juror)
	return nil
}

// last is the last change of a juror.
func (f *Forgery) last(juror string) *decision.Revised {
	found := f.revised(juror)
	for i := range f.Doc.Rounds {
		for k := range f.Doc.Rounds[i].Changes {
			if x := &f.Doc.Rounds[i].Changes[k]; x.Juror == juror {
				found = x
			}
		}
	}
	return found
}

// confirms says of a juror's last change that a ballot of the juror's says so.
func (f *Forgery) confirms(juror string, revision int) {
	x := f.last(juror)
	x.Confirmed, x.Revision = decision.Signed, revision
}

// insert writes a line into the record, after the last of its kind.
func (f *Forgery) insert(kind deliberation.Kind, note string) {
	at := -1
	for i, e := range f.Entries {
		if e.Kind == string(kind) {
			at = i
		}
	}
	e := f.Entries[at]
	e.Note = note
	f.Entries = slices.Insert(slices.Clone(f.Entries), at+1, e)
}
