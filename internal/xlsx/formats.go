package xlsx

import (
	"strconv"
	"strings"
)

// format is what the look of a cell says about the number in it.
type format int

const (
	general format = iota
	percent
	date
)

// The bounds of a workbook's looks.
const (
	maxFormats = 10_000 // of its own
	maxStyles  = 65_536
	maxCode    = 255 * 4 // bytes of a format
)

// readFormats reads what each style of a cell says about numbers, where the
// workbook has styles.
func (b *book) readFormats(targets map[string]target) error {
	name, err := only(targets, "/styles")
	if err != nil || name == "" {
		return err
	}
	own := map[string]format{}
	in := false // among the styles of cells
	return b.parse(name, func(t *token) error {
		switch string(t.name) {
		case "cellXfs":
			in = t.kind == begins
		case "numFmt":
			return t.ownFormat(own)
		case "xf":
			if !in || t.kind != begins {
				return nil
			}
			id, err := t.attr("numFmtId")
			if len(b.formats) == maxStyles {
				return ErrSize
			}
			b.formats = append(b.formats, formatOf(id, own))
			return err
		}
		return nil
	})
}

// ownFormat keeps a format that the workbook declares.
func (t *token) ownFormat(own map[string]format) error {
	if t.kind != begins {
		return nil
	}
	id, err1 := t.attr("numFmtId")
	code, err2 := t.attr("formatCode")
	switch {
	case err1 != nil || err2 != nil:
		return ErrForm
	case len(own) == maxFormats || len(code) > maxCode:
		return ErrSize
	}
	own[id] = codeFormat(code)
	return nil
}

// formatOf is the format of a number: those that a workbook need not declare,
// else its own.
func formatOf(id string, own map[string]format) format {
	n, err := strconv.Atoi(id)
	switch {
	case err != nil:
		return general
	case n == 9 || n == 10:
		return percent
	case 14 <= n && n <= 22, 27 <= n && n <= 36, 50 <= n && n <= 58:
		return date
	}
	return own[id]
}

// codeFormat reads a format such as "0.0%" or "dd.mm.yyyy". What it says of
// positive numbers counts. Letters in quotes, in brackets (colours, languages,
// and hours beyond a day, which are no time of one), and after a sign that takes
// the next one as it is, are no part of it.
func codeFormat(code string) format {
	for i := 0; i < len(code); i++ {
		switch c := code[i] | 0x20; {
		case code[i] == ';':
			return general
		case code[i] == '"':
			i += skip(code[i+1:], '"')
		case code[i] == '[':
			i += skip(code[i+1:], ']')
		case code[i] == '\\' || code[i] == '_' || code[i] == '*':
			i++
		case code[i] == '%':
			return percent
		case strings.HasPrefix(strings.ToLower(code[i:]), "general"):
			return general
		case c == 'd' || c == 'm' || c == 'y' || c == 'h':
			return date
		}
	}
	return general
}

// skip is how far it is to behind the next end.
func skip(s string, end byte) int {
	if n := strings.IndexByte(s, end); n >= 0 {
		return n + 1
	}
	return len(s)
}
