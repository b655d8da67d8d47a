package votefile_test

import (
	"io"
	"testing"

	"votering/internal/publicvote"
	"votering/internal/votefile"
)

// What a decision says of its files is what they are read by, and nothing is
// found out; what does not fit is refused.
func TestAgain(t *testing.T) {
	e := edition()
	one := []byte("choice;vote;\"a&amp;b\"\nBodø;Kinn;Kinn\n")
	two := gzipped([]byte("vote\nBodø\nKinn\n"))
	inputs := []votefile.Input{input("list.txt", "somebody\n"), input("two.csv.gz", two), input("one.csv", one)}
	read := publicvote.Reading{Encoding: "utf-8", Delimiter: ";", Choice: "vote"}
	packed := publicvote.Reading{Encoding: "utf-8", Compression: "gzip", Delimiter: ",", Choice: "vote"}
	files := func(r publicvote.Reading) []publicvote.File {
		return []publicvote.File{{SHA256: sha(one), Read: &r}, {SHA256: sha(two), Read: &packed}}
	}
	set, err := votefile.Again(inputs, files(read))
	if err != nil {
		t.Fatal(err)
	}
	wants(t, count(t, set, e, publicvote.Rule{}), map[string]string{"bodo": "1", "kinn": "2"}, publicvote.Dropped{})
	if len(set.Files) != 2 || set.Files[0].Source.Name != "one.csv" || !set.Files[0].Source.Layout.Sure {
		t.Errorf("%+v", set.Files)
	}
	for name, c := range map[string]struct {
		change    func(r *publicvote.Reading)
		id, where string
	}{
		"a column":          {func(r *publicvote.Reading) { r.Choice = "none" }, "votes.again.column", "one.csv"},
		"no choice":         {func(r *publicvote.Reading) { r.Choice = "" }, "votes.again.reading", "one.csv"},
		"a time":            {func(r *publicvote.Reading) { r.Time = "when" }, "votes.again.column", "one.csv"},
		"a voter":           {func(r *publicvote.Reading) { r.Voter = "who" }, "votes.again.column", "one.csv"},
		"a compression":     {func(r *publicvote.Reading) { r.Compression = "zstd" }, "votes.again.reading", "one.csv"},
		"a sheet":           {func(r *publicvote.Reading) { r.Sheet = "Ark1" }, "votes.again.reading", "one.csv"},
		"no encoding":       {func(r *publicvote.Reading) { r.Encoding = "" }, "votes.again.reading", "one.csv"},
		"another name":      {func(r *publicvote.Reading) { r.Encoding = "latin1" }, "votes.again.reading", "one.csv"},
		"no delimiter":      {func(r *publicvote.Reading) { r.Delimiter = "" }, "votes.again.reading", "one.csv"},
		"another delimiter": {func(r *publicvote.Reading) { r.Delimiter = "," }, "votes.again.column", "one.csv"},
		"labels":            {func(r *publicvote.Reading) { r.LabelsSHA256 = sha(nil) }, "votes.again.labels", ""},
		"labels that none":  {func(r *publicvote.Reading) { r.LabelsSHA256 = sha(two) }, "votes.again.labels", "two.csv.gz"},
	} {
		t.Run(name, func(t *testing.T) {
			r := read
			c.change(&r)
			_, err := votefile.Again(inputs, files(r))
			refused(t, err, "E_PIN", c.id, c.where)
		})
	}
	_, err = votefile.Again(inputs[:2], files(read))
	refused(t, err, "E_PIN", "votes.again.missing", "")
	_, err = votefile.Again(inputs, []publicvote.File{{SHA256: sha(one)}})
	refused(t, err, "E_PIN", "votes.again.totals", "")
}

// Of two columns that people read alike, the one that was counted is found
// again.
func TestAgainWithNamesThatLookAlike(t *testing.T) {
	e := edition()
	data := "a&amp;b,a&b,x\nKinn,no,no\nBodø,no,no\n"
	for _, ask := range []votefile.Ask{{}, {Choice: "a&amp;b"}} {
		tally := count(t, look(t, []votefile.Input{input("v", data)}, ask, e), e, publicvote.Rule{})
		again, err := votefile.Again([]votefile.Input{input("v", data)}, tally.Files)
		if err != nil {
			t.Fatal(err)
		}
		wants(t, count(t, again, e, publicvote.Rule{}), map[string]string{"bodo": "1", "kinn": "1"}, publicvote.Dropped{})
	}
}

// The sum of a file is that of its bytes; one that is known is not made again.
func TestSum(t *testing.T) {
	if sum, err := votefile.Sum(input("v", "abc")); sum != sha([]byte("abc")) || err != nil {
		t.Errorf("%s, %v", sum, err)
	}
	known := votefile.Input{SHA256: "known", Open: func() (io.ReadCloser, error) { return nil, io.ErrClosedPipe }}
	if sum, err := votefile.Sum(known); sum != "known" || err != nil {
		t.Errorf("%s, %v", sum, err)
	}
	known.SHA256 = ""
	_, err := votefile.Sum(known)
	refused(t, err, "E_IO", "votes.read", "")
}
