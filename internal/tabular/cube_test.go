package tabular

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/fault"
)

// Every value of the sample is where its position says, with its sign.
func TestCubeOfTheSample(t *testing.T) {
	data := sample(t, "ssb_05300_json-stat2.json")
	g := &grids(t, string(data), "05300.json")[0]
	c := g.Cube
	if c == nil || c.Table != "05300" || c.Source != "Statistisk sentralbyrå" || c.Updated != "2022-05-24T06:00:00Z" ||
		c.Time != "Tid" || c.Metric != "ContentsCode" || c.Decimals != 0 || len(g.Rows) != 0 {
		t.Fatalf("%+v", c)
	}
	var raw struct {
		Value  []*json.Number
		Status map[int]string
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	if len(c.Values) != len(raw.Value) || len(c.Values) != 6*8*1*9 {
		t.Fatalf("%d values", len(c.Values))
	}
	signs := 0
	for i, v := range c.Values {
		want := CubeValue{Status: raw.Status[i]}
		if n := raw.Value[i]; n != nil {
			want.Number = n.String()
		}
		if v != want {
			t.Errorf("%s: %+v, want %+v", g.WhereValue(i), v, want)
		}
		if v.Status != "" {
			signs++
		}
	}
	if signs != len(raw.Status) {
		t.Errorf("%d signs, want %d", signs, len(raw.Status))
	}
	if d := cmp.Diff(Dim{"Tid", "år",
		[]string{"1991", "1994", "1997", "2000", "2004", "2008", "2012", "2016", "2021"},
		[]string{"1991", "1994", "1997", "2000", "2004", "2008", "2012", "2016", "2021"}, nil}, c.Dims[3]); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"prosent"}, c.Dims[2].Units); d != "" {
		t.Error(d)
	}
	if got := c.Dims[1].Labels[4]; got != "Museum" {
		t.Error(got)
	}
	if d := cmp.Diff([]int{4, 7, 0, 8}, c.Places(4*8*9+7*9+8)); d != "" {
		t.Error(d)
	}
	if got := g.WhereValue(71); got != "05300.json:value[71]" {
		t.Error(got)
	}
}

const dimension = `"id":["r"],"size":[2],"dimension":{"r":{"label":"region","category":{"index":["a","b"],"label":{"a":"A"}}}}`

// The forms that the standard leaves open mean the same.
func TestCubeForms(t *testing.T) {
	want := []CubeValue{{Number: "1.5"}, {Status: ".."}}
	for name, text := range map[string]string{
		"lists":    `{"class":"dataset",` + dimension + `,"value":[1.5,null],"status":[null,".."]}`,
		"objects":  `{"value":{"0":1.50},"class":"dataset","status":{"1":".."},` + dimension + `}`,
		"a sign":   `{"class":"dataset",` + dimension + `,"value":[15e-1,".."]}`,
		"an order": "\ufeff \n" + `{"class":"dataset",` + strings.Replace(dimension, `["a","b"]`, `{"b":1,"a":0}`, 1) + `,"value":[1.5,null],"status":{"1":".."}}`,
	} {
		g := &grids(t, text, "t.json")[0]
		if d := cmp.Diff(want, g.Cube.Values); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if d := cmp.Diff([]Dim{{"r", "region", []string{"a", "b"}, []string{"A", "b"}, nil}}, g.Cube.Dims); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if g.Cube.Decimals != -1 || g.Cube.Time != "" {
			t.Errorf("%s: %+v", name, g.Cube)
		}
	}
	one := `{"class":"dataset","id":["r"],"size":[1],"dimension":{"r":{"category":{"label":{"a":"A"}}}},"value":[0],"status":":"}`
	if g := &grids(t, one, "t.json")[0]; g.Cube.Values[0] != (CubeValue{"0", ":"}) || g.Cube.Dims[0].Codes[0] != "a" {
		t.Errorf("%+v", g.Cube)
	}
}

func TestCubeRefuses(t *testing.T) {
	for name, c := range map[string]struct{ members, id string }{
		"another class":       {`"class":"collection",` + dimension, "table.jsonstat"},
		"no dimensions":       {`"class":"dataset","id":[],"size":[],"value":[1]`, "table.jsonstat"},
		"a size too many":     {`"class":"dataset",` + strings.Replace(dimension, "[2]", "[2,1]", 1) + `,"value":[1,2]`, "table.jsonstat"},
		"another size":        {`"class":"dataset",` + strings.Replace(dimension, "[2]", "[3]", 1) + `,"value":[1,2,3]`, "table.jsonstat"},
		"a dimension twice":   {`"class":"dataset",` + strings.Replace(strings.Replace(dimension, `["r"]`, `["r","r"]`, 1), "[2]", "[2,2]", 1) + `,"value":[1,2,3,4]`, "table.jsonstat"},
		"a dimension missing": {`"class":"dataset",` + strings.Replace(dimension, `["r"]`, `["x"]`, 1) + `,"value":[1,2]`, "table.jsonstat"},
		"a category twice":    {`"class":"dataset",` + strings.Replace(dimension, `["a","b"]`, `["a","a"]`, 1) + `,"value":[1,2]`, "table.jsonstat"},
		"no order":            {`"class":"dataset",` + strings.Replace(dimension, `["a","b"]`, `{"a":1,"b":1}`, 1) + `,"value":[1,2]`, "table.jsonstat"},
		"a place too far":     {`"class":"dataset",` + strings.Replace(dimension, `["a","b"]`, `{"a":0,"b":2}`, 1) + `,"value":[1,2]`, "table.jsonstat"},
		"values missing":      {`"class":"dataset",` + dimension + `,"value":[1]`, "table.jsonstat"},
		"values too many":     {`"class":"dataset",` + dimension + `,"value":[1,2,3]`, "table.jsonstat"},
		"no values":           {`"class":"dataset",` + dimension, "table.jsonstat"},
		"a value twice":       {`"class":"dataset",` + dimension + `,"value":{"0":1,"0":2}`, "table.jsonstat"},
		"a value no number":   {`"class":"dataset",` + dimension + `,"value":[1,true]`, "table.jsonstat"},
		"a huge value":        {`"class":"dataset",` + dimension + `,"value":[1,1e999]`, "table.jsonstat"},
		"a long sign":         {`"class":"dataset",` + dimension + `,"value":[1,2],"status":"` + strings.Repeat(".", maxStatus+1) + `"`, "table.jsonstat"},
		"a sign no text":      {`"class":"dataset",` + dimension + `,"value":[1,2],"status":[1,2]`, "table.jsonstat"},
		"a sign too far":      {`"class":"dataset",` + dimension + `,"value":[1,2],"status":{"2":"."}`, "table.jsonstat"},
		"something after":     {`"class":"dataset",` + dimension + `,"value":[1,2]} {`, "table.json"},
	} {
		_, err := ReadGrids([]byte("{"+c.members+"}"), "t.json", Limits{})
		if !errors.Is(err, &fault.Error{Class: fault.CSV, ID: c.id}) {
			t.Errorf("%s: %v", name, err)
		}
	}
	large := `{"class":"dataset","id":["a","b"],"size":[2000,2000],"dimension":{"a":{"category":{"index":[` + codes(2000) + `]}},"b":{"category":{"index":[` + codes(2000) + `]}}},"value":{}}`
	if _, err := ReadGrids([]byte(large), "t.json", Limits{}); !errors.Is(err, &fault.Error{Class: fault.Size, ID: "table.cells"}) {
		t.Errorf("a large cube: %v", err)
	}
}

// codes are so many, for a list.
func codes(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = `"` + strings.Repeat("x", i+1) + `"`
	}
	return strings.Join(list, ",")
}
