package award

import (
	"bytes"
	"encoding/json"
	"sort"
	"strconv"
	"strings"

	"votering/internal/fault"
)

// MaxChanges is how many changes one amendment may make.
const MaxChanges = 1_000

// Change is one change that an amendment makes to an edition: of a text, a
// figure, a document, an address, the roll, or whether a nominee is withdrawn.
// Path names what is changed by keys and ids: "title", "nominees/kinn/summary",
// "nominees/kinn/values/settled/2022/value", "nominees/bodo/withdrawn",
// "nominees/kinn/documents/kinn.md", "references/country/name",
// "metrics/settled/title", "jurors/nils", "jurors/kari/email".
type Change struct {
	Path string          `json:"path"`
	From json.RawMessage `json:"from,omitempty"` // what was there, as the edition file has it; null: nothing; empty: not stated
	To   json.RawMessage `json:"to"`             // what is there instead; null: nothing
}

// Amend is e, a validated edition, with all the changes; e stays as it is. The
// changes come back with what each of them found and with what it put there, in
// the one form that Amend writes. What an amendment may not touch, because
// ballots rest on it, is E_STATE; a path or value that is none, and a change
// after which the edition would not be valid, E_EDITION; one that states another
// From than it finds, E_DEF. Where is the path.
func Amend(e *Edition, changes []Change) (*Edition, []Change, error) {
	if f := checkPaths(changes); f != nil {
		return nil, nil, f
	}
	next, done, f := e.amended(changes)
	if f != nil {
		return nil, nil, f
	}
	if faults := next.revalidate(); len(faults) > 0 {
		return nil, nil, blame(e, changes)
	}
	for i := range done {
		t, _ := next.target(done[i].Path) // it was there, and nothing took it away
		if done[i].To = t.json(); sameJSON(done[i].From, done[i].To) {
			return nil, nil, fault.New(fault.Edition, "amend.same").At(show(done[i].Path))
		}
	}
	return next, done, nil
}

// checkPaths refuses none, too many, and two changes of one thing.
func checkPaths(changes []Change) *fault.Error {
	if len(changes) == 0 {
		return fault.New(fault.Edition, "amend.none")
	}
	if n := len(changes); n > MaxChanges {
		return fault.New(fault.Size, "amend.many", "n", strconv.Itoa(n), "max", strconv.Itoa(MaxChanges))
	}
	seen := make(map[string]bool, len(changes))
	for _, c := range changes {
		if seen[c.Path] {
			return fault.New(fault.Edition, "amend.twice").At(show(c.Path))
		}
		seen[c.Path] = true
	}
	for _, c := range changes {
		for i := strings.LastIndexByte(c.Path, '/'); i > 0; i = strings.LastIndexByte(c.Path[:i], '/') {
			if seen[c.Path[:i]] {
				return fault.New(fault.Edition, "amend.twice").At(show(c.Path))
			}
		}
	}
	return nil
}

// amended makes the changes in a copy, without asking whether that is still a
// valid edition.
func (e *Edition) amended(changes []Change) (*Edition, []Change, *fault.Error) {
	next := e.Clone()
	if next.Original == nil {
		next.Original = e
	}
	done := make([]Change, len(changes))
	for i, c := range changes {
		d, f := next.change(c)
		if f != nil {
			return nil, nil, f.At(show(c.Path))
		}
		done[i] = d
	}
	return next, done, nil
}

// change makes one change.
func (e *Edition) change(c Change) (Change, *fault.Error) {
	t, f := e.target(c.Path)
	if f != nil {
		return Change{}, f
	}
	from := t.json()
	if len(c.From) > 0 && !sameJSON(c.From, from) {
		return Change{}, fault.New(fault.Def, "amend.from")
	}
	if sameJSON(c.To, from) {
		return Change{}, fault.New(fault.Edition, "amend.same")
	}
	if f := t.put(c.To); f != nil {
		return Change{}, f
	}
	if t.nominee != nil {
		t.nominee.Amended = true
	}
	return Change{Path: c.Path, From: from, To: t.json()}, nil
}

// revalidate checks an amended edition, the edition and the roll each by
// itself: a juror's own file has part of the roll only.
func (e *Edition) revalidate() fault.List {
	c := newChecker(e, nil)
	if c.sizes(); len(c.faults) > 0 {
		return c.faults
	}
	jurors := e.Jurors
	e.Jurors = nil
	faults := Validate(e, nil)
	e.Jurors = jurors
	if len(jurors) > 0 {
		faults = append(faults, ValidateRoll(jurors, nil)...)
	}
	for i := range e.Nominees {
		if !e.Nominees[i].Withdrawn {
			return faults
		}
	}
	return append(faults, fault.New(fault.State, "amend.all_withdrawn"))
}

// blame finds the change that spoils the edition, and what is wrong with it.
func blame(e *Edition, changes []Change) error {
	spoilt := func(n int) fault.List {
		next, _, f := e.amended(changes[:n])
		if f != nil {
			return fault.List{f}
		}
		return next.revalidate()
	}
	n := sort.Search(len(changes)-1, func(i int) bool { return len(spoilt(i+1)) > 0 })
	faults := spoilt(n + 1)
	for i, f := range faults {
		faults[i] = f.At(show(changes[n].Path))
	}
	return faults
}

// sameJSON reports whether two values are the same but for space between them.
func sameJSON(a, b json.RawMessage) bool {
	var x, y bytes.Buffer
	return json.Compact(&x, a) == nil && json.Compact(&y, b) == nil && bytes.Equal(x.Bytes(), y.Bytes())
}
