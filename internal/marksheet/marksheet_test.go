package marksheet_test

import (
	"fmt"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/marksheet"
)

// edition is a jury of three, with a chair who does not mark.
func edition() *award.Edition {
	scale := award.Scale{Min: exact.Int(1), Max: exact.Int(6), Step: exact.New(1, 2)}
	return &award.Edition{
		Criteria: []award.Criterion{
			{ID: "results", Title: award.Text{NB: "Resultater", NN: "Resultat", EN: "Results"}, Scale: scale},
			{ID: "novelty", Title: award.Text{NB: "Nyskaping", NN: "Nyskaping", EN: "Novelty"}, Scale: scale},
			{ID: "share", Title: award.Plain("Andel i jobb"), Scale: scale, ValueFrom: &award.Point{Metric: "share"}},
		},
		Nominees: []award.Nominee{
			{ID: "kinn", Name: "Kinn", Code: "4602"},
			{ID: "kafjord", Name: "Gáivuotna - Kåfjord - Kaivuono", Code: "5540"},
			{ID: "heroy-mr", Name: "Herøy (Møre og Romsdal)", Code: "1515"},
			{ID: "heroy-n", Name: "Herøy (Nordland)", Code: "1818"},
		},
		Jurors: []award.Juror{
			{ID: "kari", Name: "Kari Berg", Email: "kari@example.org", Role: award.JurorRole, Votes: true},
			{ID: "ola", Name: "Ola Nordmann", Role: award.JurorRole, Votes: true},
			{ID: "eli", Name: "Eli Å", Role: award.ChairRole},
		},
	}
}

// told is everything that a file says, a line each.
func told(m *marksheet.Marks) string {
	var b strings.Builder
	for _, t := range m.Tables {
		fmt.Fprintf(&b, "table %s down %v across %v", t.Where, t.Down, t.Across)
		for _, g := range t.Given {
			fmt.Fprintf(&b, " %s=%s(%s)", g.Kind, g.ID, g.By)
		}
		fmt.Fprintf(&b, " marks %d empty %d\n", t.Marks, t.Empty)
	}
	for _, r := range m.Rows {
		mark := r.Mark
		if r.Recused {
			mark = "recused"
		}
		fmt.Fprintf(&b, "%s %s %s %s", r.Juror, r.Nominee, r.Criterion, mark)
		if r.Comment != "" {
			fmt.Fprintf(&b, " %q", r.Comment)
		}
		fmt.Fprintf(&b, " %s\n", r.Cell)
	}
	for _, l := range m.Left {
		fmt.Fprintf(&b, "left %s %q %s %d\n", l.Reason, l.Name, l.Cell, l.N)
	}
	for _, q := range m.Questions {
		fmt.Fprintf(&b, "ask %s %s %q %s %v\n", q.Reason, q.Kind, q.Name, q.Cell, q.Choices)
	}
	for _, f := range m.Faults {
		fmt.Fprintf(&b, "fault %s %s %s\n", f.Class, f.ID, f.Where)
	}
	for _, n := range m.Notices {
		fmt.Fprintf(&b, "notice %s %s %v\n", n.ID, n.Where, n.Args)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// A table is read in whatever shape the jury keeps it.
func TestShapes(t *testing.T) {
	for _, c := range []struct {
		name, file, table string
		options           marksheet.Options
		want              string
	}{
		{
			name: "a table as the program writes it", file: "m.csv",
			table: "juror,nominee,criterion,mark\nkari,kinn,results,4.50\nkari,kinn,novelty,\n",
			want: `
table m.csv down [juror nominee criterion] across [] marks 2 empty 0
kari kinn results 4.5 m.csv:2
kari kinn novelty - m.csv:3`,
		},
		{
			name: "the program's own headings over names", file: "m.csv",
			table: "juror,nominee,criterion,mark\nKari Berg,Kinn,Results,4.5\nola,Kinn,Nyskaping,9\nola,Nowhere,novelty,3\n",
			want: `
table m.csv down [juror nominee criterion] across [] marks 1 empty 0
kari kinn results 4.5 m.csv:2:4
ask unknown nominee "Nowhere" m.csv:4:2 [kinn kafjord heroy-mr heroy-n]
fault E_SCORE mark.scale m.csv:3:4`,
		},
		{
			name: "a decimal comma that separates", file: "kari.csv",
			table: "Nominee,Results,Novelty\nKinn,3,4,5\nKåfjord,2,1\n4602, by,3,2\n",
			want: `
table kari.csv down [nominee] across [criterion] juror=kari(file) marks 2 empty 0
kari kafjord results 2 kari.csv:3:2
kari kafjord novelty 1 kari.csv:3:3
fault E_CSV marksheet.ragged kari.csv:2:4
fault E_CSV marksheet.ragged kari.csv:4:4`,
		},
		{
			name: "a list in bokmål, by names, with a title", file: "m.csv",
			table: "Juryens poeng 2022;;;;\nJurymedlem;Nominert;Kriterium;Poeng;Kommentar\nKari Berg;Kinn kommune;Resultater;4,5;godt\n;4602;nyskaping;;\nOla Nordmann;Kåfjord;Results;inhabil (fetter);\n",
			want: `
table m.csv down [juror nominee criterion] across [] marks 3 empty 0
kari kinn results 4.5 "godt" m.csv:3:4
kari kinn novelty - m.csv:4:4
ola kafjord results recused "fetter" m.csv:5:4
notice filled m.csv:4:1 map[n:1]`,
		},
		{
			name: "nominees against criteria, the juror above, with sums", file: "poeng.csv",
			table: "Juror:;Kari Berg;;;\n\nNominert;Resultater (1-6);Nyskaping;Andel i jobb;Sum\nKinn;4;5,5;82;9,5\nKaivuono;-;;51;0\nHerøy;;;;\nSnitt;4;5,5;66,5;\n",
			want: `
table poeng.csv down [nominee] across [criterion] juror=kari(title) marks 3 empty 1
kari kinn results 4 poeng.csv:4:2
kari kinn novelty 5.5 poeng.csv:4:3
kari kafjord results - poeng.csv:5:2
left measured "Andel i jobb" poeng.csv:4:4 2
left total "Sum" poeng.csv:4:5 2
left total "Snitt" poeng.csv:7:2 2`,
		},
		{
			name: "criteria against nominees, the juror in the file's name", file: "poeng-kari-berg.csv",
			table: ",Kinn,K-5540 Kåfjord\nResultater,4,3\nNyskaping,5,2\n",
			want: `
table poeng-kari-berg.csv down [criterion] across [nominee] juror=kari(file) marks 4 empty 0
kari kinn results 4 poeng-kari-berg.csv:2:2
kari kafjord results 3 poeng-kari-berg.csv:2:3
kari kinn novelty 5 poeng-kari-berg.csv:3:2
kari kafjord novelty 2 poeng-kari-berg.csv:3:3`,
		},
		{
			name: "jurors across, one criterion", file: "resultater.csv",
			table: "Kommune;Ola Nordmann;Kari Berg;Snitt\nKinn;3;4;3,5\nHerøy (Nordland);2;inhabil;2\n",
			want: `
table resultater.csv down [nominee] across [juror] criterion=results(file) marks 4 empty 0
ola kinn results 3 resultater.csv:2:2
kari kinn results 4 resultater.csv:2:3
ola heroy-n results 2 resultater.csv:3:2
kari heroy-n results recused resultater.csv:3:3
left total "Snitt" resultater.csv:2:4 2`,
		},
		{
			name: "jurors over criteria", file: "m.csv",
			table: ";Kari;;Ola;\nNominert;Resultater;Nyskaping;Resultater;Nyskaping\nKinn;1;2;3;4\n",
			want: `
table m.csv down [nominee] across [criterion juror] marks 4 empty 0
kari kinn results 1 m.csv:3:2
kari kinn novelty 2 m.csv:3:3
ola kinn results 3 m.csv:3:4
ola kinn novelty 4 m.csv:3:5`,
		},
		{
			name: "nominees and criteria down, jurors across", file: "m.csv",
			table: "Nominert;Kriterium;Kari;Ola\nKinn;Resultater;1;2\n;Nyskaping;3;\n",
			want: `
table m.csv down [nominee criterion] across [juror] marks 3 empty 1
kari kinn results 1 m.csv:2:3
ola kinn results 2 m.csv:2:4
kari kinn novelty 3 m.csv:3:3
notice filled m.csv:3:1 map[n:1]`,
		},
		{
			name: "answers of a web form, with comments beside the marks", file: "m.csv",
			table: "ID;Starttidspunkt;E-post;Jurymedlem;Kommune;Resultater;Kommentar;Nyskaping;Kommentar\n7;01.02.2022;k@x.no;kari@example.org;Kinn;4;fint;5;\n",
			want: `
table m.csv down [juror nominee] across [criterion] marks 2 empty 0
kari kinn results 4 "fint" m.csv:2:6
kari kinn novelty 5 m.csv:2:8
left column "ID" m.csv:2:1 1
left column "Starttidspunkt" m.csv:2:2 1
left column "E-post" m.csv:2:3 1`,
		},
		{
			name: "one table under the other", file: "m.csv",
			table: "Kari Berg;;\nNominert;Resultater;Nyskaping\nKinn;1;2\nSum;1;2\n;;\nOla Nordmann;;\nNominert;Resultater;Nyskaping\nKinn;3;4\n",
			want: `
table m.csv down [nominee] across [criterion] juror=kari(title) marks 2 empty 0
table m.csv down [nominee] across [criterion] juror=ola(title) marks 2 empty 0
kari kinn results 1 m.csv:3:2
kari kinn novelty 2 m.csv:3:3
ola kinn results 3 m.csv:8:2
ola kinn novelty 4 m.csv:8:3
left total "Sum" m.csv:4:2 2`,
		},
		{
			name: "code and name beside each other", file: "m.csv", options: marksheet.Options{Juror: "ola"},
			table: "Kommunenr;Kommune;Resultater\n1515;Herøy;4\n1818;Herøy;3\n4602;Herøy;2\n",
			want: `
table m.csv down [nominee] across [criterion] juror=ola(act) marks 2 empty 0
ola heroy-mr results 4 m.csv:2:3
ola heroy-n results 3 m.csv:3:3
ask ambiguous nominee "Herøy" m.csv:4:2 [heroy-mr heroy-n]`,
		},
		{
			name: "what nobody knows is asked", file: "m.csv",
			table: "Nominert;Resultater;Innovasjon;Merknad\nKinn;4;5;bra\nHerøy;4;5;\nFlora;3;3;\n",
			want: `
ask unknown criterion "Innovasjon" m.csv:1:3 [results novelty]
ask unsaid juror "m" m.csv:1:1 [kari ola]
ask ambiguous nominee "Herøy" m.csv:3:1 [heroy-mr heroy-n]
ask unknown nominee "Flora" m.csv:4:1 [kinn kafjord heroy-mr heroy-n]`,
		},
		{
			name: "and read with the answers", file: "m.csv", options: marksheet.Options{Map: map[string]string{"innovasjon": "novelty", "m": "kari", "Herøy": "heroy-n", "Flora": "-"}},
			table: "Nominert;Resultater;Innovasjon;Merknad\nKinn;4;5;bra\nHerøy;4;5;\nFlora;3;3;\n",
			want: `
table m.csv down [nominee] across [criterion] juror=kari(said) marks 4 empty 0
kari kinn results 4 m.csv:2:2
kari kinn novelty 5 m.csv:2:3
kari heroy-n results 4 m.csv:3:2
kari heroy-n novelty 5 m.csv:3:3
left comment "Merknad" m.csv:2:4 1
left said "Flora" m.csv:4:2 2`,
		},
		{
			name: "what is no mark is told at its cell", file: "kari.csv",
			table: "Nominert;Resultater;Nyskaping\nKinn;7;4,25\nKåfjord;4/6;x\nKinn;1;\nHerøy (Nordland);inhabil;2\n",
			want: `
table kari.csv down [nominee] across [criterion] juror=kari(file) marks 2 empty 1
kari kinn results 1 kari.csv:4:2
kari heroy-n results recused kari.csv:5:2
fault E_SCORE mark.scale kari.csv:2:2
fault E_SCORE mark.scale kari.csv:2:3
fault E_SCORE mark.form kari.csv:3:2
fault E_SCORE mark.form kari.csv:3:3
fault E_CSV marksheet.recused kari.csv:5:3`,
		},
		{
			name: "who does not mark", file: "novelty.csv",
			table: "Nominert;Kari Berg;Eli Å\nKinn;4;5\n",
			want: `
table novelty.csv down [nominee] across [juror] criterion=novelty(file) marks 1 empty 0
kari kinn novelty 4 novelty.csv:2:2
fault E_JUROR juror.no_vote novelty.csv:2:3`,
		},
	} {
		m, err := marksheet.Read([]byte(c.table), c.file, edition(), c.options)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := told(m); got != strings.TrimPrefix(c.want, "\n") {
			t.Errorf("%s:\n%s\nwants%s", c.name, got, c.want)
		}
	}
}
