package decision

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/input"
	"votering/ui/part/signing"
)

// actExport is what the writing out is known by.
const actExport = "export"

// export asks for whom, in which form and language, to whom and where something
// is written out.
type export struct {
	p       *Page
	thing   thing
	fields  []field
	at      int
	turned  map[field]int         // what is chosen of those lines that are chosen
	lines   map[field]*input.Line // those that are typed
	typed   bool                  // the path is no longer the one that is offered
	writing bool
	out     *handed // what is being written
}

func newExport(p *Page, c page.Context, t thing) *export {
	s := &export{p: p, thing: t, fields: append(append([]field(nil), t.fields...), ofPath), turned: map[field]int{}, lines: map[field]*input.Line{}}
	if t.names() {
		s.turned[ofProfile] = 1
	}
	for _, f := range []field{ofLetters, ofTo, ofBasis, ofPath} {
		line := input.New("", deliberation.MaxBasis)
		s.lines[f] = &line
	}
	s.offer(c)
	return s
}

// complete reports whether what is written names jurors.
func (s *export) complete() bool { return s.turned[ofProfile] == 1 }

func (s *export) form() form { return s.thing.forms[s.turned[ofForm]] }

func (s *export) lang(c page.Context) string { return languagesOf(c)[s.turned[ofLanguage]] }

// offer puts in a path that fits what was chosen, as long as nobody typed one.
func (s *export) offer(c page.Context) {
	if s.typed {
		return
	}
	suffix := c.L.T("decide.export.suffix." + s.thing.what)
	if s.complete() != s.thing.names() {
		suffix += c.L.T("decide.export.suffix.complete." + strconv.FormatBool(s.complete()))
	}
	if lang := s.lang(c); lang != c.Sight.Edition.Language {
		suffix += "-" + lang
	}
	*s.lines[ofPath] = input.New(c.Near(suffix+s.form().suffix), signing.MaxPath)
}

// choices is how many there are to choose from in a line; 0: it is typed.
func (s *export) choices(c page.Context, f field) int {
	switch f {
	case ofProfile:
		return 2
	case ofForm:
		return len(s.thing.forms)
	case ofLanguage:
		return len(languagesOf(c))
	}
	return 0
}

func (s *export) now() field { return s.fields[s.at] }

func (s *export) typing() bool { return s.lines[s.now()] != nil }

func (s *export) Bindings(page.Context) []keys.Binding {
	next := keys.Binding{ID: "decide.export.next", Keys: []string{"enter"}, Footer: true}
	if s.now() == ofPath {
		next.ID = "decide.export.write"
	}
	bs := []keys.Binding{
		{ID: "decide.export.line", Keys: []string{"up", "down", "tab", "shift+tab"}, Label: "↑↓", Footer: true}, next,
		{ID: "decide.back", Keys: []string{"esc"}, Footer: true},
	}
	if !s.typing() {
		bs = append(bs, keys.Binding{ID: "decide.export.turn", Keys: []string{"left", "right"}, Label: "←→", Footer: true})
	}
	return bs
}

func (s *export) Typing() bool                   { return s.typing() && !s.writing }
func (s *export) Leave(page.Context) page.Action { return page.Action{} }
func (s *export) Seen(c page.Context)            { s.offer(c) }

func (s *export) Key(c page.Context, msg tea.KeyMsg) page.Action {
	last := len(s.fields) - 1
	switch key := msg.String(); {
	case s.writing:
	case key == "esc":
		s.p.steps.Pop()
	case key == "up" || key == "shift+tab":
		s.at = max(s.at-1, 0)
	case key == "down" || key == "tab" || key == "enter" && s.at < last:
		s.at = min(s.at+1, last)
	case key == "enter":
		return s.write(c)
	case s.typing():
		if s.lines[s.now()].Key(msg) && s.now() == ofPath && key != "left" && key != "right" {
			s.typed = true
		}
	default:
		step := 1
		if key == "left" {
			step = -1
		}
		n := s.choices(c, s.now())
		s.turned[s.now()] = (s.turned[s.now()] + step + n) % n
		s.offer(c)
	}
	return page.Action{}
}

// ordered is what the room is to write.
func (s *export) ordered(c page.Context) (room.Writing, error) {
	w := room.Writing{
		What: s.thing.what, Path: s.typedIn(ofPath), Language: s.lang(c), Style: s.form().style, To: s.typedIn(ofTo), Basis: s.typedIn(ofBasis),
		Profile: room.ProfilePublic,
	}
	if s.complete() {
		w.Profile = room.ProfileComplete
	}
	if s.form().what != "" {
		w.What = s.form().what
	}
	var err error
	w.Letters, err = lettersIn(s.typedIn(ofLetters))
	return w, err
}

func (s *export) typedIn(f field) string { return strings.TrimSpace(s.lines[f].Value()) }

// lettersIn reads which nominees' letters are in another language: "kinn=nn,
// bodo=en".
func lettersIn(typed string) (map[string]string, error) {
	in := map[string]string{}
	for _, part := range strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune(",; ", r) }) {
		nominee, lang, ok := strings.Cut(part, "=")
		if !ok || nominee == "" || lang == "" {
			return nil, fault.New(fault.Usage, "export.letter", "part", text.Show(part))
		}
		in[nominee] = lang
	}
	return in, nil
}

// write writes it out.
func (s *export) write(c page.Context) page.Action {
	w, err := s.ordered(c)
	if err != nil {
		return page.Action{Fault: err}
	}
	s.writing = true
	done := &handed{what: s.thing.what, complete: s.complete() && s.thing.what != outMetrics && s.thing.what != outEdition}
	if d := c.Sight.Decision; d != nil {
		done.sha256 = d.SHA256
	}
	s.out = done
	return act(actExport, func(r *room.Room, who string) ([]room.Notice, error) {
		whole, err := filepath.Abs(files.Home(w.Path))
		if err != nil {
			return nil, files.Fault(err, w.Path)
		}
		w.Path, done.path = whole, whole
		switch w.What {
		case outMetrics:
			done.files, err = []string{whole}, r.WriteMetrics(whole, w.Language, w.Style)
		case outEdition:
			done.files, err = []string{whole}, r.WriteEdition(whole, w.Language)
		default:
			done.files, err = r.WriteOut(who, w)
		}
		return nil, err
	})
}

// Done shows what was written.
func (s *export) Done(c page.Context, r page.Result) (page.Action, bool) {
	if r.Name != actExport || s.out == nil {
		return page.Action{}, false
	}
	done := *s.out
	s.writing, s.out = false, nil
	if f := fault.Of(r.Err); f != nil && (f.ID == "io.exists" || f.ID == "dossier.not_empty") {
		*s.lines[ofPath], s.typed = input.New(another(s.lines[ofPath].Value()), signing.MaxPath), true
	}
	if r.Err != nil {
		return page.Action{Fault: r.Err}, true
	}
	if done.whole() {
		s.p.done = &done
	}
	s.p.steps.Close(s)
	s.p.steps.Push(&written{p: s.p, done: done})
	say := "decide.export.done"
	if !done.whole() {
		say = "decide.export.done.other"
	}
	return page.Action{Say: c.L.T(say, "what", c.L.T("decide.export.thing."+done.what))}, true
}

// counted is a path that ends in a number, as another makes them.
var counted = regexp.MustCompile(`^(.+)-([1-9][0-9]{0,2})$`)

// another is the path to offer where one is taken: NAME-2, then NAME-3.
func another(path string) string {
	path = strings.TrimSpace(path)
	ext := filepath.Ext(path)
	if strings.ContainsAny(ext, " -") { // a dot in a name, and no suffix
		ext = ""
	}
	path = strings.TrimSuffix(path, ext)
	next := path + "-2"
	if m := counted.FindStringSubmatch(path); m != nil {
		n, _ := strconv.Atoi(m[2])
		next = m[1] + "-" + strconv.Itoa(n+1)
	}
	return next + ext
}

func (s *export) View(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("decide.export.thing."+s.thing.what), "", c.W, &c.S.Rule, &c.S.Heading)}
	if s.writing {
		return append(b, nil, draw.Of(" "+c.L.T("decide.export.writing"), &c.S.Accent))
	}
	w := 0
	for _, f := range s.fields {
		w = max(w, text.Width(c.L.T("decide.export."+string(f))))
	}
	for i, f := range s.fields {
		b = append(b, s.line(c, i, text.PadRight(c.L.T("decide.export."+string(f)), min(w, c.W/3))))
	}
	return append(append(b, nil), draw.Paragraph(s.about(c), max(c.W-4, 1), &c.S.Muted).Indent(3)...)
}

// about is what there is to know of the line that is chosen, and of what is
// written.
func (s *export) about(c page.Context) string {
	switch f := s.now(); f {
	case ofProfile:
		return c.L.T("decide.export.profile." + s.profile() + ".about")
	case ofForm:
		return c.L.T("decide.export.form." + s.form().id + ".about")
	case ofPath:
		return c.L.T("decide.export.thing." + s.thing.what + ".about")
	default:
		return c.L.T("decide.export." + string(f) + ".about")
	}
}

func (s *export) profile() string {
	if s.complete() {
		return room.ProfileComplete
	}
	return room.ProfilePublic
}

// value is what is chosen in a line.
func (s *export) value(c page.Context, f field) string {
	switch f {
	case ofProfile:
		return c.L.T("decide.export.profile." + s.profile())
	case ofForm:
		return c.L.T("decide.export.form." + s.form().id)
	}
	return c.L.T("minutes.language." + s.lang(c))
}

// line is one line of the form.
func (s *export) line(c page.Context, i int, prompt string) draw.Line {
	sign, style := otherRow, &c.S.Base
	if i == s.at {
		sign, style = chosenRow, &c.S.Strong
	}
	l := draw.Of(sign, &c.S.Accent).Add(prompt+"  ", style)
	f := s.fields[i]
	typed := s.lines[f]
	switch {
	case typed != nil && i == s.at:
		return append(l.Add("  ", nil), typed.Pieces(c.S, max(c.W-l.Width()-3, 1), "")...)
	case typed != nil:
		return l.Add("  "+text.Truncate(typed.Value(), max(c.W-l.Width()-3, 1)), &c.S.Base)
	case i == s.at:
		return l.Add("◄ "+text.Truncate(s.value(c, f), max(c.W-l.Width()-5, 1))+" ►", &c.S.Accent)
	}
	return l.Add("  "+text.Truncate(s.value(c, f), max(c.W-l.Width()-3, 1)), &c.S.Base)
}
