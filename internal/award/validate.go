package award

import (
	"slices"
	"strconv"
	"strings"

	"votering/internal/fault"
	"votering/internal/text"
)

// MaxFaults is how many faults are collected before Validate gives up.
const MaxFaults = 50

// Validate makes an edition ready for use: it normalises its texts, fills in
// defaults, and checks everything that an edition must hold. The edition is
// good when the list is empty. Locate turns a path into the place a person
// finds it at ("criteria[2].weight" into "edition.yaml:31: criteria[2].weight");
// nil leaves paths as they are.
//
// Two defaults are the reader's, because a zero is a value of its own there: a
// criterion's weight (1) and whether a juror votes.
func Validate(e *Edition, locate func(path string) string) fault.List {
	c := newChecker(e, locate)
	if c.sizes(); len(c.faults) > 0 {
		return c.faults
	}
	for _, check := range []func(){
		c.head, c.criteria, c.metrics, c.gates, c.nominees, c.references, c.jurors, c.window, c.rule, c.history,
	} {
		check()
	}
	return c.faults
}

// checker carries an edition through its checks.
type checker struct {
	e      *Edition
	locate func(string) string
	faults fault.List
	known  map[string]*Metric // by id
	depths map[string]int     // of ratios, by metric
}

func newChecker(e *Edition, locate func(string) string) *checker {
	if locate == nil {
		locate = func(path string) string { return path }
	}
	c := &checker{e: e, locate: locate, known: make(map[string]*Metric, len(e.Metrics)), depths: map[string]int{}}
	for i := range e.Metrics {
		c.known[e.Metrics[i].ID] = &e.Metrics[i]
	}
	return c
}

// add reports a fault. The path is made of keys and indexes: "criteria", 2,
// "weight".
func (c *checker) add(f *fault.Error, path ...any) {
	if len(c.faults) < MaxFaults {
		c.faults = append(c.faults, f.At(c.locate(join(path))))
	}
}

// invalid reports a fault of the edition; pairs are the sentence's arguments.
func (c *checker) invalid(id string, pairs []string, path ...any) {
	c.add(fault.New(fault.Edition, id, pairs...), path...)
}

// because reports an error of another room.
func (c *checker) because(err error, path ...any) {
	if f := fault.Of(err); f != nil {
		c.add(f, path...)
	}
}

func args(pairs ...string) []string { return pairs }

// join writes a path: "criteria", 2, "weight" is "criteria[2].weight".
func join(path []any) string {
	var b strings.Builder
	for _, p := range path {
		switch p := p.(type) {
		case int:
			b.WriteString("[" + strconv.Itoa(p) + "]")
		case string:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(p)
		}
	}
	return b.String()
}

// sizes refuses what is above the limits before anything else is looked at.
func (c *checker) sizes() {
	e := c.e
	c.atMost(len(e.Nominees), MaxNominees, "nominees")
	c.atMost(len(e.Criteria), MaxCriteria, "criteria")
	c.atMost(len(e.Jurors), MaxJurors, "jurors")
	c.atMost(len(e.Metrics), MaxMetrics, "metrics")
	c.atMost(len(e.Gates), MaxGates, "gates")
	c.atMost(len(e.References), MaxReferences, "references")
	c.atMost(len(e.History), MaxHistory, "history")
	cells := len(e.Nominees) * len(e.Criteria)
	if len(c.faults) > 0 {
		return
	}
	if cells > MaxCells {
		c.size("edition.cells", cells, MaxCells, "nominees")
	} else if marks := cells * len(e.Jurors); marks > MaxMarks {
		c.size("edition.marks", marks, MaxMarks, "jurors")
	}
}

func (c *checker) atMost(n, max int, path ...any) {
	if n > max {
		c.size("edition.many", n, max, path...)
	}
}

func (c *checker) size(id string, n, max int, path ...any) {
	c.add(fault.New(fault.Size, id, "n", strconv.Itoa(n), "max", strconv.Itoa(max)), path...)
}

// head checks what stands at the top of an edition.
func (c *checker) head() {
	e := c.e
	c.id(e.ID, "id")
	c.title(&e.Title, "title")
	c.line(&e.Organiser, MaxTitle, "organiser")
	if e.Language == "" {
		e.Language = "en"
	}
	c.oneOf(e.Language, languageCodes, "language")
	c.lines(&e.Notes, MaxLong, "notes")
	if e.AnnounceAt != nil {
		at := e.AnnounceAt.UTC()
		e.AnnounceAt = &at
	}
	if e.Scale != nil {
		c.scale(*e.Scale, "scale")
	}
	if len(e.Criteria) == 0 {
		c.invalid("edition.no_criteria", nil, "criteria")
	}
	if len(e.Nominees) == 0 {
		c.invalid("edition.no_nominees", nil, "nominees")
	}
}

func (c *checker) window() {
	w := c.e.PublicVote
	if w == nil {
		return
	}
	c.line(&w.Source, MaxSource, "public_vote", "source")
	w.Opens, w.Closes = w.Opens.UTC(), w.Closes.UTC()
	switch {
	case w.Opens.IsZero():
		c.missing("public_vote", "opens")
	case w.Closes.IsZero():
		c.missing("public_vote", "closes")
	case !w.Opens.Before(w.Closes):
		c.invalid("edition.window", nil, "public_vote", "closes")
	}
}

func (c *checker) history() {
	for i := range c.e.History {
		w := &c.e.History[i]
		c.word(&w.Year, MaxShort, "history", i, "year")
		c.word(&w.Winner, MaxName, "history", i, "winner")
		c.line(&w.Source, MaxSource, "history", i, "source")
	}
}

// id checks the form of an id.
func (c *checker) id(id string, path ...any) {
	if id == "" {
		c.missing(path...)
		return
	}
	c.because(text.ValidID(id), path...)
}

// unique checks the form of an id and that no other in seen has it.
func (c *checker) unique(seen map[string]bool, id string, path ...any) {
	c.id(id, path...)
	if seen[id] && id != "" {
		c.invalid("edition.id_twice", args("id", show(id)), path...)
	}
	seen[id] = true
}

func (c *checker) missing(path ...any) { c.invalid("edition.missing", nil, path...) }

// oneOf checks a word against the list of those there are.
func (c *checker) oneOf(word string, words []string, path ...any) {
	switch {
	case slices.Contains(words, word):
	case word == "":
		c.missing(path...)
	default:
		c.invalid("edition.word", args("word", show(word), "words", strings.Join(words, ", ")), path...)
	}
}

// show makes foreign text fit for an argument of a sentence.
func show(s string) string { return text.Truncate(text.Show(s), 60) }
