package figures_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/figures"
	"votering/internal/tabular"
)

const samples = "../../testdata/samples"

// edition reads a bundled edition, without the figures that stand in it.
func edition(t *testing.T, name string) *award.Edition {
	t.Helper()
	ed, err := editionfile.ReadFile(filepath.Join("../editions", name, "edition.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range ed.Nominees {
		ed.Nominees[i].Values = nil
	}
	return ed
}

func gridsOf(t testing.TB, data []byte, name string) []tabular.Grid {
	t.Helper()
	grids, err := tabular.ReadGrids(data, name, tabular.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return grids
}

// latin1 reads a sample by the simplest means there are: its lines, cut at the
// separator.
func latin1(t *testing.T, name, separator string) [][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(samples, name))
	if err != nil {
		t.Fatal(err)
	}
	var runes []rune
	for _, b := range data {
		runes = append(runes, rune(b))
	}
	var rows [][]string
	for _, line := range strings.Split(strings.TrimSpace(string(runes)), "\n") {
		rows = append(rows, strings.Split(line, separator))
	}
	return rows
}

func sample(t *testing.T, name string) []tabular.Grid {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(samples, name))
	if err != nil {
		t.Fatal(err)
	}
	return gridsOf(t, data, name)
}

// shown is a figure as one word: its number, or why there is none.
func shown(v figures.Taken) string {
	switch {
	case v.Missing != "":
		return string(v.Missing)
	case v.Value != nil:
		return v.Value.Text()
	}
	return v.Words
}

// codes are the codes under which each nominee of the bundled editions has had
// the area that it has now.
var codes = map[string][]string{
	"baerum": {"0219", "3024"}, "lorenskog": {"0230", "3029"}, "stange": {"0417", "3413"}, "bodo": {"1804"}, "haugesund": {"1106"},
	"ralingen": {"0228", "3027"}, "vennesla": {"1014", "4223"}, "harstad": {"1903", "5402"}, "tromso": {"1902", "5401"}, "sandefjord": {"0710", "3804"},
	"asker": {"3025"}, "drammen": {"3005"}, "kinn": {"4602"}, "lillestrom": {"3030"}, "molde": {"1506"}, "nordre-follo": {"3020"},
	"steinkjer": {"5006"}, "tonsberg": {"3803"}, "ullensvang": {"4618"}, "kristiansand": {"4204"},
}

// TestLongExport reads every cell of IMDi's export for the nominees of each
// bundled edition, and compares it with what stands in the file.
func TestLongExport(t *testing.T) {
	const file = "imdi_bosatt_anmodede_long_latin1_excerpt.csv"
	take := map[string]string{
		"Faktisk bosetting": "settled", "Anmodning om bosetting": "requested", "Vedtak om bosetting": "decided", "Opprinnelig anmodning": "requested-original",
	}
	reasons := map[string]string{".": "not-applicable", ":": "suppressed"}
	for _, name := range []string{"prize-2021", "prize-2022", "prize-2023"} {
		ed := edition(t, name)
		want, percent := map[string]string{}, 0
		for i, row := range latin1(t, file, ";") {
			for j := range ed.Nominees {
				id := ed.Nominees[j].ID
				metric, has := take[row[4]]
				if _, there := ed.Metric(metric); !has || !there || !slices.Contains(codes[id], row[2]) {
					continue
				}
				if row[0] == "Prosent" {
					percent++
					continue
				}
				value := row[5]
				if reason, missing := reasons[value]; missing {
					value = reason
				}
				want[fmt.Sprintf("%s %s %s %s:%d:6", id, metric, row[1], file, i+1)] = value
			}
		}
		o := figures.Options{Take: map[string]string{}}
		for series, metric := range take {
			if _, ok := ed.Metric(metric); ok {
				o.Take[series] = metric
			}
		}
		im, err := figures.Read(ed, sample(t, file), o)
		if err != nil {
			t.Fatal(name, err)
		}
		got := map[string]string{}
		for _, v := range im.Values {
			got[fmt.Sprintf("%s %s %s %s", v.Nominee, v.Metric, v.Period, v.Cell)] = shown(v)
		}
		for _, u := range im.Unused { // where both codes of a year have a row, the sign gives way
			if u.Reason == "other_cell" || u.Reason == "again" {
				for key := range want {
					if strings.HasSuffix(key, " "+u.Cell) {
						delete(want, key)
					}
				}
			}
		}
		if len(want) < 90 || !maps.Equal(got, want) {
			t.Errorf("%s: %d figures, want %d", name, len(got), len(want))
			report(t, got, want)
		}
		left := 0
		for _, u := range im.Unused {
			if u.Reason == "not_asked" {
				left++
			}
		}
		if left < percent {
			t.Errorf("%s: %d figures in per cent are told, of %d", name, left, percent)
		}
	}
}

// report says where two maps differ.
func report(t *testing.T, got, want map[string]string) {
	t.Helper()
	for _, k := range slices.Sorted(maps.Keys(want)) {
		if got[k] != want[k] {
			t.Errorf("%s: %q, want %q", k, got[k], want[k])
		}
	}
	for _, k := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[k]; !ok {
			t.Errorf("%s: %q is too many", k, got[k])
		}
	}
}

// TestLongExportIsWhatIsPublished compares what is taken with the figures that
// were checked by hand for the bundled editions.
func TestLongExportIsWhatIsPublished(t *testing.T) {
	for _, year := range []string{"2021", "2022", "2023"} {
		ed := edition(t, "prize-"+year)
		f, err := os.Open("../editions/testdata/figures-" + year + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		rows, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		im, err := figures.Read(ed, sample(t, "imdi_bosatt_anmodede_long_latin1_excerpt.csv"), figures.Options{
			Take: map[string]string{"Faktisk bosetting": "settled", "Anmodning om bosetting": "requested", "Vedtak om bosetting": "decided"},
		})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, v := range im.Values {
			got[v.Nominee+" "+v.Metric+" "+v.Period] = shown(v)
		}
		compared := 0
		for _, row := range rows[1:] {
			if v, ok := got[row[0]+" "+row[1]+" "+row[2]]; ok {
				if compared++; v != row[3] {
					t.Errorf("%s: %v is %s", year, row, v)
				}
			}
		}
		if compared < 50 {
			t.Errorf("%s: only %d figures to compare", year, compared)
		}
	}
}

// TestAges adds up the ages of the population table; the totals are those that
// Statistics Norway publishes.
func TestAges(t *testing.T) {
	const file = "ssb_07459_2020_tab_latin1_excerpt.csv"
	ed := edition(t, "prize-2021")
	ed.Nominees = []award.Nominee{{ID: "nordre-follo", Name: "Nordre Follo", Code: "3020"}, {ID: "baerum", Name: "Bærum", Code: "0219"}, {ID: "asker", Name: "Asker", Code: "3203"}}
	sums, cells := map[string]int{}, map[string]string{}
	for i, row := range latin1(t, file, "\t") {
		if n, err := strconv.Atoi(row[2]); err == nil {
			sums[row[0]] += n
			if row[1] == `"0 years"` {
				cells[row[0]] = fmt.Sprintf("%s:%d:3 %s:%d:3", file, i+1, file, i+106)
			}
		}
	}
	if sums[`"K-3025 Asker"`] != 94441 {
		t.Fatalf("Asker has %d", sums[`"K-3025 Asker"`])
	}
	im, err := figures.Read(ed, sample(t, file), figures.Options{Take: map[string]string{"persons": "population"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(im.Values) != 3 {
		t.Fatalf("%d values", len(im.Values))
	}
	for i, region := range []string{`"K-3020 Nordre Follo"`, `"K-3024 Bærum"`, `"K-3025 Asker"`} {
		v := im.Values[i]
		if shown(v) != strconv.Itoa(sums[region]) || v.Period != "2020" || v.Cells != 106 || v.Cell+" "+v.Last != cells[region] {
			t.Errorf("%s: %+v, want %d in %s", region, v, sums[region], cells[region])
		}
	}
	var told []string
	for _, n := range im.Notices {
		told = append(told, n.ID)
	}
	if !slices.Equal(told, []string{"renumbered", "summed"}) && !slices.Equal(told, []string{"summed", "renumbered"}) && len(told) != 3 {
		t.Errorf("told %v", told)
	}

	// Nothing is added up that nobody asked for.
	ed.Metrics = append(ed.Metrics, award.Metric{ID: "persons", Unit: award.Persons})
	im, err = figures.Read(ed, sample(t, file), figures.Options{})
	if err != nil || len(im.Values) != 0 || len(im.Unused) != 318 || im.Unused[0].Reason != "apart" {
		t.Errorf("unasked: %d values, %d unused, %v", len(im.Values), len(im.Unused), err)
	}
	// One age can be taken alone.
	im, err = figures.Read(ed, sample(t, file), figures.Options{Take: map[string]string{"Persons / 10 years": "persons"}})
	if err != nil || len(im.Values) != 3 || shown(im.Values[0]) != "914" || im.Values[0].Cell != file+":12:3" {
		t.Errorf("ten years: %+v, %v", im.Values, err)
	}
}

// TestNothingToTake: tables without figures, or without regions, are said to
// be so, and nothing is taken.
func TestNothingToTake(t *testing.T) {
	for file, notice := range map[string]string{
		"imdi_regions_2018_comma_bom_crlf.csv": "no_figures", "imdi_regions_semicolon_utf8.csv": "no_figures",
		"imdi_regions_damaged_fffd_crlf.csv": "no_figures", "klass131_2024_latin1_lossy_sami.csv": "no_figures",
		"ssb_05300_json-stat2.json": "no_region",
	} {
		im, err := figures.Read(edition(t, "prize-2022"), sample(t, file), figures.Options{})
		if err != nil || len(im.Values)+len(im.Unused)+len(im.Questions) > 0 {
			t.Errorf("%s: %+v, %v", file, im, err)
			continue
		}
		if !slices.ContainsFunc(im.Notices, func(n figures.Notice) bool { return n.ID == notice && n.Where == file }) {
			t.Errorf("%s: told %+v", file, im.Notices)
		}
	}
}

// TestCubeOfOneRegion takes a table without regions for the row that a person
// says it is about, every cell of it.
func TestCubeOfOneRegion(t *testing.T) {
	const file = "ssb_05300_json-stat2.json"
	data, err := os.ReadFile(filepath.Join(samples, file))
	if err != nil {
		t.Fatal(err)
	}
	var cube struct {
		Value  []*json.Number
		Status map[string]string
	}
	if err := json.Unmarshal(data, &cube); err != nil {
		t.Fatal(err)
	}
	ed := edition(t, "prize-2022")
	ed.Metrics = append(ed.Metrics, award.Metric{ID: "near", Title: award.Plain("Museum"), Unit: award.Percent})
	reasons := map[string]string{".": "not-applicable", "..": "not-known"}
	years := []string{"1991", "1994", "1997", "2000", "2004", "2008", "2012", "2016", "2021"}
	distances := []string{"Under 1 km", "1-4,9 km", "5-9,9 km", "10-24 km", "25-49 km", "50 km eller over"}
	venues := []string{"01", "02", "03", "04", "05", "06", "07", "08"}
	for i, distance := range distances {
		for j, venue := range venues {
			o := figures.Options{
				Take:    map[string]string{"Avstand / " + distance + " / " + venue: "near"},
				Answers: map[string]string{file: "country"},
			}
			im, err := figures.Read(ed, gridsOf(t, data, file), o)
			if err != nil || len(im.Values) != len(years) {
				t.Fatalf("%s, %s: %d values, %v", distance, venue, len(im.Values), err)
			}
			for k, year := range years {
				n := (i*len(venues)+j)*len(years) + k
				want := reasons[cube.Status[strconv.Itoa(n)]]
				if v := cube.Value[n]; v != nil {
					want = v.String()
				}
				if v := im.Values[k]; v.Period != year || shown(v) != want || v.Cell != fmt.Sprintf("%s:value[%d]", file, n) || v.AsOf != "2022-05-24" {
					t.Errorf("value %d: %+v, want %s", n, v, want)
				}
			}
		}
	}
	im, err := figures.Read(ed, gridsOf(t, data, file), figures.Options{Take: map[string]string{"Avstand / Under 1 km / Museum": "near"}})
	if err != nil || len(im.Values) != 0 || len(im.Questions) != 1 || im.Questions[0].Reason != "no_region" || !slices.Equal(im.Questions[0].Choices, []string{"country"}) {
		t.Errorf("unanswered: %+v, %v", im, err)
	}
	_, err = figures.Read(ed, gridsOf(t, data, file), figures.Options{Take: map[string]string{"Avstand / Under 1 km / Museum": "settled"}})
	if f := fault.Of(err); f == nil || f.ID != "figures.unit" {
		t.Errorf("per cent as persons: %v", err)
	}
}
