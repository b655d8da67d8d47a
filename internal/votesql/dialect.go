package votesql

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"text/template"

	"votering/internal/text"
)

//go:embed sql
var scripts embed.FS

// dialect is how an engine says what both can say.
type dialect struct {
	Name  string
	Title string
	Text  string // the type of a text that is compared byte by byte
	HowTo []string

	fence                                         string // keeps a subquery apart, so that it is computed once
	trim, nfc, bytes, number, match, take, change string // of %s, and of %s and a pattern
	divide                                        string // of whole numbers
	split, fields                                 string // the fields of line, by a delimiter or by a pattern
	path                                          func(string) string
}

var dialects = map[string]*dialect{
	DuckDB: {
		Name: DuckDB, Title: "DuckDB", Text: "VARCHAR",
		HowTo: []string{
			"To run it, in the folder of the votes: duckdb -noheader -list < this.sql > counts.json",
			"It takes DuckDB 1.2 or newer, which holds the rows in memory and, where that is full,",
			"in a folder .tmp beside it. DuckDB stops at text that is not UTF-8, at a carriage",
			"return inside a line, and at lines that end in different ways.",
		},
		// nfc_normalize ends at a NUL; what stands for it is in no nominee's name.
		trim: "trim(%s, getvariable('white'))", nfc: "nfc_normalize(replace(%s, chr(0), chr(65533)))", bytes: "strlen(%s)", number: "TRY_CAST(%s AS %s)",
		match: "regexp_full_match(%s, %s)", take: "regexp_extract(%s, %s, 1)", change: "regexp_replace(%s, %s, '')", divide: "//",
		split: "string_split(line, %s)", fields: "regexp_extract_all(line || %s, %s, 1)",
		path: duckPath,
	},
	Postgres: {
		Name: Postgres, Title: "PostgreSQL", Text: `TEXT COLLATE "C"`,
		HowTo: []string{
			"To run it, in the folder of the votes: psql -qAtX -d DATABASE -f this.sql > counts.json",
			"It takes PostgreSQL 13 or newer. The server need not see the files: psql sends them.",
			"Take a database of its own (createdb -E UTF8 -T template0 votes) with room for five",
			"times the files, and drop it afterwards: only that frees the room, and removes what was",
			"sent. PostgreSQL stops at text that is not UTF-8, and at a NUL byte.",
		},
		fence: "OFFSET 0",
		trim:  "btrim(%s, :'white')", nfc: "normalize(%s, NFC)", bytes: "octet_length(%s)", number: "CAST(%s AS %s)",
		match: "(%s ~ %s)", take: "coalesce(substring(%s FROM %s), '')", change: "regexp_replace(%s, %s, '')", divide: "/",
		split: "string_to_array(line, %s)", fields: "ARRAY(SELECT cell[1] FROM regexp_matches(line || %s, %s, 'g') AS cell)",
		path: psqlPath,
	},
}

// script is the engine's, to be filled with a plan.
func (d *dialect) script() (*template.Template, error) {
	return template.New("").Funcs(d.words()).ParseFS(scripts, "sql/query.sql", "sql/rows.sql", "sql/times.sql", "sql/"+d.Name+".sql")
}

// white is every white space of Unicode, as package unicode has it.
func white() string {
	var all []string
	for _, r := range "\t\n\v\f\r \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000" {
		all = append(all, fmt.Sprintf("chr(%d)", r))
	}
	return strings.Join(all, " || ")
}

// words are what the scripts call.
func (d *dialect) words() template.FuncMap {
	pattern := func(form, x, re string) string { return fmt.Sprintf(form, x, quote(re)) }
	return template.FuncMap{
		"q": quote, "json": jsonText, "comment": text.Show, "path": d.path,
		"fence":   func() string { return d.fence },
		"trim":    func(x string) string { return fmt.Sprintf(d.trim, x) },
		"nfc":     func(x string) string { return fmt.Sprintf(d.nfc, x) },
		"bytes":   func(x string) string { return fmt.Sprintf(d.bytes, x) },
		"int":     func(x string) string { return fmt.Sprintf(d.number, x, "INT") },
		"long":    func(x string) string { return fmt.Sprintf(d.number, x, "BIGINT") },
		"blank":   d.blank,
		"match":   func(x, re string) string { return pattern(d.match, x, "^(?:"+re+")$") },
		"take":    func(x, re string) string { return pattern(d.take, x, re) },
		"replace": func(x, re string) string { return pattern(d.change, x, re) },
		"at":      func(column int) string { return fmt.Sprintf("field[%d]", column) },
		"votes":   votes,
		"comma":   comma,
		"white":   white,
	}
}

// blank is whether only white space stands in a text. What begins with a letter
// of ASCII, as nearly all do, is told at once.
func (d *dialect) blank(x string) string {
	return fmt.Sprintf("CASE WHEN %[1]s >= '!' AND %[1]s < '~' THEN FALSE ELSE %[2]s = '' END", x, fmt.Sprintf(d.trim, x))
}

// votes is the JSON of the votes in a scenario.
func votes(scenario int) string {
	return fmt.Sprintf("(SELECT '{' || string_agg(c.told || ':' || coalesce(v.votes, 0), ',' ORDER BY c.i) || '}'"+
		" FROM nominee AS c LEFT JOIN votes AS v ON v.nominee = c.i AND v.scenario = %d)", scenario)
}

func comma(i int) string {
	if i == 0 {
		return ""
	}
	return ","
}

// quote is a text as SQL has it.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// jsonText is a text as JSON has it.
func jsonText(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

// nearby keeps a path from being taken for a name in the cloud or in somebody's
// home.
func nearby(path string) string {
	rooted := strings.HasPrefix(path, "/") || strings.HasPrefix(path, `\`) || len(path) > 2 && path[1] == ':' && (path[2] == '/' || path[2] == '\\')
	if rooted {
		return path
	}
	return "./" + path
}

// duckPath is a path for DuckDB, to which some characters stand for any others.
func duckPath(path string) string {
	return quote(strings.NewReplacer("[", "[[]", "*", "[*]", "?", "[?]").Replace(nearby(path)))
}

// psqlPath is a path for a command of psql, which ends at the line's end.
func psqlPath(path string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", "''", "\n", `\n`, "\r", `\r`).Replace(nearby(path)) + "'"
}
