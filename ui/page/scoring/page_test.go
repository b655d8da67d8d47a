package scoring

import (
	"testing"

	"votering/internal/room/roomtest"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
)

const prize = "prisen-2022"

// eli has marked as in the sketch: eleven of sixteen, recused from one.
func eli(t testing.TB) *pagetest.Seat {
	t.Helper()
	r := impartial(t, roomtest.Demo(t, prize), "eli")
	for _, m := range [][3]string{
		{"haugesund", "results", "4"}, {"haugesund", "commitment", "6"}, {"haugesund", "development", "3"}, {"haugesund", "individual", "5"},
		{"kinn", "results", "3"}, {"kinn", "commitment", "5"}, {"kinn", "development", "6"},
		{"ralingen", "results", "4"}, {"ralingen", "commitment", "4"}, {"ralingen", "development", "5"}, {"ralingen", "individual", "3"},
	} {
		if err := r.Mark("eli", m[0], m[1], m[2]); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range [][3]string{
		{"kinn", "results", "tynt grunnlag"},
		{"kinn", "commitment", "Sa ja til over fire ganger første anmodning (40), bosatte to flere enn de ble bedt om. Spør om boligene holder utover 2023."},
		{"kinn", "development", "REKSAM!"},
	} {
		if err := r.Comment("eli", c[0], c[1], c[2]); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Recuse("eli", "bodo", "arbeidet i kommunen til 2021"); err != nil {
		t.Fatal(err)
	}
	p := New()
	p.Select("kinn")
	s := pagetest.Sit(t, r, "eli", p)
	s.Press("down")
	return s
}

func TestFrames(t *testing.T) {
	s := eli(t)
	s.AllSizes(func(size string) { golden.Same(t, "prize-"+size, s.Frame()) })
	s.Press("m")
	s.AllSizes(func(size string) { golden.Same(t, "matrix-"+size, s.Frame()) })
	s = sit(t, roomtest.MadeUp, "birk")
	s.AllSizes(func(size string) { golden.Same(t, "made-up-"+size, s.Frame()) })
}

func TestStates(t *testing.T) {
	s := eli(t)
	s.Press("c")
	golden.Same(t, "writing-80x24", s.Frame())
	s.Size(40, 12)
	golden.Same(t, "writing-40x12", s.Frame())
	s.Press("esc", "home", "8")
	s.Size(80, 24)
	golden.Same(t, "refused-80x24", s.Frame())
	s.Press("p", "p")
	golden.Same(t, "recused-80x24", s.Frame())
	s.Press("n", "n", "l")
	s.Answer(s.Asked.Word)
	golden.Same(t, "handed-in-80x24", s.Frame())
	s.Size(120, 40)
	golden.Same(t, "handed-in-120x40", s.Frame())
}
