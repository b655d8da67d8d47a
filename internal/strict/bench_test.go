package strict

import (
	"strings"
	"testing"
)

// What a reader pays for hostile and for honest documents.
func BenchmarkCheck(b *testing.B) {
	for name, data := range map[string]string{
		"spaces":  strings.Repeat(" ", 10<<20),
		"marks":   "[" + strings.Repeat(`{"juror":"anne","nominee":"bodo","criterion":"c","mark":"4"},`, 1_000_000),
		"nesting": strings.Repeat("[", 5000),
		"lists":   "[" + strings.Repeat("["+strings.Repeat("0,", 100)+"0],", 100_000),
		"text":    `["` + strings.Repeat("x", 60<<20),
		"foreign": "[" + strings.Repeat(`"`+strings.Repeat("æøå ", 900)+`æ",`, 9000) + "0]",
	} {
		b.Run(name, func(b *testing.B) {
			bytes := []byte(data)
			b.ReportAllocs()
			b.SetBytes(int64(len(bytes)))
			for b.Loop() {
				_ = Check(bytes, "x.json", 64<<20)
			}
		})
	}
}
