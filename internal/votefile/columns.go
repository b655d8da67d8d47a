package votefile

import (
	"errors"
	"strings"

	"votering/internal/fault"
	"votering/internal/publicvote"
)

// The names of columns that need no search.
const (
	choiceName = "choice"
	timeName   = "time"
	voterName  = "voter"
)

// timeNames are what columns with the time of a vote are called, the likeliest
// first, where the values in them are times.
var timeNames = []string{
	"timestamp", "time stamp", "tidspunkt", "tidsmerke", "tidsstempel", "created", "created_at", "created at", "createdat",
	"submitted", "submitted_at", "submitted at", "submit date", "submitdate", "completed", "completed_at", "completion time",
	"voted_at", "received_at", "datetime", "date_time", "date/time", "dato/tid", "dato og tid", "dato og klokkeslett", "date", "dato", "tid",
	"levert", "innsendt", "innsendt tidspunkt", "sendt inn", "registrert", "opprettet", "oppretta", "stemt", "røysta",
}

// column finds a column that somebody named.
func (t *table) column(name string) (int, error) {
	at, err := t.columns.Find(name)
	switch {
	case err == nil:
		return at, nil
	case errors.Is(err, publicvote.ErrColumnTwice):
		return -1, fault.New(fault.CSV, "votes.column_twice", "column", shown(name, shownCell)).At(t.at(t.header.line))
	}
	return -1, fault.New(fault.Usage, "votes.column", "column", shown(name, shownCell), "columns", list(t.columns.Names())).At(t.at(t.header.line))
}

// known finds a column by the name that needs no search; −1 where there is
// none.
func (t *table) known(name string) (int, error) {
	at, err := t.columns.Find(name)
	if errors.Is(err, publicvote.ErrColumnTwice) {
		return t.column(name)
	}
	return at, nil
}

// timeAt finds the column with the time of a vote: the one that was asked for,
// that of the export, the one that needs no search, or one with a likely name
// and times in it. −1: there is none.
func (t *table) timeAt(asked string, e export, dates publicvote.Dates) (int, error) {
	switch {
	case asked == None:
		return -1, nil
	case asked != "":
		return t.column(asked)
	case len(e.time) > 0:
		return t.called(e.time), nil
	}
	if at, err := t.known(timeName); at >= 0 || err != nil {
		return at, err
	}
	for _, name := range timeNames {
		if at, err := t.columns.Find(name); err == nil && t.holdsTimes(at, dates) {
			return at, nil
		}
	}
	return -1, nil
}

// closedNames are what a survey tool calls the time of an answer that also has a
// column with the time when the one who answers was entered.
var closedNames = []string{"closed", "closetime", "close time", "close_time", "closed_at", "closed at"}

// created is what that other column is called.
const created = "created"

// holdsTimes reports whether most of what stands in a column is a time; so it is
// where there are no rows.
func (t *table) holdsTimes(column int, dates publicvote.Dates) bool {
	times, others := 0, 0
	for _, v := range t.values(column) {
		if strings.TrimSpace(v) == "" {
			continue
		}
		if _, form := publicvote.ReadTime([]byte(v), dates); form != publicvote.Unreadable {
			times++
		} else {
			others++
		}
	}
	return times > others || t.noRows()
}
