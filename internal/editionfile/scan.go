package editionfile

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"votering/internal/fault"
	"votering/internal/files"
)

// MaxSize is the largest edition file, in bytes.
const MaxSize = 4 << 20

// MaxParts bounds how much structure an edition file may have, counted before
// it is parsed: its lines, and the signs that begin a value ("," ":" "-" "[" "{"
// "?"). A parsed file takes some 250 bytes for each.
const MaxParts = 750_000

// scan refuses, in one pass and before anything is parsed, what no edition
// file can be: too large, not UTF-8, with control characters, or with more
// structure than an edition has.
func scan(data []byte, name string) error {
	if len(data) > MaxSize {
		return files.TooLarge(name, MaxSize)
	}
	parts, line := 0, 1
	for i, b := range data {
		switch b {
		case '\n':
			line++
			parts++
		case ',', ':', '-', '[', '{', '?':
			parts++
		case '\t', '\r':
		default:
			if b < ' ' || b == 0x7f {
				return fault.New(fault.Text, "text.control", "byte", strconv.Itoa(i+1), "code", code(b)).At(place(name, line, ""))
			}
		}
	}
	if parts > MaxParts {
		return fault.New(fault.Size, "edition.file_parts", "n", strconv.Itoa(parts), "max", strconv.Itoa(MaxParts)).At(name)
	}
	if !utf8.Valid(data) {
		i := firstInvalid(data)
		return fault.New(fault.Text, "text.utf8", "byte", strconv.Itoa(i+1), "code", code(data[i])).
			At(place(name, 1+bytes.Count(data[:i], []byte("\n")), ""))
	}
	return nil
}

func firstInvalid(data []byte) int {
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(data)
}

func code(b byte) string { return "0x" + strconv.FormatUint(uint64(b), 16) }

// place is where a fault is: "edition.yaml:12: rule.quorum".
func place(name string, line int, path string) string {
	where := name + ":" + strconv.Itoa(line)
	if path != "" {
		where += ": " + path
	}
	return where
}
