package figures

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/editions"
	"votering/internal/exact"
	"votering/internal/locale"
)

func sheet(t *testing.T, id string) *Sheet {
	t.Helper()
	b, ok := editions.ByID(id)
	if !ok {
		t.Fatalf("no edition %s", id)
	}
	e, err := editionfile.Read(b.Edition, id)
	if err != nil {
		t.Fatal(err)
	}
	return New(e, locale.For(locale.NB))
}

func column(c *Column) string {
	if c == nil {
		return "none"
	}
	return fmt.Sprintf("%s %s %d", c.Metric.ID, c.Period, c.Known)
}

// The same rules find the telling figures of prizes that have nothing in
// common.
func TestChoose(t *testing.T) {
	for id, want := range map[string][]string{
		"prisen-2022": {"settled-per-1000 2022 5", "settled-of-requested 2022 5",
			"settled population requested settled-of-requested decided requested-original settled-collective decided-of-requested"},
		"fjordlyktprisen-2031": {"lanterns-per-1000 2030 7", "none", "lanterns population lit-roads cost"},
	} {
		ch := sheet(t, id).Choose()
		var plain []string
		for _, c := range ch.Plain {
			plain = append(plain, c.Metric.ID)
		}
		got := []string{column(ch.Bar), column(ch.Dot), strings.Join(plain, " ")}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", id, diff)
		}
	}
}

// A figure that few nominees have is no column to compare by.
func TestFewFiguresAreNotDrawn(t *testing.T) {
	s := sheet(t, "fjordlyktprisen-2031")
	for i := range s.Edition.Nominees[2:] {
		s.Edition.Nominees[i+2].Values = nil
	}
	s = New(s.Edition, s.L)
	ch := s.Choose()
	if ch.Bar != nil {
		t.Errorf("%s is drawn", column(ch.Bar))
	}
	for _, c := range ch.Plain {
		if s.Drawn(c) {
			t.Errorf("%s counts as drawn", column(&c))
		}
	}
}

func TestText(t *testing.T) {
	l := locale.For(locale.NB)
	pct := &award.Metric{Unit: award.Percent, Decimals: 1}
	nok := &award.Metric{Unit: award.NOK}
	for _, c := range []struct {
		metric *award.Metric
		figure award.Figure
		want   string
	}{
		{&award.Metric{Unit: award.Persons}, award.Figure{Number: exact.Int(52803)}, "52\u00a0803"},
		{pct, award.Figure{Number: exact.New(197, 2)}, "98,5\u00a0%"},
		{nok, award.Figure{Number: exact.Int(41250)}, "41\u00a0250\u00a0kr"},
		{&award.Metric{Unit: award.Words}, award.Figure{Words: award.Plain("Tyra\x1b")}, `Tyra\u001b`},
		{pct, award.Figure{Missing: award.NotApplicable}, "×"},
		{pct, award.Figure{Missing: award.NotKnown}, "–"},
		{pct, award.Figure{Missing: award.NotKnown, Given: &award.Value{}}, "ukjent"},
		{pct, award.Figure{Missing: award.Suppressed, Given: &award.Value{}}, "skjult"},
		{pct, award.Figure{Missing: award.NotPublished, Given: &award.Value{}}, "ikke publ."},
	} {
		if got := Text(l, c.metric, c.figure); got != c.want {
			t.Errorf("%+v: %q, wants %q", c.figure, got, c.want)
		}
	}
}
