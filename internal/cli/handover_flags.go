package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
)

// exportFlags say what export writes, and where.
type exportFlags struct {
	out, profile string
	zip          bool
	paths        map[string]*string // by what, as the room calls it
	metrics      string
	edition      string
	form         string
	in           []string
	csv          string
	to, basis    string
}

// single are the things that each have a flag of their own, in the order in
// which they are written.
var single = []string{room.OutMarks, room.OutRanking, room.OutTally, room.OutProtocol, room.OutPress, room.OutLetters, room.OutArchive}

func (p *program) exportFlags(c *cobra.Command) *exportFlags {
	f := &exportFlags{paths: map[string]*string{}}
	flags := c.Flags()
	flags.StringVarP(&f.out, "output", "o", "", p.cat.T("flag.export_output"))
	flags.StringVar(&f.profile, "profile", "", p.cat.T("flag.profile"))
	flags.BoolVar(&f.zip, "zip", false, p.cat.T("flag.zip"))
	for _, what := range single {
		f.paths[what] = flags.String(what, "", p.cat.T("flag.export."+what))
	}
	flags.StringVar(&f.metrics, "metrics", "", p.cat.T("flag.export_metrics"))
	flags.StringVar(&f.edition, "edition", "", p.cat.T("flag.export_edition"))
	flags.StringVar(&f.form, "form", "", p.cat.T("flag.export_form"))
	flags.StringArrayVar(&f.in, "in", nil, p.cat.T("flag.export_in"))
	flags.StringVar(&f.csv, "csv", "", p.cat.T("flag.export_csv"))
	flags.StringVar(&f.to, "to", "", p.cat.T("flag.export_to"))
	flags.StringVar(&f.basis, "basis", "", p.cat.T("flag.export_basis"))
	return f
}

// writings are what is to be written out of the decision.
func (f *exportFlags) writings() ([]room.Writing, error) {
	lang, letters, err := f.languages()
	if err != nil {
		return nil, err
	}
	var ws []room.Writing
	if f.out != "" {
		what := room.OutFolder
		if f.zip {
			what = room.OutZip
		}
		ws = append(ws, room.Writing{What: what, Path: f.out, Profile: f.profile, To: f.to, Basis: f.basis})
	}
	for _, what := range single {
		path := *f.paths[what]
		if path == "" {
			continue
		}
		w := room.Writing{What: what, Path: path, Language: lang, Style: f.csv, To: f.to, Basis: f.basis}
		switch what {
		case room.OutProtocol, room.OutArchive, room.OutMarks:
			w.Profile = f.profile
		case room.OutLetters:
			w.Letters = letters
		}
		ws = append(ws, w)
	}
	return ws, nil
}

// languages are the language of all documents, and those of single nominees'
// letters: nn, or kinn=nn.
func (f *exportFlags) languages() (lang string, letters map[string]string, err error) {
	letters = map[string]string{}
	for _, in := range f.in {
		nominee, own, ok := strings.Cut(in, "=")
		switch {
		case ok && own != "":
			letters[nominee] = own
		case ok || lang != "" && lang != in:
			return "", nil, fault.New(fault.Usage, "export.in", "in", text.Show(in))
		default:
			lang = in
		}
	}
	if len(letters) > 0 && *f.paths[room.OutLetters] == "" {
		return "", nil, fault.New(fault.Usage, "export.in_letters")
	}
	return lang, letters, nil
}
