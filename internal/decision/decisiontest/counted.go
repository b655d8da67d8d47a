package decisiontest

import (
	"maps"
	"time"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/publicvote"
)

// Polling is when the public votes in the worked case where raw rows are counted.
func Polling() *award.Window {
	return &award.Window{Opens: time.Date(2022, 10, 1, 6, 0, 0, 0, time.UTC), Closes: time.Date(2022, 10, 9, 22, 0, 0, 0, time.UTC)}
}

// Counted is the public vote of the worked case counted from raw rows, with the
// votes that its table has: two files, of which one does not say who voted, three
// filters, and every cause. Without the filters somebody else leads. The edition
// must have Polling for its window.
func Counted() *publicvote.Tally {
	w := Polling()
	valid := map[string]int64{"bodo": 4812, "haugesund": 2377, "kinn": 3105, "ralingen": 884, "vennesla": 1460}
	others := func(changed map[string]int64) map[string]int64 {
		all := maps.Clone(valid)
		for id, n := range changed {
			all[id] += n
		}
		return all
	}
	t := &publicvote.Tally{
		Rows: 16_010, Valid: map[string]exact.Rat{}, Flags: []string{publicvote.FlagNoVoter},
		Dropped: publicvote.Dropped{Malformed: 12, OutsideWindow: 310, UnknownNominee: 45, Excluded: 2100, Duplicate: 905},
		Files: []publicvote.File{
			{SHA256: Digits("data-412345-2022-10-10-0800.txt.gz"), Rows: 15_000, Read: &publicvote.Reading{
				Format: publicvote.FormatNettskjema, Encoding: "utf-8", Compression: "gzip", Delimiter: ";",
				Choice: "Hvem bør vinne?", Time: "$created", Voter: "E-post",
			}},
			{SHA256: Digits("stemmer-torget.csv"), Rows: 1010, Read: &publicvote.Reading{
				Encoding: "windows-1252", Delimiter: "\t", Choice: "choice", Time: "time",
			}},
		},
		Counting: &publicvote.Counting{
			Window: &publicvote.Window{Opens: w.Opens, Closes: w.Closes}, Zone: "Europe/Oslo", Dates: publicvote.DayMonth,
			Map: map[string]string{"Rælinga": "ralingen"},
			Filters: []publicvote.Filtered{
				{Filter: publicvote.Filter{
					ID: "bots", Kind: publicvote.FilterVoters, Reason: "Adresser fra et skript som stemte hvert sekund.", ListSHA256: Digits("bots.txt"), Listed: 1911,
				}, Rows: 1900},
				{Filter: publicvote.Filter{ID: "burst", Kind: publicvote.FilterPerMinute, Reason: "Fortere enn folk kan stemme.", AtMost: 60}, Rows: 160},
				{Filter: publicvote.Filter{ID: "rehearsal", Kind: publicvote.FilterColumn, Reason: "Våre egne prøver.", Column: "kilde", Text: "prøve"}, Rows: 40},
			},
			Without: map[string]map[string]int64{
				publicvote.CauseOutside:                 others(map[string]int64{"bodo": 188, "haugesund": 40, "kinn": 70, "ralingen": 5, "vennesla": 3}),
				publicvote.CauseExcluded:                others(map[string]int64{"bodo": 18, "haugesund": -10, "kinn": 1995, "vennesla": 20}),
				publicvote.CauseExcluded + ":bots":      others(map[string]int64{"bodo": 10, "kinn": 1885}),
				publicvote.CauseExcluded + ":burst":     others(map[string]int64{"kinn": 100, "vennesla": 15}),
				publicvote.CauseExcluded + ":rehearsal": others(map[string]int64{"bodo": 40}),
				publicvote.CauseDuplicate:               others(map[string]int64{"bodo": 500, "haugesund": 100, "kinn": 205, "ralingen": 40, "vennesla": 60}),
			},
		},
	}
	for id, n := range valid {
		t.Valid[id] = exact.Int(n)
	}
	return t
}
