package footing_test

import (
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/ranking"
)

// asked is what the words say in English of the worked case, changed.
func asked(t *testing.T, change func(in *ranking.Input)) string {
	t.Helper()
	in := worked(t)
	change(&in)
	c, rk := cardOf(t, in, 0)
	return told(words(locale.For(locale.EN), in.Edition, rk), c)
}

// says fails where any of those lines is not there.
func says(t *testing.T, all string, lines ...string) {
	t.Helper()
	for _, want := range lines {
		if !strings.Contains(all, want+"\n") {
			t.Errorf("%q is not said in\n%s", want, all)
		}
	}
}

// What cannot be worked out is told once, with its reason, and no method by its
// name in the file.
func TestRefusedInPeoplesWords(t *testing.T) {
	two := 2
	all := asked(t, func(in *ranking.Input) {
		in.Edition.Rule.Jury.Rounding = &award.Rounding{Criterion: &two, Mode: award.HalfUp}
	})
	says(t, all,
		"! orders (Borda), place points 12–6, falling place points, majority judgment: cannot be worked out, since the rule rounds, and places leave nothing to round",
		"! Other jury methods: Kinn 4, not worked out 4 (the rule rounds, and places leave nothing to round)")
	for _, x := range refused(t) {
		all := told(words(locale.For(locale.EN), x.edition, x.ranking), x.card)
		says(t, all, "! as if all had marked, orders (Borda), place points 12–6: cannot be worked out, since the exact numbers grow too long")
		for _, id := range []string{"borda", "share_of_top", "rank_linear", "_"} {
			if strings.Contains(all, id) {
				t.Errorf("%q is no word for people:\n%s", id, all)
			}
		}
		if n := strings.Count(all, "not worked out"); n != 2 {
			t.Errorf("not worked out is told %d times in two lines in\n%s", n, all)
		}
	}
}

// An entry with a comma of its own is set apart from the next by a semicolon.
func TestEntriesWithCommas(t *testing.T) {
	in := worked(t)
	in.Edition.Rule.Public.Method = award.Share
	in.Edition.Rule.Jury.Points = []exact.Rat{exact.New(25, 2), exact.Int(3)}
	c, rk := cardOf(t, in, 0)
	says(t, told(words(locale.For(locale.NB), in.Edition, rk), c),
		"! fra laveste 0 til høyeste 1, plasspoeng 12–6, topp 3: Kinn",
		"  median, uten høyeste og laveste, ytterpoeng trukket inn, som om alle ga poeng: Bodø")
}

// A rule without a public weight counts the public for nothing where it is asked
// to weigh it.
func TestThePublicWithoutAWeight(t *testing.T) {
	all := asked(t, func(in *ranking.Input) { in.Edition.Rule.Public = &award.PublicRule{Method: award.Added} })
	says(t, all, "  The rule gives the public no weight. Counted by these ways the public therefore counts for nothing, and the jury decides alone: "+
		"shares, shares of the top one, from lowest 0 to highest 1, placing, place points 12–6.")
	for _, p := range []*award.PublicRule{nil, {Method: award.Shortlist, Top: 2, Weight: exact.New(1, 4)}, {Method: award.MinMax}} {
		all := asked(t, func(in *ranking.Input) {
			if in.Edition.Rule.Public = p; p == nil {
				in.Votes = nil
			}
		})
		if strings.Contains(all, "counts for nothing") {
			t.Errorf("%+v: %s", p, all)
		}
	}
}

// Without the only juror nobody is ranked, and that is said.
func TestTheOnlyJuror(t *testing.T) {
	all := asked(t, alone)
	says(t, all, "The jury ranks alone. Kinn is first by the marks of a single juror; without that juror nobody is ranked.", "! without Kari: nobody",
		"! One juror left out: nobody 1 of 1")
}

// Over a weight the totals alone count, and elsewhere the chair's casting decision
// too: the words say which.
func TestLevelButForTheChair(t *testing.T) {
	all := asked(t, tied)
	says(t, all,
		"Bodø is first however much the public counts. There Bodø and Kinn have the same total; the chair's casting decision puts Bodø first.",
		"  First: Bodø and Kinn with equal totals throughout",
		"  Where totals are equal, the steps for equal totals, and with them the chair's casting decision, are left out here.",
		"  The whole rule is applied here, with the chair's casting decision.")
	all = asked(t, func(in *ranking.Input) {
		tied(in)
		in.Edition.Rule.Ties, in.Casts = nil, nil
	})
	says(t, all, "  Where totals are equal, the steps for equal totals are left out here.")
	if strings.Contains(all, "chair") {
		t.Errorf("the chair decided nothing:\n%s", all)
	}
	if all := asked(t, func(*ranking.Input) {}); strings.Contains(strings.ToLower(all), "where totals are equal") {
		t.Errorf("nobody is level:\n%s", all)
	}
}

// Each method that a line names is told in a few words, and once.
func TestEveryMethodIsTold(t *testing.T) {
	for _, x := range cases(t) {
		w := words(locale.For(locale.EN), x.edition, x.ranking)
		for _, p := range w.Parts(x.card) {
			if p.ID != "public" && p.ID != "jury" {
				continue
			}
			var names []string
			for _, l := range p.Lines {
				names = append(names, strings.Split(strings.ReplaceAll(l.Label, "; ", ", "), ", ")...)
			}
			for _, term := range p.Terms {
				n := 0
				for _, name := range names {
					if name == term.Label {
						n++
					}
				}
				if n != 1 || term.Text == "" {
					t.Errorf("%q (%q) is named %d times among %q", term.Label, term.Text, n, names)
				}
			}
			if len(p.Terms) != len(names) {
				t.Errorf("%d of %q are told", len(p.Terms), names)
			}
		}
	}
}
