package cli

import (
	"context"

	"github.com/spf13/cobra"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/internal/trust"
)

// sealFlags are the arguments of seal.
type sealFlags struct {
	out, unsigned, sigs string
	key                 *keyFlags
}

func (p *program) sealCommand() *cobra.Command {
	var f sealFlags
	c := &cobra.Command{
		Use:  "seal FILE [-o JUROR.ballot] [--key PATH|--new-key PATH] | seal FILE --unsigned DIR --key PATH.pub | seal FILE --sigs DIR",
		Args: arity(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			return p.inRoom(args[0], false, func(r *room.Room) error { return p.seal(r, &f) })
		},
	}
	flags := c.Flags()
	flags.StringVarP(&f.out, "output", "o", "", p.cat.T("flag.seal_output"))
	flags.StringVar(&f.unsigned, "unsigned", "", p.cat.T("flag.unsigned"))
	flags.StringVar(&f.sigs, "sigs", "", p.cat.T("flag.sigs"))
	f.key = p.ownKeyFlags(c)
	return c
}

// sealedAnswer is the answer of seal.
type sealedAnswer struct {
	doneAnswer
	Juror        string `json:"juror"`
	Revision     int    `json:"revision"`
	BallotSHA256 string `json:"ballot_sha256"`
	SealedSHA256 string `json:"sealed_sha256"`
	Key          string `json:"key"` // SHA256:…
}

// seal signs and seals the ballot here, writes it out to be signed elsewhere,
// or takes the signature that was made there.
func (p *program) seal(r *room.Room, f *sealFlags) error {
	if err := f.key.elsewhere(f.unsigned, f.sigs, f.out); err != nil {
		return err
	}
	again, err := r.MaySeal(p.as, f.out)
	if err != nil {
		return err
	}
	ns, err := p.beforeSealing(r, again)
	if err != nil {
		return err
	}
	if f.unsigned != "" {
		return p.sealElsewhere(r, f, ns)
	}
	var sealed room.Sealed
	if f.sigs != "" {
		sealed, err = r.SealFrom(p.as, f.sigs, f.out)
	} else {
		sealed, ns, err = p.sealHere(r, f, again, ns)
	}
	if err != nil {
		return err
	}
	return p.sealed(r, sealed, ns)
}

// beforeSealing tells what is still empty, and asks a person at a terminal
// whether to go on. Where nothing changed there is nothing to ask.
func (p *program) beforeSealing(r *room.Room, again bool) ([]room.Notice, error) {
	if again {
		return nil, nil
	}
	s, err := r.Sight("")
	if err != nil {
		return nil, err
	}
	var ns []room.Notice
	if n := len(s.Own.Missing); n > 0 {
		ns = append(ns, room.Notice{ID: "own_missing", Args: fault.Pairs("n", itoa(n))})
	}
	if u := s.Own.Undeclared; len(u) > 0 {
		ns = append(ns, room.Notice{ID: "undeclared", Args: fault.Pairs("nominees", nomineeNames(s, u), "n", itoa(len(u)))})
	}
	if !p.confirmNotices(ns) {
		return nil, fault.New(fault.Usage, "cli.stopped")
	}
	return ns, nil
}

// sealHere signs with a key that is at hand. Where nothing changed and no key
// is named, none is needed.
func (p *program) sealHere(r *room.Room, f *sealFlags, again bool, ns []room.Notice) (room.Sealed, []room.Notice, error) {
	ctx := context.Background()
	if again && *f.key == (keyFlags{}) {
		sealed, err := r.SealWith(ctx, p.as, room.KeyChoice{}, nil, f.out)
		return sealed, ns, err
	}
	k, passphrase, about, err := p.ownKey(ctx, r, f.key, true)
	defer clear(passphrase)
	if err != nil {
		return room.Sealed{}, nil, err
	}
	sealed, err := r.SealWith(ctx, p.as, k, passphrase, f.out)
	return sealed, append(ns, about...), err
}

// sealElsewhere writes the ballot out. It names the juror's key, so it must be
// known whose signature is to come.
func (p *program) sealElsewhere(r *room.Room, f *sealFlags, ns []room.Notice) error {
	key, made, err := p.ownPublic(context.Background(), r, f.key)
	if err != nil {
		return err
	}
	paths, err := r.SealIn(p.as, f.unsigned, key, room.Guide{Lang: string(p.cat.Lang()), Key: f.key.key})
	if err != nil {
		return err
	}
	return p.done(r, result{
		say: "cli.ballot_unsigned", args: []string{"dir", f.unsigned, "key", key.Fingerprint()}, files: paths, notices: append(ns, made...),
	})
}

// ownPublic is the public half of the key that a juror will sign with: of the
// one that the flags name, else of the juror's.
func (p *program) ownPublic(ctx context.Context, r *room.Room, f *keyFlags) (trust.PublicKey, []room.Notice, error) {
	switch {
	case f.fresh != "":
		k, passphrase, ns, err := p.newOwnKey(r, f.fresh, f.passphrase)
		clear(passphrase)
		return k.Public(), ns, err
	case f.key != "":
		k, err := r.FindPublic(ctx, f.key)
		return k, nil, err
	}
	k, err := p.foundOwnKey(ctx, r, "")
	if err == nil && k.IsZero() {
		err = fault.New(fault.Key, "cli.no_own_key", "path", r.DefaultKey())
	}
	return k.Public(), nil, err
}

// sealed says which one file to mail, and to whom.
func (p *program) sealed(r *room.Room, x room.Sealed, ns []room.Notice) error {
	s, err := r.Sight("")
	if err != nil {
		return err
	}
	if p.asJSON {
		a, err := p.doneWith(r, []string{x.Path}, ns)
		if err == nil {
			p.writeJSON(sealedAnswer{a, s.Owner, x.Revision, x.SHA256, x.SealedSHA256, x.KeyFP})
		}
		return err
	}
	say := "cli.sealed"
	if x.Again {
		say = "cli.sealed_again"
	}
	return p.done(r, result{say: say, notices: ns, args: []string{
		"file", x.Path, "to", addressee(s), "n", itoa(x.Revision), "key", x.KeyFP,
	}})
}

// addressee is to whom a juror mails what is sealed or signed.
func addressee(s room.Sight) string {
	if s.Own.ReplyEmail == "" {
		return text.Show(s.Own.ReplyName)
	}
	return text.Show(s.Own.ReplyName + " <" + s.Own.ReplyEmail + ">")
}
