package fields

import (
	"slices"

	"votering/internal/award"
	"votering/internal/exact"
)

// lists are the lists of an edition.
type lists award.Edition

func (l *lists) criteria() *[]award.Criterion   { return &l.Criteria }
func (l *lists) metrics() *[]award.Metric       { return &l.Metrics }
func (l *lists) gates() *[]award.Gate           { return &l.Gates }
func (l *lists) nominees() *[]award.Nominee     { return &l.Nominees }
func (l *lists) references() *[]award.Reference { return &l.References }
func (l *lists) jurors() *[]award.Juror         { return &l.Jurors }
func (l *lists) history() *[]award.Winner       { return &l.History }

// The lists that belong to one of another; nil where there is no such one.
func (l *lists) levels(i int) *[]award.Level {
	if c := item(l.Criteria, i); c != nil {
		return &c.Levels
	}
	return nil
}

func (l *lists) documents(i int) *[]award.Document {
	if n := item(l.Nominees, i); n != nil {
		return &n.Documents
	}
	return nil
}

func (l *lists) values(i int) *[]award.Value {
	if n := item(l.Nominees, i); n != nil {
		return &n.Values
	}
	return nil
}

func (l *lists) refValues(i int) *[]award.Value {
	if r := item(l.References, i); r != nil {
		return &r.Values
	}
	return nil
}

func item[T any](list []T, i int) *T {
	if i < 0 || i >= len(list) {
		return nil
	}
	return &list[i]
}

// at finds one item of a list by a place's index.
func at[T any](list func(*lists) *[]T) func(e *award.Edition, p Place) *T {
	return func(e *award.Edition, p Place) *T { return item(*list((*lists)(e)), p.Index) }
}

// under finds what belongs to an item.
func under[T any](list func(*lists, int) *[]T) func(e *award.Edition, p Place) *T {
	return func(e *award.Edition, p Place) *T {
		if l := list((*lists)(e), p.Index); l != nil {
			return item(*l, p.Sub)
		}
		return nil
	}
}

// changer does something with the list that a place lies in.
type changer interface {
	add(at Place) Place
	remove(at Place)
	move(at Place, by int) Place
	size() int
}

// some is a list of a part, with what a new item begins as.
type some[T any] struct {
	list *[]T
	sub  bool
	make func() T
}

func (s some[T]) size() int {
	if s.list == nil {
		return 0
	}
	return len(*s.list)
}

func (s some[T]) add(at Place) Place {
	if s.list == nil {
		return at
	}
	*s.list = append(*s.list, s.make())
	return s.place(at, len(*s.list)-1)
}

func (s some[T]) remove(at Place) {
	if i := s.index(at); i >= 0 && i < s.size() {
		*s.list = slices.Delete(*s.list, i, i+1)
	}
}

func (s some[T]) move(at Place, by int) Place {
	i := s.index(at)
	if i < 0 || i >= s.size() {
		return at
	}
	to := min(max(i+by, 0), s.size()-1)
	x := (*s.list)[i]
	*s.list = slices.Insert(slices.Delete(*s.list, i, i+1), to, x)
	return s.place(at, to)
}

func (s some[T]) index(at Place) int {
	if s.sub {
		return at.Sub
	}
	return at.Index
}

func (s some[T]) place(at Place, i int) Place {
	if s.sub {
		at.Sub = i
	} else {
		at.Index = i
	}
	return at
}

// listOf finds the list of a part; false for the parts that are not lists.
func listOf(e *award.Edition, at Place) (changer, bool) {
	l := (*lists)(e)
	value := func() award.Value { return award.Value{Missing: award.NotKnown} } // a new figure is not zero
	switch at.Part {
	case Criterion:
		return some[award.Criterion]{l.criteria(), false, func() award.Criterion { return award.Criterion{Weight: exact.Int(1)} }}, true
	case Level:
		return some[award.Level]{l.levels(at.Index), true, func() award.Level { return award.Level{Mark: nextMark(e, at.Index)} }}, true
	case Metric:
		return some[award.Metric]{l.metrics(), false, zero[award.Metric]}, true
	case Gate:
		return some[award.Gate]{l.gates(), false, zero[award.Gate]}, true
	case Nominee:
		return some[award.Nominee]{l.nominees(), false, zero[award.Nominee]}, true
	case Document:
		return some[award.Document]{l.documents(at.Index), true, zero[award.Document]}, true
	case Value:
		return some[award.Value]{l.values(at.Index), true, value}, true
	case Reference:
		return some[award.Reference]{l.references(), false, zero[award.Reference]}, true
	case RefValue:
		return some[award.Value]{l.refValues(at.Index), true, value}, true
	case Juror:
		return some[award.Juror]{l.jurors(), false, func() award.Juror { return award.Juror{Votes: true} }}, true
	case Winner:
		return some[award.Winner]{l.history(), false, zero[award.Winner]}, true
	}
	return nil, false
}

func zero[T any]() T { return *new(T) }

// nextMark is the lowest mark of a criterion's scale that no level explains;
// the lowest of all where the scale is not known.
func nextMark(e *award.Edition, criterion int) exact.Rat {
	c := item(e.Criteria, criterion)
	if c == nil {
		return exact.Rat{}
	}
	s := c.Scale
	if s == (award.Scale{}) {
		s = orZero(e.Scale)
	}
	if s.Check() != nil {
		return s.Min
	}
	for mark := s.Min; !s.Max.Less(mark); mark = mark.Add(s.Step) {
		if !slices.ContainsFunc(c.Levels, func(l award.Level) bool { return l.Mark.Equal(mark) }) {
			return mark
		}
	}
	return s.Max
}

// Count is how many there are of a part; parent is which criterion, nominee or
// reference they belong to, where they do. Of the parts that are no lists there
// is one.
func Count(e *award.Edition, part Part, parent int) int {
	if c, ok := listOf(e, Place{Part: part, Index: parent}); ok {
		return c.size()
	}
	return 1
}

// Add puts a new one at the end, belonging to parent where its part does, and
// says where it is. A new figure is not known, a new criterion weighs 1.
func Add(e *award.Edition, part Part, parent int) Place {
	at := Place{Part: part, Index: parent}
	if c, ok := listOf(e, at); ok {
		return c.add(at)
	}
	return at
}

// Remove takes one away. What names it is left as it is.
func Remove(e *award.Edition, at Place) {
	if c, ok := listOf(e, at); ok {
		c.remove(at)
	}
	if at.Part == Metric {
		settle(e)
	}
}

// Move moves one up (by is below 0) or down in its list, as far as there is
// room, and says where it is then.
func Move(e *award.Edition, at Place, by int) Place {
	if c, ok := listOf(e, at); ok {
		return c.move(at, by)
	}
	return at
}
