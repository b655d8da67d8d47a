package weight

import (
	"strings"
	"testing"

	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/ranking"
)

func TestWorks(t *testing.T) {
	l := locale.For(locale.EN)
	quarter := exact.New(1, 4)
	for _, c := range []struct {
		jury, public exact.Rat
		weight       *exact.Rat
		want         string
		warn         bool
	}{
		{exact.New(3, 4), exact.New(1, 4), &quarter, "", false},
		{exact.New(1, 4), exact.New(3, 4), &quarter, "The public's 25% works as 75% here: the jury's numbers lie closer together than the public's.", true},
		{exact.New(9, 10), exact.New(1, 10), &quarter, "The public's 25% works as 10% here: the public's numbers lie closer together than the jury's.", true},
		{exact.New(7, 10), exact.New(3, 10), &quarter, "The public's 25% works as 30% here.", false},
		{exact.New(7490, 10000), exact.New(2510, 10000), &quarter, "The public's 25% works as 25.1% here.", false},
		{exact.Int(60), exact.Int(40), nil, "The public's points work as 40% here.", false},
		{exact.Int(0), exact.Int(0), &quarter, "", false},
	} {
		rk := &ranking.Ranking{Spread: &ranking.Spread{Jury: c.jury, Public: c.public}, Weight: c.weight}
		if got, warn := Works(l, rk); strings.ReplaceAll(got, "\u00a0", "") != c.want || warn != c.warn {
			t.Errorf("%s and %s: %q, %v", c.jury, c.public, got, warn)
		}
	}
	if got, warn := Works(l, &ranking.Ranking{}); got != "" || warn || Effective(l, &ranking.Ranking{}) != "" {
		t.Errorf("no public part: %q", got)
	}
}
