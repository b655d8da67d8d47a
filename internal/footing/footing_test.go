package footing_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/editionfile"
	"votering/internal/exact"
	"votering/internal/footing"
	"votering/internal/locale"
	"votering/internal/ranking"
	"votering/internal/robustness"
	"votering/internal/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden holds what was written against the file of that name.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-golden +written):\n%s", name, diff)
	}
}

// worked is the worked case, with its public vote.
func worked(t *testing.T) ranking.Input {
	t.Helper()
	dir := filepath.Join("..", "..", "testdata", "cases", "worked")
	e, err := editionfile.ReadFile(filepath.Join(dir, "edition.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(filepath.Join(dir, "marks.csv"))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := ballot.ReadMarks(data, "marks.csv", e)
	if err != nil {
		t.Fatal(err)
	}
	in := ranking.Input{Edition: e, Votes: map[string]exact.Rat{
		"bodo": exact.Int(4812), "haugesund": exact.Int(2377), "kinn": exact.Int(3105), "ralingen": exact.Int(884), "vennesla": exact.Int(1460)}}
	if in.Ballots, err = ballot.FromRows(rows, e); err != nil {
		t.Fatal(err)
	}
	return in
}

// cardOf is the card of a ranking, with that many draws of criterion weights.
func cardOf(t *testing.T, in ranking.Input, draws int) (*robustness.Card, *ranking.Ranking) {
	t.Helper()
	p, err := ranking.Prepare(in)
	if err != nil {
		t.Fatal(err)
	}
	rk, err := p.Compute(ranking.Variation{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := robustness.Of(p)
	if err != nil {
		t.Fatal(err)
	}
	if draws > 0 {
		c.Drawn = true
		if c.Acceptability, err = robustness.Accept(p, draws, 1); err != nil {
			t.Fatal(err)
		}
	}
	return c, rk
}

func words(l *locale.Catalog, e *award.Edition, rk *ranking.Ranking) footing.Words {
	return footing.Words{L: l, E: e, Rk: rk, Show: text.Show, Names: true}
}

// told is all that the words say of a card.
func told(w footing.Words, c *robustness.Card) string {
	var b strings.Builder
	say := func(s ...string) { b.WriteString(strings.Join(s, "") + "\n") }
	line := func(l footing.Line) {
		sign := "  "
		if l.Warn {
			sign = "! "
		}
		say(sign, l.Label, ": ", l.Text)
	}
	say(w.Opening(c))
	for _, p := range w.Parts(c) {
		say("# ", p.Heading)
		for _, l := range p.Lines {
			line(l)
		}
		for _, n := range p.Notes {
			say("  ", n)
		}
		for _, x := range p.Terms {
			say("  (", x.Label, " = ", x.Text, ")")
		}
	}
	say("# ")
	for _, l := range w.Short(c) {
		line(l)
	}
	say(w.Warning(c))
	return b.String()
}

func TestWorked(t *testing.T) {
	in := worked(t)
	c, rk := cardOf(t, in, 10_000)
	for _, lang := range locale.Languages() {
		w := words(locale.For(lang), in.Edition, rk)
		golden(t, "worked."+string(lang)+".txt", told(w, c))
		w.Names, w.Exactly = false, true
		golden(t, "worked-wall."+string(lang)+".txt", told(w, c))
	}
}

// The sketch of the screen has these figures.
func TestTheSketchedSentences(t *testing.T) {
	in := worked(t)
	c, rk := cardOf(t, in, 0)
	w := words(locale.For(locale.NB), in.Edition, rk)
	all := told(w, c)
	for _, want := range []string{
		"Kinn er først når publikum teller høyst 52,0\u00a0%, derfra Bodø.\n",
		"Vekten på ett kriterium (nå 25\u00a0%)\n",
		"Resultater i introduksjonsprogrammet: Kinn, fra 47,3\u00a0% Vennesla\n",
		"Engasjement og fleksibilitet i bosettingen: Kinn, fra 38,5\u00a0% Bodø\n",
		"Nye og gode prosjekter: Kinn, under 9,3\u00a0% Bodø\n",
		"Individuell tilpasning, formell kompetanse: Kinn uansett\n",
		"uten én av Kari, Anne, Bjørn, Eli og Farid: Kinn\n",
		"Bodø uten poeng fra de inhabile (regelen): Kinn\n",
		"Bodø som om de inhabile hadde gitt poeng: Kinn\n",
		"plasspoeng 12–6, topp 3: Kinn\n",
		"andeler, andeler av den beste, plassering: Bodø\n",
		"lar publikum virke som 62 til 68\u00a0%, fordi juryens tall ligger tett.",
		"Ett jurymedlem utelatt: Kinn 5 av 5\n",
		"Andre jurymetoder: Kinn 8 av 8\n",
		"Andre måter å veie: Kinn 2, Bodø 3\n",
		"Regnet med «andeler» ville publikums 25\u00a0% virke som 68\u00a0%, og Bodø være først.",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not said in\n%s", want, all)
		}
	}
	p, err := ranking.Prepare(in)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := w.Segments(robustness.Places(robustness.Lines(p, rk), 2)),
		"Vennesla til 21,6\u00a0%, så Bodø til 52,0\u00a0%, så Kinn"; got != want {
		t.Errorf("second is %q, wants %q", got, want)
	}
	w.Exactly = true
	if got, want := w.Segments(c.PublicWeight), "Kinn til 52,0\u00a0% (31424/60443), derfra Bodø"; got != want {
		t.Errorf("%q, wants %q", got, want)
	}
}

// Where nobody is ranked nothing stands firmly or not.
func TestNobodyIsRanked(t *testing.T) {
	w := words(locale.For(locale.EN), worked(t).Edition, nil)
	if got := strings.Trim(told(w, &robustness.Card{Drawn: true}), "\n# "); got != "" {
		t.Errorf("it says %q", got)
	}
}

// A rounded border never looks like a number that it is not.
func TestBorders(t *testing.T) {
	w := words(locale.For(locale.EN), worked(t).Edition, nil)
	quarter := exact.New(1, 4)
	for _, c := range []struct {
		border exact.Rat
		want   string
	}{
		{quarter, "25%"},
		{exact.New(125, 1000), "12.5%"},
		{exact.New(31424, 60443), "52.0%"},
		{exact.New(25001, 100_000), "25.001%"},
		{exact.New(1, 100_000), "0.001%"},
		{exact.New(99_999, 100_000), "99.999%"},
		{exact.Rat{}, "0%"},
		{exact.Int(1), "100%"},
	} {
		if got := w.Border(c.border, quarter); got != c.want {
			t.Errorf("%s is %q, wants %q", c.border, got, c.want)
		}
	}
	w.Exactly = true
	if got := w.Border(exact.New(1, 3)); got != "33.3% (1/3)" {
		t.Error(got)
	}
}

// corpus is all that the tests of this package make the words say.
func corpus(t *testing.T, l *locale.Catalog) []string {
	var all []string
	add := func(w footing.Words, c *robustness.Card) {
		all = append(all, strings.Split(told(w, c), "\n")...)
		for _, x := range append(w.Short(c), partLines(w, c)...) {
			all = append(all, x.Label, x.Text)
		}
		for _, p := range w.Parts(c) {
			all = append(append(all, p.Heading), p.Notes...)
		}
	}
	for _, x := range cases(t) {
		w := words(l, x.edition, x.ranking)
		w.Exactly = true
		add(w, x.card)
		w.Names = false
		add(w, x.card)
	}
	return all
}

func partLines(w footing.Words, c *robustness.Card) (lines []footing.Line) {
	for _, p := range w.Parts(c) {
		lines = append(lines, p.Lines...)
	}
	return lines
}

var place = regexp.MustCompile(`\\\{[a-z_]+\\\}`)

// Every sentence there is can be reached, in every language, and lacks no value.
func TestEverySentence(t *testing.T) {
	for _, lang := range locale.Languages() {
		said := corpus(t, locale.For(lang))
		for _, s := range said {
			if strings.ContainsAny(s, "⟦{") {
				t.Errorf("%s: %s", lang, s)
			}
		}
		data, err := os.ReadFile("../locale/catalog/" + string(lang) + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var texts map[string]string
		if err := json.Unmarshal(data, &texts); err != nil {
			t.Fatal(err)
		}
		whole := strings.Join(said, "\n")
		for key, s := range texts {
			if !strings.HasPrefix(key, "footing.") {
				continue
			}
			// A place takes whatever stands there, on one line.
			pattern := place.ReplaceAllString(regexp.QuoteMeta(s), ".+")
			if !regexp.MustCompile(pattern).MatchString(whole) {
				t.Errorf("%s: nothing says %s: %q", lang, key, s)
			}
		}
	}
}
