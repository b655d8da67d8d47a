package votefile

import (
	"strings"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/tabular"
)

// anonymous is what stands for the voter where nobody had to sign in, in small
// letters.
var anonymous = map[string]bool{"": true, "anonymous": true, "anonym": true}

// voterNames are what columns with the voter are called.
var voterNames = []string{voterName, "voter_id", "voter id", "voterid", "stemmegiver", "røystegivar", "velger", "veljar"}

// voterAt finds the column with the voter: the one that was asked for, the one
// that needs no search, or that of the export where everybody signed in. −1:
// there is none.
func (t *table) voterAt(asked string, e export) (int, error) {
	switch {
	case asked == None:
		return -1, nil
	case asked != "":
		return t.column(asked)
	}
	for _, name := range voterNames {
		if at, err := t.known(name); at >= 0 || err != nil {
			return at, err
		}
	}
	at := t.called(e.voter)
	if at < 0 {
		return -1, nil
	}
	for _, v := range t.values(at) {
		if anonymous[strings.ToLower(strings.TrimSpace(v))] {
			return -1, nil
		}
	}
	return at, nil
}

// voterNotices say where the rows do not tell who voted, and which columns with
// addresses might: nobody but a person can say whether these were checked by the
// survey tool, or typed by whoever voted.
func (s *sighting) voterNotices(l *publicvote.Layout) []tabular.Notice {
	if l.TellsVoters() {
		return nil
	}
	var list []tabular.Notice
	where := s.table.at(s.table.header.line)
	if l.Voter != "" {
		list = append(list, tabular.Notice{ID: "each_submission", Where: where})
	}
	if names := s.addresses(); names != "" && !s.told {
		list = append(list, tabular.Notice{ID: "voter_column", Args: fault.Pairs("columns", names), Where: where})
	}
	return list
}

// addresses names the columns most of whose values are addresses of e-mail; empty
// where there are none.
func (s *sighting) addresses() string {
	t := s.table
	var names []string
	for i := range t.header.fields {
		name, err := t.named(i)
		if err != nil || i == s.time || s.choice != nil && i == s.choice.column || i == s.voter {
			continue
		}
		with, without := 0, 0
		for _, v := range t.values(i) {
			switch {
			case strings.Contains(v, "@"):
				with++
			case strings.TrimSpace(v) != "":
				without++
			}
		}
		if with > without {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return list(names)
}
