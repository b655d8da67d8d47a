package strict

import (
	"bytes"
	"encoding/json"
	"runtime"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"votering/internal/fault"
	"votering/internal/locale"
)

// paper has every kind of field that documents have.
type paper struct {
	Schema string            `json:"schema"`
	List   []leaf            `json:"list"`
	Words  map[string]string `json:"words"`
	Count  int64             `json:"count"`
	Yes    bool              `json:"yes"`
	Leaf   *leaf             `json:"leaf"`
	At     time.Time         `json:"at"`
	Raw    json.RawMessage   `json:"raw"`
	Note   string            `json:"note,omitempty"`

	hidden int
}

type leaf struct {
	Name string `json:"name"`
	Size *int   `json:"size"`
}

const good = `{
  "schema": "paper/1",
  "list": [
    {
      "name": "Bodø <&>",
      "size": null
    }
  ],
  "words": {
    "a": "line one\n\nline two",
    "b": ""
  },
  "count": -9007199254740992,
  "yes": true,
  "leaf": null,
  "at": "2022-11-16T09:00:00Z",
  "raw": {
    "x": []
  }
}
`

func decode(data string) (*paper, error) {
	p := new(paper)
	if err := Decode([]byte(data), "p.json", 1<<20, p); err != nil {
		return nil, err
	}
	return p, Same([]byte(data), "p.json", p)
}

func TestWrittenAndRead(t *testing.T) {
	p, err := decode(good)
	if err != nil {
		t.Fatal(err)
	}
	if p.List[0].Name != "Bodø <&>" || p.Words["a"] != "line one\n\nline two" || p.Count != -1<<53 || p.hidden != 0 {
		t.Errorf("%+v", p)
	}
	if got := string(Encode(p)); got != good {
		t.Errorf("written again:\n%s", got)
	}
}

// with is the good document with one place changed.
func with(old, new string) string {
	if !strings.Contains(good, old) {
		panic(old + " is not in the document")
	}
	return strings.Replace(good, old, new, 1)
}

func TestRefused(t *testing.T) {
	number := func(n string) string { return with("-9007199254740992", n) }
	name := func(s string) string { return with("Bodø <&>", s) }
	for _, c := range []struct {
		what, data string
		class      fault.Class
		id, where  string
	}{
		{"a name twice", with(`"yes": true`, `"yes": true, "yes": true`), fault.JSON, "json.twice", "p.json:14:16"},
		{"a name twice in a dictionary", with(`"b": ""`, `"a": ""`), fault.JSON, "json.twice", "p.json:11:5"},
		{"a name twice, once escaped", with(`"b": ""`, `"\u0061": ""`), fault.JSON, "json.twice", ""},
		{"a name twice in what is not looked into", with(`"x": []`, `"x": [], "x": []`), fault.JSON, "json.twice", ""},
		{"a name in other letters", with(`"schema"`, `"SCHEMA"`), fault.JSON, "json.name", "p.json:2:3"},
		{"a long s", with(`"list"`, `"li\u017ft"`), fault.JSON, "json.name", "p.json:3:3"},
		{"a long s as it is", with(`"list"`, `"liſt"`), fault.JSON, "json.name", ""},
		{"an escaped name", with(`"list"`, `"\u006cist"`), fault.JSON, "json.layout", "p.json:3:4"},
		{"a name that is not known", with(`"yes"`, `"no": 1, "yes"`), fault.Version, "json.unknown", "p.json:14:3"},
		{"a name that is not known, deep", with(`"size": null`, `"size": null, "colour": 1`), fault.Version, "json.unknown", ""},
		{"a name missing", with(`  "yes": true,`+"\n", ""), fault.JSON, "json.missing", "p.json:19:1"},
		{"a name missing, deep", with(`,`+"\n      "+`"size": null`, ""), fault.JSON, "json.missing", ""},
		{"what is left out where it is empty", with(`"raw"`, `"note": "", "raw"`), fault.JSON, "json.layout", ""},
		{"another order", with("  \"count\": -9007199254740992,\n  \"yes\": true,\n", "  \"yes\": true,\n  \"count\": -9007199254740992,\n"), fault.JSON, "json.layout", "p.json:13:4"},
		{"a second document", good + good, fault.JSON, "json.after", "p.json:21:1"},
		{"text after the document", good + "x", fault.JSON, "json.after", ""},
		{"a space after the document", good + " ", fault.JSON, "json.layout", "p.json:21:1"},
		{"no newline at the end", strings.TrimSuffix(good, "\n"), fault.JSON, "json.layout", "p.json:20:2"},
		{"CRLF", strings.ReplaceAll(good, "\n", "\r\n"), fault.JSON, "json.layout", "p.json:1:2"},
		{"a tab", with("  \"yes\"", "\t\"yes\""), fault.JSON, "json.layout", ""},
		{"a byte order mark", "\ufeff" + good, fault.JSON, "json.bom", "p.json:1:1"},
		{"UTF-16", "\xff\xfe{\x00", fault.JSON, "json.form", ""},
		{"a comment", with(`"yes"`, `/* no */ "yes"`), fault.JSON, "json.form", ""},
		{"a comment after a value", with(`"yes": true,`, `"yes": true, // no`), fault.JSON, "json.form", ""},
		{"a trailing comma in a list", with("    }\n  ],", "    },\n  ],"), fault.JSON, "json.comma", ""},
		{"a trailing comma in an object", with(`"b": ""`, `"b": "",`), fault.JSON, "json.comma", ""},
		{"no comma", with(`"yes": true,`, `"yes": true`), fault.JSON, "json.form", ""},
		{"no colon", with(`"yes": true`, `"yes" true`), fault.JSON, "json.form", ""},
		{"a bare name", with(`"yes"`, `yes`), fault.JSON, "json.form", ""},
		{"single quotes", with(`"yes"`, `'yes'`), fault.JSON, "json.form", ""},
		{"cut short", good[:len(good)/2], fault.JSON, "json.short", ""},
		{"cut short in a text", good[:strings.Index(good, "Bodø")+2], fault.JSON, "json.short", ""},
		{"cut short after an escape", `{"schema": "\`, fault.JSON, "json.short", ""},
		{"nothing", "", fault.JSON, "json.short", "p.json:1:1"},
		{"not an object", "[]", fault.JSON, "json.kind", ""},
		{"null for an object", "null", fault.JSON, "json.kind", ""},
		{"null for a list", with("[\n    {\n      \"name\": \"Bodø <&>\",\n      \"size\": null\n    }\n  ]", "null"), fault.JSON, "json.kind", ""},
		{"null for text", with(`"b": ""`, `"b": null`), fault.JSON, "json.kind", ""},
		{"null for a number", number("null"), fault.JSON, "json.kind", ""},
		{"null for a time", with(`"2022-11-16T09:00:00Z"`, "null"), fault.JSON, "json.layout", ""},
		{"text for a number", number(`"1"`), fault.JSON, "json.kind", ""},
		{"a number for text", with(`"b": ""`, `"b": 1`), fault.JSON, "json.kind", ""},
		{"a time with an offset", with("09:00:00Z", "09:00:00+00:00"), fault.JSON, "json.layout", ""},
		{"no time", with("2022-11-16T09:00:00Z", "yesterday"), fault.JSON, "json.value", ""},
		{"2^53+1", number("9007199254740993"), fault.JSON, "json.number", "p.json:13:12"},
		{"-2^53-1", number("-9007199254740993"), fault.JSON, "json.number", ""},
		{"1e400", number("1e400"), fault.JSON, "json.number", ""},
		{"1e1", number("1e1"), fault.JSON, "json.number", ""},
		{"1.0", number("1.0"), fault.JSON, "json.number", ""},
		{"-0", number("-0"), fault.JSON, "json.number", ""},
		{"007", number("007"), fault.JSON, "json.number", ""},
		{"+1", number("+1"), fault.JSON, "json.form", ""},
		{"0x8", number("0x8"), fault.JSON, "json.form", ""},
		{"1_0", number("1_0"), fault.JSON, "json.form", ""},
		{"a million digits", number(strings.Repeat("9", 1<<19)), fault.JSON, "json.number", ""},
		{"NaN", number("NaN"), fault.JSON, "json.form", ""},
		{"Infinity", number("-Infinity"), fault.JSON, "json.number", ""},
		{"a lone surrogate", name(`\ud800`), fault.JSON, "json.surrogate", "p.json:5:15"},
		{"a lone low surrogate", name(`\udc00`), fault.JSON, "json.surrogate", ""},
		{"half a pair and a letter", name(`\ud83c\u0041`), fault.JSON, "json.surrogate", ""},
		{"a pair", name(`\ud83c\udfc6`), fault.JSON, "json.layout", ""},
		{"U+FFFD", name("\ufffd"), fault.JSON, "json.text", ""},
		{"U+FFFD escaped", name(`\ufffd`), fault.JSON, "json.surrogate", ""},
		{"invalid UTF-8", name("\xff"), fault.JSON, "json.text", ""},
		{"an overlong slash", name("\xc0\xaf"), fault.JSON, "json.text", ""},
		{"a surrogate in UTF-8", name("\xed\xa0\x80"), fault.JSON, "json.text", ""},
		{"not normalised", name("e\u0301"), fault.JSON, "json.text", ""},
		{"a mark of direction", name("\u202e"), fault.JSON, "json.text", ""},
		{"a mark of direction escaped", name(`\u202e`), fault.JSON, "json.text", ""},
		{"a zero-width space", name("a\u200bb"), fault.JSON, "json.text", ""},
		{"an escape character", name(`\u001b[2J`), fault.JSON, "json.text", ""},
		{"a bare escape character", name("\x1b"), fault.JSON, "json.form", ""},
		{"a bare line break", name("a\nb"), fault.JSON, "json.form", ""},
		{"DEL", name("\x7f"), fault.JSON, "json.text", ""},
		{"a space at the end", name("Bodø "), fault.JSON, "json.text", ""},
		{"a space at the start", name(" Bodo"), fault.JSON, "json.text", ""},
		{"a needless escape", name(`Bod\u00f8`), fault.JSON, "json.layout", ""},
		{"an escape that is none", name(`\x41`), fault.JSON, "json.form", ""},
		{"an escape cut short", name(`\u12`), fault.JSON, "json.form", ""},
		{"a bad name", with(`"x"`, `"\u202e"`), fault.JSON, "json.text", ""},
		{"nested too deep", with("[]", strings.Repeat("[", MaxDepth-1)), fault.Size, "json.deep", ""},
		{"a long text", name(strings.Repeat("x", MaxText+1)), fault.Size, "json.text_long", ""},
		{"a very long text", name(strings.Repeat(`\u0078`, 2*MaxText+1)), fault.Size, "json.text_long", ""},
		{"too many names", with(`"b": ""`, manyNames(MaxNames)), fault.Size, "json.names", ""},
		{"too large", with(`"b": ""`, `"b": "`+strings.Repeat("x", 1<<20)+`"`), fault.Size, "json.large", "p.json"},
	} {
		_, err := decode(c.data)
		f := fault.Of(err)
		if f == nil || f.Class != c.class || f.ID != c.id {
			t.Errorf("%s: %v, want %s (%s)", c.what, err, c.id, c.class)
			continue
		}
		if c.where != "" && f.Where != c.where {
			t.Errorf("%s: at %s, want %s", c.what, f.Where, c.where)
		}
		for _, lang := range locale.Languages() {
			if message, try := locale.For(lang).Fault(f); strings.ContainsAny(message+try, "{}⟦") || try == "" {
				t.Errorf("%s: %s: %q, %q", c.what, lang, message, try)
			}
		}
	}
}

func manyNames(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(`"x` + strings.Repeat("y", i%40) + string(rune('a'+i/40%26)) + string(rune('a'+i/1040)) + `":"",`)
	}
	return b.String() + `"b": ""`
}

// What is hostile is refused at once: it is neither kept nor gone through to
// its end.
func TestHostileInput(t *testing.T) {
	const max = 64 << 20
	for what, c := range map[string]struct {
		data  string
		class fault.Class
	}{
		"5,000 nested lists":  {strings.Repeat("[", 5000), fault.Size},
		"nested objects":      {strings.Repeat(`{"a":`, 5000), fault.Size},
		"10 MB of spaces":     {strings.Repeat(" ", 10<<20), fault.JSON},
		"spaces and brackets": {strings.Repeat(" ", 10<<20) + "{}" + strings.Repeat(" ", 10<<20) + "]", fault.JSON},
		"1 million marks":     {"[" + strings.Repeat(`{"juror":"anne","nominee":"bodo","criterion":"c","mark":"4"},`, 1_000_000), fault.Size},
		"5 million lists":     {"[" + strings.Repeat("["+strings.Repeat("0,", 100)+"0],", 100_000), fault.Size},
		"a text of 60 MB":     {`["` + strings.Repeat("x", 60<<20), fault.Size},
		"a number of 60 MB":   {`[` + strings.Repeat("1", 60<<20), fault.JSON},
		"a million names":     {`{` + strings.Repeat(`"a":1,`, 1_000_000), fault.JSON},
	} {
		data := []byte(c.data)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		err := Check(data, "x.json", max)
		runtime.ReadMemStats(&after)
		if fault.ClassOf(err) != c.class || err == nil {
			t.Errorf("%s: %v", what, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 20<<20 {
			t.Errorf("%s: %d bytes were set aside", what, used)
		}
	}
}

// Whatever is accepted is JSON that says the same to the reader of the standard
// library: written again by it, it is the same value, and no name was lost.
func FuzzCheck(f *testing.F) {
	f.Add([]byte(good))
	f.Add([]byte(`{"a":{"a":[1,-1,0,true,false,null,"\u00e6\n"]},"b":[]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if Check(data, "x", 1<<20) != nil {
			return
		}
		var v any
		dec := json.NewDecoder(bytes.NewReader(data))
		dec.UseNumber()
		if err := dec.Decode(&v); err != nil {
			t.Fatalf("accepted, and the standard library says %v", err)
		}
		again := Encode(v)
		if err := Check(again, "x", 1<<22); err != nil {
			t.Fatalf("written again, it is refused: %v\n%s", err, again)
		}
		if countNames(data) != countNames(again) {
			t.Fatalf("names were lost:\n%s\n%s", data, again)
		}
	})
}

// countNames counts the names in a document that is known to be JSON.
func countNames(data []byte) (n int) {
	inText := false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case inText && c == '\\':
			i++
		case c == '"':
			inText = !inText
		case !inText && c == ':':
			n++
		}
	}
	return n
}

// Every document that Encode writes of clean text is read again, and nothing
// that differs from it in one byte is taken for it.
func TestOneByte(t *testing.T) {
	for i := range len(good) {
		for b := range 256 {
			if data := []byte(good); data[i] != byte(b) {
				data[i] = byte(b)
				p, err := decode(string(data))
				if err == nil && string(Encode(p)) != string(data) {
					t.Fatalf("byte %d as %#x is taken for another document", i, b)
				}
			}
		}
	}
}

func TestEncodedIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := paper{Schema: "paper/1", List: []leaf{}, Words: map[string]string{}, Raw: json.RawMessage("null"),
			Count: rapid.Int64Range(-1<<53, 1<<53).Draw(t, "count")}
		for range rapid.IntRange(0, 5).Draw(t, "n") {
			word := rapid.StringMatching(`[a-zæøå"\\/<>&' 🏆\n]{0,20}[a-z]`).Draw(t, "word")
			p.Words[strings.TrimSpace(word)] = strings.TrimSpace(word)
			p.List = append(p.List, leaf{Name: strings.TrimSpace(word)})
		}
		data := Encode(p)
		if _, err := decode(string(data)); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
	})
}

// What is embedded without a name of its own stands among the others, as in JSON;
// what is no part of it is not known.
func TestEmbeddedIsAmongTheOthers(t *testing.T) {
	type Rule struct {
		ID   string `json:"id"`
		Most int64  `json:"most,omitempty"`
		Kept []byte `json:"-"`
	}
	type used struct {
		Rule
		Rows int64 `json:"rows"`
	}
	v := used{Rule{ID: "a"}, 2}
	data := Encode(v)
	var got used
	if err := Decode(data, "x.json", 1000, &got); err != nil || got.ID != "a" || got.Rows != 2 {
		t.Errorf("%v, %+v", err, got)
	}
	for _, wrong := range []string{`{"rows": 2}`, `{"id": "a", "rows": 2, "more": 1}`, `{"id": "a"}`, `{"id": "a", "rows": 2, "Kept": "eA=="}`} {
		if err := Decode([]byte(wrong), "x.json", 1000, &got); err == nil {
			t.Errorf("%s is read", wrong)
		}
	}
}
