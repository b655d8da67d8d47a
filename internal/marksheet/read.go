package marksheet

import (
	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/tabular"
)

// reader reads the grids of one file.
type reader struct {
	edition *award.Edition
	options Options
	names   *names
	told    told
	asked   map[string]bool
	idle    []*tabular.Grid // in which no table of marks was found
	out     *Marks
}

// maxTitle is how many rows above a table are looked at for whom it is about.
const maxTitle = 20

// grid reads the tables of one grid.
func (r *reader) grid(g *tabular.Grid) {
	if g.Sheet != "" && (r.left(g.Sheet) || isTotal(fold(g.Sheet))) {
		reason := "total_sheet"
		if r.left(g.Sheet) {
			reason = "said"
		}
		r.out.Left = append(r.out.Left, Left{Cell: place(g), Name: g.Sheet, Reason: reason, N: 1})
		return
	}
	tables, top := 0, 0
	for _, l := range r.layouts(g) {
		l.top = max(top, l.heads[0]-maxTitle)
		if !r.arrange(g, l) {
			continue
		}
		tables++
		known := r.settle(g, l)
		if r.measured(l.fixed[Criterion]) {
			r.out.Left = append(r.out.Left, Left{Cell: g.Where(l.cols[0].head), Name: r.sheetName(g), Reason: "measured", N: 1})
			top = l.first
			continue
		}
		t := &table{reader: r, grid: g, layout: l, known: known, left: map[string]*Left{}}
		top = t.read() + 1
		if known && t.summary.Columns > 0 {
			r.out.Tables = append(r.out.Tables, t.summary)
		}
	}
	if tables == 0 {
		r.idle = append(r.idle, g)
		return
	}
	for _, n := range g.Notices {
		r.out.Notices = append(r.out.Notices, Notice{n.ID, n.Args, n.Where, true})
	}
}

// lone says which sheets hold no table of marks, where others do.
func (r *reader) lone() {
	if len(r.out.Tables) == 0 && len(r.out.Questions) == 0 {
		return
	}
	for _, g := range r.idle {
		r.out.Left = append(r.out.Left, Left{Cell: place(g), Name: r.sheetName(g), Reason: "sheet", N: 1})
	}
}

// place names the grid.
func place(g *tabular.Grid) string {
	if g.Sheet != "" {
		return g.File + "!" + g.Sheet
	}
	return g.File
}

// ask asks once what a name means.
func (r *reader) ask(k Kind, g *tabular.Grid, c tabular.GridCell, why Reason, choices []string) {
	r.question(Question{k, c.Text, g.Where(c), choices, why})
}

// askTable asks whom or what a whole table is about.
func (r *reader) askTable(g *tabular.Grid, l *layout, k Kind, why Reason, choices []string) {
	r.question(Question{k, r.sheetName(g), g.Where(l.cols[0].head), choices, why})
}

func (r *reader) question(q Question) {
	id := string(q.Kind) + " " + fold(q.Name)
	if r.asked[id] || len(r.out.Questions) >= maxFaults {
		return
	}
	r.asked[id] = true
	if len(q.Choices) == 0 {
		q.Choices = r.names.near(q.Kind, q.Name)
	}
	r.out.Questions = append(r.out.Questions, q)
}

func (r *reader) fault(g *tabular.Grid, c tabular.GridCell, id string, pairs ...string) {
	r.complain(fault.New(fault.CSV, id, pairs...).At(g.Where(c)))
}

func (r *reader) complain(f *fault.Error) {
	if len(r.out.Faults) < maxFaults {
		r.out.Faults = append(r.out.Faults, f)
	}
}
