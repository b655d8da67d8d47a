// Package signing is the way to a signature, as steps in front of a page: the
// keys at hand, another key file, a new key, the passphrase of a key, and the
// waiting while it signs. What is signed is the page's.
package signing

import (
	"context"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/part/stack"
)

// Job is what is to be signed, and what the page knows of it.
type Job struct {
	Title   string                                                                     // key of the heading while it is signed
	Working string                                                                     // key of what else is done meanwhile; empty: nothing
	Intro   func(c page.Context) string                                                // what the key is for
	Cannot  func(c page.Context, k room.KeyChoice) *fault.Error                        // why a key will not do, besides its own problem; nil: any will
	Off     func(c page.Context) *fault.Error                                          // why nothing is to be signed any more, which closes the list; nil: always
	Ask     func(c page.Context, k room.KeyChoice) *page.Question                      // what is asked before it signs; its Then is set here; nil: nothing
	Sign    func(k room.KeyChoice, passphrase []byte) Run                              // what signs; the passphrase is cleared once it has run
	Done    func(c page.Context, r page.Result) page.Action                            // after it was signed, once the steps to the signature are closed
	Theirs  func(err error) bool                                                       // a fault that has nothing to do with the key closes the steps too; nil: none has
	New     string                                                                     // where a new key is offered to lie; empty: none can be made
	Make    func(r *room.Room, path string, passphrase []byte) (room.KeyChoice, error) // makes it; nil: as the chair's
	Away    *Away                                                                      // how it is signed outside the program; nil: it is not
	Others  func(c page.Context) []Other                                               // further ways to sign; nil: none
	Unlock  string                                                                     // key of what is said where its passphrase is asked for; empty: the key is named
	File    bool                                                                       // where no key is the right one another file is looked for, and else a new one made
	Direct  bool                                                                       // where one key alone is the right one it is not asked for
}

func (j *Job) unlock() string {
	if j.Unlock != "" {
		return j.Unlock
	}
	return "signing.unlock.text"
}

// Run does what is signed in the room.
type Run func(ctx context.Context, r *room.Room, who string) ([]room.Notice, error)

// Other is a way to sign without a key of this list: its words are
// "signing.key.way.ID" and "key.signing.ID".
type Other struct {
	ID    string
	First bool                                           // it is the one to begin with
	Do    func(c page.Context, known string) page.Action // known: where the right key lies, as far as it was found
}

// actSign is the act that signs.
const actSign = "sign"

// Open opens the list of keys in front of what is open, and looks for them.
func Open(s *stack.Stack, j Job) page.Action {
	r := &Ring{steps: s, job: j}
	s.Push(r)
	return r.look()
}

// Start signs with a key that is chosen already, off the screen's loop: a key
// may take its time.
func Start(s *stack.Stack, j Job, k room.KeyChoice, passphrase []byte) page.Action {
	ctx, cancel := context.WithCancel(context.Background())
	s.Push(&Waiting{steps: s, job: j, cancel: cancel, secret: passphrase, locked: k.NeedsPassphrase})
	run := j.Sign(k, passphrase)
	return page.Action{Act: &page.Act{Name: actSign, Run: func(r *room.Room, who string) ([]room.Notice, error) {
		defer clear(passphrase)
		defer cancel()
		return run(ctx, r, who)
	}}}
}
