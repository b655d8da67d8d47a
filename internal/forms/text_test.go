package forms_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"votering/internal/ballot"
	"votering/internal/exact"
	"votering/internal/fault"
	"votering/internal/forms"
	"votering/internal/locale"
)

// blank is an empty form as people see it, in lines that end in LF.
func blank(t *testing.T) string {
	t.Helper()
	s := string(forms.WriteText(edition(t), head, locale.For(locale.NB), nil))
	return strings.TrimPrefix(strings.ReplaceAll(s, "\r\n", "\n"), "\ufeff")
}

// answered is a form in which a tired person has filled in everything.
func answered(t *testing.T) string {
	t.Helper()
	s := blank(t)
	for _, answer := range []string{"Inhabil (nei, eller grunnen):", "Resultater [results] (1–6):", "Innsats – (ny) [effort] (0–10 i trinn på 0,5):"} {
		s = strings.ReplaceAll(s, answer+"\n", answer+" %\n")
	}
	for _, a := range []string{"nei", "4", "7,5", "NEI", "–", "avstår"} {
		s = strings.Replace(s, "%", a, 1)
	}
	return s
}

// complaints are what is wrong, "LINE id" in the order of the form.
func complaints(t *testing.T, err error) []string {
	t.Helper()
	if err == nil {
		return nil
	}
	var list fault.List
	if !errors.As(err, &list) {
		t.Fatalf("%v is no list of faults", err)
	}
	var ids []string
	for _, f := range list {
		_, where, _ := strings.Cut(f.Where, ":")
		if strings.Contains(f.Where, "!") {
			_, where, _ = strings.Cut(f.Where, "!")
		}
		ids = append(ids, strings.TrimSpace(where+" "+f.ID))
	}
	return ids
}

// line is the number of the n-th line that begins with s.
func line(t *testing.T, form, s string, n int) int {
	t.Helper()
	for i, l := range strings.Split(form, "\n") {
		if strings.HasPrefix(l, s) {
			if n--; n == 0 {
				return i + 1
			}
		}
	}
	t.Fatalf("no line begins with %q", s)
	return 0
}

// What a tired person makes of the form is understood.
func TestTextIsForgiving(t *testing.T) {
	e := edition(t)
	form := answered(t)
	for name, edit := range map[string]func(string) string{
		"as it is":           func(s string) string { return s },
		"spaces before":      func(s string) string { return strings.ReplaceAll(s, "Resultater", "   Resultater") },
		"space before colon": func(s string) string { return strings.ReplaceAll(s, "grunnen):", "grunnen) :") },
		"tab after colon":    func(s string) string { return strings.ReplaceAll(s, ": 4\n", ":\t4\t \n") },
		"no help":            func(s string) string { return noHelp(s) },
		"in English words":   func(s string) string { return strings.NewReplacer("NEI", "none", "avstår", "Abstain.").Replace(s) },
		"no hints":           func(s string) string { return strings.ReplaceAll(s, " (nei, eller grunnen)", "") },
		"nominees moved":     moved,
	} {
		got, err := forms.Read([]byte(edit(form)), "k.txt", e)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		b := got.Ballot
		m1, _ := b.Mark(at("kinn", "results"))
		m2, _ := b.Mark(at("kinn", "effort"))
		if !m1.Equal(exact.Int(4)) || !m2.Equal(exact.New(15, 2)) || b.Status(at("bodo", "results")) != ballot.Abstains ||
			b.Status(at("bodo", "effort")) != ballot.Abstains || len(b.Declared) != 2 || len(got.Empty)+len(got.Undeclared) != 0 {
			t.Errorf("%s: %+v", name, b)
		}
	}
}

func noHelp(s string) string {
	lines := slices.DeleteFunc(strings.Split(s, "\n"), func(l string) bool { return strings.HasPrefix(l, "#") })
	return strings.Join(lines, "\n")
}

// moved has the second nominee before the first.
func moved(s string) string {
	rule := strings.Repeat("=", 76)
	parts := strings.Split(s, rule)
	second, end, _ := strings.Cut(parts[2], "=== slutt")
	return parts[0] + rule + second + rule + parts[1] + "=== slutt" + end
}

// A comment goes on over lines, at the margin or not, until a field begins.
func TestCommentsOfSeveralLines(t *testing.T) {
	form := strings.Replace(answered(t), "Kommentar:\n",
		"Kommentar: Sterk vekst.\n# to ting:\n  - husly\n\t- arbeid\n\nSe [vedlegg]: side 3\n   \n", 1)
	got, err := forms.Read([]byte(form), "k.txt", edition(t))
	if err != nil {
		t.Fatal(err)
	}
	want := "Sterk vekst.\n# to ting:\n- husly\n- arbeid\n\nSe [vedlegg]: side 3"
	if c := got.Ballot.Cells[at("kinn", "results")].Comment; c != want {
		t.Errorf("%q, want %q", c, want)
	}
}

// An empty form is no complaint: it says what is still missing.
func TestEmptyText(t *testing.T) {
	got, err := forms.Read([]byte(blank(t)), "k.txt", edition(t))
	if err != nil {
		t.Fatal(err)
	}
	if !got.Ballot.Empty() || len(got.Empty) != 4 || len(got.Undeclared) != 2 {
		t.Errorf("%+v", got)
	}
}

// All that is wrong is said at once, each with its line.
func TestTextComplaints(t *testing.T) {
	form := answered(t)
	swap := func(old, new string) string {
		if !strings.Contains(form, old) {
			t.Fatalf("no %q in the form", old)
		}
		return strings.Replace(form, old, new, 1)
	}
	mark1, mark2 := line(t, form, "Resultater", 1), line(t, form, "Innsats", 1)
	kinn, end := line(t, form, "=== 1 av 2", 1), line(t, form, "=== slutt", 1)
	prize, version, juror := line(t, form, "Utgave", 1), line(t, form, "Versjon", 1), line(t, form, "Jurymedlem", 1)
	e := edition(t)
	for _, c := range []struct {
		name, form string
		want       []string
	}{
		{"no mark", swap(": 4\n", ": fire\n"), []string{fmt.Sprint(mark1, " form.mark")}},
		{"two", strings.Replace(swap(": 4\n", ": 7\n"), "7,5", "7,3", 1), []string{fmt.Sprint(mark1, " form.scale"), fmt.Sprint(mark2, " form.scale")}},
		{"a sum", swap(": 4\n", ": =1+3\n"), []string{fmt.Sprint(mark1, " form.mark")}},
		{"scientific", swap(": 4\n", ": 4e0\n"), []string{fmt.Sprint(mark1, " form.mark")}},
		{"escape", swap(": 4\n", ": \x1b[2J4\n"), []string{fmt.Sprint(mark1, " text.control")}},
		{"direction", swap("Kommentar:\n", "Kommentar: \u202eneddag\n"), []string{fmt.Sprint(mark1+1, " text.direction")}},
		{"too long", swap("Kommentar:\n", "Kommentar: "+strings.Repeat("x", 4001)+"\n"), []string{fmt.Sprint(mark1+1, " text.long")}},
		{"endless", swap("Kommentar:\n", "Kommentar:\n"+strings.Repeat("x\n", 9000)), []string{fmt.Sprint(mark1+1, " text.long")}},
		{"line gone", swap("Resultater [results] (1–6): 4\n", ""), []string{fmt.Sprint(mark1, " form.no_cell")}},
		{"line twice", swap("Resultater [results] (1–6): 4\n", "[results]: 4\n[results]: 5\n"), []string{fmt.Sprint(mark1+1, " form.twice")}},
		{"nominee gone", swap("=== 1 av 2: Kinn [kinn]", "=== Kinn [knin]"), []string{
			fmt.Sprint(kinn, " mark.nominee"), fmt.Sprint(end, " form.no_conflict"), fmt.Sprint(end, " form.no_cell"), fmt.Sprint(end, " form.no_cell")}},
		{"nominee twice", swap("=== 2 av 2: Bodø [bodo]", "=== Kinn [kinn]"), []string{
			fmt.Sprint(line(t, form, "=== 2 av 2", 1), " form.twice"), fmt.Sprint(end, " form.no_conflict"), fmt.Sprint(end, " form.no_cell"), fmt.Sprint(end, " form.no_cell")}},
		{"no id", swap("=== 1 av 2: Kinn [kinn]", "=== Kinn"), []string{
			fmt.Sprint(kinn, " form.heading"), fmt.Sprint(end, " form.no_conflict"), fmt.Sprint(end, " form.no_cell"), fmt.Sprint(end, " form.no_cell")}},
		{"criterion", swap("Resultater [results]", "Resultater [resultat]"), []string{fmt.Sprint(kinn, " form.no_cell"), fmt.Sprint(mark1, " mark.criterion")}},
		{"measured", swap("Resultater [results]", "Målt [measured]"), []string{fmt.Sprint(kinn, " form.no_cell"), fmt.Sprint(mark1, " mark.criterion")}},
		{"stray", swap("Resultater [results] (1–6): 4\n", "Resultater [results] (1–6):\n4\n"), []string{fmt.Sprint(mark1+1, " form.line")}},
		{"both", swap("grunnen): nei", "grunnen): bror er ordfører"), []string{fmt.Sprint(mark1, " form.recused"), fmt.Sprint(mark2, " form.recused")}},
		{"cut", form[:strings.Index(form, "=== slutt")], []string{fmt.Sprint(end, " form.cut")}},
		{"cut early", form[:strings.Index(form, "Resultater [results] (1–6): 4")], []string{
			fmt.Sprint(mark1, " form.cut"), fmt.Sprint(mark1, " form.no_cell"), fmt.Sprint(mark1, " form.no_cell"),
			fmt.Sprint(mark1, " form.no_conflict"), fmt.Sprint(mark1, " form.no_cell"), fmt.Sprint(mark1, " form.no_cell")}},
		{"other edition", swap("Utgave: prisen-2022", "Utgave: prisen-2021"), []string{fmt.Sprint(prize, " form.edition")}},
		{"no version", swap("Versjon: 0123456789abcdef", "Versjon:"), []string{fmt.Sprint(version, " form.head")}},
		{"no such juror", swap("Jurymedlem: kari", "Jurymedlem: mallory"), []string{fmt.Sprint(juror, " juror.unknown")}},
		{"who does not vote", swap("Jurymedlem: kari", "Jurymedlem: sek"), []string{fmt.Sprint(juror, " juror.unknown")}},
		{"juror twice", swap("Jurymedlem: kari\n", "Jurymedlem: kari\nJurymedlem: ola\n"), []string{fmt.Sprint(juror+1, " form.twice")}},
		{"juror gone", swap("Jurymedlem: kari\n", ""), []string{fmt.Sprint(end-1, " form.head")}},
		{"newer", swap("votering-form/1", "votering-form/2"), []string{fmt.Sprint(line(t, form, "Skjema", 1), " form.schema")}},
		{"no form", "Hei, her er poengene mine: 4, 5, 6\n", []string{"form.none"}},
		{"nothing", "", []string{"form.none"}},
	} {
		_, err := forms.Read([]byte(c.form), "k.txt", e)
		got := complaints(t, err)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		for _, f := range asList(err) {
			if m, try := locale.For(locale.NB).Fault(f); strings.Contains(m+try, "⟦") || strings.ContainsAny(m+try, "{}") || !utf8.ValidString(m) {
				t.Errorf("%s: no words: %s; %s", c.name, m, try)
			}
		}
	}
}

func asList(err error) fault.List {
	var list fault.List
	errors.As(err, &list)
	return list
}

// A form with everything wrong is answered with as much as anybody reads.
func TestComplaintsAreBounded(t *testing.T) {
	form := strings.Replace(answered(t), "Resultater [results] (1–6): 4\n", "Resultater [results] (1–6): 4\n"+strings.Repeat("hva?\n", 100_000), 1)
	_, err := forms.Read([]byte(form), "k.txt", edition(t))
	if n := len(complaints(t, err)); n != forms.MaxFaults {
		t.Errorf("%d complaints", n)
	}
	_, err = forms.Read(make([]byte, forms.MaxText+1), "k.txt", edition(t))
	if !slices.Equal(complaints(t, err), []string{"form.size"}) {
		t.Error(err)
	}
}

// Whose form was refused is known all the same.
func TestRefusedFormHasItsHead(t *testing.T) {
	got, err := forms.Read([]byte(strings.Replace(answered(t), ": 4\n", ": x\n", 1)), "k.txt", edition(t))
	if err == nil || got == nil || got.Head.Juror != "kari" || got.Ballot != nil {
		t.Errorf("%+v, %v", got, err)
	}
}

// What a word processor made of the form is known for what it is.
func TestOtherKinds(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"k.rtf":  {`{\rtf1\ansi Skjema: votering-form/1\par}`, "form.kind"},
		"k.doc":  {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "form.kind"},
		"k.pdf":  {"%PDF-1.7\n", "form.kind"},
		"k.html": {"<html><body>Skjema: votering-form/1</body></html>", "form.kind"},
		"k.docx": {"PK\x03\x04", "form.none"},
		"k.ods":  {"PK\x03\x04", "form.none"},
	} {
		if !forms.IsForm([]byte(c.data), name) {
			t.Errorf("%s: not read as a form", name)
		}
		_, err := forms.Read([]byte(c.data), name, edition(t))
		if got := complaints(t, err); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s: %v", name, got)
		}
	}
	for name, data := range map[string]string{"k.ballot": "-----BEGIN AGE ENCRYPTED FILE-----\n", "notes.txt": "Hei\n", "k.zip": "PK\x03\x04", "k": ""} {
		if forms.IsForm([]byte(data), name) {
			t.Errorf("%s: read as a form", name)
		}
	}
}

// A nominee who was withdrawn is not asked about; a form from before, which
// has answers on them, is read.
func TestWithdrawn(t *testing.T) {
	e := edition(t)
	before := answered(t)
	e.Nominees[1].Withdrawn = true
	if s := string(forms.WriteText(e, head, locale.For(locale.NB), nil)); strings.Contains(s, "[bodo]") || !strings.Contains(s, "=== 1 av 1: Kinn [kinn]") {
		t.Error(s)
	}
	for _, form := range []string{before, before[:strings.Index(before, "=== 2 av 2")] + "=== slutt på skjemaet ==="} {
		got, err := forms.Read([]byte(form), "k.txt", e)
		if err != nil || len(got.Empty)+len(got.Undeclared) != 0 {
			t.Errorf("%+v, %v", got, err)
		}
	}
}
