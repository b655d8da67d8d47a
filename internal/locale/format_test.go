package locale

import (
	"math/big"
	"testing"
	"time"

	"votering/internal/exact"
)

func TestNumbers(t *testing.T) {
	nb, en := For(NB), For(EN)
	huge, _ := new(big.Int).SetString("123456789012345678901234567890", 10)
	for _, c := range []struct{ got, nb, en, wantNB, wantEN string }{
		{"Rat", nb.Rat(exact.New(49, 10), 2), en.Rat(exact.New(49, 10), 2), "4,90", "4.90"},
		{"Rat of thousands", nb.Rat(exact.New(-24691, 20), 1), en.Rat(exact.New(-24691, 20), 1), "−1\u00a0234,6", "−1,234.6"},
		{"Rat of nearly zero", nb.Rat(exact.New(-1, 1000), 2), en.Rat(exact.New(-1, 1000), 2), "0,00", "0.00"},
		{"Rat without decimals", nb.Rat(exact.New(5, 2), 0), en.Rat(exact.New(5, 2), 0), "3", "3"},
		{"RatText", nb.RatText(exact.New(10005, 4)), en.RatText(exact.New(10005, 4)), "2501,25", "2501.25"},
		{"RatText without end", nb.RatText(exact.New(-1, 3)), en.RatText(exact.New(-1, 3)), "−1/3", "−1/3"},
		{"Int", nb.Int(31258), en.Int(31258), "31\u00a0258", "31,258"},
		{"Int of three digits", nb.Int(-999), en.Int(-999), "−999", "−999"},
		{"Int of seven", nb.Int(5425270), en.Int(5425270), "5\u00a0425\u00a0270", "5,425,270"},
		{"Int of zero", nb.Int(0), en.Int(0), "0", "0"},
		{"IntRat", nb.IntRat(exact.FromBig(new(big.Rat).SetInt(huge))), en.IntRat(exact.Int(1000)),
			"123\u00a0456\u00a0789\u00a0012\u00a0345\u00a0678\u00a0901\u00a0234\u00a0567\u00a0890", "1,000"},
		{"IntRat of a part", nb.IntRat(exact.New(1, 2)), en.IntRat(exact.New(1, 2)), "0,5", "0.5"},
		{"told", nb.told("82.25"), en.told("82.25"), "82,25", "82.25"},
		{"told that is long", nb.told("412000/83"), en.told("412000/83"), "4\u00a0963,9 (avrundet)", "4,963.9 (rounded)"},
		{"told that is rounded", nb.told("≈ 4.175312"), en.told("≈ 4.175312"), "4,175 (avrundet)", "4.175 (rounded)"},
		{"told that is no number", nb.told("a.b"), en.told("a.b"), "a.b", "a.b"},
		{"Formula", nb.Formula("(9.5 + 8) ÷ 2. ≈ 8.75"), en.Formula("9.5 + 1/2"), "(9,5 + 8) ÷ 2. ≈ 8,75", "9.5 + 1/2"},
		{"Percent", nb.Percent(exact.New(246, 10), 1), en.Percent(exact.New(246, 10), 1), "24,6\u00a0%", "24.6%"},
		{"Share", nb.Share(exact.New(3105, 12638), 1), en.Share(exact.New(3105, 12638), 1), "24,6\u00a0%", "24.6%"},
	} {
		if c.nb != c.wantNB || c.en != c.wantEN {
			t.Errorf("%s: %q and %q; want %q and %q", c.got, c.nb, c.en, c.wantNB, c.wantEN)
		}
	}
}

func TestDates(t *testing.T) {
	nb, en := For(NB), For(EN)
	at := time.Date(2022, 11, 7, 9, 3, 41, 0, time.FixedZone("", 3600))
	for _, c := range []struct{ got, want string }{
		{nb.Date(at), "7. november 2022"},
		{en.Date(at), "7 November 2022"},
		{nb.ShortDate(at), "07.11.2022"},
		{en.ShortDate(at), "7 Nov 2022"},
		{nb.DateTime(at), "7. november 2022 kl. 09:03"},
		{en.DateTime(at), "7 November 2022 at 09:03"},
		{nb.Clock(at), "09:03"},
		{en.ShortDate(at.AddDate(0, -6, 0)), "7 May 2022"},
		{nb.Date(at.AddDate(0, 1, 0)), "7. desember 2022"},
	} {
		if c.got != c.want {
			t.Errorf("got %q; want %q", c.got, c.want)
		}
	}
}

func TestList(t *testing.T) {
	nb, en := For(NB), For(EN)
	for _, c := range []struct{ got, want string }{
		{nb.List(nil), ""},
		{nb.List([]string{"a"}), "a"},
		{nb.List([]string{"a", "b"}), "a og b"},
		{nb.List([]string{"a", "b", "c"}), "a, b og c"},
		{en.List([]string{"a", "b", "c"}), "a, b and c"},
		{en.List([]string{"{last}", "b"}), "{last} and b"},
	} {
		if c.got != c.want {
			t.Errorf("got %q; want %q", c.got, c.want)
		}
	}
}
