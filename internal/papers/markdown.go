package papers

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"votering/internal/text"
)

// sheet is a Markdown document that is being written. Its methods take
// Markdown: text that others wrote goes through inline, cell or block first.
type sheet struct {
	b        strings.Builder
	pictures []string // SVG, where pictures can be shown
}

func (s *sheet) heading(level int, title string) {
	s.part(strings.Repeat("#", level) + " " + title)
}

// part is a paragraph; nothing where it is empty.
func (s *sheet) part(markdown string) {
	if markdown == "" {
		return
	}
	if s.b.Len() > 0 {
		s.b.WriteString("\n")
	}
	s.b.WriteString(markdown + "\n")
}

// list is a list of one-line items; nothing where there are none.
func (s *sheet) list(items []string) {
	if len(items) > 0 {
		s.part("- " + strings.Join(items, "\n- "))
	}
}

// numbered is list with numbers from 1.
func (s *sheet) numbered(items []string) {
	lines := make([]string, len(items))
	for i, item := range items {
		lines[i] = strconv.Itoa(i+1) + ". " + item
	}
	s.part(strings.Join(lines, "\n"))
}

// right begins the name of a column that stands to the right, as numbers do. It
// is no character that a name could begin with.
const right = "\x00"

// table is a table with a header.
func (s *sheet) table(header []string, rows [][]string) {
	rule := make([]string, len(header))
	names := make([]string, len(header))
	for i, h := range header {
		var number bool
		names[i], number = strings.CutPrefix(h, right)
		rule[i] = "---"
		if number {
			rule[i] = "---:"
		}
	}
	lines := []string{row(names), row(rule)}
	for _, r := range rows {
		lines = append(lines, row(r))
	}
	s.part(strings.Join(lines, "\n"))
}

func row(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" }

// marks are the characters that Markdown acts on anywhere in a line.
const marks = "\\`*_[]<>|~&^$"

// starts are the beginnings of a line that make it more than a line: a
// heading, a list, a quotation, a rule under a heading.
var starts = regexp.MustCompile(`^(?:[#+=:-]|[0-9]{1,9}[.)])`)

// inline makes foreign text stand in a line of Markdown as it is, whatever
// stands in it.
func inline(s string) string { return escape(text.Show(s)) }

// cell is inline for foreign text of several lines that has to stand on one,
// as in a table or a list.
func cell(s string) string { return inline(strings.Join(strings.Fields(s), " ")) }

// block is foreign text of several lines as paragraphs of Markdown: its line
// breaks stay, and no line becomes a heading, a list, code or anything else
// that the document has of its own.
func block(s string) string {
	lines := strings.Split(strings.TrimSpace(text.ShowLines(s)), "\n")
	for i, l := range lines {
		lines[i] = escape(strings.TrimSpace(l))
		if lines[i] != "" && i+1 < len(lines) && strings.TrimSpace(lines[i+1]) != "" {
			lines[i] += "  " // a line break of Markdown that nobody sees
		}
	}
	return squeeze(strings.Join(lines, "\n"))
}

// escape writes a line so that every reader of Markdown shows it as it is.
func escape(line string) string {
	var b strings.Builder
	before := ' '
	for i, r := range line {
		after, _ := utf8.DecodeRuneInString(line[i+utf8.RuneLen(r):])
		if strings.ContainsRune(marks, r) && (r != '_' || !inWord(before) || !inWord(after)) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		before = r
	}
	line = b.String()
	if at := starts.FindStringIndex(line); at != nil {
		last := at[1] - 1 // the sign itself, or what follows the number
		line = line[:last] + `\` + line[last:]
	}
	return line
}

// inWord reports whether r is part of a word, inside which an underscore is no
// mark.
func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

var blanks = regexp.MustCompile(`\n{3,}`)

// squeeze leaves one empty line where there are several.
func squeeze(s string) string { return blanks.ReplaceAllString(s, "\n\n") }
