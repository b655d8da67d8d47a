package cli

import (
	"bufio"
	"fmt"
	"slices"
	"strings"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
)

// doneAnswer is the answer of every command that has none of its own.
type doneAnswer struct {
	Schema      string   `json:"schema"`
	Command     string   `json:"command"`
	State       string   `json:"state"`
	Fingerprint string   `json:"fingerprint"`
	Files       []string `json:"files"`
	Warnings    []string `json:"warnings"`

	Changes []changeAnswer `json:"changes,omitempty"` // of marks that are open
}

// answer is the answer of this command, not yet filled in.
func (p *program) answer() doneAnswer {
	return doneAnswer{Schema: "votering-result/1", Command: p.command, Files: []string{}, Warnings: []string{}}
}

// doneWith is the answer of an act that made these files. r is nil where no
// file is open.
func (p *program) doneWith(r *room.Room, files []string, notices []room.Notice) (doneAnswer, error) {
	a := p.answer()
	for _, f := range files {
		a.Files = append(a.Files, text.Show(f))
	}
	for _, n := range notices {
		a.Warnings = append(a.Warnings, p.notice(n))
	}
	if r != nil {
		s, err := r.Sight("")
		if err != nil {
			return a, err
		}
		a.State, a.Fingerprint = string(s.Phase), s.Fingerprint
	}
	return a, nil
}

// done says what was done. r is nil where no file is open.
func (p *program) done(r *room.Room, res result) error {
	a, err := p.doneWith(r, res.files, res.notices)
	if err != nil {
		return err
	}
	a.Changes = res.changes
	if p.asJSON {
		p.writeJSON(a)
		return nil
	}
	p.warn(res.notices)
	fmt.Fprintln(p.out, p.cat.Sentence(res.say, fault.Pairs(res.args...)))
	return nil
}

// warn shows warnings, each once.
func (p *program) warn(ns []room.Notice) {
	if p.asJSON {
		return
	}
	for _, n := range ns {
		if s := p.notice(n); !slices.Contains(p.told, s) {
			fmt.Fprintln(p.err, p.cat.T("cli.warning", "text", s))
			p.told = append(p.told, s)
		}
	}
}

// notice is a warning in words.
func (p *program) notice(n room.Notice) string { return p.cat.Sentence("notice."+n.ID, n.Args) }

// confirm asks a person at a terminal; anybody else has said yes by calling
// the command.
func (p *program) confirm(question string) bool {
	if p.yes || p.asJSON || !p.onTerminal() {
		return true
	}
	fmt.Fprintf(p.err, "%s [%s/%s] ", question, p.cat.T("cli.yes_letter"), p.cat.T("cli.no_letter"))
	line, _ := bufio.NewReader(p.in).ReadString('\n') // no answer is a no
	line = strings.ToLower(strings.TrimSpace(line))
	return line != "" && strings.HasPrefix(line, strings.ToLower(p.cat.T("cli.yes_letter")))
}

// confirmNotices shows warnings before an act and asks whether to go on.
func (p *program) confirmNotices(ns []room.Notice) bool {
	if len(ns) == 0 || p.yes || p.asJSON || !p.onTerminal() {
		return true
	}
	p.warn(ns)
	return p.confirm(p.cat.T("cli.go_on"))
}

// onTerminal reports whether a person sits at both ends.
func (p *program) onTerminal() bool {
	out, ok := p.out.(*output)
	return ok && isTerminal(p.in) && isTerminal(out.Writer)
}
