package start

import (
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/fields"
	"votering/internal/locale"
	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/part/form"
)

// The lines of a new edition.
const (
	lineTitle    = "title"
	lineLanguage = "language"
	linePath     = "path"
)

// languages are those that an edition can be in.
var languages = []string{"nb", "nn", "en"}

// begin opens the form of an edition that is set up on the screen: the little
// that a file needs to be made.
func (p *Page) begin(l *locale.Catalog) {
	p.offered = ""
	p.form = form.New("start.make",
		form.Text(lineTitle, "start.empty.title", "", award.MaxTitle),
		form.Words(lineLanguage, "start.empty.language", max(slices.Index(languages, string(l.Lang())), 0),
			"field.choice.language.nb", "field.choice.language.nn", "field.choice.language.en"),
		form.Text(linePath, "start.empty.path", "", maxPath))
}

// beginKey handles one key in the form. The name of the file follows the title
// until somebody writes another.
func (p *Page) beginKey(msg tea.KeyMsg) page.Action {
	f := p.form
	if msg.String() == "esc" {
		p.form = nil
		return page.Action{}
	}
	sent := f.Key(msg)
	if f.Value(linePath) == p.offered {
		p.offered = ""
		if id := idOf(f.Value(lineTitle)); id != "" {
			p.offered = id + ".votering"
		}
		f.Put(linePath, p.offered)
	}
	if !sent {
		return page.Action{}
	}
	return p.make(f)
}

// make founds the file, where all that it takes is there.
func (p *Page) make(f *form.Form) page.Action {
	title, path := strings.TrimSpace(f.Value(lineTitle)), strings.TrimSpace(f.Value(linePath))
	switch "" {
	case title:
		f.Go(lineTitle)
		return page.Action{Off: fault.New(fault.Usage, "start.no_title")}
	case path:
		f.Go(linePath)
		return page.Action{Off: fault.New(fault.Usage, "fill.no_path")}
	}
	id := idOf(title)
	if id == "" {
		id = "edition"
	}
	return page.Action{File: &page.FileRequest{Path: path, Empty: &page.NewEdition{
		ID: id, Title: title, Language: languages[f.Chosen(lineLanguage)],
	}}}
}

// Forget closes the form: the file is made.
func (p *Page) Forget() { p.form = nil }

// idOf is the id that an edition of that title has.
func idOf(title string) string {
	return fields.MakeID(&award.Edition{Title: award.Plain(title)}, fields.Place{Part: fields.Edition})
}

// beginView draws the form.
func (p *Page) beginView(c page.Context) string {
	b := draw.Block{draw.Rule(c.L.T("start.empty"), "", c.W, &c.S.Rule, &c.S.Heading)}
	above := draw.Paragraph(c.L.T("start.empty.text"), max(min(c.W-2, widest), 1), &c.S.Base).Indent(1)
	return append(b, p.form.View(c, above, max(c.H-len(b), 1))...).Top(c.H).Render(c.W, c.H)
}

// askTemplate asks for the file in which an empty edition is to be written.
func askTemplate(l *locale.Catalog) *page.Question {
	return &page.Question{
		Title: l.T("start.template"), Text: l.T("start.template.text"), Yes: l.T("start.template.yes"),
		Input: &page.Input{Prompt: l.T("start.template.prompt"), Value: l.T("start.template.file"), Max: maxPath, Required: true},
		Then: func(path string) page.Action {
			return page.Action{File: &page.FileRequest{Template: path, Language: string(l.Lang())}}
		},
	}
}
