// Package votesql writes the query with which a database counts a public vote
// by exactly the rule of this program, and reads its answer.
//
// [Query] reads each line whole and takes it apart in SQL, because no database
// reads CSV as package publicvote does. What it does not count as publicvote
// does, it finds and tells, and [ReadCounts] refuses the answer: a line break
// inside quotes, a line longer than a record may be, a date or a zone that
// somebody has to be asked for, a file with another header, a list with other
// voters. What an engine cannot read at all, it refuses itself: text that is not
// UTF-8; in DuckDB also lines that end in different ways, and a carriage return
// inside a line; in PostgreSQL a NUL byte.
package votesql

import (
	"strings"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/internal/votefile"
)

// The engines.
const (
	DuckDB   = "duckdb"
	Postgres = "postgres"
)

// Engines are those for which there is a query.
var Engines = []string{DuckDB, Postgres}

// Paths are where the engine finds the files: as somebody gave them, from the
// folder in which the query is run.
type Paths struct {
	Files []string          // one for each of a set's files
	Lists map[string]string // by the id of a filter, where the voters stand whom it excludes
}

// Query is the query with which an engine counts the votes of a set by a rule:
// a script for the engine's own command line, whose comments say how to run it.
// What the engine cannot count exactly is E_USAGE: an encoding other than UTF-8,
// a packed file, a workbook. The voters of a list do not stand in the query.
func Query(engine string, s *votefile.Set, paths Paths, rule publicvote.Rule, e *award.Edition) (string, error) {
	if err := s.Fault(); err != nil {
		return "", err
	}
	var files []file
	for i := range s.Files {
		if s.Files[i].Role == votefile.RoleVotes {
			files = append(files, file{name: s.Files[i].Source.Name, path: paths.Files[i], layout: s.Files[i].Source.Layout})
		}
	}
	return query(engine, files, paths.Lists, rule, e)
}

// file is a file of votes, and where it is.
type file struct {
	name, path string
	layout     publicvote.Layout
}

// query is Query for files of votes alone.
func query(engine string, files []file, lists map[string]string, rule publicvote.Rule, e *award.Edition) (string, error) {
	d, known := dialects[engine]
	if !known {
		return "", fault.New(fault.Usage, "votesql.engine", "engine", text.Truncate(text.Show(engine), 40), "engines", strings.Join(Engines, ", "))
	}
	seen := map[string]bool{}
	for _, f := range files {
		if err := d.takes(f); err != nil {
			return "", err
		}
		if seen[f.path] {
			return "", fault.New(fault.Usage, "votesql.twice").At(text.Show(f.name))
		}
		seen[f.path] = true
	}
	p, err := newPlan(d, files, lists, rule, e)
	if err != nil {
		return "", err
	}
	script, err := d.script()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = script.ExecuteTemplate(&b, "query", p)
	return b.String(), err
}

// takes is E_USAGE where the engine cannot read a file as this program does.
// DuckDB unpacks files, but takes one that is cut short for a whole one.
func (d *dialect) takes(f file) error {
	l := &f.layout
	id := ""
	switch {
	case l.Sheet != "":
		id = "votesql.workbook"
	case l.Compression != "":
		id = "votesql.packed"
	case l.Encoding != "utf-8":
		id = "votesql.encoding"
	case strings.ContainsAny(strings.Join(l.Header, ""), "\n\x00"):
		id = "votesql.header"
	case strings.Contains(f.path, "\x00"):
		id = "votesql.path"
	default:
		return nil
	}
	return fault.New(fault.Usage, id, "encoding", l.Encoding, "packed", l.Compression, "engine", d.Title).At(text.Show(f.name))
}
