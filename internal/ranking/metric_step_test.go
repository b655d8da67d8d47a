package ranking_test

import (
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
)

// A figure breaks a tie: the better one is ahead, and who has none comes last.
// Settled 4, 6, none, 4 of 20, 40, 10 and 10 inhabitants.
func TestMetricStep(t *testing.T) {
	for _, c := range []struct {
		name, step string
		better     award.Direction
		want       string
	}{{
		name: "higher is better", step: "metric:settled@2022", better: award.Higher,
		want: "1 b 1/2 metric:settled@2022, 2 a 1/2 shared, 2 d 1/2 shared, 4 c 1/2 metric:settled@2022",
	}, {
		name: "lower is better, and none is last all the same", step: "metric:settled@2022", better: award.Lower,
		want: "1 a 1/2 shared, 1 d 1/2 shared, 3 b 1/2 metric:settled@2022, 4 c 1/2 metric:settled@2022",
	}, {
		name: "higher where neither is said to be better", step: "metric:settled@2022",
		want: "1 b 1/2 metric:settled@2022, 2 a 1/2 shared, 2 d 1/2 shared, 4 c 1/2 metric:settled@2022",
	}, {
		// Per inhabitant: 1/5, 3/20, none, 2/5.
		name: "a figure that is worked out", step: "metric:per@2022", better: award.Higher,
		want: "1 d 1/2 metric:per@2022, 2 a 1/2 metric:per@2022, 3 b 1/2 metric:per@2022, 4 c 1/2 metric:per@2022",
	}, {
		name: "nobody has a figure of that year", step: "metric:settled@2021", better: award.Higher,
		want: "1 a 1/2 shared, 1 b 1/2 shared, 1 c 1/2 shared, 1 d 1/2 shared",
	}} {
		t.Run(c.name, func(t *testing.T) {
			in := judged(t, `
				     | a | b | c | d
				kari | 5 | 5 | 5 | 5`, func(e *award.Edition) { e.Rule.Ties = []string{c.step} })
			ratio := &award.Ratio{Of: "settled", Per: "people", Times: exact.Int(1)}
			in.Edition.Metrics = []award.Metric{
				{ID: "settled", Unit: award.Persons, Better: c.better}, {ID: "people", Unit: award.Persons},
				{ID: "per", Unit: award.Number, Better: c.better, Ratio: ratio},
			}
			settled, people := rats("4 6 0 4"), rats("20 40 10 10")
			for i := range in.Edition.Nominees {
				n := &in.Edition.Nominees[i]
				n.Values = []award.Value{
					{Metric: "settled", Period: "2022", Number: settled[i]},
					{Metric: "people", Period: "2022", Number: people[i]},
				}
			}
			c3 := &in.Edition.Nominees[2].Values[0]
			c3.Number, c3.Missing = exact.Rat{}, award.Suppressed
			equal(t, order(compute(t, in)), c.want)
		})
	}
}
