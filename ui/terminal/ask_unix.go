//go:build unix

package terminal

import (
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// ask puts the question to the terminal and gives back everything that came
// until both answers were there or limit had passed.
func ask(in, out *os.File, limit time.Duration) (heard []byte, asked bool) {
	if !foreground(in) {
		return nil, false // setting its mode would stop this program
	}
	sigs := make(chan os.Signal, 1)
	signal.Notify(sigs, unignored(syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGTSTP)...)
	before, err := term.MakeRaw(in.Fd())
	if err != nil {
		signal.Stop(sigs)
		return nil, false
	}
	var caught os.Signal
	if _, err := out.WriteString(question); err == nil {
		heard, caught = listen(in, limit, sigs)
	}
	_ = term.Restore(in.Fd(), before) // there is nobody to tell
	signal.Stop(sigs)
	if s, ok := caught.(syscall.Signal); ok {
		// It came while the mode was changed; now it may do what it does.
		_ = syscall.Kill(os.Getpid(), s)
	}
	return heard, true
}

const (
	// turn is how often listen looks whether a signal has come.
	turn = 20 * time.Millisecond
	// heardMax is how much is listened to: the answers, and what a person
	// can type meanwhile.
	heardMax = 4 << 10
)

// listen reads until the fence has come, limit has passed, or a signal came.
func listen(in *os.File, limit time.Duration, sigs <-chan os.Signal) ([]byte, os.Signal) {
	var heard []byte
	for end := time.Now().Add(limit); time.Now().Before(end) && len(heard) < heardMax; {
		select {
		case s := <-sigs:
			return heard, s
		default:
		}
		if !readable(in.Fd(), min(turn, time.Until(end))) {
			continue
		}
		var b [256]byte
		n, err := in.Read(b[:])
		heard = append(heard, b[:n]...)
		if err != nil || !hear(heard).late {
			break
		}
	}
	// What has begun when the time is up is not cut in two.
	for len(heard) < heardMax {
		at, _ := unfinished(heard, false)
		if at == len(heard) || !readable(in.Fd(), pieceWait) {
			break
		}
		var b [1]byte
		n, err := in.Read(b[:])
		heard = append(heard, b[:n]...)
		if err != nil {
			break
		}
	}
	return heard, nil
}

// foreground says whether the terminal listens to this program now. One that
// does not control the program's session has no say in that.
func foreground(f *os.File) bool {
	group, err := unix.IoctlGetInt(int(f.Fd()), unix.TIOCGPGRP)
	return err != nil || group == unix.Getpgrp()
}
