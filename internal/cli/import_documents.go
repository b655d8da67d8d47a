package cli

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
)

// maxDocument is the largest document that is laid beside an edition, in bytes.
const maxDocument = 64 << 20

// documentAnswer is a file of a nomination, and whose it is: nobody's where
// there is a reason.
type documentAnswer struct {
	Path    string   `json:"path"`
	File    string   `json:"file"`
	Title   string   `json:"title"`
	Nominee *string  `json:"nominee"`
	Shown   bool     `json:"shown"`
	Listed  bool     `json:"listed"`
	Reason  *string  `json:"reason"`
	Message string   `json:"message,omitempty"`
	Choices []string `json:"choices"`
}

// importDocuments adds the documents of nominations to an edition file, and
// lays them beside it; or says which would go to whom.
func (p *program) importDocuments(edition string, sources []string, f importFlags) error {
	answers, err := pairs(f.answer, "documents.answer_form")
	switch {
	case err != nil:
		return err
	case len(f.take)+len(f.periods) > 0:
		return fault.New(fault.Usage, "documents.flags")
	}
	out, err := f.output(edition)
	if err != nil {
		return err
	}
	ed, err := p.readEdition(edition)
	if err != nil {
		return err
	}
	plan, err := room.PlanDocuments(ed, sources, answers)
	if err != nil {
		return err
	}
	if f.preview || plan.Taken() == 0 {
		return p.planned(ed, plan, "", nil)
	}
	if !p.asJSON {
		p.printDocuments(ed, plan)
	}
	if f.out == "" && !p.confirm(p.cat.T("import.confirm", "file", text.Show(edition))) {
		return fault.New(fault.Usage, "cli.stopped")
	}
	laid, err := p.writeDocuments(edition, ed, plan, out)
	if err != nil {
		return err
	}
	return p.planned(ed, plan, out, laid)
}

// writeDocuments lays the documents beside the edition, and then writes it: it
// never lists what is not there.
func (p *program) writeDocuments(edition string, ed *award.Edition, plan *room.DocumentPlan, out string) (laid []string, err error) {
	next := plan.Apply(ed)
	if faults := award.Validate(next, func(path string) string { return text.Show(edition) + ": " + path }); len(faults) > 0 {
		return nil, faults
	}
	after, err := editionfile.WriteAny(next, out, langOf(p.cat))
	if err != nil {
		return nil, err
	}
	beside, err := besides(plan, filepath.Dir(out))
	if err != nil {
		return nil, err
	}
	staged, err := files.Stage(filepath.Dir(out), beside)
	if err != nil {
		return nil, err
	}
	if !editionfile.BookName(edition) {
		if before, err := editionfile.Load(edition); err == nil && editionfile.Commented(before) {
			p.warn([]room.Notice{{ID: "comments_gone", Args: fault.Pairs("file", filepath.Base(edition))}})
		}
	}
	if laid, err = staged.Keep(); err != nil {
		return nil, err
	}
	if out == edition {
		return laid, files.WriteBack(out, after)
	}
	return laid, files.WriteWhole(out, after)
}

// besides are the documents that do not lie in a folder yet. One that is there
// with other bytes in it is E_IO: it may be somebody else's.
func besides(plan *room.DocumentPlan, dir string) (map[string][]byte, error) {
	all := map[string][]byte{}
	for _, f := range plan.Files {
		to := filepath.Join(dir, f.File)
		if f.Nominee == "" || files.Same(f.Path, to) {
			continue
		}
		data, err := files.Read(f.Path, maxDocument)
		if err != nil {
			return nil, err
		}
		if files.Exists(to) {
			there, err := files.Read(to, maxDocument)
			if err != nil {
				return nil, err
			}
			if bytes.Equal(there, data) {
				continue
			}
		}
		all[f.File] = data
	}
	return all, nil
}

// planned tells which document goes to whom, and what was written.
func (p *program) planned(ed *award.Edition, plan *room.DocumentPlan, out string, laid []string) error {
	if p.asJSON {
		return p.plannedJSON(plan, out, laid)
	}
	if out == "" {
		p.printDocuments(ed, plan)
		p.line("import.preview_done")
		return nil
	}
	for _, path := range laid {
		fmt.Fprintln(p.out, p.cat.T("documents.laid", "file", text.Show(path)))
	}
	fmt.Fprintln(p.out, p.cat.N("documents.written", plan.Taken(), "file", text.Show(out)))
	return nil
}

func (p *program) plannedJSON(plan *room.DocumentPlan, out string, laid []string) error {
	a := struct {
		importAnswer
		Documents []documentAnswer `json:"documents"`
	}{importAnswer{
		Schema: "votering-import/1", Values: []takenAnswer{}, Unused: []unusedAnswer{}, Notices: []noticeAnswer{},
		Questions: []questionAnswer{}, Series: []seriesAnswer{}, Files: []string{},
	}, []documentAnswer{}}
	if out != "" {
		a.Files = append(a.Files, text.Show(out))
	}
	for _, path := range laid {
		a.Files = append(a.Files, text.Show(path))
	}
	for _, f := range plan.Files {
		d := documentAnswer{
			Path: text.Show(f.Path), File: f.File, Title: f.Title, Nominee: stated(f.Nominee), Shown: f.Shown, Listed: f.Listed,
			Reason: stated(f.Reason), Choices: listed(f.Choices),
		}
		if f.Nominee == "" {
			d.Message = p.whyNobody(f)
		}
		a.Documents = append(a.Documents, d)
	}
	p.writeJSON(a)
	return nil
}

// printDocuments shows which file goes to which nominee, and which to nobody.
func (p *program) printDocuments(ed *award.Edition, plan *room.DocumentPlan) {
	var names, whose []string
	for _, f := range plan.Files {
		if f.Nominee != "" {
			names, whose = append(names, f.Name), append(whose, rowName(ed, f.Nominee, langOf(p.cat)))
		}
	}
	n, w := widest(names), widest(whose)
	if len(names) == 0 {
		p.line("documents.taken.none")
	} else {
		fmt.Fprintln(p.out, p.cat.N("documents.taken", len(names)))
	}
	for _, f := range plan.Files {
		if f.Nominee == "" {
			continue
		}
		words := []string{text.PadRight(f.Name, n), "→", text.PadRight(rowName(ed, f.Nominee, langOf(p.cat)), w), p.cat.T("documents.titled", "title", f.Title)}
		if f.File != filepath.Base(f.Path) {
			words = append(words, p.cat.T("documents.renamed", "file", f.File))
		}
		switch {
		case f.Listed:
			words = append(words, p.cat.T("documents.listed"))
		case f.Shown:
			words = append(words, p.cat.T("documents.shown"))
		}
		fmt.Fprintf(p.out, "  %s\n", strings.Join(words, "  "))
	}
	if len(names) < len(plan.Files) {
		p.line("documents.none")
	}
	for _, f := range plan.Files {
		if f.Nominee == "" {
			fmt.Fprintf(p.out, "  %s  %s\n", f.Name, p.whyNobody(f))
		}
	}
}

// whyNobody says why a file goes to nobody.
func (p *program) whyNobody(f room.PlannedDocument) string {
	if f.Fault != nil {
		message, _ := p.cat.Fault(f.Fault)
		return message
	}
	return p.cat.T("documents.none."+f.Reason, "choices", strings.Join(f.Choices, ", "))
}
