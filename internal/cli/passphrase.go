package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/charmbracelet/x/term"

	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
	"votering/internal/text"
)

// maxPassphrase bounds a passphrase with its line's end, in bytes.
const maxPassphrase = 4096

// exitStopped is the exit code of a program that was stopped at a question, as
// shells count it.
const exitStopped = 130

// passphrase gets the passphrase of a key: from the file that was named, or
// from the person at the terminal, who does not see it.
func (p *program) passphrase(file string, k room.KeyChoice) ([]byte, error) {
	name := k.Fingerprint
	if name == "" {
		name = text.Show(k.Path)
	}
	switch {
	case file != "":
		return p.readPassphrase(file)
	case p.asJSON || !isTerminal(p.in):
		return nil, fault.New(fault.Passphrase, "passphrase.missing", "key", name)
	}
	return p.askHidden(p.cat.T("cli.passphrase", "key", name))
}

// readPassphrase reads a passphrase from a file, or from standard input for
// "-": one line.
func (p *program) readPassphrase(file string) ([]byte, error) {
	var data []byte
	var err error
	if file == "-" {
		data, err = io.ReadAll(io.LimitReader(p.in, maxPassphrase+1))
		if err != nil {
			err = files.Fault(err, file)
		}
	} else {
		data, err = files.Read(file, 1<<20)
	}
	if err != nil {
		return nil, err
	}
	line, rest, _ := bytes.Cut(data, []byte("\n"))
	if line = bytes.TrimSuffix(line, []byte("\r")); len(line) == 0 || len(bytes.TrimSpace(rest)) > 0 || len(line) > maxPassphrase {
		return nil, fault.New(fault.Passphrase, "cli.passphrase_line").At(text.Show(file))
	}
	return line, nil
}

// askHidden asks for a line that is not shown.
func (p *program) askHidden(question string) ([]byte, error) {
	in, ok := p.in.(*os.File)
	if !ok {
		return nil, fault.New(fault.Usage, "terminal.none")
	}
	fmt.Fprint(p.err, question+" ")
	defer giveBack(in.Fd())()
	line, err := term.ReadPassword(in.Fd())
	fmt.Fprintln(p.err)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fault.New(fault.IO, "io.other", "detail", err.Error())
	}
	return line, nil
}

// giveBack makes sure that a terminal that shows nothing shows again what is
// typed when the person stops the program at the question. What it returns
// ends that.
func giveBack(fd uintptr) (end func()) {
	before, err := term.GetState(fd)
	if err != nil {
		return func() {}
	}
	stop, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM)
	go func() {
		select {
		case <-stop:
			_ = term.Restore(fd, before) // there is nobody left to tell
			os.Exit(exitStopped)
		case <-done:
		}
	}()
	return func() {
		signal.Stop(stop)
		close(done)
	}
}

// newPassphrase is what protects a new key; none without a terminal and a file.
func (p *program) newPassphrase(file string) ([]byte, error) {
	switch {
	case file != "":
		return p.readPassphrase(file)
	case p.asJSON || !p.onTerminal():
		return nil, nil
	}
	first, err := p.askHidden(p.cat.T("cli.new_passphrase"))
	if err != nil {
		return nil, err
	}
	again, err := p.askHidden(p.cat.T("cli.new_passphrase_again"))
	if err == nil && !bytes.Equal(first, again) {
		err = fault.New(fault.Passphrase, "cli.passphrases_differ")
	}
	return first, err
}
