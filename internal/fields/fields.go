// Package fields is everything that can be filled in of an edition, as data:
// which fields each part has, what they hold, and how a text that a person
// typed becomes what the edition keeps. A form on the screen and a sheet of a
// workbook ask for the same fields under the same names.
//
// Fields judge one text at a time. Whether the edition as a whole holds is for
// award.Validate, and [Locate] leads its faults back to their fields.
package fields

import (
	"votering/internal/award"
)

// Part is a kind of thing that an edition is made of.
type Part string

// The parts of an edition.
const (
	Edition   Part = "edition"   // what stands at the top
	Window    Part = "window"    // when the public could vote
	Rule      Part = "rule"      //
	Criterion Part = "criterion" //
	Level     Part = "level"     // of a criterion
	Metric    Part = "metric"    //
	Gate      Part = "gate"      //
	Nominee   Part = "nominee"   //
	Document  Part = "document"  // of a nominee
	Value     Part = "value"     // of a nominee
	Reference Part = "reference" //
	RefValue  Part = "refvalue"  // of a reference
	Juror     Part = "juror"     //
	Winner    Part = "winner"    // an earlier one
)

// Kind is what a field holds.
type Kind int

// The kinds of fields, with the text that Get answers and Set takes.
const (
	Word    Kind = iota // a short word: an id, a code, a period
	Line                // a line of text
	Lines               // text of several lines
	Number              // "4.5"; Set takes 4,5 and 31 258 too
	Ratio               // a number that may be a fraction: "0.25", "1/3"; Set takes 25 % too
	Whole               // a whole number
	YesNo               // "true" or "false"; Set takes ja, nei, yes, no too
	Choice              // one of Choices
	Date                // "2026-11-17"; Set takes 17.11.2026 too
	Moment              // "2026-11-17 12:00 +01:00"; Set takes it without the offset for Norwegian time
	IDs                 // a list of words, see Join
	Numbers             // a list of numbers, see Join
	Figure              // a number, or words where the metric's unit is text
	Key                 // an OpenSSH public key line
)

// Field is one thing that can be filled in.
type Field struct {
	Part     Part
	Key      string // as the edition file has it: "weight", "scale.min"
	Kind     Kind
	Choices  []string // of a Choice, in the order in which they are offered
	Refers   Part     // whose ids the field names; empty: it names none
	Multi    bool     // there may be a text for each language: nb, nn, en
	Required bool
	Max      int // characters; 0: whatever the kind takes
}

// Label is the catalogue's key for the name of the field.
func (f Field) Label() string { return "field." + string(f.shown()) + "." + f.Key }

// Help is the catalogue's key for the line that explains the field.
func (f Field) Help() string { return f.Label() + ".help" }

// choiceKeys begins the catalogue's keys for the words of choices.
const choiceKeys = "field.choice."

// ChoiceKey is the catalogue's key for the word of one of the field's choices.
func (f Field) ChoiceKey(choice string) string {
	if f.Kind == YesNo {
		return choiceKeys + "yes_no." + choice
	}
	return choiceKeys + f.Key + "." + choice
}

// shown is the part whose words a field has: a figure is called the same
// wherever it stands.
func (f Field) shown() Part {
	if f.Part == RefValue {
		return Value
	}
	return f.Part
}

// Of lists the fields of a part, in the order in which they are asked for.
func Of(part Part) []Field {
	if p, ok := parts()[part]; ok {
		return p.list()
	}
	return nil
}

// Find is the field of a part by its key.
func Find(part Part, key string) (Field, bool) {
	for _, f := range Of(part) {
		if f.Key == key {
			return f, true
		}
	}
	return Field{}, false
}

// Parts lists the parts there are, in the order of the edition file.
func Parts() []Part {
	return []Part{
		Edition, Window, Criterion, Level, Metric, Gate, Nominee, Document, Value, Reference, RefValue, Juror, Rule, Winner,
	}
}

// Place says which one of a part is meant. Index counts criteria, metrics,
// nominees and so on from 0, Sub what belongs to one of them: levels,
// documents, values.
type Place struct {
	Part       Part
	Index, Sub int
}

// Get is what a field holds, as text in the form of its kind; empty where
// nothing was set. Of a field with texts per language lang says which ("nb",
// "nn", "en"); empty is the text for all languages.
func Get(e *award.Edition, at Place, key, lang string) string {
	if p, ok := parts()[at.Part]; ok {
		return p.get(e, at, key, lang)
	}
	return ""
}

// Set fills a field in from a text that a person typed; an empty one takes
// away what was there. The fault says what is wrong with the text by itself;
// the edition is then as it was. A text for one language takes the place of
// the text for all, which stays that of the edition's own language.
func Set(e *award.Edition, at Place, key, lang, text string) error {
	p, ok := parts()[at.Part]
	if !ok {
		return unknown(key)
	}
	if err := p.set(e, at, key, lang, text); err != nil {
		return err
	}
	switch {
	case at.Part == Metric && (key == "unit" || key == "id"):
		settle(e)
	case key == "metric" && (at.Part == Value || at.Part == RefValue):
		settleValue(e, valueAt(e, at))
	}
	return nil
}
