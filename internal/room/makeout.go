package room

import (
	"path/filepath"
	"strings"
	"time"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/papers"
	"votering/internal/record"
	"votering/internal/sheets"
	"votering/internal/text"
)

// maker makes what is to be written out of a decision.
type maker struct {
	ed        *award.Edition
	parts     dossier.Parts
	releases  []deliberation.ReleaseMade
	announced time.Time // zero: not yet

	interim *decision.Document // what stands before there is a decision; nil: there is one
}

// all makes everything that is to be written.
func (m *maker) all(ws []Writing) ([]*paper, error) {
	var papers []*paper
	for _, w := range ws {
		p, err := m.make(w)
		if err != nil {
			return nil, err
		}
		papers = append(papers, p)
	}
	return papers, nil
}

// make makes one thing, with all that its Writing leaves open filled in.
func (m *maker) make(w Writing) (*paper, error) {
	if w.Profile == "" {
		w.Profile = ProfileOf(w.What)
	}
	for _, said := range []*string{&w.To, &w.Basis} {
		clean, err := text.Clean(*said, deliberation.MaxBasis)
		if err != nil {
			return nil, err
		}
		*said = clean
	}
	if w.Path = strings.TrimSpace(w.Path); w.Path == "" {
		return nil, fault.New(fault.Usage, "usage.output")
	}
	if m.parts.Complete == nil && m.interim == nil && w.Profile == string(decision.Complete) {
		return nil, fault.New(fault.State, "state.purged", "present", string(deliberation.Decided))
	}
	l, err := m.language(&w)
	if err != nil {
		return nil, err
	}
	p := &paper{Writing: w, held: m.interim != nil || m.ed.AnnounceAt != nil && m.announced.IsZero()}
	switch w.What {
	case OutFolder, OutZip:
		p.Language = m.ed.Language
		p.files, err = dossier.Compose(m.parts, w.Profile)
	case OutArchive:
		p.files, err = dossier.Archive(m.parts, w.Profile, l, dossier.Filing{Basis: w.Basis, Releases: m.releases})
	case OutLetters:
		p.files, err = m.letters(w, l)
	default:
		p.single = true
		var data []byte
		if data, err = m.one(p, l); err == nil {
			p.files = map[string][]byte{p.name(): data}
		}
	}
	if err != nil {
		return nil, err
	}
	p.sha256, err = p.sum()
	return p, err
}

// sum is what the file keeps of a paper: the SHA-256 of the one file, or of the
// list of checksums that lies beside the others.
func (p *paper) sum() (string, error) {
	if p.What == OutZip {
		data, err := dossier.Zip(p.files)
		return record.Hash(data), err
	}
	if p.single {
		return record.Hash(p.files[p.name()]), nil
	}
	return record.Hash(p.files[dossier.SumsName]), nil
}

// language is the language of a document, and fills it in.
func (m *maker) language(w *Writing) (*locale.Catalog, error) {
	if w.Language == "" {
		w.Language = m.ed.Language
	}
	return languageNamed(w.Language)
}

// languageNamed is a language of documents by its name.
func languageNamed(name string) (*locale.Catalog, error) {
	for _, l := range locale.Languages() {
		if string(l) == name {
			return locale.For(l), nil
		}
	}
	return nil, fault.New(fault.Usage, "export.language", "language", text.Show(name))
}

// one makes what is one file. Its suffix says which form the minutes and tables
// have.
func (m *maker) one(p *paper, l *locale.Catalog) ([]byte, error) {
	ext := strings.ToLower(filepath.Ext(p.Path))
	switch p.What {
	case OutProtocol, OutPage:
		return m.minutes(p, ext, l)
	case OutPress:
		if ext != ".md" {
			return nil, fault.New(fault.Usage, "export.markdown").At(text.Show(p.Path))
		}
		d, err := m.document(decision.Public)
		if err != nil {
			return nil, err
		}
		return papers.Press(d, l, m.announced)
	}
	d, err := m.document(decision.Profile(p.Profile))
	if err != nil {
		return nil, err
	}
	return table(d, p, l)
}

// document is the decision of a profile, or what stands before there is one.
func (m *maker) document(p decision.Profile) (*decision.Document, error) {
	if m.interim != nil {
		return m.interim, nil
	}
	switch p {
	case decision.Public:
		return decision.Read(m.parts.Public, dossier.PublicName)
	case decision.Complete:
		return decision.Read(m.parts.Complete, dossier.CompleteName)
	}
	return nil, fault.New(fault.Usage, "dossier.what_profile", "profile", string(p))
}

// minutes are the minutes in the form that the path asks for.
func (m *maker) minutes(p *paper, ext string, l *locale.Catalog) ([]byte, error) {
	switch ext {
	case ".md":
		p.What = OutProtocol
	case ".html", ".htm":
		p.What = OutPage
	default:
		return nil, fault.New(fault.Usage, "export.minutes").At(text.Show(p.Path))
	}
	return dossier.Minutes(m.parts, p.Profile, l, p.What == OutPage)
}

// table is a table of the decision.
func table(d *decision.Document, p *paper, l *locale.Catalog) ([]byte, error) {
	style, err := sheets.ParseStyle(p.Style)
	if err != nil {
		return nil, err
	}
	var t *sheets.Table
	switch p.What {
	case OutMarks:
		t, err = sheets.Marks(d, l)
	case OutRanking:
		t, err = sheets.Ranking(d, l)
	case OutTally:
		t, err = sheets.Tally(d, l)
	default:
		return nil, fault.New(fault.Usage, "export.what", "what", text.Show(p.What))
	}
	if err != nil {
		return nil, err
	}
	return t.File(p.Path, style)
}

// letters are the letters to all nominees, each named after its nominee, with
// the list of their checksums. Who is on the jury is looked up in the complete
// decision, so that no letter names them; once that was purged, nobody knows
// whom to leave out, and there are none.
func (m *maker) letters(w Writing, l *locale.Catalog) (map[string][]byte, error) {
	if len(m.parts.Complete) == 0 {
		return nil, fault.New(fault.State, "export.letters_purged")
	}
	d, err := m.document(decision.Complete)
	if err != nil {
		return nil, err
	}
	for id := range w.Letters {
		if _, ok := m.ed.Nominee(id); !ok {
			return nil, fault.New(fault.Usage, "nominee.unknown", "nominee", text.Show(id))
		}
	}
	all := map[string][]byte{}
	for i := range m.ed.Nominees {
		id, in := m.ed.Nominees[i].ID, l
		if own := w.Letters[id]; own != "" {
			if in, err = languageNamed(own); err != nil {
				return nil, err
			}
		}
		if all[id+".md"], err = papers.NomineeLetter(d, in, id, m.announced); err != nil {
			return nil, err
		}
	}
	all[dossier.SumsName] = dossier.Sums(all)
	return all, nil
}
