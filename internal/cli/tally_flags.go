package cli

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/publicvote"
	"votering/internal/room"
	"votering/internal/text"
	"votering/internal/votefile"
)

// tallyFlags are the arguments of tally.
type tallyFlags struct {
	totals               bool
	reason, sql, counted string
	ask                  votefile.Ask
	dates                string
	means, because       []string
	filters              []filterFlag // in the order of the command line: so they are asked
}

// filterFlag is a filter as it was typed.
type filterFlag struct{ flag, text string }

// filterValue takes filters of one kind.
type filterValue struct {
	flag string
	all  *[]filterFlag
}

// The flags that name filters, and their kinds.
const (
	flagVoters    = "exclude"
	flagPerMinute = "per-minute"
	flagColumn    = "exclude-where"
)

func (v filterValue) Set(s string) error {
	*v.all = append(*v.all, filterFlag{v.flag, s})
	return nil
}

func (v filterValue) String() string { return "" }

func (v filterValue) Type() string { return "filter" }

// define sets the flags up.
func (f *tallyFlags) define(flags *pflag.FlagSet, cat *locale.Catalog) {
	flags.BoolVar(&f.totals, "totals", false, cat.T("flag.totals"))
	for _, x := range []struct {
		to         *string
		name, help string
	}{
		{&f.ask.Choice, "choice-column", "flag.choice_column"},
		{&f.ask.Time, "time-column", "flag.time_column"},
		{&f.ask.Voter, "voter-column", "flag.voter_column"},
		{&f.ask.Zone, "zone", "flag.zone"},
		{&f.dates, "dates", "flag.dates"},
		{&f.ask.Delimiter, "delimiter", "flag.delimiter"},
		{&f.ask.Encoding, "encoding", "flag.encoding"},
		{&f.sql, "sql", "flag.sql"},
		{&f.counted, "counted", "flag.counted"},
		{&f.reason, "reason", "flag.reason"},
	} {
		flags.StringVar(x.to, x.name, "", cat.T(x.help))
	}
	flags.StringArrayVar(&f.means, "map", nil, cat.T("flag.map_votes"))
	flags.Var(filterValue{flagVoters, &f.filters}, flagVoters, cat.T("flag.exclude"))
	flags.Var(filterValue{flagPerMinute, &f.filters}, flagPerMinute, cat.T("flag.per_minute"))
	flags.Var(filterValue{flagColumn, &f.filters}, flagColumn, cat.T("flag.exclude_where"))
	flags.StringArrayVar(&f.because, "because", nil, cat.T("flag.because"))
	flags.SortFlags = false // what is needed most often stands first
}

// fit reports what does not go together, before anything is read.
func (f *tallyFlags) fit(votes []string, flags *pflag.FlagSet) error {
	ways := 0
	for _, way := range []bool{f.totals, f.sql != "", f.counted != ""} {
		if way {
			ways++
		}
	}
	switch {
	case ways > 1:
		return fault.New(fault.Usage, "tally.one_way")
	case f.totals && len(votes) != 1:
		return fault.New(fault.Usage, "tally.one_table")
	case len(votes) == 0 && f.counted == "":
		return fault.New(fault.Usage, "tally.none")
	}
	for _, empty := range []string{"sql", "counted", "choice-column", "time-column", "voter-column"} {
		if x := flags.Lookup(empty); x.Changed && x.Value.String() == "" {
			return fault.New(fault.Usage, "tally.empty", "flag", "--"+empty)
		}
	}
	var alone error
	flags.Visit(func(x *pflag.Flag) {
		if f.totals && rowFlag(x.Name) {
			alone = fault.New(fault.Usage, "tally.rows_only", "flag", "--"+x.Name)
		}
	})
	if alone != nil {
		return alone
	}
	return f.read()
}

// rowFlag reports the flags that say how rows are counted.
func rowFlag(name string) bool {
	switch name {
	case "choice-column", "time-column", "voter-column", "zone", "dates", "delimiter", "encoding", "map", "because",
		flagVoters, flagPerMinute, flagColumn:
		return true
	}
	return false
}

// read takes in what the flags say of dates and of choices.
func (f *tallyFlags) read() (err error) {
	switch d := publicvote.Dates(strings.ToLower(f.dates)); d {
	case publicvote.DatesUnknown, publicvote.DayMonth, publicvote.MonthDay:
		f.ask.Dates = d
	default:
		return fault.New(fault.Usage, "tally.dates", "text", f.dates)
	}
	f.ask.Map, err = pairs(f.means, "tally.map_form")
	return err
}

// asked are the filters, each with its reason.
func (f *tallyFlags) asked() ([]room.FilterAsk, error) {
	reasons := map[string]string{}
	for _, s := range f.because {
		name, reason, ok := strings.Cut(s, "=")
		reason, err := text.Clean(reason, room.MaxReason)
		if name = strings.TrimSpace(name); !ok || name == "" || err != nil || reason == "" {
			return nil, fault.New(fault.Usage, "tally.because_form", "text", s)
		}
		if _, twice := reasons[name]; twice {
			return nil, fault.New(fault.Usage, "tally.because_twice", "filter", name)
		}
		reasons[name] = reason
	}
	var list []room.FilterAsk
	for _, x := range f.filters {
		a, err := x.ask()
		if err != nil {
			return nil, err
		}
		a.Reason = reasons[a.ID]
		if a.Reason == "" {
			return nil, fault.New(fault.Usage, "tally.no_reason", "filter", a.ID)
		}
		list = append(list, a)
	}
	for _, name := range slices.Sorted(maps.Keys(reasons)) {
		if !slices.ContainsFunc(list, func(a room.FilterAsk) bool { return a.ID == name }) {
			return nil, fault.New(fault.Usage, "tally.because_whom", "filter", name)
		}
	}
	return list, nil
}

// ask reads one filter: NAME=VOTERS.txt, NAME=N or NAME=COLUMN=TEXT, where the
// text may be empty.
func (x filterFlag) ask() (a room.FilterAsk, err error) {
	name, rest, ok := strings.Cut(x.text, "=")
	a.ID = strings.TrimSpace(name)
	switch x.flag {
	case flagVoters:
		a.Kind, a.Path = publicvote.FilterVoters, rest
		ok = ok && rest != ""
	case flagPerMinute:
		a.Kind = publicvote.FilterPerMinute
		a.AtMost, err = strconv.ParseInt(rest, 10, 64)
		ok = ok && err == nil && a.AtMost > 0
	case flagColumn:
		a.Kind = publicvote.FilterColumn
		var both bool
		a.Column, a.Text, both = strings.Cut(rest, "=")
		ok = ok && both && a.Column != ""
	}
	if !ok || a.ID == "" {
		return a, fault.New(fault.Usage, "tally."+strings.ReplaceAll(x.flag, "-", "_")+"_form", "text", x.text)
	}
	return a, nil
}
