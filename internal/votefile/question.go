package votefile

import (
	"votering/internal/fault"
	"votering/internal/publicvote"
)

// ProposedZone is where those who vote on Norwegian municipalities live: the
// time zone that is proposed where nothing else is.
const ProposedZone = "Europe/Oslo"

// Fault is the first open question as a fault.Usage that names the flag which
// answers it; nil where the set can be counted.
func (s *Set) Fault() error {
	if len(s.Questions) == 0 {
		return nil
	}
	q := s.Questions[0]
	where := &table{name: q.File}
	switch q.ID {
	case QuestionDates:
		return fault.New(fault.Usage, "votes.dates", "time", q.Example).At(where.at(q.Line))
	case QuestionZone:
		return fault.New(fault.Usage, "votes.zone", "time", q.Example).At(where.at(q.Line))
	}
	if q.ID == QuestionTime {
		id := "votes.time_unsaid"
		if q.unread {
			id = "votes.time_unread"
		}
		return fault.New(fault.Usage, id, "columns", list(q.Options[:len(q.Options)-1]), "time", q.Example).At(where.at(q.Line))
	}
	id := "votes.choice_none"
	if q.Proposed != "" {
		id = "votes.choice_several"
	}
	return fault.New(fault.Usage, id, "columns", list(q.Options)).At(q.File)
}

// question adds what only a person can say of a table.
func (l *looker) question(s *sighting) {
	if s.choice == nil {
		l.once(s.choiceQuestion())
	}
	if q, ask := s.timeQuestion(l.ask.Dates); ask && l.timed && l.ask.Time == "" {
		l.once(q)
	}
	if s.time < 0 {
		return
	}
	if q, ask := s.datesQuestion(); ask && l.ask.Dates == publicvote.DatesUnknown {
		l.once(q)
	}
	if q, ask := s.zoneQuestion(l.ask.Dates); ask && l.ask.Zone == "" {
		l.once(q)
	}
}

// once adds a question, unless it is asked already: an answer holds for all
// files.
func (l *looker) once(q Question) {
	for _, had := range l.set.Questions {
		if had.ID == q.ID {
			return
		}
	}
	l.set.Questions = append(l.set.Questions, q)
}

// choiceQuestion asks which column holds the choice: one of those whose values
// name nominees, where there are such.
func (s *sighting) choiceQuestion() Question {
	t := s.table
	q := Question{ID: QuestionChoice, File: printable(t.in.Name)}
	most := 0
	for _, n := range s.fits {
		if name, err := t.named(n.column); err == nil {
			q.Options = append(q.Options, name)
			if n.named > most {
				most, q.Proposed = n.named, name
			}
		}
	}
	if len(q.Options) > 0 {
		return q
	}
	for i := range t.header.fields {
		if name, err := t.named(i); err == nil && i != s.time && i != s.voter {
			q.Options = append(q.Options, name)
		}
	}
	return q
}

// datesQuestion asks how day and month stand, where a date has two meanings.
// Others that have only one are a proof of sorts, and propose an answer.
func (s *sighting) datesQuestion() (q Question, ask bool) {
	t := s.table
	q = Question{ID: QuestionDates, File: printable(t.in.Name), Options: []string{string(publicvote.DayMonth), string(publicvote.MonthDay)}}
	proof := map[publicvote.Dates]int{}
	for line, v := range t.values(s.time) {
		if _, form := publicvote.ReadTime([]byte(v), publicvote.DatesUnknown); form == publicvote.Ambiguous {
			if !ask {
				q.Line, q.Example, ask = line, shown(v, shownCell), true
			}
			continue
		}
		_, day := publicvote.ReadTime([]byte(v), publicvote.DayMonth)
		_, month := publicvote.ReadTime([]byte(v), publicvote.MonthDay)
		switch {
		case day == publicvote.Readable && month == publicvote.Unreadable:
			proof[publicvote.DayMonth]++
		case month == publicvote.Readable && day == publicvote.Unreadable:
			proof[publicvote.MonthDay]++
		}
	}
	switch d, m := proof[publicvote.DayMonth], proof[publicvote.MonthDay]; {
	case d > 0 && m == 0:
		q.Proposed = string(publicvote.DayMonth)
	case m > 0 && d == 0:
		q.Proposed = string(publicvote.MonthDay)
	}
	return q, ask
}

// zoneQuestion asks where the times were taken, where one does not say it.
func (s *sighting) zoneQuestion(dates publicvote.Dates) (q Question, ask bool) {
	if dates == publicvote.DatesUnknown {
		dates = publicvote.DayMonth // in either order a date says as much of the zone
	}
	for line, v := range s.table.values(s.time) {
		if m, form := publicvote.ReadTime([]byte(v), dates); form == publicvote.Readable && m.Wall {
			return Question{
				ID: QuestionZone, File: printable(s.table.in.Name), Line: line, Proposed: ProposedZone, Example: shown(v, shownCell),
			}, true
		}
	}
	return q, false
}
