package publicvote_test

import (
	"context"
	"testing"

	"votering/internal/publicvote"
	"votering/internal/publicvote/votestest"
)

// BenchmarkCount counts a million rows: how many a second.
func BenchmarkCount(b *testing.B) {
	for name, hard := range map[string]bool{"plain": false, "hard": true} {
		b.Run(name, func(b *testing.B) {
			m := votestest.Many{Rows: 1_000_000, Hard: hard}
			file, _ := m.File("many.csv")
			b.SetBytes(int64(len(file.Text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := publicvote.Count(context.Background(), []publicvote.Source{file.Source()}, m.Rule(), publicvote.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(m.Rows)*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}
