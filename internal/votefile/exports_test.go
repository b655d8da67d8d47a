package votefile_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"votering/internal/publicvote"
	"votering/internal/votefile"
)

// The exports of survey tools, made up after the columns that they have.
const (
	nettskjema = `"$submission_id";"$created";"Hvem b&#248;r vinne &#34;prisen&#34;?";"ditt <b>navn</b>";"time";"$answer_time_ms"
"101";"2026-09-01T20:57:15+02:00";"Bodø";"a";"12:00";"74630"
"102";"2026-09-01T20:58:33+02:00";"-1";"b; c";"14:45";"71313"
"101";"2026-09-01T20:57:15+02:00";"Bodø";"a";"12:00";"74630"
"103";"2026-09-01T20:59:50+02:00";"Vågå";"";"05:11";""
`
	microsoftEN = `ID,Start time,Completion time,Email,Name,Last modified time,Who should win?
1,8/20/26 12:50:01,8/20/26 12:51:45,ola@example.org,Ola,,Bodø
2,8/21/26 9:50:01,8/21/26 9:51:45,kari@example.org,Kari,,Kinn
3,8/21/26 9:52:01,8/21/26 9:53:45,ola@example.org,Ola,,Kinn
`
	microsoftNB = `ID;Starttidspunkt;Fullføringstidspunkt;E-postadresse;Navn;Tidspunkt for siste endring;Hvem bør vinne?
1;20.08.2026 12:50:01;20.08.2026 12:51:45;anonymous;;;Bodø
2;21.08.2026 09:50:01;21.08.2026 09:51:45;anonymous;;;Kinn
3;21.08.2026 09:52:01;21.08.2026 09:53:45;anonymous;;;Kinn
`
	googleEN = `"Timestamp","Email Address","Who should win?","Why?"
"2026/08/20 1:22:09 AM CET","ola@example.org","Bodø","Kinn is good too"
"2026/08/20 1:22:09 PM CEST","kari@example.org","Kinn","because,
of this"
"2026/08/21 1:22:09 PM CEST","ola@example.org","Kinn",""
`
	googleNB = `"Tidsmerke","Hvem bør vinne?"
"20.08.2026 01.22","Bodø"
"2026/08/20 1:22:09 PM CEST","Kinn"
`
)

// An export is known by its columns alone, and each has its own.
func TestExports(t *testing.T) {
	oslo := zone(t, "Europe/Oslo")
	for name, c := range map[string]struct {
		text    string
		ask     votefile.Ask
		reading publicvote.Reading // of it: format, delimiter and columns
		votes   map[string]string
		dropped publicvote.Dropped
	}{
		"nettskjema": {
			nettskjema, votefile.Ask{},
			publicvote.Reading{Format: "nettskjema", Delimiter: ";", Choice: `Hvem bør vinne "prisen"?`, Time: "$created", Voter: "$submission_id"},
			map[string]string{"bodo": "1", "vaga": "1"}, publicvote.Dropped{UnknownNominee: 1, Duplicate: 1},
		},
		"nettskjema, a column by its name in the file": {
			nettskjema, votefile.Ask{Choice: "Hvem b&#248;r vinne &#34;prisen&#34;?", Voter: "Ditt navn", Time: votefile.None},
			publicvote.Reading{Format: "nettskjema", Delimiter: ";", Choice: `Hvem bør vinne "prisen"?`, Voter: "ditt navn"},
			map[string]string{"bodo": "1"}, publicvote.Dropped{Malformed: 1, UnknownNominee: 1, Duplicate: 1},
		},
		"microsoft, english": {
			microsoftEN, votefile.Ask{Zone: "Europe/Oslo"},
			publicvote.Reading{Format: "microsoft-forms", Delimiter: ",", Choice: "Who should win?", Time: "Completion time", Voter: "Email"},
			map[string]string{"bodo": "1", "kinn": "1"}, publicvote.Dropped{Duplicate: 1},
		},
		"microsoft, norwegian and anonymous": {
			microsoftNB, votefile.Ask{Zone: "Europe/Oslo"},
			publicvote.Reading{Format: "microsoft-forms", Delimiter: ";", Choice: "Hvem bør vinne?", Time: "Fullføringstidspunkt"},
			map[string]string{"bodo": "1", "kinn": "2"}, publicvote.Dropped{},
		},
		"google, english": {
			googleEN, votefile.Ask{},
			publicvote.Reading{Format: "google-forms", Delimiter: ",", Choice: "Who should win?", Time: "Timestamp", Voter: "Email Address"},
			map[string]string{"bodo": "1", "kinn": "1"}, publicvote.Dropped{Duplicate: 1},
		},
		"google, norwegian": {
			googleNB, votefile.Ask{},
			publicvote.Reading{Format: "google-forms", Delimiter: ",", Choice: "Hvem bør vinne?", Time: "Tidsmerke"},
			map[string]string{"kinn": "1"}, publicvote.Dropped{Malformed: 1},
		},
		"a log with a likely name": {
			"timestamp,vote,ip\n2026-08-20T10:00:00Z,kinn,1\n", votefile.Ask{},
			publicvote.Reading{Delimiter: ",", Choice: "vote", Time: "timestamp"},
			map[string]string{"kinn": "1"}, publicvote.Dropped{},
		},
		"a likely name without times": {
			"date,vote\n2026-08-20,kinn\n", votefile.Ask{},
			publicvote.Reading{Delimiter: ",", Choice: "vote"},
			map[string]string{"kinn": "1"}, publicvote.Dropped{},
		},
		"the names that need no search": {
			"choice,also,Time,VOTER\nnobody,kinn,2026-08-20T10:00:00Z,a\n", votefile.Ask{},
			publicvote.Reading{Delimiter: ",", Choice: "choice", Time: "Time", Voter: "VOTER"},
			map[string]string{}, publicvote.Dropped{UnknownNominee: 1},
		},
		"codes and what they mean": {
			"svar\n1\n2\n1\n9\n", votefile.Ask{Choice: "svar", Map: map[string]string{"1": "kinn", "2": "bodo"}},
			publicvote.Reading{Delimiter: ",", Choice: "svar"},
			map[string]string{"kinn": "2", "bodo": "1"}, publicvote.Dropped{UnknownNominee: 1},
		},
	} {
		t.Run(name, func(t *testing.T) {
			e := edition()
			for _, in := range []votefile.Input{input("v", c.text), input("v.zst", zstded([]byte(c.text)))} {
				set := look(t, []votefile.Input{in}, c.ask, e)
				tally := count(t, set, e, publicvote.Rule{Zone: oslo})
				wants(t, tally, c.votes, c.dropped)
				read := *tally.Files[0].Read
				read.Encoding, read.Compression = "", ""
				if read != c.reading {
					t.Errorf("read as %+v; want %+v", read, c.reading)
				}
				again, err := votefile.Again([]votefile.Input{in}, tally.Files)
				if err != nil {
					t.Fatal(err)
				}
				again.Map, again.Zone = c.ask.Map, c.ask.Zone
				wants(t, count(t, again, e, publicvote.Rule{Zone: oslo}), c.votes, c.dropped)
			}
		})
	}
}

// Where a file does not tell who voted, that is flagged and told, with the
// columns that might.
func TestVotersThatAreNotTold(t *testing.T) {
	e := edition()
	withMail := strings.NewReplacer("time\"", "E-post\"", "\"12:00\"", "\"a@example.org\"", "\"14:45\"", "\"b@example.org\"", "\"05:11\"", "\"\"").Replace(nettskjema)
	for name, c := range map[string]struct {
		text    string
		ask     votefile.Ask
		notices string
		flagged bool
	}{
		"a submission":               {nettskjema, votefile.Ask{}, "each_submission", true},
		"a submission and addresses": {withMail, votefile.Ask{}, `each_submission voter_column "E-post"`, true},
		"addresses that were chosen": {withMail, votefile.Ask{Voter: "E-post"}, "", false},
		"addresses that were not":    {withMail, votefile.Ask{Voter: votefile.None}, "", true},
		"signed in":                  {microsoftEN, votefile.Ask{Zone: "UTC"}, "", false},
		"anonymous":                  {microsoftNB, votefile.Ask{Zone: "UTC"}, "", true},
		"addresses without a name":   {"choice,mail,\nkinn,a@b.no,a@b.no\n", votefile.Ask{}, `voter_column "mail"`, true},
	} {
		t.Run(name, func(t *testing.T) {
			set := look(t, []votefile.Input{input("v", c.text)}, c.ask, e)
			var got []string
			for _, n := range set.Files[0].Notices {
				got = append(got, n.ID)
				if columns := n.Args["columns"]; columns != "" {
					got = append(got, columns)
				}
			}
			if s := strings.Join(got, " "); s != c.notices {
				t.Errorf("told %s; want %s", s, c.notices)
			}
			tally := count(t, set, e, publicvote.Rule{Zone: time.UTC})
			if slices.Contains(tally.Flags, publicvote.FlagNoVoter) != c.flagged {
				t.Errorf("flags %q", tally.Flags)
			}
		})
	}
}

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

// What nobody can know is asked, once, with the answers there are and the one
// that is likely; and the fault is the first question's.
func TestQuestions(t *testing.T) {
	type q = votefile.Question
	choice := func(proposed string, options ...string) q {
		return q{ID: "choice_column", File: "v.csv", Options: options, Proposed: proposed}
	}
	dates := []string{"dmy", "mdy"}
	for name, c := range map[string]struct {
		text string
		ask  votefile.Ask
		want []q
		id   string
	}{
		"no column": {
			"time,a,b,twice,twice,\n2026-08-20T10:00:00Z,x,y,,,\n", votefile.Ask{},
			[]q{choice("", "a", "b")}, "votes.choice_none",
		},
		"one, and a sentence about a nominee": {
			"first,second\nKinn,Bodø does a good job too\nKinn,\nVågå,x\n", votefile.Ask{}, nil, "",
		},
		"one, and where voters live": {
			"vote,home\nKinn,Kinn\nKinn,Oslo\nVågå,Oslo\n", votefile.Ask{},
			[]q{choice("vote", "vote", "home")}, "votes.choice_several",
		},
		"where voters live, and what they voted for by other names": {
			"home,vote\nKinn,Kinn kommune\nKinn,Kinn kommune\nVågå,KINN!\n", votefile.Ask{},
			[]q{choice("home", "home", "vote")}, "votes.choice_several",
		},
		"several that fit": {
			"first,second,voter\nKinn,Bodø,kinn\nKinn,,vaga\nVågå,Kinn,bodo\n", votefile.Ask{},
			[]q{choice("first", "first", "second")}, "votes.choice_several",
		},
		"a date": {
			"choice,time\nkinn,8/20/25 12:00\nkinn,8/9/25 12:00\nkinn,9/9/25 12:00\n", votefile.Ask{Zone: "UTC"},
			[]q{{ID: "dates", File: "v.csv", Line: 3, Options: dates, Proposed: "mdy", Example: "8/9/25 12:00"}}, "votes.dates",
		},
		"a date that nothing speaks for": {
			"choice,time\nkinn,8/9/25 12:00Z\n", votefile.Ask{},
			[]q{{ID: "dates", File: "v.csv", Line: 2, Options: dates, Example: "8/9/25 12:00Z"}}, "votes.dates",
		},
		"a date that is told": {"choice,time\nkinn,8/9/25 12:00Z\n", votefile.Ask{Dates: publicvote.MonthDay}, nil, ""},
		"a zone": {
			"choice,time\nkinn,2025-08-09T12:00:00Z\nkinn,2025-08-09 12:00\n", votefile.Ask{},
			[]q{{ID: "zone", File: "v.csv", Line: 3, Proposed: "Europe/Oslo", Example: "2025-08-09 12:00"}}, "votes.zone",
		},
		"a date and a zone": {
			"choice,time\nkinn,8/9/25 12:00\n", votefile.Ask{},
			[]q{
				{ID: "dates", File: "v.csv", Line: 2, Options: dates, Example: "8/9/25 12:00"},
				{ID: "zone", File: "v.csv", Line: 2, Proposed: "Europe/Oslo", Example: "8/9/25 12:00"},
			}, "votes.dates",
		},
		"a time that is not asked for": {"choice,time\nkinn,8/9/25 12:00\n", votefile.Ask{Time: votefile.None}, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			set := look(t, []votefile.Input{input("v.csv", c.text), input("w.csv", c.text+"\n")}, c.ask, edition())
			if len(set.Questions) != len(c.want) {
				t.Fatalf("asks %+v; want %+v", set.Questions, c.want)
			}
			for i, got := range set.Questions {
				if strings.Join(got.Options, "|") != strings.Join(c.want[i].Options, "|") {
					t.Errorf("options %q; want %q", got.Options, c.want[i].Options)
				}
				want := c.want[i]
				if got.ID != want.ID || got.File != want.File || got.Line != want.Line || got.Proposed != want.Proposed || got.Example != want.Example {
					t.Errorf("asks %+v; want %+v", got, want)
				}
			}
			err := set.Fault()
			if c.id == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			where := "v.csv"
			if n := c.want[0].Line; n > 0 {
				where += ":" + string(rune('0'+n))
			}
			refused(t, err, "E_USAGE", c.id, where)
		})
	}
}
