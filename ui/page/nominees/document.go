package nominees

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// lookDocument is the look that fetches a nomination document.
const lookDocument = "document"

// document is a nomination document that is read, or on its way.
type document struct {
	nominee string
	at      int // among those that can be read
	text    string
	there   bool // text is what it says
}

// readable are the documents of a nominee that are kept in the file, in the
// edition's order.
func readable(c page.Context, n *award.Nominee) []award.Document {
	kept := c.Sight.Documents[n.ID]
	return slices.DeleteFunc(slices.Clone(n.Documents), func(d award.Document) bool { return !slices.Contains(kept, d.File) })
}

// noDocument says why the chosen nominee has no document to read; nil where it
// has one.
func (p *Page) noDocument(c page.Context) *fault.Error {
	if p.d == nil || len(p.list) == 0 {
		return fault.New(fault.State, "nominees.no_document", "nominee", "")
	}
	if n := p.nominee(); len(readable(c, n)) == 0 {
		return fault.New(fault.State, "nominees.no_document", "nominee", n.Name)
	}
	return nil
}

// nominee is the one at the cursor.
func (p *Page) nominee() *award.Nominee { return &p.d.edition.Nominees[p.list[p.cursor.At]] }

// readNext reads the first document of the chosen nominee, or the one after the
// one that is read.
func (p *Page) readNext(c page.Context) page.Action {
	n := p.nominee()
	docs, at := readable(c, n), 0
	if p.reading == readDocument && p.doc.nominee == n.ID {
		at = (p.doc.at + 1) % len(docs)
	}
	p.reading, p.scroll = readDocument, 0
	p.doc = document{nominee: n.ID, at: at}
	id, file := n.ID, docs[at].File
	return page.Action{Look: &page.Look{Name: lookDocument, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
		data, ok := r.Document(id, file)
		if !ok {
			return nil, fault.New(fault.State, "nominees.no_document", "nominee", id)
		}
		return text.KeepLines(strings.ToValidUTF8(string(data), "")), nil
	}}}
}

// Looked takes a document that was fetched.
func (p *Page) Looked(_ page.Context, _ string, value any, err error) page.Action {
	if err != nil {
		p.reading = notReading
		return page.Action{Fault: err}
	}
	p.doc.text, p.doc.there = value.(string)
	return page.Action{}
}

// documentText is the document as it is set for reading: headings stand out, a
// paragraph fills its lines, all else is as it was written.
func (p *Page) documentText(c page.Context, w int) draw.Block {
	switch {
	case !p.doc.there:
		return nil
	case p.doc.text == "":
		return draw.Block{draw.Of(c.L.T("nominees.document.empty"), &c.S.Muted)}
	}
	var b draw.Block
	for _, line := range paragraphs(p.doc.text) {
		style, line := &c.S.Base, strings.TrimRight(line, " ")
		if title := strings.TrimLeft(line, "#"); title != line && strings.HasPrefix(title, " ") {
			style, line = &c.S.Heading, strings.TrimSpace(title)
		}
		if line == "" {
			b = append(b, nil)
			continue
		}
		b = append(b, draw.Paragraph(line, w, style)...)
	}
	return b
}

// emphasis are the signs that Markdown puts around words that it sets apart.
var emphasis = regexp.MustCompile(`(\*{1,3})([^*\s](?:[^*]*[^*\s])?)(\*{1,3})`)

// paragraphs are the lines of a text, with those that belong to one paragraph
// as one: in a file they are broken where its writer's screen ended. What is
// indented, a list, a table or a quotation keeps its lines.
func paragraphs(s string) []string {
	var out []string
	joins := false // the next line may go on with the one before
	for line := range strings.SplitSeq(s, "\n") {
		line = emphasis.ReplaceAllString(strings.TrimRight(line, " "), "$2")
		plain := line != "" && !strings.ContainsAny(line[:1], " \t#-*+|>0123456789")
		if plain && joins {
			out[len(out)-1] += " " + line
		} else {
			out = append(out, line)
		}
		joins = plain
	}
	return out
}

// documentTitle is the name of the document that is read, and which of how many
// it is.
func (p *Page) documentTitle(c page.Context, name string) string {
	docs := readable(c, p.nominee())
	if p.doc.at >= len(docs) {
		return name
	}
	title := name + " · " + docTitle(c, docs[p.doc.at])
	if len(docs) > 1 {
		title += " " + c.L.T("nominees.document.of", "n", c.L.Int(int64(p.doc.at+1)), "of", c.L.Int(int64(len(docs))))
	}
	return title
}

// docTitle is what a document is called; its file where it has no title.
func docTitle(c page.Context, d award.Document) string {
	if s := text.Show(d.Title.In(string(c.L.Lang()))); s != "" {
		return s
	}
	return text.Show(d.File)
}

// documentLines list all documents of a nominee, and say of those that cannot
// be read here where they are.
func (p *Page) documentLines(c page.Context, n *award.Nominee, w int) draw.Block {
	var b draw.Block
	kept := c.Sight.Documents[n.ID]
	for _, d := range n.Documents {
		s := docTitle(c, d)
		if !slices.Contains(kept, d.File) {
			s = c.L.T("nominees.document.apart", "title", s, "file", text.Show(d.File))
		}
		b = append(b, draw.Paragraph(s, w, &c.S.Base)...)
	}
	return b
}
