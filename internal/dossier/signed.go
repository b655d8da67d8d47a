package dossier

import (
	"bytes"
	"slices"
	"strings"

	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/trust"
)

// signature checks that a decision's bytes are those that were signed, and
// gives the key. Whose it is, only the decision says.
func (v *verification) signature(name string) (key trust.PublicKey, ok bool) {
	data, there := v.folder.Files[name]
	sig, signed := v.folder.Files[name+SigSuffix]
	var err error
	switch {
	case !there && !signed:
		return key, false
	case !there:
		err = fault.New(fault.Sig, "dossier.no_document").At(name + SigSuffix)
	case !signed:
		err = fault.New(fault.Sig, "dossier.unsigned").At(name)
	default:
		key, err = trust.Verify(sig, data, trust.NamespaceDecision)
	}
	if err != nil {
		v.fails("signature", "signature", at(err, name+SigSuffix))
		return key, false
	}
	v.report.KeyFP = key.Fingerprint()
	v.holds("signature", "signature", "name", name, "kind", key.Kind(), "key", key.Fingerprint())
	if bytes.Contains(sig, []byte("\r\n")) {
		v.tells("signature", WindowsLines, "name", name+SigSuffix)
	}
	return key, true
}

// at says where a fault happened, if it does not say so itself.
func at(err error, where string) error {
	if f := fault.Of(err); f != nil && f.Where == "" {
		return f.At(where)
	}
	return err
}

// chair checks that the key that signed is the one that the decision calls its
// chair's, and the one that the reader knows.
func (v *verification) chair(name string, d *decision.Document, key trust.PublicKey) {
	fp := key.Fingerprint()
	own, err := trust.ParsePublicKey(d.ChairKey)
	switch {
	case err != nil:
		v.fails("chair", "chair", at(err, name))
		return
	case !own.Equal(key):
		v.fails("chair", "chair", fault.New(fault.Key, "dossier.other_key", "found", fp, "expected", own.Fingerprint()).At(name+SigSuffix))
		return
	}
	switch {
	case slices.Contains(v.options.Revoked, fp):
		v.fails("chair", "chair", fault.New(fault.Key, "dossier.revoked", "key", fp).At(name+SigSuffix))
	case v.options.Chair == "":
		v.tells("chair", "chair_unknown", "name", name, "key", fp)
	case v.options.Chair != fp:
		v.fails("chair", "chair", fault.New(fault.Trust, "dossier.trust", "found", fp, "expected", v.options.Chair).At(name+SigSuffix))
	default:
		v.holds("chair", "chair", "name", name, "key", fp)
	}
}

// maxSigners is how much more, in bytes, an allowed_signers may have than its
// keys take: for comments.
const maxSigners = 64 << 10

// signersFile checks that allowed_signers, which people give to ssh-keygen,
// names the chair of the decision and nobody else; beside a complete one also
// the jurors on the roll, for what jurors sign.
func (v *verification) signersFile() {
	data, ok := v.folder.Files[SignersName]
	d := v.report.Document
	if !ok || d == nil || d.Profile == decision.Public && v.folder.Files[CompleteName] != nil {
		return // the decision that it goes with cannot be read, which is told already
	}
	keys, comments := signerLines(data)
	roll := v.pinnedRoll(d)
	if roll == nil && d.Profile == decision.Complete {
		roll = &decision.JuryRoll{} // there is nothing to hold jurors' keys against
		keys = slices.DeleteFunc(keys, func(line string) bool { return ofJuror(d, line) })
	}
	var wanted, ours []string
	room, say := 0, "signers_jury"
	for _, r := range []*decision.JuryRoll{roll, nil} { // early versions wrote the chair alone
		want, err := signers(d, r)
		if err != nil {
			return // the chair's key cannot be read, which is told already
		}
		if r == nil {
			say = "signers"
		}
		room = len(want) + maxSigners
		if wanted, ours = signerLines(want); slices.Equal(keys, wanted) {
			break
		}
	}
	if len(data) > room || !slices.Equal(keys, wanted) {
		v.fails("chair", "chair", fault.New(fault.Key, "dossier.signers").At(SignersName))
		return
	}
	v.tells("chair", say)
	if slices.ContainsFunc(comments, func(c string) bool { return !slices.Contains(ours, c) }) {
		v.tells("chair", SignerComments)
	}
}

// pinnedRoll is the roll of the folder, if it is the one that the decision pins.
func (v *verification) pinnedRoll(d *decision.Document) *decision.JuryRoll {
	r, err := v.readRoll()
	if err != nil || r == nil || d.Profile == decision.Public || record.Hash(v.folder.Files[RollName]) != d.RollSHA256 {
		return nil
	}
	return r
}

// signerLines reads allowed_signers as ssh-keygen does: what it takes for a
// key's line, word for word, and the comments. A mark of byte order that an
// editor left makes a line unreadable to it, which does a comment no harm.
func signerLines(data []byte) (keys, comments []string) {
	const mark = "\uFEFF"
	for line := range strings.SplitSeq(string(data), "\n") {
		line = strings.Trim(strings.TrimSuffix(line, "\r"), " \t")
		switch bare := strings.TrimPrefix(line, mark); {
		case bare == "":
		case bare[0] == '#':
			comments = append(comments, bare)
		default:
			keys = append(keys, line)
		}
	}
	return keys, comments
}
