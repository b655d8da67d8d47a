package editionfile

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/text"
)

// MaxSize is the largest edition file, in bytes.
const MaxSize = 4 << 20

// MaxFrozen is the largest frozen form, in bytes. It has every key on a line of
// its own, and so is longer than the file it was made from.
const MaxFrozen = 4 * MaxSize

// maxParts bounds how much structure an edition file may have, for a parsed
// file takes some 250 bytes for each part: 4 MiB of "- a" would take 500 MB.
const maxParts = 750_000

// scan refuses, in one pass and before anything is parsed, what no edition
// file can be: too large, not UTF-8, with control characters, with more
// structure or longer lists than an edition may have.
func (r *reader) scan(data []byte) error {
	most, parts := MaxSize, maxParts
	if r.frozen {
		most, parts = MaxFrozen, 4*maxParts
	}
	if len(data) > most {
		return files.TooLarge(r.name, int64(most))
	}
	if i := bytes.IndexFunc(data, control); i >= 0 {
		return r.garbled("text.control", data, i, text.CodePoint(rune(data[i])))
	}
	if !utf8.Valid(data) {
		i := invalid(data)
		return r.garbled("text.utf8", data, i, "0x"+strings.ToUpper(strconv.FormatUint(uint64(data[i]), 16)))
	}
	if n := countParts(data); n > parts {
		return fault.New(fault.Size, "edition.file_parts", "n", strconv.Itoa(n), "max", strconv.Itoa(parts)).At(r.name)
	}
	return r.longLists(data)
}

// control reports what YAML does not allow in a file, written as it is.
func control(c rune) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7f }

// invalid is where the first byte is that is no UTF-8.
func invalid(data []byte) int {
	for i := 0; i < len(data); {
		c, size := utf8.DecodeRune(data[i:])
		if c == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(data)
}

func (r *reader) garbled(id string, data []byte, i int, code string) *fault.Error {
	line := 1 + bytes.Count(data[:i], []byte("\n"))
	return fault.New(fault.Text, id, "byte", strconv.Itoa(i+1), "code", code).At(place(r.name, line, ""))
}

// countParts counts the lines and the signs that begin a value: about one for
// each node that the file can have. A comma after which no key had its colon
// may end a key without a value, which makes two.
func countParts(data []byte) int {
	n, colon := 0, false
	for _, b := range data {
		switch b {
		case ',':
			if !colon {
				n++
			}
			n++
			colon = false
		case ':':
			n++
			colon = true
		case '\n', '-', '[', '{', '?':
			n++
		}
	}
	return n
}

// limits are the longest lists at the top of a file.
var limits = map[string]int{
	"nominees": award.MaxNominees, "criteria": award.MaxCriteria,
	"metrics": award.MaxMetrics, "jurors": award.MaxJurors,
}

// longLists refuses lists above their limit where each item has a line of its
// own: a key at the beginning of a line, and under it hyphens that stand as far
// in as the first. Other lists are counted when they have been read.
func (r *reader) longLists(data []byte) error {
	var list struct {
		key                 string
		line, indent, items int
	}
	line := 0
	for l := range bytes.Lines(data) {
		line++
		rest := bytes.TrimLeft(l, " ")
		in := len(l) - len(rest)
		switch item := bytes.HasPrefix(rest, []byte("-")); {
		case in == 0 && !item && rest[0] != '#' && rest[0] != '\n':
			if err := r.tooMany(list.key, list.line, list.items); err != nil {
				return err
			}
			key, _, _ := bytes.Cut(rest, []byte(":"))
			list.key, list.line, list.indent, list.items = string(key), line, -1, 0
		case item && (list.indent < 0 || in == list.indent):
			list.indent = in
			list.items++
		}
	}
	return r.tooMany(list.key, list.line, list.items)
}

func (r *reader) tooMany(key string, line, n int) error {
	if max, ok := limits[key]; ok && n > max {
		return fault.New(fault.Size, "edition.many", "n", strconv.Itoa(n), "max", strconv.Itoa(max)).
			At(place(r.name, line, key))
	}
	return nil
}

// place is where a fault is: "edition.yaml:12: rule.quorum".
func place(name string, line int, path string) string {
	where := name + ":" + strconv.Itoa(line)
	if path != "" {
		where += ": " + path
	}
	return where
}
