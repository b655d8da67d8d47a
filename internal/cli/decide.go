package cli

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/room"
)

// maxText bounds a file with grounds, dissent or reasons, in bytes.
const maxText = 1 << 20

// decideFlags are the arguments of decide.
type decideFlags struct {
	grounds, dissent, vote, votes []string
	winner, departure             string
	noAward                       bool
	unsigned, sigs                string
	key                           *keyFlags
}

func (p *program) decideCommand() *cobra.Command {
	var f decideFlags
	c := p.act("decide FILE --grounds LANG=FILE.md… | decide FILE --sigs DIR", cobra.ExactArgs(1), func(r *room.Room, _ []string) (result, error) {
		return p.decide(r, &f)
	})
	flags := c.Flags()
	flags.StringArrayVar(&f.grounds, "grounds", nil, p.cat.T("flag.grounds"))
	flags.StringArrayVar(&f.dissent, "dissent", nil, p.cat.T("flag.dissent"))
	flags.StringVar(&f.winner, "winner", "", p.cat.T("flag.winner"))
	flags.StringArrayVar(&f.vote, "vote", nil, p.cat.T("flag.vote"))
	flags.StringArrayVar(&f.votes, "votes", nil, p.cat.T("flag.votes"))
	flags.StringVar(&f.departure, "departure", "", p.cat.T("flag.departure"))
	flags.BoolVar(&f.noAward, "no-award", false, p.cat.T("flag.no_award"))
	flags.StringVar(&f.unsigned, "unsigned", "", p.cat.T("flag.unsigned"))
	flags.StringVar(&f.sigs, "sigs", "", p.cat.T("flag.sigs"))
	f.key = p.keyFlags(c)
	return c
}

// decide signs the decision here, writes it out to be signed elsewhere, or
// takes the signatures that were made there.
func (p *program) decide(r *room.Room, f *decideFlags) (result, error) {
	if err := f.key.check(); err != nil {
		return result{}, err
	}
	d, err := f.change(r.Edition())
	if err != nil {
		return result{}, err
	}
	if f.sigs != "" {
		return p.takeSignatures(r, f, d)
	}
	ns, err := r.Ready(p.as, d)
	if err != nil {
		return result{}, err
	}
	if f.unsigned != "" {
		return p.prepare(r, f, d, ns)
	}
	return p.sign(r, f, d, ns)
}

func (p *program) takeSignatures(r *room.Room, f *decideFlags, d deliberation.ProposalChange) (result, error) {
	if !d.Empty() || f.unsigned != "" || *f.key != (keyFlags{}) {
		return result{}, fault.New(fault.Usage, "cli.sigs_alone")
	}
	if err := r.TakeSignatures(p.as, f.sigs); err != nil {
		return result{}, err
	}
	return p.decided(r, nil)
}

// prepare writes the documents out. They name the chair's key, so it must be
// known whose signature is to come.
func (p *program) prepare(r *room.Room, f *decideFlags, d deliberation.ProposalChange, ns []room.Notice) (result, error) {
	if !p.confirmNotices(ns) {
		return result{}, fault.New(fault.Usage, "cli.stopped") // before a key is made
	}
	key, made, err := p.publicKey(context.Background(), r, f.key)
	if err == nil && key.IsZero() {
		if key, err = r.ChairKey(); err == nil && key.IsZero() {
			err = fault.New(fault.Usage, "cli.no_key")
		}
	}
	if err != nil {
		return result{}, err
	}
	paths, err := r.PrepareIn(p.as, d, key, f.unsigned, room.Guide{Lang: string(p.cat.Lang()), Key: f.key.key})
	return result{
		say: "cli.unsigned", args: []string{"dir", f.unsigned, "key", key.Fingerprint()}, files: paths, notices: append(ns, made...),
	}, err
}

func (p *program) sign(r *room.Room, f *decideFlags, d deliberation.ProposalChange, ns []room.Notice) (result, error) {
	if !p.confirmNotices(ns) {
		return result{}, fault.New(fault.Usage, "cli.stopped")
	}
	ctx := context.Background()
	k, passphrase, about, err := p.signingKey(ctx, r, f.key)
	defer clear(passphrase)
	if err != nil {
		return result{}, err
	}
	if err := r.DecideWith(ctx, p.as, d, k, passphrase); err != nil {
		return result{}, err
	}
	return p.decided(r, append(ns, about...))
}

// decided says who won, and what to do with the decision.
func (p *program) decided(r *room.Room, ns []room.Notice) (result, error) {
	s, err := r.Sight("")
	if err != nil {
		return result{}, err
	}
	res := result{say: "cli.decided", args: []string{"key", s.ChairKeyFP, "winner", nomineeNames(s, s.Decision.Winners)}, notices: ns}
	if s.Decision.NoAward {
		res.say = "cli.decided_no_award"
	}
	return res, nil
}

func nomineeNames(s room.Sight, ids []string) string { return strings.Join(namesOf(s, ids), ", ") }

func namesOf(s room.Sight, ids []string) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id
		if n, ok := s.Edition.Nominee(id); ok {
			names[i] = n.Name
		}
	}
	return names
}

// takeAway is what a flag of decide says where it takes away what was written
// before; a file of that name is ./none.
const takeAway = "none"

// change is what the flags change of the proposal.
func (f *decideFlags) change(ed *award.Edition) (deliberation.ProposalChange, error) {
	var d deliberation.ProposalChange
	var err error
	if d.Grounds, err = textsOf("--grounds", f.grounds); err != nil {
		return d, err
	}
	if d.Dissent, err = textsOf("--dissent", f.dissent); err != nil {
		return d, err
	}
	if d.Votes, err = pairsOf("--vote", f.vote); err != nil {
		return d, err
	}
	for juror, nominee := range d.Votes {
		d.Votes[juror] = chosen(nominee, ed)
	}
	if d.CountsSet = len(f.votes) > 0; d.CountsSet && !slices.Equal(f.votes, []string{takeAway}) {
		if d.Counts, err = countsOf(f.votes); err != nil {
			return d, err
		}
	}
	if f.departure != "" {
		text, err := readText(f.departure)
		if err != nil {
			return d, err
		}
		d.Departure = &text
	}
	if f.winner != "" || f.noAward {
		d.Outcome = &deliberation.Outcome{Winner: chosen(f.winner, ed), NoAward: f.noAward}
	}
	return d, nil
}

// chosen is the nominee that a flag names; empty where it takes the choice
// away, unless somebody is called that.
func chosen(nominee string, ed *award.Edition) string {
	if _, there := ed.Nominee(nominee); nominee == takeAway && !there {
		return ""
	}
	return nominee
}

// pairsOf reads NAME=VALUE flags; a name that is there twice is refused.
func pairsOf(flag string, list []string) (map[string]string, error) {
	if len(list) == 0 {
		return nil, nil
	}
	pairs := make(map[string]string, len(list))
	for _, s := range list {
		name, value, ok := strings.Cut(s, "=")
		_, twice := pairs[name]
		if !ok || name == "" || value == "" || twice {
			return nil, fault.New(fault.Usage, "cli.pair", "flag", flag, "text", s)
		}
		pairs[name] = value
	}
	return pairs, nil
}

// textsOf reads NAME=FILE flags, and the files.
func textsOf(flag string, list []string) (map[string]string, error) {
	texts, err := pairsOf(flag, list)
	for name, path := range texts {
		if texts[name], err = readText(path); err != nil {
			return nil, err
		}
	}
	return texts, err
}

// readText reads a file that somebody wrote. An empty one is refused: what takes
// a text away is said, and happens to nobody.
func readText(path string) (string, error) {
	if path == takeAway {
		return "", nil
	}
	return readWritten(path, "cli.empty_text")
}

// readWritten reads a file that somebody wrote; empty is the fault of one in
// which nothing is.
func readWritten(path, empty string) (string, error) {
	data, err := files.Read(path, maxText)
	if err == nil && strings.TrimSpace(string(data)) == "" {
		err = fault.New(fault.Usage, empty).At(path)
	}
	return strings.TrimPrefix(string(data), "\ufeff"), err // a mark that some editors put first
}

func countsOf(list []string) (map[string]int, error) {
	pairs, err := pairsOf("--votes", list)
	if err != nil || pairs == nil {
		return nil, err
	}
	counts := make(map[string]int, len(pairs))
	for name, value := range pairs {
		n, err := strconv.Atoi(value)
		if err != nil || n < 0 {
			return nil, fault.New(fault.Usage, "cli.pair", "flag", "--votes", "text", name+"="+value)
		}
		counts[name] = n
	}
	return counts, nil
}
