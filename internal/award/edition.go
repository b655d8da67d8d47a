// Package award is what an edition of a prize is: its criteria, metrics,
// gates, nominees, jurors and rule, the frozen form that an edition is judged
// by, and that form's fingerprint. It reads no files and knows no clock.
package award

import (
	"time"

	"votering/internal/exact"
)

// Schema is the name and version of the edition format.
const Schema = "votering-edition/1"

// Edition is one edition of a prize. Once Validate has returned no fault,
// defaults are filled in: every criterion has its weight, scale and direction,
// and the rule names its ties, quorum and places.
type Edition struct {
	ID         string
	Title      Text
	Organiser  Text
	Language   string // of the documents: nb, nn or en
	MadeUp     bool   // invented marks, weights or votes
	Notes      Text
	AnnounceAt *time.Time // embargo until then; nil: none
	Scale      *Scale     // for criteria without their own; nil: none given
	Criteria   []Criterion
	Metrics    []Metric
	Gates      []Gate
	Nominees   []Nominee
	References []Reference
	Jurors     []Juror
	PublicVote *Window
	Rule       Rule
	History    []Winner

	// Original is the edition as it was frozen, where this is that one with
	// amendments: its frozen form and fingerprint stay this one's. Nil: this is
	// the original.
	Original *Edition
}

// Scale is the marks a criterion takes: Min, Min+Step, … Max.
type Scale struct{ Min, Max, Step exact.Rat }

// Direction says which end of a scale or metric is good.
type Direction string

// The two directions.
const (
	Higher Direction = "higher"
	Lower  Direction = "lower"
)

// Criterion is one thing the jurors mark.
type Criterion struct {
	ID        string
	Title     Text
	Help      Text
	Weight    exact.Rat
	Scale     Scale // defaults filled in from the edition
	Better    Direction
	Levels    []Level    // what a mark means, lowest first
	Margin    *exact.Rat // clamp: this criterion's own
	Metrics   []string   // ids of the metrics shown beside it
	ValueFrom *Point     // measured, not marked; nil for marked criteria
}

// Level says in words what a mark on a criterion means.
type Level struct {
	Mark exact.Rat
	Text Text
}

// Point names one figure: a metric in a period.
type Point struct{ Metric, Period string }

// Unit is what a metric counts.
type Unit string

// The units a metric may have.
const (
	Percent Unit = "percent"
	Persons Unit = "persons"
	Count   Unit = "count"
	NOK     Unit = "nok"
	Number  Unit = "number"
	Words   Unit = "text"
)

// Metric is a figure that nominees are compared by.
type Metric struct {
	ID       string
	Title    Text
	Unit     Unit
	Better   Direction // empty: neither end is better
	Decimals int       // shown
	Ratio    *Ratio    // computed from two others; nil: given
}

// Ratio computes a metric: Of / Per × Times, within one period.
type Ratio struct {
	Of, Per string
	Times   exact.Rat
}

// Gate is an entry condition on one figure.
type Gate struct {
	Metric, Period string
	AtLeast        *exact.Rat // exactly one of AtLeast and AtMost is set
	AtMost         *exact.Rat
	MissingFails   bool // a nominee without the figure fails; else open
}

// Missing is why there is no figure.
type Missing string

// The reasons for which a figure may be missing. They are never zero.
const (
	NotKnown      Missing = "not-known"
	NotPublished  Missing = "not-published"
	Suppressed    Missing = "suppressed"
	NotApplicable Missing = "not-applicable"
)

// Value is one figure of a nominee or reference row.
type Value struct {
	Metric, Period string
	Number         exact.Rat // where Missing and Words are empty
	Words          Text      // for metrics of unit text
	Missing        Missing   // empty: there is a figure
	Source, Note   Text
	AsOf           string // date 2006-01-02; empty: not stated
	KnownFrom      string // date from which the figure could be known; empty: not stated
}

// Nominee is who may win.
type Nominee struct {
	ID, Name  string
	Code      string   // official code, "4602"; may be empty
	Aliases   []string // what public votes may call it
	Summary   Text
	Documents []Document
	Values    []Value
	Withdrawn bool // by an amendment: no longer ranked, nor asked for marks
	Amended   bool // an amendment changed something of it, or of a figure
}

// Document is a file of a nomination, beside the edition file.
type Document struct {
	Title Text
	File  string
}

// Reference is a row to compare with (the country, a county); never ranked.
type Reference struct {
	ID     string
	Name   Text
	Values []Value
}

// Role is what a person does in the jury.
type Role string

// The roles on the roll.
const (
	JurorRole     Role = "juror"
	ChairRole     Role = "chair"
	SecretaryRole Role = "secretary"
)

// Juror is a person on the roll.
type Juror struct {
	ID, Name, Email string
	Role            Role
	Votes           bool   // marks count; default true, false for a secretary
	Key             string // OpenSSH public key line; may be empty
	Language        string // nb, nn or en: of what is sent to the juror; empty: the edition's
}

// Window is when the public could vote: Opens ≤ t < Closes.
type Window struct {
	Opens, Closes time.Time
	Source        Text
}

// Winner is an earlier winner of the prize.
type Winner struct {
	Year, Winner string
	Source       Text
}

// Nominee finds a nominee by id.
func (e *Edition) Nominee(id string) (*Nominee, bool) {
	for i := range e.Nominees {
		if e.Nominees[i].ID == id {
			return &e.Nominees[i], true
		}
	}
	return nil, false
}

// Criterion finds a criterion by id.
func (e *Edition) Criterion(id string) (*Criterion, bool) {
	for i := range e.Criteria {
		if e.Criteria[i].ID == id {
			return &e.Criteria[i], true
		}
	}
	return nil, false
}

// Metric finds a metric by id.
func (e *Edition) Metric(id string) (*Metric, bool) {
	for i := range e.Metrics {
		if e.Metrics[i].ID == id {
			return &e.Metrics[i], true
		}
	}
	return nil, false
}

// Juror finds a person on the roll by id.
func (e *Edition) Juror(id string) (*Juror, bool) {
	for i := range e.Jurors {
		if e.Jurors[i].ID == id {
			return &e.Jurors[i], true
		}
	}
	return nil, false
}

// Chair is the person who chairs; false where there is no roll yet.
func (e *Edition) Chair() (*Juror, bool) {
	for i := range e.Jurors {
		if e.Jurors[i].Role == ChairRole {
			return &e.Jurors[i], true
		}
	}
	return nil, false
}

// Marked lists the criteria that jurors mark, in order: all but those with
// ValueFrom.
func (e *Edition) Marked() []*Criterion {
	var cs []*Criterion
	for i := range e.Criteria {
		if e.Criteria[i].ValueFrom == nil {
			cs = append(cs, &e.Criteria[i])
		}
	}
	return cs
}

// Voters lists the jurors whose marks count, in the order of the roll.
func (e *Edition) Voters() []*Juror {
	var js []*Juror
	for i := range e.Jurors {
		if e.Jurors[i].Votes {
			js = append(js, &e.Jurors[i])
		}
	}
	return js
}

// Holds reports whether v is a mark of the scale: from Min to Max, a whole
// number of steps above Min.
func (s Scale) Holds(v exact.Rat) bool {
	if v.Less(s.Min) || s.Max.Less(v) {
		return false
	}
	if s.Step.Sign() <= 0 {
		return true
	}
	return v.Sub(s.Min).Quo(s.Step).IsInt()
}

// Share is where v lies on the scale: 0 at the bad end, 1 at the good one.
func (c *Criterion) Share(v exact.Rat) exact.Rat {
	s := v.Sub(c.Scale.Min).Quo(c.Scale.Max.Sub(c.Scale.Min))
	if c.Better == Lower {
		return exact.Int(1).Sub(s)
	}
	return s
}
