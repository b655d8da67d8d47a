package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"unicode/utf8"

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

// passphrase gets the passphrase of a key, which the caller clears: from the file that was named, or
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
		clear(data)
		return nil, fault.New(fault.Passphrase, "cli.passphrase_line").At(text.Show(file))
	}
	return line, nil
}

// askHidden asks for a line that is not shown. Nothing typed is shown from
// before the question is: who types fast types into it.
func (p *program) askHidden(question string) ([]byte, error) {
	in, ok := p.in.(*os.File)
	if !ok {
		return nil, fault.New(fault.Usage, "terminal.none")
	}
	show, err := hide(in.Fd())
	if err != nil {
		return nil, fault.New(fault.IO, "io.other", "detail", err.Error())
	}
	fmt.Fprint(p.err, question+" ")
	line, err := readHidden(in)
	show()
	fmt.Fprintln(p.err)
	return line, err
}

// The keys that mean something in a line that is not shown, as a raw terminal
// sends them.
const (
	keyStop   = 0x03 // Ctrl-C
	keyEnd    = 0x04 // Ctrl-D
	keyBack   = 0x08
	keyClear  = 0x15 // Ctrl-U
	keyDelete = 0x7f
)

// readHidden reads a line from a raw terminal. The line has its room from the
// start: one that grew would leave copies behind that nobody clears.
func readHidden(in io.Reader) ([]byte, error) {
	line := make([]byte, 0, maxPassphrase)
	for key := make([]byte, 1); ; {
		n, err := in.Read(key)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fault.New(fault.IO, "io.other", "detail", err.Error())
		}
		switch c := key[0]; {
		case n == 0, c == keyStop, c == keyEnd && len(line) == 0:
			return nil, fault.New(fault.Passphrase, "cli.passphrase_stopped")
		case c == '\r', c == '\n':
			return line, nil
		case c == keyBack, c == keyDelete:
			_, size := utf8.DecodeLastRune(line)
			line = line[:len(line)-size]
		case c == keyClear:
			line = line[:0]
		case c >= ' ' && len(line) < maxPassphrase:
			line = append(line, c)
		}
	}
}

// hide makes a terminal raw: it shows nothing that is typed, and hands on every
// key. What it returns makes it as it was; so does the end of the program,
// where somebody ends it at the question.
func hide(fd uintptr) (show func(), err error) {
	before, err := term.MakeRaw(fd)
	if err != nil {
		return nil, err
	}
	stop, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(stop, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
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
		_ = term.Restore(fd, before) // as above
	}, nil
}

// newPassphrase is what protects a new key; none without a terminal and a file.
func (p *program) newPassphrase(file string) ([]byte, error) {
	switch {
	case file != "":
		return p.readPassphrase(file)
	case p.asJSON || !p.onTerminal():
		return nil, nil
	}
	return p.askTwice(p.cat.T("cli.new_passphrase"))
}

// askTwice asks for a new passphrase, and once more for the same.
func (p *program) askTwice(question string) ([]byte, error) {
	first, err := p.askHidden(question)
	if err != nil {
		return nil, err
	}
	again, err := p.askHidden(p.cat.T("cli.new_passphrase_again"))
	defer clear(again)
	if err == nil && !bytes.Equal(first, again) {
		err = fault.New(fault.Passphrase, "cli.passphrases_differ")
	}
	if err != nil {
		clear(first)
		return nil, err
	}
	return first, nil
}
