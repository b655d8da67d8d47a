package trusttest

import (
	"io"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
)

// Mischief is what is wrong with an agent.
type Mischief int

// The agents there are.
const (
	Honest     Mischief = iota
	Hangs               // takes every question and says nothing
	HangsLater          // lists its keys, and says nothing when it is to sign
	Closes              // hangs up at once
	Babbles             // answers in another protocol
	Scrambled           // answers in the right protocol, without sense
	Endless             // answers as much as one can bear, and more
	OtherBytes          // signs something else
	OtherKey            // signs with another key
	Refuses             // says no
)

// Agent runs an agent that has the keys of these numbers, until the test ends,
// and gives its socket: the value of SSH_AUTH_SOCK.
func Agent(t testing.TB, m Mischief, numbers ...byte) string {
	t.Helper()
	ring := agent.NewKeyring()
	for _, n := range numbers {
		if err := ring.Add(agent.AddedKey{PrivateKey: Key(n), Comment: "key of a test"}); err != nil {
			t.Fatal(err)
		}
	}
	return Serve(t, m, ring)
}

// Serve is Agent with a keyring of the test's own.
func Serve(t testing.TB, m Mischief, ring agent.Agent) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "agent") // a socket's path is short, and that of a test's folder is not
	if err != nil {
		t.Fatal(err)
	}
	socket := filepath.Join(dir, "s")
	l, err := net.Listen("unix", socket)
	if err != nil {
		t.Skip(err)
	}
	over := make(chan struct{})
	t.Cleanup(func() {
		close(over)
		l.Close()
		os.RemoveAll(dir)
	})
	go func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			go serve(conn, m, ring, over)
		}
	}()
	return socket
}

func serve(conn net.Conn, m Mischief, ring agent.Agent, over <-chan struct{}) {
	defer conn.Close()
	switch m {
	case Closes:
	case Hangs:
		<-over
	case Babbles:
		answer(conn, []byte("HTTP/1.1 400 Bad Request\r\n\r\n"))
	case Scrambled:
		answer(conn, []byte{0, 0, 0, 6, 12, 0xff, 0xff, 0xff, 0xff, 0xff})
	case Endless:
		_, _ = conn.Write([]byte{0, 0xf0, 0, 0, 12})
		for _, err := conn.Write(make([]byte, 1<<16)); err == nil; {
			_, err = conn.Write(make([]byte, 1<<16))
		}
	default:
		_ = agent.ServeAgent(liar{ring, m, over}, conn)
	}
}

// answer waits for a question and answers with these bytes.
func answer(conn net.Conn, b []byte) {
	question := make([]byte, 5)
	if _, err := io.ReadFull(conn, question); err == nil {
		_, _ = conn.Write(b)
		_ = conn.SetReadDeadline(time.Now().Add(time.Second))
		_, _ = io.Copy(io.Discard, conn)
	}
}

// liar lists its keys honestly.
type liar struct {
	agent.Agent
	m    Mischief
	over <-chan struct{}
}

// Sign and SignWithFlags do what the mischief says.
func (l liar) Sign(key ssh.PublicKey, data []byte) (*ssh.Signature, error) {
	return l.SignWithFlags(key, data, 0)
}

func (l liar) SignWithFlags(key ssh.PublicKey, data []byte, flags agent.SignatureFlags) (*ssh.Signature, error) {
	switch l.m {
	case HangsLater:
		<-l.over
		return nil, io.EOF
	case Refuses:
		return nil, io.EOF
	case OtherBytes:
		data = append([]byte("not "), data...)
	case OtherKey:
		s, err := ssh.NewSignerFromKey(Key(0xEE))
		if err != nil {
			return nil, err
		}
		return s.Sign(nil, data)
	}
	return l.Agent.(agent.ExtendedAgent).SignWithFlags(key, data, flags)
}

// Extension is part of the protocol, and unknown to these agents.
func (l liar) Extension(string, []byte) ([]byte, error) { return nil, agent.ErrExtensionUnsupported }
