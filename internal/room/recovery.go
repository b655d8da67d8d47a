package room

import (
	"context"
	"path/filepath"

	"votering/internal/files"
	"votering/internal/papers"
	"votering/internal/text"
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

// maxSheetFile is how much of a file is read that may be a recovery sheet, in
// bytes; a sheet is less, see trust.ParseIdentity.
const maxSheetFile = 1 << 20

// Restore puts the sealing key that stands on the recovery sheet at path under a
// new passphrase of the chair's. The secretary's copy stays as it is.
func (r *Room) Restore(who, path string, newPassphrase []byte) error {
	a, id, err := r.apartFor(r.asChair, who)
	if err != nil {
		return err
	}
	key, err := a.keyOnSheet(path)
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

// keyOnSheet is the edition's sealing key, as it stands on a recovery sheet.
func (r *Room) keyOnSheet(path string) (trust.Identity, error) {
	sheet, err := files.Read(path, maxSheetFile)
	defer clear(sheet)
	if err != nil {
		return trust.Identity{}, err
	}
	key, err := trust.ParseIdentity(string(sheet))
	if err == nil {
		err = r.checkSealing(key)
	}
	return key, withPath(err, text.Show(path))
}
