package papers

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	markdown "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"votering/internal/locale"
)

//go:embed page/style.css
var pageStyle string

//go:embed page/page.html
var pageFile string

var pageTemplate = template.Must(template.New("page").Parse(pageFile))

// web is a page of one file: no script, nothing from elsewhere, one style that
// the page itself names by its SHA-256.
type web struct {
	Lang, Title, Contents string
	Style                 template.CSS
	StyleSum              template.HTMLAttr
	Head, Body            template.HTML // what stands before the list of contents, and after it
	Parts                 []webPart
}

// webPart is a section, as the list of contents names it.
type webPart struct{ ID, Title string }

// shortest is the fewest sections that a list of contents is worth.
const shortest = 4

// before is how many sections stand before the list of contents: what was
// decided comes first.
const before = 1

// pictureMark begins and ends the place of a picture in Markdown. No text that
// others wrote holds it.
const pictureMark = "\x02"

// picture is a paragraph that holds the place of a picture.
func (s *sheet) picture(svg string) {
	s.pictures = append(s.pictures, svg)
	s.part(pictureMark + strconv.Itoa(len(s.pictures)-1) + pictureMark)
}

// page makes a web page of a document in Markdown that papers wrote: raw HTML
// in it is text like any other. pictures are SVG, by the number at their place.
func page(source string, pictures []string, l *locale.Catalog) ([]byte, error) {
	md := goldmark.New(
		goldmark.WithParserOptions(parser.WithAutoHeadingID()),
		goldmark.WithExtensions(extension.NewTable()),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(cells{}, 1))),
	)
	src := []byte(source)
	doc := md.Parser().Parse(markdown.NewReader(src))
	sum := sha256.Sum256([]byte(pageStyle))
	p := web{
		Lang: string(l.Lang()), Contents: l.T("minutes.contents"),
		Style: template.CSS(pageStyle), StyleSum: template.HTMLAttr(base64.StdEncoding.EncodeToString(sum[:])),
	}
	var first ast.Node
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		switch {
		case ok && h.Level == 1 && p.Title == "":
			p.Title = plainText(h, src)
		case ok && h.Level == 2:
			if len(p.Parts) == before {
				first = n
			}
			id, _ := h.AttributeString("id")
			name, _ := id.([]byte)
			p.Parts = append(p.Parts, webPart{string(name), plainText(h, src)})
		}
	}
	if len(p.Parts) < shortest {
		p.Parts, first = nil, nil
	}
	head, body, err := halves(md.Renderer(), doc, src, first)
	if err != nil {
		return nil, err
	}
	p.Head, p.Body = pictured(head, pictures), pictured(body, pictures)
	var b bytes.Buffer
	if err := pageTemplate.Execute(&b, p); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// halves renders what stands before a node of the document, and the rest. Where
// there is no such node all of it is the rest.
func halves(r renderer.Renderer, doc ast.Node, src []byte, at ast.Node) (before, after string, err error) {
	parts := [2]bytes.Buffer{}
	half := 0
	if at == nil {
		half = 1
	}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if n == at {
			half = 1
		}
		if err := r.Render(&parts[half], src, n); err != nil {
			return "", "", err
		}
	}
	return parts[0].String(), parts[1].String(), nil
}

// pictured puts the pictures in their places.
func pictured(body string, pictures []string) template.HTML {
	for i, svg := range pictures {
		body = strings.Replace(body, "<p>"+pictureMark+strconv.Itoa(i)+pictureMark+"</p>\n", svg, 1)
	}
	return template.HTML(body)
}

// plainText is what a node says, without its looks.
func plainText(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // it returns no error
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(util.UnescapePunctuations(t.Segment.Value(src)))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// cells renders tables for everybody: each heading says what it heads, a row is
// headed by its first name, and a wide table can be reached by keys.
type cells struct{}

func (c cells) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(tables.KindTable, c.table)
	reg.Register(tables.KindTableCell, c.cell)
}

func (cells) table(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, err := w.WriteString("<div class=\"table\" tabindex=\"0\">\n<table>\n")
		return ast.WalkContinue, err
	}
	_, err := w.WriteString("</table>\n</div>\n")
	return ast.WalkContinue, err
}

func (cells) cell(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*tables.TableCell)
	tag, scope := "td", ""
	switch {
	case n.Parent().Kind() == tables.KindTableHeader:
		tag, scope = "th", ` scope="col"`
	case headsRow(n):
		tag, scope = "th", ` scope="row"`
	}
	if !entering {
		_, err := w.WriteString("</" + tag + ">\n")
		return ast.WalkContinue, err
	}
	class := ""
	if n.Alignment == tables.AlignRight {
		class = ` class="n"`
	}
	_, err := w.WriteString("<" + tag + scope + class + ">")
	return ast.WalkContinue, err
}

// headsRow reports whether a cell is the first in its row that holds no number.
func headsRow(n *tables.TableCell) bool {
	if n.Alignment == tables.AlignRight {
		return false
	}
	for before := n.PreviousSibling(); before != nil; before = before.PreviousSibling() {
		if before.(*tables.TableCell).Alignment != tables.AlignRight {
			return false
		}
	}
	return true
}
