package publicvote_test

import (
	"strings"
	"testing"

	"votering/internal/publicvote"
	"votering/internal/publicvote/votestest"
)

// A panic in a goroutine of the count is one of Count, which a caller may catch:
// in those that read rows, however many rows there are, and in the one that reads
// files.
func TestAPanicReachesTheCaller(t *testing.T) {
	rows := votes("rows.csv", "choice,time,voter\n"+strings.Repeat("a,2026-10-24T19:00:00Z,ola\n", 1000))
	rows.Layout.ChoiceAt = 7
	file := votes("file.csv", "choice\na\n")
	file.Layout.Delimiter = ""
	for _, f := range []votestest.File{rows, file} {
		for _, workers := range []int{1, 3, 16} {
			func() {
				defer func() {
					err, is := recover().(error)
					if !is || !strings.Contains(err.Error(), "index out of range") || !strings.Contains(err.Error(), "goroutine") {
						t.Errorf("%s, %d workers: recovered %v", f.Name, workers, err)
					}
				}()
				o, err := count(rule(), publicvote.Options{Workers: workers}, 64, f)
				t.Errorf("%s, %d workers: counted %v, %v", f.Name, workers, o, err)
			}()
		}
	}
}
