package cli

import (
	"fmt"

	"votering/internal/fault"
	"votering/internal/marksheet"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/part/markfile"
)

// marksAnswer is what a file of marks has, in JSON.
type marksAnswer struct {
	Tables    []marksTableAnswer    `json:"tables"`
	Jurors    []marksJurorAnswer    `json:"jurors"`
	Left      []marksLeftAnswer     `json:"left"`
	Questions []marksQuestionAnswer `json:"questions"`
	Problems  []problemAnswer       `json:"problems"`
	Notices   []noticeAnswer        `json:"notices"`
	Others    int                   `json:"others"`
}

type marksTableAnswer struct {
	Where  string             `json:"where"`
	Down   []marksheet.Kind   `json:"down"`
	Across []marksheet.Kind   `json:"across"`
	Given  []marksGivenAnswer `json:"given"`
	Marks  int                `json:"marks"`
	Empty  int                `json:"empty"`
}

type marksGivenAnswer struct {
	Kind marksheet.Kind `json:"kind"`
	ID   string         `json:"id"`
	By   marksheet.By   `json:"by"`
}

type marksJurorAnswer struct {
	Juror     string               `json:"juror"`
	Marks     int                  `json:"marks"`
	Abstained int                  `json:"abstained"`
	Recused   int                  `json:"recused"`
	Same      int                  `json:"same"`
	Replaced  []marksReplaceAnswer `json:"replaced"`
	Empty     int                  `json:"empty"`
	Unsaid    int                  `json:"unsaid"`

	Undeclared int `json:"undeclared"`
}

// marksReplaceAnswer is a mark of the onlooker's own that is replaced.
type marksReplaceAnswer struct {
	Cell      string `json:"cell"`
	Nominee   string `json:"nominee"`
	Criterion string `json:"criterion"`
	From      string `json:"from"`
	To        string `json:"to"`
}

type marksLeftAnswer struct {
	Cell    string `json:"cell"`
	Name    string `json:"name"`
	Reason  string `json:"reason"`
	N       int    `json:"n"`
	Message string `json:"message"`
}

type marksQuestionAnswer struct {
	Kind    marksheet.Kind   `json:"kind"`
	Name    string           `json:"name"`
	Cell    string           `json:"cell"`
	Choices []string         `json:"choices"`
	Reason  marksheet.Reason `json:"reason"`
	Message string           `json:"message"`
}

// doneMarks answers in JSON what a file of marks has.
func (p *program) doneMarks(r *room.Room, m *room.MarkPreview) error {
	a, err := p.doneWith(r, nil, nil)
	if err != nil {
		return err
	}
	p.writeJSON(struct {
		doneAnswer
		Marks marksAnswer `json:"marks"`
	}{a, p.marksAnswer(m)})
	return nil
}

func (p *program) marksAnswer(m *room.MarkPreview) marksAnswer {
	a := marksAnswer{
		Tables: []marksTableAnswer{}, Jurors: []marksJurorAnswer{}, Left: []marksLeftAnswer{},
		Questions: []marksQuestionAnswer{}, Problems: []problemAnswer{}, Notices: []noticeAnswer{}, Others: m.Others,
	}
	for _, t := range m.Read.Tables {
		given := []marksGivenAnswer{}
		for _, g := range t.Given {
			given = append(given, marksGivenAnswer(g))
		}
		a.Tables = append(a.Tables, marksTableAnswer{t.Where, listed(t.Down), listed(t.Across), given, t.Marks, t.Empty})
	}
	for _, j := range m.Jurors {
		of := marksJurorAnswer{j.Juror.ID, j.Marks, j.Abstained, j.Recused, j.Same, []marksReplaceAnswer{}, j.Empty, j.Unsaid, j.Undeclared}
		for _, c := range j.Replaced {
			of.Replaced = append(of.Replaced, marksReplaceAnswer{c.Cell, c.Nominee, c.Criterion, c.From, c.To})
		}
		a.Jurors = append(a.Jurors, of)
	}
	for _, l := range m.Read.Left {
		a.Left = append(a.Left, marksLeftAnswer{l.Cell, l.Name, l.Reason, l.N, p.cat.T("marksheet.left." + l.Reason)})
	}
	for _, q := range m.Read.Questions {
		message, _ := p.cat.Fault(q.Fault())
		a.Questions = append(a.Questions, marksQuestionAnswer{q.Kind, q.Name, q.Cell, listed(q.Choices), q.Reason, message})
	}
	for _, f := range m.Faults[len(m.Read.Questions):] {
		message, _ := p.cat.Fault(f)
		a.Problems = append(a.Problems, problemAnswer{f.Where, string(f.Class), message})
	}
	for _, n := range m.Read.Notices {
		a.Notices = append(a.Notices, noticeAnswer{n.ID, n.Where, markfile.Notice(p.cat, n)})
	}
	return a
}

// listed is a list that JSON writes as one where it is empty, too.
func listed[T any](list []T) []T { return append([]T{}, list...) }

// printMarks shows how a file of marks was read, who gets how many marks, which
// are replaced, and what is not taken and why.
func (p *program) printMarks(m *room.MarkPreview) {
	for _, t := range m.Read.Tables {
		fmt.Fprintln(p.out, markfile.Table(p.cat, m.Edition, t))
	}
	if len(m.Jurors) > 0 {
		p.line("cli.marks.taken")
	}
	for _, j := range m.Jurors {
		fmt.Fprintf(p.out, "  %s  %s\n", text.Show(j.Juror.Name), markfile.Juror(p.cat, j))
		for _, c := range j.Replaced[:min(shownCells, len(j.Replaced))] {
			fmt.Fprintf(p.out, "    %s  %s\n", text.Show(c.Cell), markfile.Replaced(p.cat, m.Edition, c))
		}
		if more := len(j.Replaced) - shownCells; more > 0 {
			fmt.Fprintf(p.out, "  %s\n", p.cat.T("import.and_more", "n", p.cat.Int(int64(more))))
		}
	}
	if m.Others > 0 {
		fmt.Fprintln(p.out, p.cat.N("marksheet.others", m.Others))
	}
	if len(m.Read.Left) > 0 {
		p.line("cli.marks.left")
	}
	for _, l := range m.Read.Left {
		fmt.Fprintf(p.out, "  %s  %s\n", text.Show(l.Cell), markfile.Left(p.cat, l))
	}
	for _, n := range m.Read.Notices {
		fmt.Fprintf(p.out, "%s: %s\n", text.Show(n.Where), markfile.Notice(p.cat, n))
	}
}

// leftNotices say of what is not taken, where nobody is shown it first.
func (p *program) leftNotices(m *room.MarkPreview) []room.Notice {
	var ns []room.Notice
	for _, l := range m.Read.Left {
		ns = append(ns, room.Notice{ID: "marks_left", Args: fault.Pairs("cell", l.Cell, "what", markfile.Left(p.cat, l))})
	}
	return ns
}
