package locale

import (
	"errors"
	"testing"

	"votering/internal/fault"
)

func TestPick(t *testing.T) {
	for _, c := range []struct {
		flag string
		env  map[string]string
		want Lang
	}{
		{"", nil, EN},
		{"nb", map[string]string{"LANG": "en_US.UTF-8"}, NB},
		{"nn", map[string]string{"VOTERING_LANG": "nb"}, NN},
		{"en", map[string]string{"VOTERING_LANG": "nb"}, EN},
		{"", map[string]string{"VOTERING_LANG": "nb", "LC_ALL": "en_GB.UTF-8"}, NB},
		{"", map[string]string{"LC_ALL": "nb_NO.UTF-8", "LANG": "en_US.UTF-8"}, NB},
		{"", map[string]string{"LC_MESSAGES": "no_NO", "LANG": "en_US.UTF-8"}, NB},
		{"", map[string]string{"VOTERING_LANG": "", "LANG": "NB-no"}, NB},
		{"", map[string]string{"LANG": "nn_NO.UTF-8"}, NN},
		{"", map[string]string{"VOTERING_LANG": "nn"}, NN},
		{"", map[string]string{"LANG": "da_DK@euro"}, NB},
		{"", map[string]string{"LC_ALL": "C.UTF-8", "LANG": "nb_NO"}, EN},
		{"", map[string]string{"LANG": "POSIX"}, EN},
		{"", map[string]string{"LANG": "de_DE"}, EN},
		{"", map[string]string{"LANG": "_.-@"}, EN},
	} {
		got, err := Pick(c.flag, func(name string) string { return c.env[name] })
		if err != nil || got != c.want {
			t.Errorf("Pick(%q, %v) = %q, %v; want %q", c.flag, c.env, got, err, c.want)
		}
	}
}

func TestPickRefusesAFlag(t *testing.T) {
	for _, flag := range []string{"no", "NB", "NN", "nb_NO", "x\x1b[2J"} {
		got, err := Pick(flag, func(string) string { return "nb" })
		f := fault.Of(err)
		if !errors.Is(err, &fault.Error{Class: fault.Usage, ID: "language"}) || got != EN {
			t.Errorf("Pick(%q) = %q, %v; want fault.Usage", flag, got, err)
		} else if f.Args["have"] != "en, nb, nn" {
			t.Errorf("Pick(%q) offers %q", flag, f.Args["have"])
		}
	}
}

func TestForAnUnknownLanguage(t *testing.T) {
	if got := For("xx").Lang(); got != EN {
		t.Errorf("For an unknown language is %q; want English", got)
	}
	for _, l := range Languages() {
		if got := For(l).Lang(); got != l {
			t.Errorf("For(%q) is %q", l, got)
		}
	}
}
