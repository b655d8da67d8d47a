package fields

import (
	"strings"

	"votering/internal/award"
	"votering/internal/exact"
)

// changeRatio changes how a metric is computed. What names neither of the two
// metrics computes nothing.
func changeRatio(m *award.Metric, change func(*award.Ratio)) {
	r := award.Ratio{Times: exact.Int(1)}
	if m.Ratio != nil {
		r = *m.Ratio
	}
	change(&r)
	if m.Ratio = &r; r.Of == "" && r.Per == "" && r.Times.Equal(exact.Int(1)) {
		m.Ratio = nil
	}
}

// ratioWord is one of the two metrics of a ratio.
func ratioWord(key string, of func(*award.Ratio) *string) entry[award.Metric] {
	w := word(key, Word, 63, func(m *award.Metric) *string {
		r := orZero(m.Ratio)
		return of(&r)
	})
	set := w.set
	w.set = func(c cell[award.Metric], typed string) error {
		if err := set(c, typed); err != nil { // judges the text, and changes a copy
			return err
		}
		changeRatio(c.x, func(r *award.Ratio) { *of(r) = strings.TrimSpace(typed) })
		return nil
	}
	return w
}

// ratioTimes is what a ratio is multiplied by.
func ratioTimes() entry[award.Metric] {
	return entry[award.Metric]{
		Field: Field{Key: "ratio.times", Kind: Number},
		get: func(c cell[award.Metric]) string {
			if c.x.Ratio == nil {
				return ""
			}
			return Text(c.x.Ratio.Times)
		},
		set: func(c cell[award.Metric], typed string) error {
			times := exact.Int(1)
			if strings.TrimSpace(typed) != "" {
				v, err := parseNumber(typed)
				if err != nil {
					return err
				}
				times = v
			}
			changeRatio(c.x, func(r *award.Ratio) { r.Times = times })
			return nil
		},
	}
}
