package publicvote_test

import (
	"testing"

	"votering/internal/award"
	"votering/internal/publicvote"
)

// added is an edition whose rule adds the public's points as they are given.
func added() *award.Edition {
	e := edition()
	e.Rule.Public = &award.PublicRule{Method: award.Added}
	return e
}

func TestNumber(t *testing.T) {
	votes, points := edition(), added()
	for _, c := range []struct {
		e           *award.Edition
		typed, want string
	}{
		{votes, "0", "0"}, {votes, "4812", "4812"}, {votes, "4 812", "4812"},
		{votes, " 1\u00a0234\u202f567 ", "1234567"}, {votes, "007", "7"},
		{votes, "999999999999999", "999999999999999"},
		{points, "4812", "4812"}, {points, "-3", "-3"}, {points, "- 1 234.5", "-2469/2"},
		{points, "4,5", "9/2"}, {points, "-0.000000001", "-1/1000000000"},
		{points, "999999999999999.999999999", "999999999999999999999999/1000000000"},
	} {
		if got, ok := publicvote.Number(c.typed, c.e); !ok || got.String() != c.want {
			t.Errorf("%q: %s, %v; want %s", c.typed, got, ok, c.want)
		}
	}
	for typed, e := range map[string]*award.Edition{
		"": votes, " ": votes, "-1": votes, "+1": votes, "4,5": votes, "4.5": votes, "1e3": votes, "fire": votes,
		"٤": votes, "1000000000000000": votes,
		"-": points, "+1.5": points, "1e3 ": points, "1,234.5": points, ".5": points, "5.": points, "1/2": points,
		"--1": points, "1.0000000001": points, "1000000000000000 ": points,
	} {
		if got, ok := publicvote.Number(typed, e); ok {
			t.Errorf("%q is taken for %s", typed, got)
		}
	}
}
