package municipality_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/municipality"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]municipality.Region{
		"K-3020 Nordre Follo":      {Code: "3020", Name: "Nordre Follo"},
		"K3001":                    {Code: "3001"},
		"K 3001":                   {Name: "K 3001"},
		"F-30":                     {Code: "30"},
		"F42 Agder":                {Code: "42", Name: "Agder"},
		"30 Viken":                 {Code: "30", Name: "Viken"},
		"0 Hele landet":            {Code: "0", Name: "Hele landet"},
		"0219 Bærum":               {Code: "0219", Name: "Bærum"},
		"219\u00a0Bærum":           {Code: "0219", Name: "Bærum", Padded: true},
		"219":                      {Code: "0219", Padded: true},
		"0702 Holmestrand (-2017)": {Code: "0702", Name: "Holmestrand", Qualifier: "-2017"},
		"0236 Nes (Akershus)":      {Code: "0236", Name: "Nes", Qualifier: "Akershus"},
		"Moss (t.o.m. 2019)":       {Name: "Moss", Qualifier: "t.o.m. 2019"},
		"1939 Storfjord - Omasvuotna - Omasvuono": {Code: "1939", Name: "Storfjord - Omasvuotna - Omasvuono"},
		" Landet ":        {Name: "Landet"},
		"0219 B\ufffdrum": {Code: "0219", Name: "B\ufffdrum"},
	} {
		if got, ok := municipality.Parse(in); !ok || got != want {
			t.Errorf("Parse(%q) = %+v, %v; want %+v", in, got, ok, want)
		}
	}
	for _, in := range []string{"", " ", "K-21-22 Svalbard and Jan Mayen", "K-Rest Divided municipalities and unknown", "030101a Sentrum", "30201 Noe", "2021K1"} {
		if got, ok := municipality.Parse(in); ok {
			t.Errorf("Parse(%q) = %+v, want none", in, got)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string][]string{
		"Bodø":                           {"Bodø"},
		"Gáivuotna - Kåfjord - Kaivuono": {"Gáivuotna - Kåfjord - Kaivuono", "Gáivuotna", "Kåfjord", "Kaivuono"},
		"Kárášjohka-Karasjok":            {"Kárášjohka-Karasjok", "Kárášjohka", "Karasjok"},
		"Rosse – Røros":                  {"Rosse – Røros", "Rosse", "Røros"},
		"Karasjok - Kárášjohka":          {"Karasjok - Kárášjohka", "Karasjok", "Kárášjohka"},
		"Trøndelag - Trööndelage":        {"Trøndelag - Trööndelage", "Trøndelag", "Trööndelage"},
		"Romsa/Troms":                    {"Romsa/Troms", "Romsa", "Troms"},
		"Aurskog-Høland":                 {"Aurskog-Høland"},
		"Nord-Fron":                      {"Nord-Fron"},
		"Sør-Odal":                       {"Sør-Odal"},
		"Bergen - Kirkens Bymisjon":      {"Bergen - Kirkens Bymisjon"},
		"Oslo - Bergen":                  {"Oslo - Bergen"},
	} {
		if got := municipality.Names(in); !slices.Equal(got, want) {
			t.Errorf("Names(%q) = %q, want %q", in, got, want)
		}
	}
	for _, pair := range [][2]string{
		{"Røros - Rosse", "Rosse – Røros"}, {"tana", "Deatnu-Tana"}, {"Kåfjord kommune", "Gáivuotna - Kåfjord - Kaivuono"},
		{"Nes (Akershus)", "Nes"}, {"BODØ", "Bodø"}, {"Ullensvang herad", "Ullensvang"}, {"Trondelag", "Trondelag fylke"},
	} {
		if !municipality.Meet(pair[0], pair[1]) {
			t.Errorf("%q and %q do not meet", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{{"Bodo", "Bodø"}, {"Nes", "Nesbyen"}, {"", "Oslo"}, {"Sør-Fron", "Nord-Fron"}, {"Oslo", "Røde Kors - Oslo"}} {
		if municipality.Meet(pair[0], pair[1]) {
			t.Errorf("%q and %q meet", pair[0], pair[1])
		}
	}
}

// TestCalled looks up the official names of the Sámi and Kven municipalities,
// as different sources write them, and the names that two municipalities have.
func TestCalled(t *testing.T) {
	for _, c := range []struct {
		name  string
		year  int
		codes []string
	}{
		{"Aarborte", 2024, []string{"1826"}}, {"Hattfjelldal - Aarborte", 2024, nil}, {"Hábmer", 2024, []string{"1875"}},
		{"Snåsa", 2024, []string{"5041"}}, {"Raarvihke - Røyrvik", 2024, []string{"5043"}}, {"Tråante", 2024, []string{"5001"}},
		{"Nåavmesjenjaelmie", 2024, []string{"5007"}}, {"Evenášši", 2024, []string{"1853"}}, {"Dielddanuorri", 2024, []string{"5512"}},
		{"Lavangen", 2024, []string{"5518"}}, {"Omasvuono", 2024, []string{"5538"}}, {"Kåfjord", 2024, []string{"5540"}},
		{"Ráisa", 2024, []string{"5544"}}, {"Kárášjohka", 2024, []string{"5610"}}, {"Kautokeino", 2024, []string{"5612"}},
		{"Porsáŋgu", 2024, []string{"5622"}}, {"Porsángu", 2024, []string{"5622"}}, {"Tana", 2024, []string{"5628"}}, {"Nesseby", 2024, []string{"5636"}},
		{"Harstad", 2018, []string{"1903"}}, {"Harstad", 2021, []string{"5402"}}, {"Harstad", 2024, []string{"5503"}},
		{"Herøy", 2024, []string{"1515", "1818"}}, {"Våler", 2024, []string{"3114", "3419"}}, {"Våler", 2021, []string{"3018", "3419"}},
		{"Nes", 2018, []string{"0236", "0616"}}, {"Os", 2018, []string{"0441", "1243"}}, {"Sande", 2018, []string{"0713", "1514"}}, {"Bø", 2018, []string{"0821", "1867"}},
		{"Nes", 2021, []string{"3034"}}, {"Bærum", 2016, []string{"0219"}}, {"Kinn", 2019, nil}, {"Kinn", 2020, []string{"4602"}},
		{"Asker", 2019, []string{"0220"}}, {"Asker", 2020, []string{"3025"}}, {"Trondheim", 2016, []string{"1601"}},
	} {
		var codes []string
		for _, u := range municipality.Called(c.name, c.year) {
			codes = append(codes, u.Code)
		}
		if !slices.Equal(codes, c.codes) {
			t.Errorf("Called(%q, %d) = %v, want %v", c.name, c.year, codes, c.codes)
		}
	}
}

func TestRelate(t *testing.T) {
	for _, c := range []struct {
		code string
		year int
		to   string
		want municipality.Relation
	}{
		{"1804", 2021, "1804", municipality.Same}, {"1804", 2003, "1804", municipality.Part},
		{"0219", 2018, "3024", municipality.Renumbered}, {"0219", 2018, "3201", municipality.Renumbered}, {"3201", 2024, "0219", municipality.Renumbered},
		{"1902", 2019, "5401", municipality.Renumbered}, {"1014", 2019, "4223", municipality.Renumbered}, {"1903", 2018, "5402", municipality.Renumbered},
		{"0220", 2019, "3025", municipality.Part}, {"3025", 2021, "0220", municipality.Whole}, {"1401", 2018, "4602", municipality.Part},
		{"1702", 2018, "5006", municipality.Part}, {"1702", 2018, "5004", municipality.Renumbered}, {"5004", 2019, "5006", municipality.Part},
		{"1502", 2019, "1506", municipality.Part}, {"0213", 2019, "3020", municipality.Part}, {"0710", 2018, "3804", municipality.Renumbered},
		{"0706", 2016, "3804", municipality.Part}, {"1507", 2021, "1508", municipality.Whole}, {"1508", 2024, "1507", municipality.Part},
		{"1850", 2019, "1806", municipality.Overlap}, {"1534", 2019, "1507", municipality.Part}, {"1504", 2019, "1508", municipality.Overlap},
		{"1103", 2019, "1103", municipality.Part}, {"5001", 2018, "5001", municipality.Part}, {"1001", 2018, "4204", municipality.Part}, {"4602", 2010, "4602", municipality.Same}, {"1106", 2021, "1804", municipality.Unrelated},
		{"1401", 2018, "1439", municipality.Unrelated}, {"9999", 2020, "9999", municipality.Same}, {"9999", 2020, "1804", municipality.Unrelated},
		{"1567", 2018, "5061", municipality.Renumbered},
	} {
		if got := municipality.Relate(c.code, c.year, c.to); got != c.want {
			t.Errorf("Relate(%s, %d, %s) = %v, want %v", c.code, c.year, c.to, got, c.want)
		}
	}
}

// TestInUse counts the municipalities of the years for which their number is
// known.
func TestInUse(t *testing.T) {
	for year, want := range map[int]int{2017: 426, 2018: 422, 2019: 422, 2020: 356, 2023: 356, 2024: 357} {
		if got := len(municipality.All(year)); got != want {
			t.Errorf("%d municipalities in %d, want %d", got, year, want)
		}
	}
}

// TestRelateIsMutual: what a is to b, b is to a the other way round.
func TestRelateIsMutual(t *testing.T) {
	all := append(municipality.All(2018), municipality.All(2024)...)
	other := map[municipality.Relation]municipality.Relation{
		municipality.Part: municipality.Whole, municipality.Whole: municipality.Part,
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.SampledFrom(all).Draw(t, "a"), rapid.SampledFrom(all).Draw(t, "b")
		there, back := municipality.Relate(a.Code, 9999, b.Code), municipality.Relate(b.Code, 9999, a.Code)
		if want, turned := other[there]; turned {
			there = want
		}
		if there != back {
			t.Fatalf("%s to %s: %v, back %v", a.Code, b.Code, there, back)
		}
	})
}
