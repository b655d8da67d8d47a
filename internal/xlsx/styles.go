package xlsx

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// styles are the looks in their order, each with text in it.
//
//go:embed static/styles.xml
var styles string

const (
	isText      = `numFmtId="49"`
	dayFormat   = `yyyy\-mm\-dd`
	firstFormat = 164 // those before it are known to every program
)

// styleBook gives every look that holds something else than text a style of
// its own, which it gets when it is asked for.
type styleBook struct {
	texts   []string // the styles of the looks with text
	more    []string // the styles after them
	formats []string // of numbers
	at      map[style]int
}

// style is a look with a number in it.
type style struct {
	look   Look
	format string
}

func newStyleBook() *styleBook {
	b := &styleBook{at: map[style]int{}}
	_, list, _ := strings.Cut(styles, "<cellXfs ")
	list, _, _ = strings.Cut(list, "</cellXfs>")
	for _, line := range strings.Split(list, "\n")[1:] {
		if line = strings.TrimSpace(line); line != "" {
			b.texts = append(b.texts, line)
		}
	}
	return b
}

// of is the number of the style for a look with numbers of a format in it.
func (b *styleBook) of(look Look, format string) int {
	key := style{look, format}
	if n, ok := b.at[key]; ok {
		return n
	}
	id := 0 // General
	if format != "" {
		b.formats = append(b.formats, format)
		id = firstFormat + len(b.formats) - 1
	}
	b.more = append(b.more, strings.Replace(b.texts[look], isText, `numFmtId="`+strconv.Itoa(id)+`"`, 1))
	b.at[key] = len(b.texts) + len(b.more) - 1
	return b.at[key]
}

// part is the part that holds the styles.
func (b *styleBook) part() string {
	var formats, list strings.Builder
	if len(b.formats) > 0 {
		fmt.Fprintf(&formats, "<numFmts count=\"%d\">\n", len(b.formats))
		for i, f := range b.formats {
			fmt.Fprintf(&formats, "    <numFmt numFmtId=\"%d\" formatCode=\"%s\"/>\n", firstFormat+i, escape(f))
		}
		formats.WriteString("  </numFmts>\n  ")
	}
	for _, xf := range b.more {
		list.WriteString("  " + xf + "\n  ")
	}
	s := strings.Replace(styles, "<fonts ", formats.String()+"<fonts ", 1)
	s = strings.Replace(s, "</cellXfs>", list.String()+"</cellXfs>", 1)
	return strings.Replace(s, fmt.Sprintf(`<cellXfs count="%d">`, len(b.texts)), fmt.Sprintf(`<cellXfs count="%d">`, len(b.texts)+len(b.more)), 1)
}
