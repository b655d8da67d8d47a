package ranking_test

import (
	"testing"

	"votering/internal/award"
	"votering/internal/ranking"
)

// tied has a, b and c together at the top, d alone, and e and f together at the end.
func tied(t *testing.T, ties ...string) ranking.Input {
	return judged(t, `
		     | a | b | c | d | e | f
		kari | 8 | 8 | 8 | 5 | 1 | 1`, func(e *award.Edition) { e.Rule.Ties = ties })
}

// The chair is asked for what is left tied when its step comes, group by group; what
// it was given is an order.
func TestChairCasts(t *testing.T) {
	for _, c := range []struct {
		name  string
		ties  []string
		casts [][]string
		want  string
		ask   [][]string
	}{{
		name: "nobody has cast: shared, and both groups are asked for",
		ties: []string{"chair"},
		want: "1 a 4/5 shared, 1 b 4/5 shared, 1 c 4/5 shared, 4 d 1/2, 5 e 1/10 shared, 5 f 1/10 shared",
		ask:  [][]string{{"a", "b", "c"}, {"e", "f"}},
	}, {
		name:  "one group has its order",
		ties:  []string{"chair"},
		casts: [][]string{{"c", "a", "b"}},
		want:  "1 c 4/5 chair, 2 a 4/5 chair, 3 b 4/5 chair, 4 d 1/2, 5 e 1/10 shared, 5 f 1/10 shared",
		ask:   [][]string{{"e", "f"}},
	}, {
		name:  "both have",
		ties:  []string{"chair"},
		casts: [][]string{{"f", "e"}, {"c", "a", "b"}},
		want:  "1 c 4/5 chair, 2 a 4/5 chair, 3 b 4/5 chair, 4 d 1/2, 5 f 1/10 chair, 6 e 1/10 chair",
	}, {
		name:  "an order that does not name everybody orders nobody",
		ties:  []string{"chair"},
		casts: [][]string{{"c", "a"}, {"e", "a"}},
		want:  "1 a 4/5 shared, 1 b 4/5 shared, 1 c 4/5 shared, 4 d 1/2, 5 e 1/10 shared, 5 f 1/10 shared",
		ask:   [][]string{{"a", "b", "c"}, {"e", "f"}},
	}, {
		// As where a juror is left out, and fewer are tied than were.
		name:  "an order of more than the group orders it",
		ties:  []string{"chair"},
		casts: [][]string{{"f", "c", "d", "b", "a", "e"}},
		want:  "1 c 4/5 chair, 2 b 4/5 chair, 3 a 4/5 chair, 4 d 1/2, 5 f 1/10 chair, 6 e 1/10 chair",
	}, {
		name: "steps after it go on where nobody has cast",
		ties: []string{"jury", "chair", "metric:size@p"},
		want: "1 b 4/5 metric:size@p, 2 a 4/5 metric:size@p, 3 c 4/5 metric:size@p, 4 d 1/2, 5 e 1/10 shared, 5 f 1/10 shared",
		ask:  [][]string{{"a", "b", "c"}, {"e", "f"}},
	}, {
		name: "nobody asks for what an earlier step has set apart",
		ties: []string{"metric:size@p", "chair"},
		want: "1 b 4/5 metric:size@p, 2 a 4/5 metric:size@p, 3 c 4/5 metric:size@p, 4 d 1/2, 5 e 1/10 shared, 5 f 1/10 shared",
		ask:  [][]string{{"e", "f"}},
	}} {
		t.Run(c.name, func(t *testing.T) {
			in := tied(t, c.ties...)
			in.Edition.Metrics = []award.Metric{{ID: "size", Unit: award.Number}}
			for i, size := range rats("2 3 1") {
				in.Edition.Nominees[i].Values = []award.Value{{Metric: "size", Period: "p", Number: size}}
			}
			in.Casts = c.casts
			r := compute(t, in)
			equal(t, order(r), c.want)
			equal(t, r.ToCast, c.ask)
		})
	}
}

// What the chair's step is told to have compared is the place in its order.
func TestCastIsTold(t *testing.T) {
	in := tied(t, "chair")
	in.Casts = [][]string{{"c", "a", "b"}}
	equal(t, rowOf(t, compute(t, in), "b").Ladder,
		[]ranking.Step{{Name: "chair", Among: []string{"a", "b", "c"}, Value: "3", Split: true}})
}
