package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"votering/internal/fault"
	"votering/internal/text"
)

// Exit codes.
const (
	exitNo    = 1 // the answer is no
	exitUsage = 2 // usage, I/O, held elsewhere
)

// shownProblems is how many problems of a file are told at once.
const shownProblems = 20

// fail tells what went wrong and returns the exit code.
func (p *program) fail(err error) int {
	var ended interface{ ExitCode() int }
	if errors.As(err, &ended) { // a signal ended the screen, and whoever sent it knows
		if f := fault.Of(err); f != nil { // but not what was lost by it
			p.failLine(f)
		}
		return ended.ExitCode()
	}
	faults := faultsOf(err)
	if p.asJSON {
		p.failJSON(faults[0])
		return exitCode(faults[0])
	}
	for i, f := range faults {
		if i == shownProblems {
			fmt.Fprintln(p.err, p.cat.N("cli.more_problems", len(faults)-i))
			break
		}
		p.failLine(f)
	}
	return exitCode(faults[0])
}

// inWords is a fault in words. What to do about an edition in a workbook is what
// one does on a form: fill in, choose, take away.
func (p *program) inWords(f *fault.Error) (message, try string) {
	if strings.HasPrefix(f.ID, "edition.") && strings.Contains(f.Where, ".xlsx!") {
		return p.cat.FaultOnScreen(f)
	}
	return p.cat.Fault(f)
}

func (p *program) failLine(f *fault.Error) {
	message, try := p.inWords(f)
	parts := []string{"votering", p.command}
	if p.command == "votering" {
		parts = parts[:1]
	}
	if w := p.whereOf(f); w != "" {
		parts = append(parts, w)
	}
	fmt.Fprintf(p.err, "%s: %s (%s)\n", strings.Join(parts, ": "), message, f.Class)
	if try != "" {
		fmt.Fprintf(p.err, "%s %s\n", p.cat.T("cli.try"), try)
	}
}

func (p *program) whereOf(f *fault.Error) string {
	if f.Where != "" {
		return text.Show(f.Where)
	}
	return text.Show(p.where)
}

func (p *program) failJSON(f *fault.Error) {
	message, try := p.inWords(f)
	p.writeJSON(struct {
		Error errorAnswer `json:"error"`
	}{errorAnswer{string(f.Class), message, p.whereOf(f), try}})
}

type errorAnswer struct {
	Class   string `json:"class"`
	Message string `json:"message"`
	Where   string `json:"where"`
	Try     string `json:"try"`
}

// faultsOf lists the faults in err; an error that is none becomes E_IO.
func faultsOf(err error) fault.List {
	var l fault.List
	if errors.As(err, &l) && len(l) > 0 {
		return l
	}
	if f := fault.Of(err); f != nil {
		return fault.List{f}
	}
	return fault.List{fault.New(fault.IO, "io.other", "detail", text.Show(err.Error()))}
}

func exitCode(f *fault.Error) int {
	switch f.Class {
	case fault.Usage, fault.IO, fault.Locked, fault.Passphrase:
		return exitUsage
	case fault.Size:
		if strings.HasPrefix(f.ID, "store.") {
			return exitUsage
		}
	}
	return exitNo
}

// usage turns a complaint about flags or arguments into a fault.
func usage(err error) error {
	if fault.Of(err) != nil {
		return err
	}
	var value *pflag.InvalidValueError
	if errors.As(err, &value) {
		return fault.New(fault.Usage, "usage.value", "flag", "--"+value.GetFlag().Name, "value", value.GetValue(), "kind", value.GetFlag().Value.Type())
	}
	return fault.New(fault.Usage, "usage.flags", "detail", text.Show(err.Error()))
}

// writeJSON writes the one object of an answer. What JSON cannot hold is told as
// what could not be written is: no answer must not look like one.
func (p *program) writeJSON(v any) {
	enc := json.NewEncoder(p.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	if out, ok := p.out.(*output); ok && out.err == nil {
		out.err = err
	}
}
