package deliberation

import (
	"slices"
	"strings"

	"votering/internal/agenda"
	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/locale"
	"votering/internal/ranking"
	"votering/internal/room"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/page/deliberation/heat"
	"votering/ui/part/figures"
)

// data is the jury's marks put into tables, worked out once for a sight: every
// key draws from it.
type data struct {
	l         *locale.Catalog
	ed        *award.Edition
	ballots   []*ballot.Ballot // whose marks count
	ranking   *ranking.Ranking // by which the means are told; nil: the marks cannot be ranked
	overrides []ranking.Override
	seats     []room.JurorSight
	rounds    []deliberation.Round
	me        string // whose eyes it is for, where that is not who leads; else empty
	hidden    bool   // nobody is named

	sheet    *figures.Sheet
	country  int // the row to compare with; −1: none
	voters   []voter
	table    agenda.Table
	rows     []agenda.Row // of the table: the nominees, the highest mean first
	nominees *heat.Grid
	criteria map[string]*heat.Grid           // by nominee
	without  map[ballot.Cell]string          // see sayWithout
	standing map[ballot.Cell]agenda.Standing // see apart
	closed   map[string]bool                 // nominees that the onlooker is recused from
	memory   memory
}

// voter is a column of the tables.
type voter struct {
	room.JurorSight
	first string         // the name in few cells
	full  string         // as it is
	mine  *ballot.Ballot // nil: nothing that counts
	at    int            // column of the jury's table; −1: none
}

// load works out the tables of a sight.
func load(c page.Context, hidden bool) *data {
	s := c.Sight
	d := &data{
		l: c.L, ed: s.Edition, hidden: hidden, sheet: figures.New(s.Edition, c.L), country: -1,
		ballots: s.Counting(), ranking: s.Ranking, overrides: s.Overrides, seats: s.Jurors, rounds: s.Rounds,
		criteria: map[string]*heat.Grid{}, closed: map[string]bool{}, without: map[ballot.Cell]string{}, standing: map[ballot.Cell]agenda.Standing{},
	}
	if !leads(c) {
		d.me = s.Who.ID
	}
	if refs := d.sheet.References(d.sheet.Choose(), 1); len(refs) > 0 {
		d.country = refs[0]
	}
	d.table = agenda.TableOf(s.Edition, d.ballots, d.ranking)
	d.rows = d.table.Rows
	d.voters = votersOf(s, d.table.Jurors)
	if i := slices.IndexFunc(d.voters, func(v voter) bool { return d.me != "" && v.Juror.ID == d.me }); i >= 0 {
		for _, x := range d.voters[i].Recused {
			d.closed[x.Nominee] = true
		}
	}
	lines := make([]heat.Line, len(d.rows))
	for i := range d.rows {
		lines[i] = d.line(&d.rows[i], d.name(d.rows[i].Nominee))
	}
	decimals := onScaleDecimals
	if !d.onScale() {
		decimals = percentDecimals
	}
	d.nominees = d.grid(lines, c.L.T("deliberation.column.nominee"), decimals)
	d.nominees.Steps = heat.StepsOf(lines)
	if d.ed.Rule.Jury.Method == award.Additive && d.ranking != nil {
		d.nominees.Words.Mean = c.L.T("ranking.marks.adjusted")
	}
	return d
}

// of reports whether the data is of that edition, in the same words.
func (d *data) of(c page.Context, hidden bool) bool {
	return d != nil && d.l == c.L && d.ed == c.Sight.Edition && d.hidden == hidden
}

// fresh reports whether the data is what another sight has to show still.
func (d *data) fresh(c page.Context, hidden bool) bool {
	s := c.Sight
	if !d.of(c, hidden) {
		return false
	}
	d.rounds, d.memory = s.Rounds, memory{}
	return (d.me == "") == leads(c) && slices.Equal(d.ballots, s.Counting()) && slices.Equal(d.overrides, s.Overrides) && slices.EqualFunc(d.seats, s.Jurors, sameSeat)
}

// sameSeat reports whether a juror stands as before, as far as the meeting
// shows it.
func sameSeat(a, b room.JurorSight) bool {
	return a.Juror == b.Juror && a.State == b.State && a.LeftOut == b.LeftOut &&
		slices.EqualFunc(a.Recused, b.Recused, func(x, y room.Recusal) bool { return x.Nominee == y.Nominee })
}

// leads reports whether who looks leads the meeting.
func leads(c page.Context) bool { return c.Sight.Who.Role != award.JurorRole }

func votersOf(s room.Sight, counted []string) []voter {
	var vs []voter
	for _, j := range s.Jurors {
		if !j.Juror.Votes {
			continue
		}
		v := voter{JurorSight: j, full: text.Show(j.Juror.Name), at: slices.Index(counted, j.Juror.ID)}
		if i := slices.IndexFunc(s.Ballots, func(b *ballot.Ballot) bool { return b.Juror == j.Juror.ID }); i >= 0 {
			v.mine = s.Ballots[i]
		}
		vs = append(vs, v)
	}
	for i, name := range shortNames(vs) {
		vs[i].first = text.Truncate(name, longName)
	}
	return vs
}

// longName is how many cells a name takes at most.
const longName = 24

// shortNames are first names, with the first letter of the last name where two
// have the same, and all of the name where that is not enough.
func shortNames(vs []voter) []string {
	short := func(full string, letters int) string {
		first, rest, more := strings.Cut(full, " ")
		switch last := rest[strings.LastIndex(rest, " ")+1:]; {
		case !more || letters == 0:
			return first
		case letters == 1 && last != "":
			return first + " " + string([]rune(last)[:1])
		}
		return full
	}
	out := make([]string, len(vs))
	for letters := range 3 {
		names := map[string]int{}
		for i := range vs {
			if letters == 0 || out[i] == "" {
				names[short(vs[i].full, letters)]++
			}
		}
		for i := range vs {
			if s := short(vs[i].full, letters); out[i] == "" && (names[s] == 1 || letters == 2) {
				out[i] = s
			}
		}
	}
	return out
}

// The decimals of a juror's own mean, on the scale or in per cent of it; marks
// have as many as they have.
const (
	onScaleDecimals = 2
	percentDecimals = 1
	asMarked        = -1
)

// onScale reports whether the means of the nominees are marks: they are where
// all criteria have one scale.
func (d *data) onScale() bool { return len(d.rows) == 0 || d.rows[0].Scale != nil }

func (d *data) grid(lines []heat.Line, title string, decimals int) *heat.Grid {
	names := make([]string, len(d.voters))
	for i, v := range d.voters {
		names[i] = v.first
	}
	t := func(key string) string { return d.l.T("deliberation." + key) }
	return &heat.Grid{
		L: d.l, Names: names, Lines: lines, Decimals: decimals, Hidden: d.hidden,
		Words: heat.Words{
			Title: title, Mean: t("column.mean"), Spread: t("column.spread"), None: none, High: t("column.high"), Low: t("column.low"),
			Said: map[heat.State]string{
				heat.Empty: none, heat.Recused: t("cell.recused"), heat.Outside: t("cell.outside"), heat.Absent: t("cell.absent"),
			},
		},
	}
}

// none stands where there is no number.
const none = "–"

// line is a row of the jury's table with a cell for every voter.
func (d *data) line(r *agenda.Row, name string) heat.Line {
	if d.out(r.Nominee) {
		return heat.Line{Name: name, Shut: d.l.T("deliberation.shut"), Cells: make([]heat.Cell, len(d.voters))}
	}
	l := heat.Line{Name: name, Mean: inUnit(r, r.Mean), Spread: inUnit(r, r.Spread), Cells: make([]heat.Cell, len(d.voters))}
	for i := range d.voters {
		l.Cells[i] = d.cell(&d.voters[i], r)
	}
	return l
}

func (d *data) cell(v *voter, r *agenda.Row) heat.Cell {
	switch {
	case v.recused(r.Nominee):
		return heat.Cell{State: heat.Recused}
	case v.mine == nil:
		return heat.Cell{State: heat.Absent}
	case v.at < 0:
		return heat.Cell{State: heat.Outside}
	case r.Values[v.at] == nil:
		return heat.Cell{}
	}
	number := *r.Values[v.at]
	return heat.Cell{State: heat.Marked, Number: *inUnit(r, &number), Share: d.share(r, number)}
}

// inUnit is a number of a row as it is told: a mark as it is, a part of a scale in
// per cent.
func inUnit(r *agenda.Row, number *exact.Rat) *exact.Rat {
	if r.Scale != nil || number == nil {
		return number
	}
	percent := number.Mul(exact.Int(100))
	return &percent
}

// recused reports whether the juror is out of the room for a nominee.
func (v *voter) recused(nominee string) bool {
	return slices.ContainsFunc(v.Recused, func(r room.Recusal) bool { return r.Nominee == nominee })
}

// out reports whether the onlooker is recused from a nominee.
func (d *data) out(nominee string) bool {
	return d.closed[nominee]
}

// share is where a number of a row lies on its scale, 1 at the good end.
func (d *data) share(r *agenda.Row, number exact.Rat) exact.Rat {
	if c, ok := d.ed.Criterion(r.Criterion); ok {
		return c.Share(number)
	}
	if marked := d.ed.Marked(); r.Scale != nil && len(marked) > 0 {
		return marked[0].Share(number) // all have the same scale
	}
	return number
}

// ofCriteria is the table of one nominee's marks, a line a criterion.
func (d *data) ofCriteria(nominee string) *heat.Grid {
	if g, ok := d.criteria[nominee]; ok {
		return g
	}
	var lines []heat.Line
	table := agenda.CriteriaOf(d.ed, d.ballots, nominee)
	for i := range table.Rows {
		r := &table.Rows[i]
		l := d.line(r, d.title(r.Criterion))
		l.Apart = d.columns(d.apart(nominee, r.Criterion).Jurors)
		lines = append(lines, l)
	}
	g := d.grid(lines, d.l.T("deliberation.column.criterion"), asMarked)
	g.Steps = d.nominees.Steps
	d.criteria[nominee] = g
	return g
}

// apart is who stands apart in a cell; the zero one where nobody does.
func (d *data) apart(nominee, criterion string) agenda.Standing {
	if criterion == "" || d.out(nominee) {
		return agenda.Standing{}
	}
	cell := ballot.Cell{Nominee: nominee, Criterion: criterion}
	s, known := d.standing[cell]
	if !known {
		s, _ = agenda.StandsApart(d.ed, d.ballots, nominee, criterion)
		d.standing[cell] = s
	}
	return s
}

// columns are the columns of some jurors.
func (d *data) columns(jurors []string) []int {
	var at []int
	for i := range d.voters {
		if slices.Contains(jurors, d.voters[i].Juror.ID) {
			at = append(at, i)
		}
	}
	return at
}

// name is a nominee's name, ready to be shown.
func (d *data) name(id string) string {
	if n, ok := d.ed.Nominee(id); ok {
		return text.Show(n.Name)
	}
	return text.Show(id)
}

// title is a criterion's title.
func (d *data) title(id string) string {
	if k, ok := d.ed.Criterion(id); ok {
		return rules.Plain(d.l, d.ed).Title(k.Title)
	}
	return text.Show(id)
}

// person is a juror's name in few cells.
func (d *data) person(id string) string {
	for i := range d.voters {
		if d.voters[i].Juror.ID == id {
			return d.voters[i].first
		}
	}
	if j, ok := d.ed.Juror(id); ok {
		return text.Show(j.Name)
	}
	return text.Show(id)
}

// people names some jurors.
func (d *data) people(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = d.person(id)
	}
	return d.l.List(names)
}

// absent are the voters of whom there is no ballot, by short name.
func (d *data) absent() []voter {
	return slices.DeleteFunc(slices.Clone(d.voters), func(v voter) bool { return v.State != deliberation.Absent })
}
