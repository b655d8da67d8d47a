package room

import (
	"cmp"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/marksheet"
	"votering/internal/text"
)

// MaxDocumentFiles is how many files nominations are looked for in at once.
const MaxDocumentFiles = 2000

// documentKinds are the endings of files that are taken for nominations.
var documentKinds = []string{".md", ".markdown", ".txt", ".pdf", ".docx", ".doc", ".odt", ".rtf", ".pptx"}

// isDocument reports whether a file is of a kind that nominations are.
func isDocument(path string) bool {
	return slices.Contains(documentKinds, strings.ToLower(filepath.Ext(path)))
}

// AreDocuments reports whether what is imported are nominations rather than
// tables: folders, and files of the kinds that nominations are.
func AreDocuments(paths []string) bool {
	for _, path := range paths {
		if folder, err := files.IsFolder(path); !isDocument(path) && (err != nil || !folder) {
			return false
		}
	}
	return true
}

// DocumentPlan is which file of a nomination goes to which nominee, before
// anything is changed.
type DocumentPlan struct{ Files []PlannedDocument }

// PlannedDocument is one file, and whose nomination it is.
type PlannedDocument struct {
	Path    string // as it was found
	Name    string // how people are told of it: its name, with the folder below the one that was named
	File    string // the name by which the edition lists it
	Title   string
	Nominee string // id; empty: it goes to nobody
	Listed  bool   // the edition lists it already: its title stays
	Shown   bool   // it is read on the screen; others are only referred to
	// Reason is why it goes to nobody: its sentence is "documents.none." and
	// the Reason; empty where it goes to somebody.
	Reason  string
	Choices []string     // ids of whom it may be, where several
	Fault   *fault.Error // what is wrong with what stands in it, where that is the Reason

	data []byte // of what is read on the screen
}

// The reasons why a file goes to nobody.
const (
	NobodyNamed   = "nobody"  // its name names no nominee
	SeveralNamed  = "several" // it names several
	NotADocument  = "kind"    // of another kind than nominations are
	NoFileName    = "name"    // its name is none that an edition can list
	CannotBeRead  = "fault"   // see Fault
	LeftOut       = "said"    // a person said so
	TooManyOfThem = "many"    // the nominee has as many documents as it can have
	OnlyALink     = "link"    // in the folder there is only a link to it
)

// PlanDocuments finds out whose nominations files are: by the name of the file,
// else by that of the folder below the one that was named. answers say it of
// files by name: the id of a nominee, or "-" for nobody. Errors are of folders
// that cannot be read, E_SIZE for too many files, and E_USAGE for an answer that
// names no nominee.
func PlanDocuments(ed *award.Edition, paths []string, answers map[string]string) (*DocumentPlan, error) {
	d := &documenter{ed: ed, naming: marksheet.NewNaming(ed), answers: map[string]string{}, plan: &DocumentPlan{}}
	for name, id := range answers {
		if id != marksheet.Leave && !d.naming.IsNominee(id) {
			return nil, fault.New(fault.Usage, "documents.answer", "file", name, "nominee", id)
		}
		d.answers[text.Fold(name)] = id
	}
	for _, path := range paths {
		if err := d.find(path, "", 0); err != nil {
			return nil, err
		}
	}
	d.settle()
	return d.plan, nil
}

// documenter makes a plan.
type documenter struct {
	ed      *award.Edition
	naming  *marksheet.Naming
	answers map[string]string
	plan    *DocumentPlan
}

// find takes a file, or those of a folder and of the folders in it. A link in a
// folder is not followed: who packed the folder would choose what is read of
// this machine.
func (d *documenter) find(path, below string, depth int) error {
	const deepest = 2
	if depth > 0 && files.IsLink(path) {
		return d.take(path, PlannedDocument{Path: path, Name: text.Show(filepath.Join(below, filepath.Base(path))), Reason: OnlyALink})
	}
	inside, is, err := files.Folder(path)
	switch {
	case err != nil:
		return err
	case !is:
		return d.take(path, d.look(path, below))
	case depth > deepest:
		return nil
	}
	if depth > 0 {
		below = filepath.Base(path)
	}
	for _, p := range inside {
		if err := d.find(p, below, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// take takes a file into the plan (E_SIZE for one too many).
func (d *documenter) take(path string, f PlannedDocument) error {
	if len(d.plan.Files) == MaxDocumentFiles {
		return fault.New(fault.Size, "documents.many", "max", strconv.Itoa(MaxDocumentFiles)).At(text.Show(path))
	}
	d.plan.Files = append(d.plan.Files, f)
	return nil
}

// look makes out one file.
func (d *documenter) look(path, below string) PlannedDocument {
	base := filepath.Base(path)
	f := PlannedDocument{Path: path, Name: text.Show(filepath.Join(below, base)), Shown: readable(base)}
	name, err := text.Clean(base, award.MaxFile)
	if err == nil {
		f.Name = text.Show(filepath.Join(below, name)) // as people write it, however the disk does
	}
	switch {
	case !isDocument(base):
		f.Reason = NotADocument
		return f
	case err != nil || !award.IsFileName(name):
		f.Reason = NoFileName
		return f
	}
	f.File = name
	stem := strings.TrimSuffix(name, filepath.Ext(name))
	switch said := cmp.Or(d.answers[text.Fold(f.Name)], d.answers[text.Fold(name)]); {
	case said == marksheet.Leave:
		f.Reason = LeftOut
		return f
	case said != "":
		f.Nominee = said
	default:
		d.whose(&f, stem, below)
	}
	f.Title = strings.TrimSpace(strings.ReplaceAll(stem, "_", " "))
	if !f.Shown || f.Nominee == "" {
		return f
	}
	if f.data, err = readDocument(path); err != nil {
		f.Nominee, f.Reason, f.Fault = "", CannotBeRead, fault.Of(err)
		return f
	}
	if h := firstHeading(string(f.data)); h != "" && strings.ToLower(filepath.Ext(name)) != ".txt" {
		f.Title = h
	}
	return f
}

// whose finds the nominee that the name of a file names, or that of its folder.
func (d *documenter) whose(f *PlannedDocument, stem, below string) {
	ids := d.naming.Nominees(stem)
	if len(ids) == 0 && below != "" {
		ids = d.naming.Nominees(text.Show(below))
	}
	switch len(ids) {
	case 0:
		f.Reason = NobodyNamed
	case 1:
		f.Nominee = ids[0]
	default:
		f.Reason, f.Choices = SeveralNamed, ids
	}
}

// firstHeading is the first heading of a text in Markdown; empty where it has
// none that is a title.
func firstHeading(markdown string) string {
	for line := range strings.Lines(markdown) {
		level := len(line) - len(strings.TrimLeft(line, "#"))
		if level == 0 || level > 6 || !strings.HasPrefix(line[level:], " ") {
			continue
		}
		title, err := text.Clean(strings.TrimRight(strings.TrimSpace(line[level:]), "# "), award.MaxTitle)
		if err == nil {
			return title
		}
	}
	return ""
}

// settle gives files of one name for several nominees names of their own, and
// finds which are listed already.
func (d *documenter) settle() {
	named := map[string][]string{} // whom files of a name are for
	for _, f := range d.plan.Files {
		if f.Nominee != "" {
			named[f.File] = append(named[f.File], f.Path)
		}
	}
	taken, count := map[string]bool{}, map[string]int{}
	for i := range d.plan.Files {
		f := &d.plan.Files[i]
		n, ok := d.ed.Nominee(f.Nominee)
		if !ok {
			continue
		}
		if len(named[f.File]) > 1 || d.elsewhere(f.File, n.ID) {
			f.File = d.free(n.ID+"-"+f.File, taken)
		}
		taken[strings.ToLower(f.File)] = true
		f.Listed = slices.ContainsFunc(n.Documents, func(a award.Document) bool { return a.File == f.File })
		if !f.Listed {
			count[n.ID]++
		}
		switch {
		case len(n.Documents)+count[n.ID] > award.MaxDocuments:
			f.Nominee, f.Reason = "", TooManyOfThem
		case !award.IsFileName(f.File):
			f.Nominee, f.Reason = "", NoFileName
		}
	}
}

// elsewhere reports whether another nominee lists a file of that name.
func (d *documenter) elsewhere(file, nominee string) bool {
	for i := range d.ed.Nominees {
		n := &d.ed.Nominees[i]
		if n.ID != nominee && slices.ContainsFunc(n.Documents, func(a award.Document) bool { return strings.EqualFold(a.File, file) }) {
			return true
		}
	}
	return false
}

// free is a file name that none of the plan has yet.
func (d *documenter) free(file string, taken map[string]bool) string {
	ext := filepath.Ext(file)
	stem := strings.TrimSuffix(file, ext)
	for n := 2; taken[strings.ToLower(file)]; n++ {
		file = stem + "-" + strconv.Itoa(n) + ext
	}
	return file
}

// Apply is the edition with the documents of the plan.
func (p *DocumentPlan) Apply(ed *award.Edition) *award.Edition {
	next := ed.Clone()
	for _, f := range p.Files {
		if n, ok := next.Nominee(f.Nominee); ok && !f.Listed {
			n.Documents = append(n.Documents, award.Document{Title: award.Plain(f.Title), File: f.File})
		}
	}
	return next
}

// Taken is how many files go to a nominee.
func (p *DocumentPlan) Taken() (n int) {
	for _, f := range p.Files {
		if f.Nominee != "" {
			n++
		}
	}
	return n
}

// texts are what is read on the screen, by the names that the edition lists.
func (p *DocumentPlan) texts() map[string][]byte {
	docs := map[string][]byte{}
	for _, f := range p.Files {
		if f.Nominee != "" && f.Shown {
			docs[f.File] = f.data
		}
	}
	return docs
}

// PreviewDocuments is PlanDocuments for the edition that is being set up.
// E_STATE once it is opened.
func (r *Room) PreviewDocuments(who string, paths []string, answers map[string]string) (p *DocumentPlan, err error) {
	err = r.asChair(who, func(string) error {
		if f := deliberation.Allowed(r.state, r.ed, deliberation.ActEdit); f != nil {
			return f
		}
		p, err = PlanDocuments(r.setup.raw, paths, answers)
		return err
	})
	return p, err
}

// TakeDocuments puts the documents of a plan into the draft, with the text of
// those that are read on the screen, and answers what is still wrong with the
// draft.
func (r *Room) TakeDocuments(who string, p *DocumentPlan) (faults fault.List, err error) {
	err = r.asChair(who, func(id string) error {
		faults, err = r.edit(id, editionfile.Write(p.Apply(r.setup.raw)), p.texts())
		return err
	})
	return faults, err
}
