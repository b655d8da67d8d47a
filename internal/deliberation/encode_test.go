package deliberation

import (
	"strings"
	"testing"

	"votering/internal/fault"
)

func TestEncodeIsPinned(t *testing.T) {
	e := line("mark ola bodo results 4.5")
	e.At, e.Salt = noon, "ab"
	e.Cells[0].Comment = "a <b>"
	want := `{"at":"2022-11-17T12:00:00Z","kind":"marks.set","who":"ola",` +
		`"cells":[{"nominee":"bodo","criterion":"results","mark":"4.5","comment":"a <b>"}],"salt":"ab"}`
	if got := string(Encode(e)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestDecodeRefuses(t *testing.T) {
	good := string(Encode(line("mark ola bodo results 4.5")))
	for name, change := range map[string][2]string{
		"a name twice":       {`"who":"ola"`, `"who":"kari","who":"ola"`},
		"another case":       {`"who"`, `"WHO"`},
		"a space":            {`,"who"`, `, "who"`},
		"another order":      {`{"at":"0001-01-01T00:00:00Z","kind":"marks.set"`, `{"kind":"marks.set","at":"0001-01-01T00:00:00Z"`},
		"null":               {`"ola"`, `null`},
		"an offset":          {`00Z`, `00+00:00`},
		"another spelling":   {`ola`, `\u006fla`},
		"an empty field":     {`"who":"ola"`, `"who":"ola","juror":""`},
		"text after it":      {`""}`, `""} `},
		"a second one":       {`""}`, `""}{}`},
		"a byte of no text":  {`ola`, "\xff"},
		"half of it":         {`,"salt":""}`, ``},
		"a name left out":    {`,"salt":""`, ``},
		"a number as a mark": {`"4.5"`, `4.5`},
	} {
		bad := strings.Replace(good, change[0], change[1], 1)
		if bad == good {
			t.Fatalf("%s: nothing was changed", name)
		}
		if _, err := Decode([]byte(bad)); fault.ClassOf(err) != fault.Log {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// What a newer version writes is told as that, and not as damage: a kind of
// event, or a part of one, that this version does not have.
func TestDecodeTellsANewerVersion(t *testing.T) {
	good := string(Encode(line("mark ola bodo results 4.5")))
	for name, change := range map[string][2]string{
		"another kind":                     {`marks.set`, `marks.sung`},
		"another kind, another field":      {`marks.set","who"`, `marks.sung","song":{"a":[1]},"who"`},
		"another kind, a field of another": {`"kind":"marks.set","who":"ola"`, `"kind":"marks.sung","who":["ola"]`},
		"another field":                    {`"salt"`, `"pepper":1,"salt"`},
		"another field within":             {`"mark":"4.5"`, `"mark":"4.5","sure":true`},
	} {
		newer := strings.Replace(good, change[0], change[1], 1)
		if newer == good {
			t.Fatalf("%s: nothing was changed", name)
		}
		if _, err := Decode([]byte(newer)); fault.ClassOf(err) != fault.Version {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
