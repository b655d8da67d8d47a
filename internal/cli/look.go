package cli

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/text"
)

func (p *program) statusCommand() *cobra.Command {
	return &cobra.Command{
		Use:  "status FILE",
		Args: arity(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.inRoom(args[0], true, func(r *room.Room) error {
				s, err := r.Sight(p.as)
				if err != nil {
					return err
				}
				return p.showStatus(s)
			})
		},
	}
}

func (p *program) recordCommand() *cobra.Command {
	var verify bool
	c := &cobra.Command{
		Use:  "record FILE",
		Args: arity(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.inRoom(args[0], true, func(r *room.Room) error {
				if verify {
					if err := r.Check(); err != nil {
						return err
					}
				}
				entries, head := r.Record()
				return p.showRecord(recorded{entries, head, r.Releases(p.as)}, verify)
			})
		},
	}
	c.Flags().BoolVar(&verify, "verify", false, p.cat.T("flag.verify"))
	return c
}

// recorded is what there is to show of a record.
type recorded struct {
	entries  []record.Entry
	head     string
	releases []deliberation.ReleaseMade
}

type recordAnswer struct {
	Schema   string          `json:"schema"`
	Entries  []entryAnswer   `json:"entries"`
	Size     int             `json:"size"`
	Head     string          `json:"head"`
	OK       bool            `json:"ok"`
	Released []releaseAnswer `json:"released,omitempty"`
}

// releaseAnswer is what was written out of a decision. To and Basis are what was
// said then; the record itself does not hold them.
type releaseAnswer struct {
	At       string `json:"at"`
	Who      string `json:"who"`
	Decision int    `json:"decision"`
	What     string `json:"what"`
	Profile  string `json:"profile"`
	Language string `json:"language"`
	Files    int    `json:"files"`
	SHA256   string `json:"sha256"`
	To       string `json:"to"`
	Basis    string `json:"basis"`
}

type entryAnswer struct {
	Seq  uint64 `json:"seq"`
	At   string `json:"at"`
	Who  string `json:"who"`
	Kind string `json:"kind"`
	Ref  string `json:"ref"`
	Note string `json:"note"`
}

// showRecord lists the record. A record that does not hold together was
// refused when the file was opened, so what is shown is whole.
func (p *program) showRecord(of recorded, verified bool) error {
	entries, head := of.entries, of.head
	if p.asJSON {
		a := recordAnswer{Schema: "votering-record/1", Entries: []entryAnswer{}, Size: len(entries), Head: head, OK: true}
		for _, e := range entries {
			a.Entries = append(a.Entries, entryAnswer{e.Seq, e.At.UTC().Format(time.RFC3339Nano), e.Who, e.Kind, e.Ref, e.Note})
		}
		for _, r := range of.releases {
			a.Released = append(a.Released, releaseAnswer{
				At: r.At.UTC().Format(time.RFC3339Nano), Who: r.Who, Decision: r.Decision, What: r.What, Profile: r.Profile, Language: r.Language,
				Files: r.Files, SHA256: r.SHA256, To: r.To, Basis: r.Basis,
			})
		}
		p.writeJSON(a)
		return nil
	}
	for _, e := range entries {
		fmt.Fprintf(p.out, "%5d  %s  %s  %s\n", e.Seq, p.cat.DateTime(e.At.Local()), text.PadRight(p.cat.T("event."+e.Kind), 34), strings.TrimSpace(text.Show(e.Who+" "+e.Note)))
	}
	for _, seq := range record.Backwards(entries) {
		fmt.Fprintln(p.err, p.cat.T("cli.warning", "text", p.cat.T("cli.clock_back", "seq", strconv.FormatUint(seq, 10))))
	}
	fmt.Fprintln(p.out, p.cat.N("cli.record_head", len(entries), "head", head))
	if verified {
		fmt.Fprintln(p.out, p.cat.T("cli.record_ok"))
	}
	return nil
}

func (p *program) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:  "check EDITION.yaml|.xlsx|FILE",
		Args: arity(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			problems, err := p.problems(args[0])
			if err != nil {
				return err
			}
			return p.showProblems(problems)
		},
	}
}

// problems checks an edition file or a deliberation. A file that cannot be
// read at all is an error, not a problem.
func (p *program) problems(path string) (fault.List, error) {
	if isEditionFile(path) {
		data, err := editionfile.Load(path)
		if err != nil {
			return nil, err
		}
		p.warn(bookNotices(data, path))
		return room.Problems(data, path), nil
	}
	var lacks fault.List
	err := p.inRoom(path, true, func(r *room.Room) error {
		lacks = r.DraftFaults()
		return r.Check()
	})
	if err == nil {
		return lacks, nil
	}
	f := fault.Of(err)
	if f != nil && exitCode(f) == exitNo {
		return faultsOf(err), nil
	}
	return nil, err
}

type checkAnswer struct {
	Schema   string          `json:"schema"`
	OK       bool            `json:"ok"`
	Problems []problemAnswer `json:"problems"`
}

type problemAnswer struct {
	Where   string `json:"where"`
	Class   string `json:"class"`
	Message string `json:"message"`
}

func (p *program) problemAnswers(problems fault.List) []problemAnswer {
	var list []problemAnswer
	for _, f := range problems {
		message, _ := p.cat.Fault(f)
		list = append(list, problemAnswer{text.Show(f.Where), string(f.Class), message})
	}
	return list
}

// errAnswered ends a run whose answer is no and has been given already.
var errAnswered = errors.New("answered")

func (p *program) showProblems(problems fault.List) error {
	if p.asJSON {
		a := checkAnswer{Schema: "votering-check/1", OK: len(problems) == 0, Problems: []problemAnswer{}}
		a.Problems = append(a.Problems, p.problemAnswers(problems)...)
		p.writeJSON(a)
		if !a.OK {
			return errAnswered
		}
		return nil
	}
	if len(problems) == 0 {
		fmt.Fprintln(p.out, p.cat.T("cli.check_ok"))
		return nil
	}
	return problems
}

// isTerminal reports whether a stream of this run is a terminal.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}
