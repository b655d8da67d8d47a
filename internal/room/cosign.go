package room

import (
	"context"
	"path/filepath"
	"slices"

	"votering/internal/award"
	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/record"
	"votering/internal/text"
	"votering/internal/trust"
)

// CosignSight is what a juror would sign: the decision in a folder that was
// checked against everything the juror's own file holds.
type CosignSight struct {
	Edition  award.Text
	Winners  []string // names; nobody: no award
	SHA256   string   // of decision-complete.json, which is signed
	Own      int      // the revision of the juror's ballot that was counted; 0: none that was sealed in this file
	Receipts int      // how many kept receipts were held against it
	Signed   bool     // the folder has a good signature of this juror already
	Mind     []Notice // what is counted in this juror's name and was not sealed in this file, or was changed once the marks were open: to be seen before it is signed
	Rounds   []Notice // what the decision tells of rounds, and of this juror's marks in them, also where it is none: only the juror can tell that one is left out
	Unsigned int      // how many of this juror's marks were changed in the room last, and signed by nobody
}

// cosigning is a folder that was checked, and what a juror signs in it.
type cosigning struct {
	CosignSight
	path string // of the folder
	dir  bool   // it is a folder, and no zip
	doc  []byte // decision-complete.json
	sig  []byte // the signature of this juror that is there; nil: none
	key  string // the line of the key that the juror signs with
}

// CheckCosign opens a decision's folder, complete, and refuses it where it is
// not what this juror's file says it must be: another chair (E_TRUST), other
// rules (E_DEF), another key of this juror (E_ROLL), a ballot that is missing or
// older (E_DROPPED), a record that is not the one of the kept receipts (E_LOG),
// other amendments than are kept here (E_DEF, E_FORK).
func (r *Room) CheckCosign(who, folder string) (CosignSight, error) {
	c, err := r.cosigning(who, folder, trust.PublicKey{})
	if err != nil {
		return CosignSight{}, err
	}
	return c.CosignSight, nil
}

// cosigning opens and checks a folder that the owner is to sign with that key;
// the zero key: the one by which the owner is known.
func (r *Room) cosigning(who, folder string, key trust.PublicKey) (*cosigning, error) {
	f, err := dossier.Open(folder)
	if err != nil {
		return nil, err
	}
	dir, err := files.IsFolder(folder)
	if err != nil {
		return nil, err
	}
	c := &cosigning{path: folder, dir: dir, doc: f.Files[dossier.CompleteName]}
	err = r.asOwner(who, deliberation.ActCosign, func(id string) error {
		d, err := r.decisionIn(f)
		if err != nil {
			return err
		}
		view := r.viewOf(id, key)
		if view.KeyLine == "" {
			view.KeyLine = r.rollKey(f, id)
		}
		if fa := r.agrees(f, d, view); fa != nil {
			return withPath(fa, text.Show(folder))
		}
		c.key = view.KeyLine
		c.Mind = slices.Concat(r.imposedOn(id, d), r.notSealedHere(id, d), r.revisedOf(id, d))
		c.Rounds, c.Unsigned = r.roundsOf(id, d), unsignedOf(id, d)
		c.Edition, c.SHA256 = r.ed.Title, record.Hash(c.doc)
		c.Own, c.Receipts = view.Revision, len(view.Receipts)
		for _, w := range d.Winners {
			c.Winners = append(c.Winners, nomineeName(r.ed, w))
		}
		c.sig = f.Files[dossier.CosignDir+"/"+id+sigSuffix]
		_, err = verifiedBy(id, c.doc, c.sig, trust.NamespaceDecision, c.key)
		c.Signed = c.sig != nil && err == nil
		return nil
	})
	return c, err
}

// decisionIn is the complete decision of a folder, of this edition.
func (r *Room) decisionIn(f *dossier.Folder) (*decision.Document, error) {
	data, ok := f.Files[dossier.CompleteName]
	if !ok {
		return nil, fault.New(fault.Usage, "cosign.public", "chair", r.chairName()).At(text.Show(f.Name))
	}
	d, err := decision.Read(data, dossier.CompleteName)
	if err != nil {
		return nil, err
	}
	if d.Edition.ID != r.ed.ID {
		return nil, fault.New(fault.Award, "keep.edition", "have", text.Show(d.Edition.ID), "want", r.ed.ID).At(text.Show(f.Name))
	}
	return d, nil
}

// viewOf is what the owner's file knows that a decision must say.
func (r *Room) viewOf(id string, key trust.PublicKey) dossier.JurorView {
	v := dossier.JurorView{
		ID: id, KeyLine: r.ownKeyLine(), ChairKeyFP: KeyFingerprint(r.state.ChairKey), Fingerprint: r.fingerprint(),
	}
	if !key.IsZero() {
		v.KeyLine = key.Line()
	}
	if last, ok := r.lastSealed(); ok {
		v.Revision, v.BallotSHA256 = last.Revision, last.Ballot
	}
	for _, k := range r.state.Kept {
		name := receiptDoc(k.Number)
		v.Receipts = append(v.Receipts, dossier.NamedFile{Name: name, Data: r.docs[name], Sig: r.docs[name+sigSuffix]})
	}
	return v
}

func nomineeName(ed *award.Edition, id string) string {
	if n, ok := ed.Nominee(id); ok {
		return n.Name
	}
	return id
}

// CosignWith checks the folder, and signs decision-complete.json with the
// juror's key. The signature is written to out; empty: signatures/ID.sig in the
// folder. It returns the path. Where the folder has it already, that is the
// path, and no key is needed. The passphrase is nil where the key needs none.
func (r *Room) CosignWith(ctx context.Context, who, folder string, k KeyChoice, passphrase []byte, out string) (string, error) {
	c, err := r.cosigning(who, folder, k.c.Public)
	if err != nil {
		return "", err
	}
	if c.Signed {
		return r.handSignature(who, c, c.sig, out)
	}
	key, err := r.keys.Unlock(ctx, k.c, passphrase)
	if err != nil {
		return "", err
	}
	sig, err := key.Sign(ctx, trust.NamespaceDecision, c.doc)
	if err != nil {
		return "", err
	}
	return r.handSignature(who, c, sig, out)
}

// handSignature checks a co-signature, keeps it in the juror's file and writes
// it out.
func (r *Room) handSignature(who string, c *cosigning, sig []byte, out string) (path string, err error) {
	err = r.asOwner(who, deliberation.ActCosign, func(id string) error {
		if sig, err = verifiedBy(dossier.CompleteName, c.doc, sig, trust.NamespaceDecision, c.key); err != nil {
			return err
		}
		if path, err = c.placeOf(id, out); err != nil || c.Signed && out == "" {
			return err
		}
		name := dossier.CosignDir + "/" + id + sigSuffix
		if string(r.docs[name]) != string(sig) {
			e := deliberation.Event{Kind: deliberation.Cosigned, Who: id, SHA256: c.SHA256}
			if err := r.act(map[string][]byte{name: sig}, e); err != nil {
				return err
			}
		}
		return files.WriteWhole(path, sig)
	})
	return path, err
}

// placeOf is where a signature goes.
func (c *cosigning) placeOf(id, out string) (string, error) {
	switch {
	case out != "":
		return out, nil
	case !c.dir:
		return "", fault.New(fault.Usage, "cosign.zip").At(text.Show(c.path))
	}
	return filepath.Join(c.path, dossier.CosignDir, id+sigSuffix), nil
}

// CosignIn checks the folder, and writes what is to be signed elsewhere with
// that key into dir, which is new or empty, with SIGN.txt, which tells how.
func (r *Room) CosignIn(who, folder, dir string, key trust.PublicKey, g Guide) ([]string, error) {
	c, err := r.cosigning(who, folder, key)
	if err != nil {
		return nil, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.writeToSign(dir, "cosign", trust.NamespaceDecision, CompleteFile, c.doc, g)
}

// CosignFrom is CosignWith with the signature that lies in dir.
func (r *Room) CosignFrom(who, folder, dir, out string) (string, error) {
	sig, err := readSignature(filepath.Join(dir, CompleteFile))
	if err != nil {
		return "", err
	}
	c, err := r.cosigning(who, folder, trust.PublicKey{})
	if err != nil {
		return "", err
	}
	c.Signed = false
	return r.handSignature(who, c, sig, out)
}
