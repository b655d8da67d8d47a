package ranking_test

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/ranking"
)

// field makes an input of one criterion in which each nominee has the marks given,
// one a juror; the jurors after its last mark say nothing of it.
func field(t *testing.T, marks ...string) ranking.Input {
	t.Helper()
	most := 0
	for _, m := range marks {
		most = max(most, len(strings.Fields(m)))
	}
	header, rows := "", make([]string, most)
	for i, m := range marks {
		header += " | " + string(rune('a'+i))
		for j := range rows {
			if own := strings.Fields(m); j < len(own) {
				rows[j] += " | " + own[j]
			} else {
				rows[j] += " | -"
			}
		}
	}
	for j := range rows {
		rows[j] = "j" + exact.Int(int64(j)).String() + rows[j]
	}
	return judged(t, header+"\n"+strings.Join(rows, "\n"), by(award.Majority))
}

// Majority judgment by hand: the lower medians in turn.
func TestMajority(t *testing.T) {
	for _, c := range []struct {
		name  string
		marks []string
		want  string
	}{
		{"the lower median decides, not the mean", []string{"0 6 6", "5 5 10"}, "1 a 1, 2 b 0"},
		{"of two the lower one comes first", []string{"4 9", "5 6"}, "1 b 1, 2 a 0"},
		{"of two with the same lower one, the other", []string{"5 6", "5 9"}, "1 b 1, 2 a 0"},
		// a: 5, 4, 9; b: 5, 3, 9; c: 5, 4, 8.
		{"of three the middle, then the lower, then the upper", []string{"4 5 9", "3 5 9", "4 5 8"}, "1 a 2, 2 c 1, 3 b 0"},
		// a: 5, 6, 2, 7; b: 5, 6, 3, 6.
		{"of four outwards from the lower middle", []string{"2 5 6 7", "3 5 6 6"}, "1 b 1, 2 a 0"},
		{"the same lists are together, and count as one", []string{"5 5", "5 5", "9 9", "1 1"}, "1 c 2, 2 a 1 shared, 2 b 1 shared, 4 d 0"},
		// Six each: a 5 5 5 5 5 5, b 4 4 5 5 6 6. b: 5, 5, 4; a: 5, 5, 5.
		{"two jurors against three", []string{"5 5", "4 5 6"}, "1 a 1, 2 b 0"},
		// Six each: a 5 5 5 6 6 6, b 5 5 5 5 6 6. The second taken: a 6, b 5.
		{"two against three, decided above the middle", []string{"5 6", "5 5 6"}, "1 a 1, 2 b 0"},
		// Two each: a 4 6, b 4 4.
		{"two against one", []string{"4 6", "4"}, "1 a 1, 2 b 0"},
		// The same list, twice: nothing tells them apart.
		{"a list and the same repeated", []string{"3 7", "3 3 7 7"}, "1 a 0 shared, 1 b 0 shared"},
		// Twelve each: a 1 1 1 5 5 5 5 5 5 9 9 9, b 1 1 1 1 5 5 5 5 9 9 9 9.
		// Taken: 5 5 5 5, then a 5 (4th), b 1 (4th of its own): below decides.
		{"four against three", []string{"1 5 5 9", "1 5 9"}, "1 a 1, 2 b 0"},
	} {
		if got := order(compute(t, field(t, c.marks...))); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// Both directions may differ; the difference nearer to the middle decides, and at
// the same distance the one below, which is taken first. Of ten:
//
//	a 0 3 5 5 5 | 5 5 8 9 9    taken 5 5 5 5 5 8 …
//	b 0 5 5 5 5 | 5 5 7 9 9    taken 5 5 5 5 5 7 …: a is ahead by its eighth
//	c 0 3 5 5 5 | 5 5 5 9 9    behind both
//	d 0 3 4 5 5 | 5 5 9 9 9    its third from the middle below is taken before the 9: last
func TestMajorityDirections(t *testing.T) {
	r := compute(t, field(t, "0 3 5 5 5 5 5 8 9 9", "0 5 5 5 5 5 5 7 9 9", "0 3 5 5 5 5 5 5 9 9", "0 3 4 5 5 5 5 9 9 9"))
	equal(t, order(r), "1 a 3, 2 b 2, 3 c 1, 4 d 0")
}

// What is told of a judgment is the order in which the totals are taken.
func TestMedians(t *testing.T) {
	for marks, want := range map[string]string{
		"7":       "7/10",
		"6 9":     "3/5 9/10",
		"9 4 5":   "1/2 2/5 9/10",
		"7 2 6 5": "1/2 3/5 1/5 7/10",
	} {
		r := compute(t, field(t, marks))
		var told []string
		for _, m := range ranking.Medians(r.Rows[0].Ranks) {
			told = append(told, m.String())
		}
		if got := strings.Join(told, " "); got != want {
			t.Errorf("%s: got %s, want %s", marks, got, want)
		}
	}
}

// Juries of 999, 1,000 and 997 have a common multiple of a thousand million, to
// which no list is written out. The 5s of each end, below and above the middle, at
//
//	a, thirds of each                  1/2 − 333/999 = 0.16667, and the same above
//	b, one 6 more                      1/2 − 333/1000 = 0.167, above 666/1000 − 1/2 = 0.166
//	c, one 4 and one 6 fewer than a    1/2 − 332/997 = 0.16700, and the same above
//
// b's 6s begin first, and a's 4s before c's.
func TestMajorityRepeatsNoLists(t *testing.T) {
	list := func(fours, fives, sixes int) string {
		return strings.Repeat("4 ", fours) + strings.Repeat("5 ", fives) + strings.Repeat("6 ", sixes)
	}
	r := compute(t, field(t, list(333, 333, 333), list(333, 333, 334), list(332, 333, 332)))
	equal(t, order(r), "1 b 2, 2 c 1, 3 a 0")
}
