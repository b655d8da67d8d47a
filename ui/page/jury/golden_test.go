package jury

import (
	"regexp"
	"strings"
	"testing"

	"votering/internal/locale"
	"votering/ui/page/pagetest/golden"
)

// twoBallots has Anne's key accepted, and another ballot of hers with the same
// revision.
func (s *country) twoBallots() {
	s.t.Helper()
	s.invite()
	s.Press("esc")
	one, two := s.ballot("anne", "4"), s.ballot("anne", "5")
	s.mailed(one, "anne.ballot")
	s.collect()
	s.Press("enter")
	s.Answer("")
	s.mailed(two, "anne (1).ballot")
	s.Press("esc")
	s.collect()
}

// masked is a frame without what differs from run to run: hashes.
func (s *country) masked() string {
	f := s.Frame()
	for _, m := range masks {
		f = m.ReplaceAllStringFunc(f, func(h string) string { return strings.Repeat("x", len(h)) })
	}
	return f
}

var masks = []*regexp.Regexp{
	regexp.MustCompile(`[0-9a-f]{16}`), regexp.MustCompile(`([0-9a-f]{4}  )+[0-9a-f]*`),
}

// Every step at every size, as it was looked at.
func TestStepFrames(t *testing.T) {
	for name, do := range map[string]func(s *country){
		"invite": func(s *country) { s.Press("v", "down") },
		"sealing-key": func(s *country) {
			s.Press("v", "down", "down", "down", "enter")
			s.Type("abc")
		},
		"sealing-short": func(s *country) {
			s.Press("v", "down", "down", "down", "enter")
			s.Type("kort")
			s.Press("enter")
		},
		"sealing-second": func(s *country) {
			s.Press("v", "down", "down", "down", "enter")
			s.Type(sealing)
			s.Press("enter")
			s.Type(sealing)
			s.Press("enter")
		},
		"invited": func(s *country) { s.invite() },
		"sheet":   func(s *country) { s.invite(); s.Press("esc", "r", "down") },
		"restore": func(s *country) { s.invite(); s.Press("esc", "r", "right", "down") },
		"mail":    func(s *country) { s.invite(); s.Press("esc", "home", "down", "m") },
		"collect": func(s *country) { s.invite(); s.Press("esc", "c", "down", "down"); s.Type("abc") },
		"key": func(s *country) {
			s.invite()
			s.Press("esc")
			s.mailed(s.ballot("anne", "4"), "anne.ballot")
			s.mailed(s.ballot("ola", "4"), "ola.ballot")
			s.collect()
		},
		"taken": func(s *country) {
			s.invite()
			s.Press("esc")
			s.mailed(s.ballot("anne", "4"), "anne.ballot")
			s.mailed(s.ballot("ola", "4"), "ola.ballot")
			s.collect()
			s.Press("enter")
			s.Answer("")
		},
		"form": func(s *country) {
			s.invite()
			s.Press("esc")
			s.filled("anne", "4")
			s.collect()
		},
		"form-wrong": func(s *country) {
			s.invite()
			s.Press("esc")
			s.filled("ola", "9")
			s.collect()
		},
		"fork": func(s *country) { s.twoBallots() },
		"choose": func(s *country) {
			s.twoBallots()
			s.Press("enter")
		},
		"late": func(s *country) {
			s.invite()
			s.Press("esc")
			late := s.ballot("anne", "4")
			_, err := s.Room.CloseBallots("")
			must(s.t, err)
			s.Look()
			s.mailed(late, "anne.ballot")
			s.collect()
			s.Press("enter") // read aloud
			s.Answer("")
		},
		"waiting": func(s *country) { s.invite(); s.Press("esc", "home", "down") },
	} {
		t.Run(name, func(t *testing.T) {
			s := spread(t)
			do(s)
			s.consistent()
			s.AllSizes(func(size string) { golden.Same(t, "step-"+name+"-"+size, s.masked()) })
			s.C.L = locale.For(locale.EN)
			s.Size(80, 24)
			golden.Same(t, "step-"+name+"-en", s.masked())
		})
	}
}
