package votefile_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/votefile"
)

// What is no table of votes, or not as somebody said, is refused by its name and
// line before anything is counted.
func TestRefused(t *testing.T) {
	fine := "choice,voter\nkinn,a\n"
	wide := "choice" + strings.Repeat(",x", 2000) + "\n"
	for name, c := range map[string]struct {
		data      []byte
		ask       votefile.Ask
		class     fault.Class
		id, where string
	}{
		"empty":                   {nil, votefile.Ask{}, "E_CSV", "votes.empty", "v"},
		"blank lines":             {[]byte("\n\r\n\n"), votefile.Ask{}, "E_CSV", "votes.empty", "v"},
		"a mark alone":            {[]byte("\xef\xbb\xbf"), votefile.Ask{}, "E_CSV", "votes.empty", "v"},
		"empty, compressed":       {gzipped(nil), votefile.Ask{}, "E_CSV", "votes.empty", "v"},
		"a zero byte":             {[]byte("choice,voter\nkinn,a\nki\x00nn,b\n"), votefile.Ask{}, "E_CSV", "votes.binary", "v:3"},
		"junk":                    {[]byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00choice\n"), votefile.Ask{}, "E_CSV", "votes.binary", "v:1"},
		"wide text, told narrow":  {encodings["utf-16le unmarked"](fine), votefile.Ask{Encoding: "utf-8"}, "E_CSV", "votes.binary", "v:1"},
		"a PDF":                   {[]byte("%PDF-1.7\n"), votefile.Ask{}, "E_CSV", "table.pdf", "v"},
		"a page":                  {[]byte("<!DOCTYPE html><html>"), votefile.Ask{}, "E_CSV", "table.html", "v"},
		"an old workbook":         {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), votefile.Ask{}, "E_CSV", "table.old_excel", "v"},
		"a zip of something else": {[]byte("PK\x03\x04nothing of a workbook"), votefile.Ask{}, "E_CSV", "votes.archive", "v"},
		"a workbook in name":      {[]byte("PK\x03\x04[Content_Types].xml and no more"), votefile.Ask{}, "E_CSV", "table.workbook", "v"},
		"old line ends":           {[]byte("choice,voter\rkinn,a\rbodo,b\r"), votefile.Ask{}, "E_CSV", "votes.line_ends", "v:1"},
		"no header":               {[]byte("2026-09-01T12:00:00Z,Kinn,a\n2026-09-01T12:00:01Z,Bodø,b\n"), votefile.Ask{}, "E_CSV", "votes.header_missing", "v:1"},
		"bzip2":                   {[]byte("BZh91AY&SY"), votefile.Ask{}, "E_CSV", "votes.archive", "v"},
		"gzip twice":              {gzipped(gzipped([]byte(fine))), votefile.Ask{}, "E_CSV", "votes.archive", "v"},
		"a workbook in gzip":      {gzipped([]byte("PK\x03\x04")), votefile.Ask{}, "E_CSV", "votes.archive", "v"},
		"gzip, its head alone":    {[]byte("\x1f\x8b\x08"), votefile.Ask{}, "E_CSV", "votes.cut", "v"},
		"gzip, cut":               {gzipped([]byte(fine))[:20], votefile.Ask{}, "E_CSV", "votes.cut", "v"},
		"gzip, and more":          {append(gzipped([]byte(fine)), "and more of it"...), votefile.Ask{}, "E_CSV", "votes.damaged", "v"},
		"zstd, cut":               {zstded([]byte(fine))[:12], votefile.Ask{}, "E_CSV", "votes.cut", "v"},
		"zstd, and more":          {append(zstded([]byte(fine)), "more"...), votefile.Ask{}, "E_CSV", "votes.damaged", "v"},
		"quotes that stay open":   {[]byte("\nchoice,\"voter\nkinn,a\n"), votefile.Ask{}, "E_CSV", "votes.header_open", "v:2"},
		"text after quotes":       {[]byte("\"choice\"x,voter\nkinn,a\n"), votefile.Ask{}, "E_CSV", "votes.header_quotes", "v:1"},
		"a header of 1 MiB":       {[]byte(strings.Repeat("a", 1<<20) + "\n1\n"), votefile.Ask{}, "E_CSV", "votes.header_long", "v"},
		"2,001 columns":           {[]byte(wide + wide), votefile.Ask{}, "E_CSV", "votes.columns", "v:1"},
		"rows of another table":   {[]byte("choice,voter,time\nkinn,a\nbodo,b\nbodo,c\n"), votefile.Ask{}, "E_CSV", "votes.ragged", "v:2"},
		"no such column":          {[]byte(fine), votefile.Ask{Choice: "who"}, "E_USAGE", "votes.column", "v:1"},
		"no such time":            {[]byte("\n" + fine), votefile.Ask{Time: "when"}, "E_USAGE", "votes.column", "v:2"},
		"no such voter":           {[]byte(fine), votefile.Ask{Voter: "who"}, "E_USAGE", "votes.column", "v:1"},
		"a name of two":           {[]byte("choice,a,A\nkinn,1,2\n"), votefile.Ask{Voter: " a "}, "", "", ""},
		"a name of two columns":   {[]byte("choice,a,a\nkinn,1,2\n"), votefile.Ask{Voter: "a"}, "E_CSV", "votes.column_twice", "v:1"},
		"choice twice":            {[]byte("choice,choice\nkinn,kinn\n"), votefile.Ask{}, "E_CSV", "votes.column_twice", "v:1"},
		"no such encoding":        {[]byte(fine), votefile.Ask{Encoding: "klingon"}, "E_USAGE", "votes.encoding", ""},
		"no such delimiter":       {[]byte(fine), votefile.Ask{Delimiter: "ab"}, "E_USAGE", "votes.delimiter", ""},
		"quotes as delimiter":     {[]byte(fine), votefile.Ask{Delimiter: `"`}, "E_USAGE", "votes.delimiter", ""},
		"a nominee for nobody":    {[]byte(fine), votefile.Ask{Map: map[string]string{"x": "nobody"}}, "E_USAGE", "votes.map_nominee", ""},
	} {
		t.Run(name, func(t *testing.T) {
			set, err := votefile.Look([]votefile.Input{input("v", c.data)}, c.ask, edition())
			if c.id == "" {
				if err != nil || set.Fault() != nil {
					t.Error(err, set.Fault())
				}
				return
			}
			refused(t, err, c.class, c.id, c.where)
		})
	}
}

// A file without rows counts none; where another file says which column holds
// the choice, nobody is asked.
func TestQuietDay(t *testing.T) {
	e := edition()
	full, quiet := input("full", "when,who\n2026-09-01,Kinn\n"), input("quiet", "\nwho,when\n\n")
	for _, inputs := range [][]votefile.Input{{full, quiet}, {quiet, full}} {
		set := look(t, inputs, votefile.Ask{}, e)
		wants(t, count(t, set, e, publicvote.Rule{}), map[string]string{"kinn": "1"}, publicvote.Dropped{})
		for i, f := range set.Files {
			told := len(f.Notices) == 1 && f.Notices[0].ID == "no_rows" && f.Notices[0].Where == "quiet:2"
			if told != (inputs[i].Name == "quiet") {
				t.Errorf("%s: %+v", inputs[i].Name, f.Notices)
			}
		}
	}
	refused(t, look(t, []votefile.Input{quiet}, votefile.Ask{}, e).Fault(), "E_USAGE", "votes.choice_none", "quiet")
	set := look(t, []votefile.Input{input("v", "choice,timestamp,voter\n")}, votefile.Ask{}, e)
	if tally := count(t, set, e, publicvote.Rule{}); tally.Rows != 0 || len(tally.Flags) != 0 {
		t.Errorf("%d rows, %q", tally.Rows, tally.Flags)
	}
}

// 2,000 columns are few enough.
func TestManyColumns(t *testing.T) {
	e := edition()
	var header, row strings.Builder
	for range 1999 {
		header.WriteString("spørsmål med mange ord;")
		row.WriteString(`"et; svar";`)
	}
	text := header.String() + "choice\n" + row.String() + "Bodø\n"
	tally := count(t, look(t, []votefile.Input{input("v", text)}, votefile.Ask{}, e), e, publicvote.Rule{})
	wants(t, tally, map[string]string{"bodo": "1"}, publicvote.Dropped{})
}

// Labels without answers, codes that mean two things, and a file that cannot be
// opened or read.
func TestRefusedFiles(t *testing.T) {
	e := edition()
	structure := input("structure", "questionName,variableName,questionType,choiceText\na,a,x,y\n")
	_, err := votefile.Look([]votefile.Input{structure, input("labels", "a,1,Kinn\na,2,Bodø\n")}, votefile.Ask{}, e)
	refused(t, err, "E_CSV", "votes.labels_alone", "structure")
	_, err = votefile.Look([]votefile.Input{input("v", "a,b\n1,x\n"), input("labels", "a,1,Kinn\na,2,Bodø\na,1,Bodø\n")}, votefile.Ask{}, e)
	refused(t, err, "E_CSV", "votes.label_twice", "labels:3")

	own := fault.New(fault.IO, "io.changed").At("elsewhere")
	for want, give := range map[*fault.Error]error{fault.New(fault.IO, "votes.read").At("v"): os.ErrPermission, own: own} {
		in := votefile.Input{Name: "v", Open: func() (io.ReadCloser, error) { return nil, give }}
		_, err := votefile.Look([]votefile.Input{in}, votefile.Ask{}, e)
		refused(t, err, want.Class, want.ID, want.Where)
		in.Open = func() (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(strings.NewReader("choice\nkinn\n"), failing{give})), nil
		}
		_, err = votefile.Look([]votefile.Input{in}, votefile.Ask{}, e)
		refused(t, err, want.Class, want.ID, want.Where)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// What is wrong after all that was looked at is a fault of the count.
func TestDamageFurtherOn(t *testing.T) {
	e := edition()
	text := []byte("choice\n" + strings.Repeat("kinn\nbodo\nvaga\nnobody\n", 200_000))
	for name, c := range map[string]struct {
		data []byte
		id   string
	}{
		"gzip, cut":      {most(gzipped(text)), "votes.cut"},
		"gzip, and more": {append(gzipped(text), "and more of it"...), "votes.damaged"},
		"gzip, changed":  {changed(gzipped(text)), "votes.damaged"},
		"zstd, cut":      {most(zstded(text)), "votes.cut"},
		"zstd, and more": {append(zstded(text), "and more"...), "votes.damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			set := look(t, []votefile.Input{input("v", c.data)}, votefile.Ask{}, e)
			choices, err := publicvote.Choices(e, nil)
			if err != nil {
				t.Fatal(err)
			}
			out, err := votefile.Count(context.Background(), set, publicvote.Rule{Choices: choices}, publicvote.Options{})
			refused(t, err, "E_CSV", c.id, "v")
			if out != nil {
				t.Error("and yet something was counted")
			}
		})
	}
}

func most(data []byte) []byte { return data[:len(data)-6] }

func changed(data []byte) []byte {
	data[len(data)-6] ^= 1 // of the sum at the end
	return data
}

// bomb is a gzip of so many MiB of one row, after a header.
func bomb(mib int) []byte {
	member := gzipped(bytes.Repeat([]byte("kinn\n"), 1<<20/5))
	return append(gzipped([]byte("choice\n")), bytes.Repeat(member, mib)...)
}

// What unpacks to a thousand times its size is looked at quickly, takes no more
// memory than any other, and can be given up.
func TestBomb(t *testing.T) {
	e := edition()
	set := look(t, []votefile.Input{input("v.gz", bomb(1024))}, votefile.Ask{}, e)
	ctx, cancel := context.WithCancel(context.Background())
	choices, err := publicvote.Choices(e, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = votefile.Count(ctx, set, publicvote.Rule{Choices: choices}, publicvote.Options{Progress: func(p publicvote.Progress) {
		if p.Rows > 0 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v; want it given up", err)
	}
}

// An archive that asks for more memory than is granted is refused.
func TestHungryArchive(t *testing.T) {
	var b bytes.Buffer
	w, err := zstd.NewWriter(&b, zstd.WithWindowSize(512<<20), zstd.WithEncoderConcurrency(1), zstd.WithSingleSegment(false))
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write([]byte("choice\nkinn\n")) // to memory
	if err := w.Flush(); err != nil {        // so that the frame does not know how small it is
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	_, err = votefile.Look([]votefile.Input{input("v", b.Bytes())}, votefile.Ask{}, edition())
	refused(t, err, "E_SIZE", "votes.window", "v")
}

// Streams that are left in the middle leave nothing behind.
func TestNothingKeepsRunning(t *testing.T) {
	e := edition()
	text := []byte("choice\n" + strings.Repeat("kinn\nbodo\n", 300_000))
	before := runtime.NumGoroutine()
	for packed, pack := range packers {
		set := look(t, []votefile.Input{input("v", pack(text))}, votefile.Ask{}, e)
		for range 20 {
			s, err := set.Files[0].Source.Open()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Read(make([]byte, 100)); err != nil {
				t.Fatalf("%s: %v", packed, err)
			}
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
		}
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines more than before", runtime.NumGoroutine()-before)
}
