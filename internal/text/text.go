// Package text is the one place that judges, normalises, measures and shows
// text that others wrote.
//
// At the border [Clean] or [CleanLines] turns foreign text into text that is
// safe to store and to print, or refuses it. [Strict] and [StrictLines] only
// accept what those two would give back unchanged, for documents where a byte
// may not be rewritten. [Show] makes any text at all printable, for what was
// never cleaned: file names, messages of other programs. Everything that
// measures (Width, Truncate, Wrap, …) counts terminal cells and expects text
// that passed one of these.
package text

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"votering/internal/fault"
)

// MaxMarks is the longest run of combining marks that is taken. No living
// orthography needs more; more of them paint over the lines around.
const MaxMarks = 4

// Clean reads one line of foreign text of at most max characters (code points
// in NFC). White space around it is dropped and NFD becomes NFC, as a Mac
// types it. Invalid UTF-8, control characters, line breaks, marks of
// direction, invisible characters, U+FFFD, noncharacters and towers of
// combining marks are refused with fault.Text, too much text with fault.Size.
func Clean(s string, max int) (string, error) { return clean(s, max, false) }

// CleanLines is Clean for text of several lines: LF is kept, CRLF becomes LF.
func CleanLines(s string, max int) (string, error) {
	return clean(strings.ReplaceAll(s, "\r\n", "\n"), max, true)
}

// Strict refuses every text that Clean would refuse or change.
func Strict(s string, max int) error { return strict(s, max, false) }

// StrictLines refuses every text that CleanLines would refuse or change.
func StrictLines(s string, max int) error { return strict(s, max, true) }

// widest is how many bytes one character of NFC text can take before it is
// normalised, with room to spare. It bounds the work done on hostile input.
const widest = 16

func clean(s string, max int, lines bool) (string, error) {
	t := strings.TrimFunc(s, edge)
	if len(t)/widest > max {
		return "", long(max)
	}
	if err := check(t, strings.Index(s, t), lines); err != nil {
		return "", err
	}
	if !norm.NFC.IsNormalString(t) {
		// Composing can also take apart (U+0344 becomes two marks), so the
		// rules are applied to what is kept as well.
		t = norm.NFC.String(t)
		if err := check(t, 0, lines); err != nil {
			return "", err
		}
	}
	if utf8.RuneCountInString(t) > max {
		return "", long(max)
	}
	return t, nil
}

func strict(s string, max int, lines bool) error {
	t, err := clean(s, max, lines)
	switch {
	case err != nil:
		return err
	case t == s:
		return nil
	case len(t) == len(strings.TrimFunc(s, edge)) && strings.Contains(s, t):
		return fault.New(fault.Text, "text.edges")
	default:
		return fault.New(fault.Text, "text.nfc", "byte", position(norm.NFC.QuickSpanString(s)))
	}
}

func long(max int) error {
	return fault.New(fault.Size, "text.long", "max", strconv.Itoa(max))
}

// edge reports white space that means nothing around a text: spaces of every
// width, tabs and line ends.
func edge(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || unicode.Is(unicode.Zs, r)
}

// check finds the first character of s that is not allowed. Offset is where s
// starts in the text that the reader knows.
func check(s string, offset int, lines bool) error {
	marks := MaxMarks // a mark with nothing to stand on is one too many
	for i, r := range s {
		if plain(r) {
			marks = 0
			continue
		}
		kind := kindOf(r)
		switch {
		case r == utf8.RuneError:
			return refuse(kind, offset+i, s[i:])
		case r == '\n' && lines:
			marks = MaxMarks
			continue
		case kind != allowed:
			return refuse(kind, offset+i, s[i:])
		}
		if !unicode.Is(unicode.M, r) {
			marks = 0
			continue
		}
		if marks++; marks > MaxMarks {
			return refuse(towering, offset+i, s[i:])
		}
	}
	return nil
}

// refuse makes the fault for the character that rest begins with.
func refuse(k kind, at int, rest string) error {
	r, size := utf8.DecodeRuneInString(rest)
	code := CodePoint(r)
	if r == utf8.RuneError && size == 1 {
		k, code = malformed, "0x"+strings.ToUpper(strconv.FormatUint(uint64(rest[0]), 16))
	}
	return fault.New(fault.Text, k.id(), "byte", position(at), "code", code)
}

// position is a byte offset as people count: the first byte is 1.
func position(offset int) string { return strconv.Itoa(offset + 1) }
