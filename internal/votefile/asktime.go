package votefile

import (
	"slices"
	"strings"

	"votering/internal/publicvote"
)

// timeQuestion asks which column has the time of a vote, where none was found and
// some may have it: times stand there, or it is called so and holds what nobody
// reads. It also asks where a survey tool says when an answer was closed besides
// when it was created, which may have been when people were invited.
func (s *sighting) timeQuestion(dates publicvote.Dates) (q Question, ask bool) {
	t := s.table
	var at []int // likely ones first
	if s.time >= 0 {
		if at = s.closed(dates); len(at) == 0 {
			return q, false
		}
		q.Proposed = t.columns.Names()[at[0]]
	} else {
		at = s.timeLike(dates)
		if len(at) == 1 {
			q.Proposed = t.columns.Names()[at[0]]
		}
		readable := len(at)
		at = append(at, s.timeNamed(at)...)
		if len(at) == 0 {
			return q, false
		}
		q.unread = readable == 0
	}
	q.ID, q.File = QuestionTime, printable(t.in.Name)
	for _, column := range at {
		if name, err := t.named(column); err == nil {
			q.Options = append(q.Options, name)
		}
	}
	for line, v := range t.values(at[0]) {
		if strings.TrimSpace(v) != "" {
			q.Line, q.Example = line, shown(v, shownCell)
			break
		}
	}
	ask = len(q.Options) > 0
	q.Options = append(q.Options, None)
	return q, ask
}

// closed are the column with the time when an answer was closed and the one that
// was found, of an export that has both; else none.
func (s *sighting) closed(dates publicvote.Dates) []int {
	t := s.table
	survey := t.reading.Format == publicvote.FormatSurveyXact || s.choice != nil && s.choice.means != nil
	if !survey || t.noRows() || !strings.EqualFold(t.columns.Names()[s.time], created) {
		return nil
	}
	if at := t.called(closedNames); at >= 0 && t.holdsTimes(at, dates) {
		return []int{at, s.time}
	}
	return nil
}

// timeLike are the columns most of whose values are times. A number is none: it
// may be anything.
func (s *sighting) timeLike(dates publicvote.Dates) (at []int) {
	for i := range s.table.header.fields {
		if s.free(i) && !s.table.noRows() && s.table.holdsTimes(i, dates) && !s.table.holdsNumbers(i) {
			at = append(at, i)
		}
	}
	return at
}

// timeNamed are the columns, besides those, that are called like one with times
// and are not empty.
func (s *sighting) timeNamed(besides []int) (at []int) {
	for _, name := range append([]string{timeName}, timeNames...) {
		i, err := s.table.columns.Find(name)
		if err == nil && s.free(i) && !slices.Contains(besides, i) && !slices.Contains(at, i) && s.table.filled(i) {
			at = append(at, i)
		}
	}
	return at
}

// free reports whether a column says nothing else.
func (s *sighting) free(column int) bool {
	return column != s.voter && (s.choice == nil || column != s.choice.column)
}

// filled reports whether anything stands in a column.
func (t *table) filled(column int) bool {
	for _, v := range t.values(column) {
		if strings.TrimSpace(v) != "" {
			return true
		}
	}
	return false
}

// holdsNumbers reports whether what stands first in a column is digits alone.
func (t *table) holdsNumbers(column int) bool {
	for _, v := range t.values(column) {
		if v = strings.TrimSpace(v); v != "" {
			return strings.Trim(v, "0123456789") == ""
		}
	}
	return false
}
