package room

import (
	"path/filepath"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/files"
)

// What can be written out of a decision. The names are stored for ever.
const (
	OutFolder   = "folder"   // all of it
	OutZip      = "zip"      // the same in one file
	OutProtocol = "protocol" // the minutes, .md
	OutPage     = "page"     // the minutes as a page, .html
	OutPress    = "press"    // a draft of a press release, .md
	OutLetters  = "letters"  // one for each nominee, in a folder
	OutArchive  = "archive"  // what an archive takes, in a folder
	OutMarks    = "marks"    // a table, .csv or .xlsx, as are those below
	OutRanking  = "ranking"
	OutTally    = "tally"
)

// The profiles of what is written out.
const (
	ProfilePublic   = string(decision.Public)   // for everybody: no juror is named
	ProfileComplete = string(decision.Complete) // everything
)

// Writing is one thing to be written out of the decision.
type Writing struct {
	What     string            // OutFolder, …
	Path     string            // of a file or a folder that is not there yet
	Profile  string            // "public", or "complete", which names the jurors; empty: what is usual, see ProfileOf
	Language string            // nb, nn or en; empty: the edition's. A decision's folder is always in the edition's
	Letters  map[string]string // OutLetters: languages of single nominees, by id
	Style    string            // of a CSV: plain, nb or en; empty: plain
	To       string            // to whom it goes, which the file keeps
	Basis    string            // on what basis, as whoever writes it out says
}

// ProfileOf is the profile of what is written out where nobody names one: only
// an archive and the marks name jurors then.
func ProfileOf(what string) string {
	switch what {
	case OutMarks, OutArchive:
		return ProfileComplete
	}
	return ProfilePublic
}

// paper is something that is ready to be written.
type paper struct {
	Writing
	files  map[string][]byte // by name; of one file, that alone
	single bool              // Path is the file
	sha256 string            // of the one file, or of the list of checksums
	held   bool              // it must not be known yet
}

// private reports whether nobody else on the machine may read it: it names
// jurors, or must not be known yet.
func (p *paper) private() bool { return p.Profile == ProfileComplete || p.held }

// WriteOut writes things out of the signed decision, and keeps in the file what
// was written, to whom and on what basis. All of it is made before anything is
// written, and what is there already is never overwritten. It returns the paths
// of what was written; where one cannot be written, those before it are there
// and kept. What cannot be kept in the file is taken away again. Before there is
// a decision tables of what is open can be written, of which nothing is kept.
func (r *Room) WriteOut(who string, ws ...Writing) ([]string, error) {
	var papers []*paper
	var number int
	var o dossier.Options
	err := r.asChair(who, func(string) (err error) {
		if r.early(ws) {
			papers, err = r.earlyPapers(ws)
			return err
		}
		if f := deliberation.Allowed(r.state, r.ed, deliberation.ActExport); f != nil {
			return f
		}
		key, err := r.chairKey()
		if err != nil {
			return err
		}
		number, o = r.state.Decisions, dossier.Options{Chair: key.Fingerprint(), Software: r.software}
		papers, err = r.papers(ws)
		return err
	})
	if err != nil {
		return nil, err
	}
	for i, p := range papers {
		if err = p.write(o); err != nil {
			papers = papers[:i]
			break
		}
	}
	if number == 0 {
		return written(papers), err
	}
	if kept := r.keepReleases(who, number, papers); kept != nil {
		for _, p := range papers {
			p.takeBack()
		}
		return nil, kept
	}
	return written(papers), err
}

// written are the paths of what was written.
func written(papers []*paper) (paths []string) {
	for _, p := range papers {
		paths = append(paths, p.paths()...)
	}
	return paths
}

// papers makes everything that is to be written.
func (r *Room) papers(ws []Writing) ([]*paper, error) {
	parts, err := r.parts()
	if err != nil {
		return nil, err
	}
	m := maker{ed: r.ed, parts: parts, releases: r.state.Releases, announced: r.state.AnnouncedAt}
	return m.all(ws)
}

// keepReleases keeps what was written.
func (r *Room) keepReleases(who string, number int, papers []*paper) error {
	if len(papers) == 0 {
		return nil
	}
	return r.asChair(who, func(id string) error {
		var events []deliberation.Event
		for _, p := range papers {
			events = append(events, deliberation.Event{
				Kind: deliberation.DecisionReleased, Who: id, Number: number, SHA256: p.sha256,
				Release: &deliberation.Release{What: p.What, Profile: p.Profile, Language: p.Language, Files: len(p.files), To: p.To, Basis: p.Basis},
			})
		}
		return r.act(nil, events...)
	})
}

// write puts a paper where it goes. A decision is read back as a stranger would
// who knows the chair's key; one that does not verify is taken away again.
func (p *paper) write(o dossier.Options) error {
	switch {
	case p.What == OutZip:
		if err := dossier.WriteZip(p.Path, p.files); err != nil {
			return err
		}
	case p.single && p.private():
		return files.WritePrivate(p.Path, p.files[p.name()])
	case p.single:
		return files.WriteNew(p.Path, p.files[p.name()])
	default:
		if err := dossier.WriteFolder(p.Path, p.files); err != nil {
			return err
		}
	}
	if p.What == OutLetters {
		return nil
	}
	if err := readBack(p.Path, o); err != nil {
		p.takeBack()
		return err
	}
	return nil
}

// takeBack removes what write wrote; the error that made it necessary is the one
// to tell.
func (p *paper) takeBack() { _ = dossier.TakeBack(p.Path, p.files) }

func (p *paper) name() string { return filepath.Base(p.Path) }

// paths are those of what was written.
func (p *paper) paths() []string {
	if p.single || p.What == OutZip {
		return []string{p.Path}
	}
	return within(p.Path, p.files)
}

// Releases is what was written out of the decisions, oldest first; nil for
// whoever may not know to whom.
func (r *Room) Releases(who string) (made []deliberation.ReleaseMade) {
	_ = r.asChair(who, func(string) error { // somebody else is told nothing, and that is no fault
		made = r.state.Releases
		return nil
	})
	return made
}
