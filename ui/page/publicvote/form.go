package publicvote

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/cursor"
	"votering/ui/part/input"
)

// maxTyped bounds what is typed in one line, in characters.
const maxTyped = 24

// formKeys are what keys do while totals are being typed.
var formKeys = []keys.Binding{
	{ID: "publicvote.line", Keys: []string{"up", "down", "pgup", "pgdown"}, Label: "↑↓", Footer: true},
	{ID: "publicvote.next", Keys: []string{"enter"}, Footer: true},
	{ID: "publicvote.save", Keys: []string{"ctrl+s"}, Footer: true},
	{ID: "publicvote.stop", Keys: []string{"esc"}, Footer: true},
}

// form is the totals while they are typed: a line for each nominee.
type form struct {
	edition  *award.Edition
	nominees []award.Nominee
	lines    []input.Line
	first    []string // what stood in the lines before anything was typed
	whole    []bool   // the line is as it began: the first character typed replaces it
	nameW    int      // of the widest name
	cursor   cursor.Cursor
}

// newForm is empty, or holds the votes that everybody may see already.
func newForm(s room.Sight) *form {
	f := &form{edition: s.Edition, nominees: s.Edition.Nominees}
	for i := range f.nominees {
		value := ""
		if s.Tally != nil && s.Tally.Valid != nil {
			value = s.Tally.Valid[f.nominees[i].ID].Text()
		}
		f.lines, f.first = append(f.lines, input.New(value, maxTyped)), append(f.first, value)
		f.whole = append(f.whole, value != "")
		f.nameW = max(f.nameW, text.Width(text.Show(f.nominees[i].Name)))
	}
	return f
}

// untouched reports whether every line holds what it began with.
func (f *form) untouched() bool {
	return slices.EqualFunc(f.lines, f.first, func(l input.Line, first string) bool { return l.Value() == first })
}

// wrong reports whether line i holds something that is no number of votes. An
// empty line is none yet.
func (f *form) wrong(i int) bool {
	_, ok := publicvote.Number(f.lines[i].Value(), f.edition)
	return !ok && !f.empty(i)
}

func (f *form) empty(i int) bool { return f.lines[i].Value() == "" }

// counts are the numbers typed so far, by nominee, and their sum.
func (f *form) counts() (counts map[string]exact.Rat, sum exact.Rat) {
	counts = map[string]exact.Rat{}
	for i := range f.lines {
		if n, ok := publicvote.Number(f.lines[i].Value(), f.edition); ok {
			counts[f.nominees[i].ID] = n
			sum = sum.Add(n)
		}
	}
	return counts, sum
}

// formKey handles one key while totals are being typed. What is wrong in a
// line keeps nobody from moving on.
func (p *Page) formKey(c page.Context, msg tea.KeyMsg) page.Action {
	f := p.form
	switch key := msg.String(); key {
	case "up", "down", "pgup", "pgdown":
		f.cursor.Key(key, len(f.lines), p.seen)
	case "enter":
		if f.cursor.At == len(f.lines)-1 {
			return p.save(c)
		}
		f.cursor.Key("down", len(f.lines), p.seen)
	case "ctrl+s":
		return p.save(c)
	case "esc":
		p.typing = false
		if f.untouched() {
			p.form = nil
			return page.Action{}
		}
		return page.Action{Say: c.L.T("publicvote.form.kept")}
	default:
		f.write(msg)
	}
	return page.Action{}
}

// write gives a key to the chosen line. What stood there before goes with the
// first character that is typed; once the line is edited, typing joins on.
func (f *form) write(msg tea.KeyMsg) {
	i := f.cursor.At
	if f.whole[i] && msg.Type == tea.KeyRunes && !msg.Alt {
		f.lines[i] = input.New("", maxTyped)
	}
	f.whole[i] = false
	f.lines[i].Key(msg)
}

// complaint is the fault of a line that is no number of votes.
func (f *form) complaint() string {
	if publicvote.Given(f.edition) {
		return "totals.points"
	}
	return "totals.typed"
}

// save asks before the totals are stored, or says which line is wrong.
func (p *Page) save(c page.Context) page.Action {
	f := p.form
	for i := range f.lines {
		if f.wrong(i) {
			f.cursor.At = i
			return page.Action{Off: fault.New(fault.CSV, f.complaint(), "votes", f.lines[i].Value(), "nominee", f.nominees[i].Name)}
		}
	}
	return askSave(c, f)
}
