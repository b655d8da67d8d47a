package collect

import (
	"maps"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/jury/mail"
	"votering/ui/part/cursor"
	"votering/ui/part/scroll"
	"votering/ui/part/stack"
)

// results is what became of each file.
type results struct {
	stack.Quiet
	sitting *sitting
	rows    []row
	receipt int // number of the last receipt; 0: none was made here
	signed  bool
	written []string      // where the receipt lies
	notes   []room.Notice // what to look at, of all that was taken in here
	cursor  cursor.Cursor
	seen    int           // rows in sight, as last drawn
	detail  scroll.Scroll // of what there is to know about the chosen file
	n, h    int           // its lines, and those in sight, as last drawn
}

// row is one file, and what was said of it so far.
type row struct {
	room.CollectedFile
	said room.CollectOptions
}

// show shows what became of files: anew, or in the list that is open.
func (d *sitting) show(c page.Context, done room.Collected, said room.CollectOptions) page.Action {
	if said.Choose != "" {
		return d.chose(c, done, said.Choose)
	}
	s, open := d.steps.Front().(*results)
	if !open {
		s = &results{sitting: d}
		d.steps.Push(s)
	}
	for _, f := range done.Files {
		s.put(row{f, said})
	}
	s.cursor.Clamp(len(s.rows))
	s.detail = scroll.Scroll{}
	if i := slices.IndexFunc(s.rows, func(r row) bool { return r.question() != nothing }); i >= 0 && s.chosen().question() == nothing {
		s.cursor.At = i
	}
	s.issued(done)
	if len(done.Files) == 0 {
		d.steps.Close(s)
		return page.Action{Say: c.L.T("collect.nothing")}
	}
	return page.Action{Say: sum(c, done.Files)}
}

// issued takes over the receipt, where one was made, and what to look at.
func (s *results) issued(done room.Collected) {
	s.notes = append(s.notes, slices.DeleteFunc(slices.Clone(done.Notices), s.noted)...)
	if done.Receipt > 0 {
		s.receipt, s.signed, s.written = done.Receipt, done.Signed, done.Written
	}
}

// noted reports whether a notice is among those that stay in sight. What was
// just answered does not: that a key is the juror's now.
func (s *results) noted(n room.Notice) bool {
	return n.ID == "key_confirmed" || slices.ContainsFunc(s.notes, func(o room.Notice) bool { return o.ID == n.ID && maps.Equal(o.Args, n.Args) })
}

// chose closes the choice between ballots: the list of files, where it is open,
// says what became of them.
func (d *sitting) chose(c page.Context, done room.Collected, sealed string) page.Action {
	juror := ""
	if s, ok := d.steps.Front().(*choosing); ok {
		juror = s.juror
		d.steps.Close(s)
	}
	if s, ok := d.steps.Front().(*results); ok {
		for i := range s.rows {
			r := &s.rows[i]
			switch {
			case r.Juror != juror || r.question() != twoOfThem:
			case r.SealedSHA256 == sealed:
				r.Result, r.Fault = room.Accepted, nil
			default:
				r.Result, r.Fault = room.Refused, nil
			}
		}
		s.issued(done)
	}
	return page.Action{Say: c.L.T("collect.chosen", "n", c.L.Int(int64(done.Receipt)), "path", text.Show(d.out))}
}

// put takes over what became of a file, in its place where it is listed.
func (s *results) put(r row) {
	i := slices.IndexFunc(s.rows, func(o row) bool { return o.File == r.File })
	if i < 0 {
		s.rows = append(s.rows, r)
		return
	}
	s.rows[i] = r
}

// question is what has to be asked before a file is let in.
type question string

const (
	nothing   question = ""
	aKey      question = "key"    // read aloud by the juror
	otherKey  question = "other"  // than the juror had so far
	aSender   question = "sender" // of a form
	oldForm   question = "old"    // made for an older version
	late      question = "late"   // after closing
	twoOfThem question = "fork"   // with one revision
	aReason   question = "reason" // of a mark that it changes without a comment
)

func (r row) question() question {
	f := r.Fault
	switch {
	case r.Result != room.Held && r.Result != room.Refused || f == nil:
	case f.ID == "mailing.new_key":
		return aKey
	case f.ID == "mailing.other_key":
		return otherKey
	case f.Class == fault.Fork && r.Result == room.Held:
		return twoOfThem
	case f.Class == fault.Closed:
		return late
	case f.ID == "revised.reason":
		return aReason
	case f.Class == fault.Def && r.Form:
		return oldForm
	case f.Class == fault.Juror && r.Form && r.Result == room.Held:
		return aSender
	}
	return nothing
}

// faults are what a juror has to mend in a form; none where that is not what it
// waits for.
func (r row) faults() fault.List {
	switch {
	case !r.Form || r.Juror == "" || r.Result != room.Refused || r.question() != nothing:
		return nil
	case len(r.Problems) > 0:
		return r.Problems
	case r.Fault != nil:
		return fault.List{r.Fault}
	}
	return nil
}

func (r row) noFaults() *fault.Error {
	if len(r.faults()) == 0 {
		return fault.New(fault.State, "collect.no_faults")
	}
	return nil
}

// chosen is the row that keys act on; the zero row where there are none.
func (s *results) chosen() row {
	if s.cursor.At >= len(s.rows) {
		return row{}
	}
	return s.rows[s.cursor.At]
}

// Bindings lists what keys do here.
func (s *results) Bindings(page.Context) []keys.Binding {
	ask := keys.Binding{ID: "collect.ask", Keys: []string{"enter"}, Footer: true}
	if q := s.chosen().question(); q == nothing {
		ask.Off = fault.New(fault.State, "collect.nothing_to_ask")
	} else {
		ask.ID += "." + string(q)
	}
	return []keys.Binding{
		{ID: "collect.move", Keys: []string{"up", "down", "k", "j", "home", "end"}, Label: "↑↓", Footer: true},
		ask,
		{ID: "collect.faults", Keys: []string{"y"}, Footer: len(s.chosen().faults()) > 0, Off: s.chosen().noFaults()},
		{ID: "collect.detail", Keys: []string{"pgup", "pgdown", " "}, Footer: s.n > s.h},
		{ID: "fill.close", Keys: []string{"esc"}, Footer: true},
	}
}

// Key handles one key.
func (s *results) Key(c page.Context, msg tea.KeyMsg) page.Action {
	switch key := msg.String(); key {
	case "esc":
		s.sitting.steps.Pop()
		if _, source := s.sitting.steps.Front().(*source); source {
			s.sitting.steps.Pop()
		}
	case "enter":
		return s.ask(c, s.chosen())
	case "y":
		r := s.chosen()
		if j, ok := c.Sight.Edition.Juror(r.Juror); ok {
			return mail.Faults(s.sitting.steps, *j, r.faults())
		}
	case "pgup", "pgdown", " ":
		s.detail.Key(key, s.n, s.h)
	default:
		s.cursor.Key(key, len(s.rows), s.seen)
		s.detail = scroll.Scroll{}
	}
	return page.Action{}
}

// Leave has nothing to hand on.
func (s *results) Leave(page.Context) page.Action { return page.Action{} }
