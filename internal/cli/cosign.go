package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"votering/internal/fault"
	"votering/internal/room"
)

// cosignFlags are the arguments of cosign.
type cosignFlags struct {
	file, out, unsigned, sigs string
	key                       *keyFlags
}

func (p *program) cosignCommand() *cobra.Command {
	var f cosignFlags
	c := &cobra.Command{
		Use:  "cosign FOLDER --file JUROR.votering [-o SIGNATURE] | cosign FOLDER --file CHAIR.votering",
		Args: arity(cobra.ExactArgs(1)),
		RunE: func(_ *cobra.Command, args []string) error {
			if f.file == "" {
				return fault.New(fault.Usage, "cli.cosign_file")
			}
			return p.inRoom(f.file, false, func(r *room.Room) error {
				res, err := p.cosign(r, args[0], &f)
				if err != nil {
					return err
				}
				return p.done(r, res)
			})
		},
	}
	flags := c.Flags()
	flags.StringVar(&f.file, "file", "", p.cat.T("flag.cosign_file"))
	flags.StringVarP(&f.out, "output", "o", "", p.cat.T("flag.cosign_output"))
	flags.StringVar(&f.unsigned, "unsigned", "", p.cat.T("flag.unsigned"))
	flags.StringVar(&f.sigs, "sigs", "", p.cat.T("flag.sigs"))
	f.key = p.ownKeyFlags(c)
	return c
}

// cosign signs a decision as a juror; with the chair's file it takes the
// jurors' signatures in.
func (p *program) cosign(r *room.Room, folder string, f *cosignFlags) (result, error) {
	if err := f.key.elsewhere(f.unsigned, f.sigs, f.out); err != nil {
		return result{}, err
	}
	if r.Owner() == "" {
		return p.takeCosignatures(r, folder, f)
	}
	s, err := r.CheckCosign(p.as, folder)
	if err != nil {
		return result{}, err
	}
	p.warn(s.Mind) // before anything is signed, also where nobody is asked
	p.tell(s.Rounds)
	switch {
	case s.Unsigned > 0 && !s.Signed && f.unsigned == "" && !p.yes && !p.onTerminal():
		return result{}, fault.New(fault.Usage, "cli.cosign_unseen", "n", itoa(s.Unsigned))
	case !p.confirmNotices(s.Mind):
		return result{}, fault.New(fault.Usage, "cli.stopped")
	case f.unsigned != "":
		return p.cosignElsewhere(r, folder, f, s)
	}
	path, ns, err := p.cosignature(r, folder, f, s)
	if err != nil {
		return result{}, err
	}
	own, err := r.Sight("")
	return result{say: "cli.cosigned", files: []string{path}, notices: p.minded(s, ns), args: []string{
		"file", path, "winner", p.winnersOf(s), "to", addressee(own),
	}}, err
}

// tell says what is no warning, before a question.
func (p *program) tell(ns []room.Notice) {
	for _, n := range ns {
		if !p.asJSON {
			fmt.Fprintln(p.out, p.cat.T("cli.of_meeting", "text", p.notice(n)))
		}
	}
}

// minded is what a juror is told of a decision and of signing it. What is no
// warning goes with it where a program reads the answer.
func (p *program) minded(s room.CosignSight, of []room.Notice) []room.Notice {
	if p.asJSON {
		of = append(s.Rounds, of...)
	}
	return append(s.Mind, of...)
}

// cosignElsewhere writes the decision out, to be signed elsewhere.
func (p *program) cosignElsewhere(r *room.Room, folder string, f *cosignFlags, s room.CosignSight) (result, error) {
	key, ns, err := p.ownPublic(context.Background(), r, f.key)
	if err != nil {
		return result{}, err
	}
	paths, err := r.CosignIn(p.as, folder, f.unsigned, key, room.Guide{Lang: string(p.cat.Lang()), Key: f.key.key})
	return result{
		say: "cli.cosign_unsigned", args: []string{"dir", f.unsigned, "key", key.Fingerprint()},
		files: paths, notices: p.minded(s, ns),
	}, err
}

// cosignature makes the signature, or takes the one that was made elsewhere.
func (p *program) cosignature(r *room.Room, folder string, f *cosignFlags, s room.CosignSight) (string, []room.Notice, error) {
	ctx := context.Background()
	switch {
	case f.sigs != "":
		path, err := r.CosignFrom(p.as, folder, f.sigs, f.out)
		return path, nil, err
	case s.Signed && *f.key == (keyFlags{}):
		path, err := r.CosignWith(ctx, p.as, folder, room.KeyChoice{}, nil, f.out)
		return path, nil, err
	case !p.confirm(p.cat.T("cli.confirm_cosign", "winner", p.winnersOf(s))):
		return "", nil, fault.New(fault.Usage, "cli.stopped")
	}
	k, passphrase, ns, err := p.ownKey(ctx, r, f.key, false)
	defer clear(passphrase)
	if err != nil {
		return "", nil, err
	}
	path, err := r.CosignWith(ctx, p.as, folder, k, passphrase, f.out)
	return path, ns, err
}

// takeCosignatures puts the signatures that lie in a folder into the chair's
// file.
func (p *program) takeCosignatures(r *room.Room, folder string, f *cosignFlags) (result, error) {
	if f.out != "" || f.unsigned != "" || f.sigs != "" || *f.key != (keyFlags{}) {
		return result{}, fault.New(fault.Usage, "cli.cosign_chair")
	}
	names, err := r.TakeCosignatures(p.as, folder)
	return result{say: "cli.cosignatures", args: []string{"names", strings.Join(names, ", "), "n", itoa(len(names))}}, err
}

func (p *program) winnersOf(s room.CosignSight) string {
	if len(s.Winners) == 0 {
		return p.cat.T("cli.nobody")
	}
	return strings.Join(s.Winners, ", ")
}
