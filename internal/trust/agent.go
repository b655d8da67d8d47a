package trust

import (
	"context"
	"errors"
	"io"
	"os"
	"strconv"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"

	"votering/internal/fault"
)

const (
	agentVariable = "SSH_AUTH_SOCK"
	// maxAnswer is how much an agent may say in one conversation, in bytes.
	maxAnswer = 1 << 20
	// touchPatience is how long a person has to touch a security key.
	touchPatience = time.Minute
)

// agentKeys are the keys that the agent has; none where there is no agent.
// Certificates are passed over: their plain keys are listed beside them.
func (k *Keyring) agentKeys(ctx context.Context) ([]Candidate, error) {
	var held []*agent.Key
	err := k.ask(ctx, k.patience, func(a agent.ExtendedAgent) (err error) {
		held, err = a.List()
		return err
	})
	if err != nil {
		return nil, err
	}
	var all []Candidate
	for _, h := range held {
		c := Candidate{Source: FromAgent}
		key, err := parseWire(h.Blob)
		switch f := fault.Of(err); {
		case err == nil:
			c.Public = keyOf(key, h.Comment)
		case f.ID == "weak.certificate":
			continue
		default:
			c.Problem = f
		}
		all = append(all, c)
	}
	return all, nil
}

// agentSigner signs through the agent, with a conversation for each signature.
func (k *Keyring) agentSigner(key PublicKey) Signer {
	patience, flags := k.patience, agent.SignatureFlags(0)
	if key.hardware() {
		patience = max(patience, touchPatience)
	}
	if key.parsed().Type() == ssh.KeyAlgoRSA {
		flags = agent.SignatureFlagRsaSha512 // not the SHA-1 of old
	}
	return &signer{public: key, bare: func(ctx context.Context, data []byte) (value *ssh.Signature, err error) {
		err = k.ask(ctx, patience, func(a agent.ExtendedAgent) (err error) {
			value, err = a.SignWithFlags(key.parsed(), data, flags)
			return err
		})
		if err == nil && value == nil {
			err = fault.New(fault.Key, "agent.none")
		}
		return value, err
	}}
}

// ask has one conversation with the agent, of at most this patience and
// maxAnswer. Where there is no agent, nothing is asked.
func (k *Keyring) ask(ctx context.Context, patience time.Duration, talk func(agent.ExtendedAgent) error) error {
	timed, cancel := context.WithTimeoutCause(ctx, patience, os.ErrDeadlineExceeded)
	defer cancel()
	conn, err := dialAgent(timed, k.getenv(agentVariable))
	if conn == nil && err == nil {
		return nil
	}
	if err == nil {
		defer conn.Close()
		stop := context.AfterFunc(timed, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
		defer stop()
		err = talk(agent.NewClient(bounded{io.LimitReader(conn, maxAnswer), conn}))
	}
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return stopped(ctx)
	case timed.Err() != nil || errors.Is(err, os.ErrDeadlineExceeded):
		return fault.New(fault.Key, "agent.silent", "seconds", strconv.Itoa(int(patience/time.Second))).Because(err)
	}
	return fault.New(fault.Key, "agent.failed").Because(err)
}

// bounded is a conversation that reads no more than it should. It has no
// Close, so that the client reads and writes in turn and starts no goroutine.
type bounded struct {
	io.Reader
	io.Writer
}
