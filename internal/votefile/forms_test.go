package votefile_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/publicvote"
	"votering/internal/votefile"
)

// drawnVotes are rows of votes, and what comes of them by the simplest of
// counts.
func drawnVotes(t *rapid.T) (rows [][]string, valid map[string]string, dropped publicvote.Dropped) {
	rows = [][]string{{"time", "choice", "voter", "merknad: ønsker"}}
	seen, counts := map[string]bool{}, map[string]int64{}
	for range rapid.IntRange(1, 40).Draw(t, "rows") {
		choice := rapid.SampledFrom([]string{"Bodø", "Kinn", "Vågå", "vaga", "1804", " Bodø kommune ", "Flora, «Florø»", "Ås", ""}).Draw(t, "choice")
		voter := rapid.SampledFrom([]string{"a", "å", "ø@example.org", "b", "c", ""}).Draw(t, "voter")
		note := rapid.SampledFrom([]string{"", "så \"fint\"", "a;b,c\td|e", "to\nlinjer", "é"}).Draw(t, "note")
		rows = append(rows, []string{"2026-09-01T12:00:00Z", choice, voter, note})
		id := map[string]string{
			"Bodø": "bodo", "1804": "bodo", "Bodø kommune": "bodo", "Kinn": "kinn", "Flora, «Florø»": "kinn", "Vågå": "vaga", "vaga": "vaga",
		}[strings.TrimSpace(choice)]
		switch {
		case voter == "":
			dropped.Malformed++
		case id == "":
			dropped.UnknownNominee++
		case seen[voter]:
			dropped.Duplicate++
		default:
			seen[voter] = true
			counts[id]++
		}
	}
	valid = map[string]string{}
	for id, n := range counts {
		valid[id] = strconv.FormatInt(n, 10)
	}
	return rows, valid, dropped
}

// written writes rows with a delimiter, quoting what needs it.
func written(rows [][]string, delimiter, end string) string {
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteString(delimiter)
			}
			if strings.ContainsAny(cell, "\"\n\r"+delimiter) {
				cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
			}
			b.WriteString(cell)
		}
		b.WriteString(end)
	}
	return b.String()
}

// The same votes give the same counts, however they are encoded, compressed,
// divided and ended; and the sum is that of the bytes on the disk.
func TestEveryFormCountsAlike(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows, valid, dropped := drawnVotes(rt)
		e := edition()
		delimiter := rapid.SampledFrom([]string{",", ";", "\t", "|"}).Draw(rt, "delimiter")
		text := written(rows, delimiter, rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(rt, "end"))
		encoding := rapid.SampledFrom(sortedKeys(encodings)).Draw(rt, "encoding")
		packed := rapid.SampledFrom(sortedKeys(packers)).Draw(rt, "packed")
		data := packers[packed](encodings[encoding](text))
		set := look(rt, []votefile.Input{input("v.csv", data)}, votefile.Ask{}, e)
		tally := count(rt, set, e, publicvote.Rule{})
		wants(rt, tally, valid, dropped)
		read := tally.Files[0].Read
		if tally.Files[0].SHA256 != sha(data) || read.Delimiter != delimiter ||
			read.Encoding != strings.Fields(encoding)[0] && !ascii(text) || !strings.HasPrefix(packed, read.Compression) {
			rt.Errorf("%s, %s: read as %+v", encoding, packed, read)
		}
		again, err := votefile.Again([]votefile.Input{input("other", "x"), input("renamed", data)}, tally.Files)
		if err != nil {
			rt.Fatal(err)
		}
		wants(rt, count(rt, again, e, publicvote.Rule{}), valid, dropped)
	})
}

func ascii(s string) bool { return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x80 }) }

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Letters that are no UTF-8 may come after all that was looked at.
func TestEncodingIsSettledByTheWholeFile(t *testing.T) {
	e := edition()
	filler := strings.Repeat("kinn,x\n", 300_000) // more than is looked at
	n := int64(strings.Count(filler, "\n"))
	for name, c := range map[string]struct {
		tail, encoding string
		bodo           string
		unknown        int64
	}{
		"latin":                {encoded1252("Bodø,y\nBodø,z\n"), "windows-1252", "2", 0},
		"utf-8 with a stray":   {"Bodø,y\nBodø kommune,z\n" + encoded1252("Bodø,w\n"), "utf-8", "2", 1},
		"utf-8, a stray voter": {"Bodø,y\n" + encoded1252("kinn,ø\n"), "utf-8", "1", 0},
	} {
		t.Run(name, func(t *testing.T) {
			for packed, pack := range packers {
				in := input("v.csv", pack([]byte("choice,comment\n"+filler+c.tail)))
				tally := count(t, look(t, []votefile.Input{in}, votefile.Ask{}, e), e, publicvote.Rule{})
				if got := tally.Valid["bodo"].String(); got != c.bodo || tally.Dropped.UnknownNominee != c.unknown || tally.Files[0].Read.Encoding != c.encoding {
					t.Errorf("%s: %s votes, %+v dropped, %s", packed, got, tally.Dropped, tally.Files[0].Read.Encoding)
				}
				if kinn, _, _ := tally.Valid["kinn"].Fraction(); kinn < n {
					t.Errorf("%s: %d of %d", packed, kinn, n)
				}
			}
		})
	}
}

// Letters in the header are read anew where the whole file says otherwise than
// its beginning.
func TestHeaderFollowsTheWholeFile(t *testing.T) {
	e := edition()
	text := encoded1252("ø,choice,Tilbakemelding på\n1,kinn,å\n") + strings.Repeat("1,kinn,x\n", 200_000) + strings.Repeat("1,Bodø,x\n", 9)
	set := look(t, []votefile.Input{input("v.csv", text)}, votefile.Ask{}, e)
	if got := set.Files[0].Source.Layout.Encoding; got != "windows-1252" {
		t.Fatalf("the beginning is read as %s", got)
	}
	tally := count(t, set, e, publicvote.Rule{})
	if got := tally.Valid["bodo"].String(); got != "9" || tally.Files[0].Read.Encoding != "utf-8" {
		t.Errorf("%s votes, read as %+v", got, tally.Files[0].Read)
	}
}

func encoded1252(s string) string { return string(encodings["windows-1252"](s)) }
