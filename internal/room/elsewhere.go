package room

import (
	"errors"
	"io/fs"
	"path/filepath"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/papers"
	"votering/internal/record"
	"votering/internal/text"
	"votering/internal/trust"
)

// SignFile tells how the documents are signed elsewhere.
const SignFile = "SIGN.txt"

// maxSignature bounds the file of a signature before it is looked at, in
// bytes.
const maxSignature = 1 << 20

// SignCommand signs one document elsewhere, with stock ssh-keygen in the
// folder where it lies.
type SignCommand struct {
	File string
	trust.Signing
}

// SignCommands are how both documents are signed elsewhere with the key at that
// path, as its owner typed it; empty: with the one that ssh-keygen makes.
func SignCommands(key string) []SignCommand {
	var cs []SignCommand
	for _, name := range []string{PublicFile, CompleteFile} {
		cs = append(cs, SignCommand{name, trust.SignCommand(name, key)})
	}
	return cs
}

// Quote is a path as the shell of this system takes it.
func Quote(path string) string { return trust.Quote(path) }

// Guide is how SIGN.txt tells what to do.
type Guide struct {
	Lang string // that comes first: nb, en
	Key  string // path of the chair's key, as it was typed; empty: it is not known
}

// PrepareIn prepares the decision as it stands after a change, which may be
// empty, for the chair to sign with that key by other means: it writes both
// documents into a folder that is new or empty, with SIGN.txt, which tells how.
// It returns the files' paths. All of it is one act: where the documents cannot
// be written, nothing is prepared. They stay good until anything else happens;
// asked again before that, with the same key, it writes the same documents.
func (r *Room) PrepareIn(who string, d deliberation.ProposalChange, key trust.PublicKey, dir string, g Guide) (paths []string, err error) {
	err = r.asTheChair(who, func(id string) error {
		c, u, err := r.unsigned(id, d, key)
		if err != nil {
			return err
		}
		if paths, err = u.write(dir, r.ed, g); err != nil || c == nil {
			return err
		}
		return r.commit(c, u.docs(r.nextPapers()))
	})
	return paths, err
}

func (u Unsigned) write(dir string, ed *award.Edition, g Guide) ([]string, error) {
	all := map[string][]byte{
		PublicFile: u.Public, CompleteFile: u.Complete,
		SignFile: papers.SignText(ed, []papers.ToSign{
			{File: PublicFile, SHA256: record.Hash(u.Public)}, {File: CompleteFile, SHA256: record.Hash(u.Complete)},
		}, g.Lang, g.Key),
	}
	if err := dossier.WriteFolder(dir, all); err != nil {
		return nil, err
	}
	return within(dir, all), nil
}

// TakeSignatures is Decide with the signatures that lie in a folder, beside
// the documents or without them.
func (r *Room) TakeSignatures(who, dir string) error {
	var sigs [2][]byte
	for i, name := range []string{PublicFile, CompleteFile} {
		sig, err := files.Read(filepath.Join(dir, name+sigSuffix), maxSignature)
		if errors.Is(err, fs.ErrNotExist) {
			return fault.New(fault.IO, "decide.unsigned", "file", name).At(text.Show(filepath.Join(dir, name+sigSuffix))).Because(err)
		}
		if err != nil {
			return err
		}
		sigs[i] = sig
	}
	err := r.Decide(who, sigs[0], sigs[1])
	if f := fault.Of(err); f != nil && f.Class == fault.Sig {
		return r.besides(dir, sigs, f)
	}
	return err
}

// besides looks whether a signature that is not of what is to be signed is of
// the document that lies beside it: then it is that document that is old.
func (r *Room) besides(dir string, sigs [2][]byte, why *fault.Error) error {
	u, err := r.Unsigned()
	if err != nil {
		return why
	}
	for i, name := range []string{PublicFile, CompleteFile} {
		path := filepath.Join(dir, name)
		wanted := [][]byte{u.Public, u.Complete}[i]
		doc, err := files.Read(path, dossier.MaxDecision)
		if err != nil || string(doc) == string(wanted) {
			continue
		}
		if _, err := trust.Verify(sigs[i], doc, trust.NamespaceDecision); err == nil {
			return otherBytes(doc, wanted).At(text.Show(path + sigSuffix))
		}
	}
	return why
}
