package room

import (
	"context"
	"path/filepath"

	"votering/internal/files"
	"votering/internal/papers"
	"votering/internal/trust"
)

// Recovery writes the sheet that restores the sealing key when every
// passphrase is lost: to print, and to lock away. Whoever has it can read the
// ballots.
func (r *Room) Recovery(who string, seal []byte, path string) error {
	a, _, err := r.apartFor(r.asChair, who)
	if err != nil {
		return err
	}
	key, err := a.unlock(context.Background(), seal)
	if err != nil {
		return err
	}
	chair, _ := a.ed.Chair()
	l := a.languageOf(chair)
	sheet := papers.RecoverySheet(l, papers.Sheet{
		Title: a.ed.Title.In(string(l.Lang())), Edition: a.ed.ID, Fingerprint: a.fingerprint(), Recipient: key.Recipient(),
		Secret: key.Secret(), File: filepath.Base(a.store.Path()), Made: l.Date(a.now()),
	})
	return files.WritePrivate(path, []byte(sheet))
}

// Restore puts the sealing key that stands on a recovery sheet under a new
// passphrase of the chair's. The secretary's copy stays as it is.
func (r *Room) Restore(who string, sheet, newPassphrase []byte) error {
	a, id, err := r.apartFor(r.asChair, who)
	if err != nil {
		return err
	}
	key, err := trust.ParseIdentity(string(sheet))
	if err == nil {
		err = a.checkSealing(key)
	}
	if err != nil {
		return err
	}
	locked, err := a.locked(context.Background(), key, newPassphrase)
	if err != nil {
		return err
	}
	c, docs := a.chain(), map[string][]byte{DocSealing: locked}
	kept := map[string][]byte{DocSealing: locked, DocSealing2: a.docs[DocSealing2]}
	if err := c.add(sealingEvent(id, key, a.state.ChairKey, kept)); err != nil {
		return err
	}
	return r.settle(c, docs)
}
