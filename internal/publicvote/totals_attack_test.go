package publicvote_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"votering/internal/fault"
	"votering/internal/publicvote"
)

// wide is text in UTF-16, as some spreadsheets write it.
func wide(s string, order binary.AppendByteOrder, mark bool) []byte {
	if mark {
		s = "\ufeff" + s
	}
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return b
}

// What looks like a number and is none is refused at its line, however it is
// dressed; nothing of the table is taken.
func TestNumbersThatAreNone(t *testing.T) {
	for _, number := range []string{
		"-0", "+5", "0x10", "1_000", "1'000", "1.000", "1\u00a0000", "1\u202f000", "1\u2009000", "٣", "１２", "5.", "1e3", "1E9", "NaN", "Inf", "−4", "5 stemmer", "=5", "½",
	} {
		tally, err := publicvote.ReadTotals([]byte("nominee;votes\nsouth;1\nnorth;"+number+"\n"), "t.csv", edition())
		if f := fault.Of(err); tally != nil || f == nil || f.Class != fault.CSV || f.Where != "t.csv:3" {
			t.Errorf("%q: %v, %v", number, tally, err)
		}
	}
}

// Wide text that says so is read; without the mark it is a table of NULs, and is
// refused.
func TestTotalsInWideText(t *testing.T) {
	const table = "nominee\tvotes\r\nnorth\t4812\r\n"
	for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
		tally, err := publicvote.ReadTotals(wide(table, order, true), "t.csv", edition())
		if err != nil || tally.Valid["north"].String() != "4812" {
			t.Errorf("%s: %v, %v", order, tally, err)
		}
		if _, err := publicvote.ReadTotals(wide(strings.Replace(table, "4812", "-4", 1), order, true), "t.csv", edition()); fault.ClassOf(err) != fault.CSV || fault.Of(err).Where != "t.csv:2" {
			t.Errorf("%s, below 0: %v", order, err)
		}
		if tally, err := publicvote.ReadTotals(wide(table, order, false), "t.csv", edition()); fault.ClassOf(err) != fault.CSV || tally != nil {
			t.Errorf("%s, without its mark: %v, %v", order, tally, err)
		}
	}
}
