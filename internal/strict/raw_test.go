package strict

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/fault"
	"votering/internal/locale"
)

// parcel carries bytes and lines as they are.
type parcel struct {
	Data  []byte `json:"data"`
	Lines Lines  `json:"lines"`
}

func unpack(data string) (*parcel, error) {
	p := new(parcel)
	if err := Decode([]byte(data), "p.json", 4<<20, p); err != nil {
		return nil, err
	}
	return p, Same([]byte(data), "p.json", p)
}

// Any bytes and any plain lines come back as they were, however many.
func TestRawIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.StringMatching(`[ -~\n]{0,60}`).Draw(t, "lines")
		want := parcel{Data: append([]byte{}, rapid.SliceOf(rapid.Byte()).Draw(t, "data")...), Lines: Lines(lines)}
		got, err := unpack(string(Encode(want)))
		if err != nil || !bytes.Equal(got.Data, want.Data) || got.Lines != want.Lines {
			t.Fatalf("%+v, %v", got, err)
		}
	})
	large := parcel{Data: bytes.Repeat([]byte("x"), 2<<20)}
	if got, err := unpack(string(Encode(large))); err != nil || len(got.Data) != len(large.Data) {
		t.Errorf("2 MiB: %v", err)
	}
}

func TestRawIsRefused(t *testing.T) {
	data := func(s string) string { return "{\n  \"data\": " + s + ",\n  \"lines\": \"\"\n}\n" }
	lines := func(s string) string { return "{\n  \"data\": \"\",\n  \"lines\": \"" + s + "\"\n}\n" }
	for what, c := range map[string]struct {
		data  string
		class fault.Class
		id    string
	}{
		"null for bytes":         {data("null"), fault.JSON, "json.kind"},
		"a list of bytes":        {data("[1, 2]"), fault.JSON, "json.kind"},
		"a number for bytes":     {data("1"), fault.JSON, "json.kind"},
		"a character short":      {data(`"QUJ"`), fault.JSON, "json.binary"},
		"another alphabet":       {data(`"QUJ_"`), fault.JSON, "json.binary"},
		"a line break":           {data(`"QU\nJD"`), fault.JSON, "json.binary"},
		"an escape":              {data(`"QU\u004aD"`), fault.JSON, "json.binary"},
		"text":                   {data(`"Bodø"`), fault.JSON, "json.binary"},
		"equals in the middle":   {data(`"QU==QUJD"`), fault.JSON, "json.value"},
		"another form of a byte": {data(`"QR=="`), fault.JSON, "json.layout"},
		"bytes cut short":        {`{"data": "QUJD`, fault.JSON, "json.short"},
		"null for lines":         {"{\n  \"data\": \"\",\n  \"lines\": null\n}\n", fault.JSON, "json.kind"},
		"a tab":                  {lines(`a\tb`), fault.JSON, "json.text"},
		"CRLF":                   {lines(`a\r\nb`), fault.JSON, "json.text"},
		"a letter beyond ASCII":  {lines("ø"), fault.JSON, "json.text"},
		"an escape character":    {lines(`\u001b[2J`), fault.JSON, "json.text"},
		"half a pair":            {lines(`\ud800`), fault.JSON, "json.surrogate"},
		"a needless escape":      {lines(`\u0041`), fault.JSON, "json.layout"},
		"very many lines":        {lines(strings.Repeat(`a\n`, MaxText)), fault.Size, "json.text_long"},
	} {
		_, err := unpack(c.data)
		f := fault.Of(err)
		if f == nil || f.Class != c.class || c.id != "" && f.ID != c.id {
			t.Errorf("%s: %v, want %s (%s)", what, err, c.id, c.class)
			continue
		}
		for _, lang := range locale.Languages() {
			if message, try := locale.For(lang).Fault(f); strings.ContainsAny(message+try, "{}⟦") || try == "" {
				t.Errorf("%s: %s: %q, %q", what, lang, message, try)
			}
		}
	}
}
