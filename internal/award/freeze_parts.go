package award

import (
	"bytes"
	"encoding/json"
	"slices"

	"votering/internal/exact"
)

func freezeCriterion(c *Criterion) frozenCriterion {
	f := frozenCriterion{
		ID: c.ID, Title: c.Title, Help: c.Help, Weight: c.Weight, Scale: c.Scale, Better: c.Better,
		Levels: c.Levels, Margin: c.Margin, Metrics: c.Metrics,
	}
	if c.ValueFrom != nil {
		f.ValueFrom = &frozenPoint{c.ValueFrom.Metric, c.ValueFrom.Period}
	}
	return f
}

func freezeMetric(m *Metric) frozenMetric {
	f := frozenMetric{ID: m.ID, Title: m.Title, Unit: m.Unit, Better: m.Better, Decimals: m.Decimals}
	if m.Ratio != nil {
		f.Ratio = &frozenRatio{m.Ratio.Of, m.Ratio.Per, m.Ratio.Times}
	}
	return f
}

func freezeGate(g *Gate) frozenGate {
	f := frozenGate{Metric: g.Metric, Period: g.Period, AtLeast: g.AtLeast, AtMost: g.AtMost, Missing: "open"}
	if g.MissingFails {
		f.Missing = "fail"
	}
	return f
}

func freezeNominee(n *Nominee) frozenNominee {
	return frozenNominee{
		ID: n.ID, Name: n.Name, Code: n.Code, Aliases: n.Aliases, Summary: n.Summary,
		Documents: each(n.Documents, func(d *Document) frozenDocument { return frozenDocument{d.Title, d.File} }),
		Values:    each(n.Values, freezeValue),
	}
}

func freezeValue(v *Value) frozenValue {
	f := frozenValue{
		Metric: v.Metric, Period: v.Period, Missing: v.Missing,
		Source: v.Source, AsOf: v.AsOf, KnownFrom: v.KnownFrom, Note: v.Note,
	}
	switch {
	case v.Missing != "":
	case !v.Words.Empty():
		f.Value = v.Words
	default:
		f.Value = v.Number
	}
	return f
}

func freezeReference(r *Reference) frozenReference {
	return frozenReference{ID: r.ID, Name: r.Name, Values: each(r.Values, freezeValue)}
}

func freezeWindow(w *Window) *frozenWindow {
	if w == nil {
		return nil
	}
	return &frozenWindow{Opens: stamp(&w.Opens), Closes: stamp(&w.Closes), Source: w.Source}
}

func freezeWinner(w *Winner) frozenWinner { return frozenWinner{w.Year, w.Winner, w.Source} }

// frozenLevels is an object whose keys stay in the order of the marks.
type frozenLevels []Level

// MarshalJSON writes {"1": …, "6": …}.
func (ls frozenLevels) MarshalJSON() ([]byte, error) {
	pairs := make([][]byte, len(ls))
	for i, l := range ls {
		pairs[i] = slices.Concat(quote(l.Mark.String()), []byte(":"), quote(l.Text))
	}
	return slices.Concat([]byte("{"), bytes.Join(pairs, []byte(",")), []byte("}")), nil
}

// quote writes a value as JSON in which < > & stay as they are.
func quote(v any) []byte { return bytes.TrimSuffix(encode(v), []byte("\n")) }

// frozenRule is a rule in the order of the file.
type frozenRule struct {
	Jury    frozenJury    `json:"jury"`
	Public  *frozenPublic `json:"public,omitempty"`
	Outcome Outcome       `json:"outcome"`
	Ties    []string      `json:"ties"`
	Places  Places        `json:"places"`
	Quorum  int           `json:"quorum"`
	Recusal Scope         `json:"recusal"`
}

type frozenJury struct {
	Method    string          `json:"method"`
	Trim      int             `json:"trim,omitempty"`
	Margin    *exact.Rat      `json:"margin,omitempty"`
	Points    []exact.Rat     `json:"points,omitempty"`
	Ratio     *exact.Rat      `json:"ratio,omitempty"`
	Output    string          `json:"output"`
	Combine   string          `json:"combine"`
	Uncovered string          `json:"uncovered"`
	Rounding  *frozenRounding `json:"rounding,omitempty"`
}

type frozenRounding struct {
	Mark      *int   `json:"mark,omitempty"`
	Criterion *int   `json:"criterion,omitempty"`
	Weighted  *int   `json:"weighted,omitempty"`
	Total     *int   `json:"total,omitempty"`
	Mode      string `json:"mode"`
}

type frozenPublic struct {
	Method string      `json:"method"`
	Weight *exact.Rat  `json:"weight,omitempty"`
	Points []exact.Rat `json:"points,omitempty"`
	Top    int         `json:"top,omitempty"`
}

// MarshalJSON writes the rule as the edition file has it, defaults filled in.
func (r Rule) MarshalJSON() ([]byte, error) {
	j := r.Jury
	f := frozenRule{
		Jury: frozenJury{
			Method: j.Method, Trim: j.Trim, Margin: j.Margin, Points: j.Points, Ratio: j.Ratio,
			Output: j.Output, Combine: j.Combine, Uncovered: j.Uncovered, Rounding: (*frozenRounding)(j.Rounding),
		},
		Outcome: r.Outcome, Ties: append([]string{}, r.Ties...), Places: r.Places, Quorum: r.Quorum, Recusal: r.Recusal,
	}
	if p := r.Public; p != nil {
		f.Public = &frozenPublic{Method: p.Method, Points: p.Points, Top: p.Top}
		if Weighted(p.Method) || p.Weight.Sign() != 0 {
			f.Public.Weight = &p.Weight
		}
	}
	return quote(f), nil
}

// RuleJSON is the rule of a validated edition as `rank --json` and decisions
// carry it.
func RuleJSON(r Rule) json.RawMessage { return quote(r) }

// MarshalJSON writes {"min": …, "max": …, "step": …}.
func (s Scale) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Min  exact.Rat `json:"min"`
		Max  exact.Rat `json:"max"`
		Step exact.Rat `json:"step"`
	}(s))
}
