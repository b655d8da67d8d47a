package forms_test

import (
	"errors"
	"strings"
	"testing"

	"votering/internal/fault"
	"votering/internal/forms"
	"votering/internal/locale"
)

// What is wrong is told with names, not ids, and with what was typed as it was
// typed; and what to do is what this scale allows.
func TestFaultsAreInTheWordsOfTheForm(t *testing.T) {
	l := locale.For(locale.NB)
	for answer, want := range map[string][2]string{
		": 4,5\n":  {"Kinn, Resultater: «4,5» er ikke på skalaen, som går fra 1 til 6 i trinn på 1.", "gi et poeng fra 1 til 6 i trinn på 1, eller «-» for å avstå"},
		": fire\n": {"Kinn, Resultater: «fire» er ikke et poeng.", "gi et poeng fra 1 til 6 i trinn på 1, eller «-» for å avstå"},
	} {
		_, err := forms.Read([]byte(strings.Replace(answered(t), ": 4\n", answer, 1)), "k.txt", edition(t))
		var faults fault.List
		if !errors.As(err, &faults) || len(faults) != 1 {
			t.Fatalf("%q: %v", answer, err)
		}
		f := faults[0]
		if said := l.Sentence("fault."+f.ID, f.Args); said != want[0] {
			t.Errorf("%q, want %q", said, want[0])
		}
		if try := l.Sentence("fault."+f.ID+".try", f.Args); try != want[1] {
			t.Errorf("%q, want %q", try, want[1])
		}
	}
}
