package deliberation

import (
	"testing"

	"votering/internal/locale"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

func TestFrames(t *testing.T) {
	s := pagetest.Sit(t, worked(t, nil), "", New())
	s.AllSizes(func(size string) { golden.Same(t, "intro-"+size, s.Frame()) })
	s.Press("n")
	s.AllSizes(func(size string) { golden.Same(t, "worked-"+size, s.Frame()) })
	s.C.L = locale.For(locale.EN)
	s.AllSizes(func(size string) { golden.Same(t, "worked-en-"+size, s.Frame()) })
}
