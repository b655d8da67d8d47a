package room

import (
	"context"
	"path/filepath"
	"strconv"
	"time"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/mailing"
	"votering/internal/record"
	"votering/internal/text"
	"votering/internal/trust"
)

// BallotSuffix ends the name of a sealed ballot's file.
const BallotSuffix = ".ballot"

// Sealed is a ballot that was sealed, as its file lies there to be mailed.
type Sealed struct {
	Path         string
	Revision     int
	SHA256       string // of the ballot's document
	SealedSHA256 string // of the file
	KeyFP        string // SHA256:… of the key that signed
	Again        bool   // nothing had changed: it is the same file as before
}

// ballotDocs are the names under which a sealed ballot is kept: what was
// signed, and the file that goes to the chair.
func ballotDocs(revision int) (plain, sealed string) {
	name := "ballot-" + strconv.Itoa(revision)
	return name + ".json", name + BallotSuffix
}

// MaySeal says why the ballot of a juror's own file cannot be sealed now into a
// file at path, empty as in SealWith; nil where it can. again reports that
// nothing changed since it was sealed: then no key is needed.
func (r *Room) MaySeal(who, path string) (again bool, err error) {
	err = r.asOwner(who, deliberation.ActSeal, func(id string) error {
		again = !r.changed()
		_, err := r.placeOf(path)
		if err != nil || again {
			return err
		}
		return r.sealable(id)
	})
	return again, err
}

// sealable says why the owner's ballot cannot be sealed; nil where it can.
func (r *Room) sealable(id string) error {
	if f := deliberation.AllowedTo(r.state, r.ed, deliberation.ActSeal, id); f != nil {
		return f
	}
	return nil
}

// SealWith signs the ballot of a juror's own file with a key that was chosen,
// and seals it to the edition's key into the file at path; empty: ID.ballot
// beside the juror's file. Cells still empty become abstentions. Where nothing
// changed since the last time, and the key is the same or the zero one, the
// same file is written again. A file at path that this room sealed earlier is
// replaced; any other stays, and that is an error (E_IO). The passphrase is nil
// where the key needs none. Unlocking may take half a minute.
func (r *Room) SealWith(ctx context.Context, who string, k KeyChoice, passphrase []byte, path string) (Sealed, error) {
	if s, done, err := r.sealAgain(who, k, path); done || err != nil {
		return s, err
	}
	key, err := r.keys.Unlock(ctx, k.c, passphrase)
	if err != nil {
		return Sealed{}, err
	}
	var base string
	var doc []byte
	err = r.asOwner(who, deliberation.ActSeal, func(id string) error {
		base, doc = r.head, r.ballotOf(id, key.Public(), r.now(), r.clock.Salt()).Encode()
		return r.sealable(id)
	})
	if err != nil {
		return Sealed{}, err
	}
	sig, err := key.Sign(ctx, trust.NamespaceBallot, doc)
	if err != nil {
		return Sealed{}, err
	}
	return r.seal(who, doc, sig, path, base)
}

// sealAgain writes the file of the last sealing again, where nothing changed
// since; else done is false.
func (r *Room) sealAgain(who string, k KeyChoice, path string) (s Sealed, done bool, err error) {
	err = r.asOwner(who, deliberation.ActSeal, func(id string) error {
		last, _ := r.lastSealed()
		if r.changed() || !k.c.Public.IsZero() && k.c.Public.Line() != last.Key {
			return r.sealable(id)
		}
		done = true
		s, err = r.hand(last, path)
		s.Again = true
		return err
	})
	return s, done, err
}

// ballotOf is the owner's ballot as it would be sealed now.
func (r *Room) ballotOf(id string, key trust.PublicKey, at time.Time, salt string) *mailing.Ballot {
	last, _ := r.lastSealed()
	return mailing.NewBallot(r.draft(id), r.ed, mailing.BallotHead{
		Fingerprint: r.fingerprint(), JurorKey: key.Line(), SealedTo: r.state.Recipient,
		Revision: last.Revision + 1, Previous: last.Ballot, Salt: salt, CreatedAt: at,
	})
}

// seal ends a sealing with the signature of the ballot's document: it is
// stored first, and then written out, so that whatever happens in between, the
// file can be written again. base is the head of the record that the document
// was made on.
func (r *Room) seal(who string, doc, sig []byte, path, base string) (s Sealed, err error) {
	err = r.asOwner(who, deliberation.ActSeal, func(id string) error {
		if base != r.head {
			return fault.New(fault.State, "seal.changed")
		}
		b, sig, err := r.signedBallot(doc, sig)
		if err != nil {
			return err
		}
		file, err := mailing.Seal(doc, sig, nil, b.SealedTo)
		if err != nil {
			return err
		}
		if _, err := r.placeOf(path); err != nil {
			return err
		}
		plain, sealed := ballotDocs(b.Revision)
		docs := map[string][]byte{plain: doc, plain + sigSuffix: sig, sealed: file}
		err = r.act(docs, deliberation.Event{
			Kind: deliberation.BallotSealed, Who: id, Revision: b.Revision,
			SHA256: record.Hash(doc), Sealed: record.Hash(file), Key: string(b.JurorKey),
		})
		if err != nil {
			return err
		}
		last, _ := r.lastSealed()
		s, err = r.hand(last, path)
		return err
	})
	return s, err
}

// signedBallot reads the owner's ballot as it was signed, and checks that the
// key it names signed it.
func (r *Room) signedBallot(doc, sig []byte) (*mailing.Ballot, []byte, error) {
	b, err := mailing.ReadBallot(doc, BallotFile)
	if err == nil {
		err = b.Fits(r.ed)
	}
	if err != nil {
		return nil, nil, err
	}
	sig, err = verifiedBy(BallotFile, doc, sig, trust.NamespaceBallot, string(b.JurorKey))
	return b, sig, err
}

// hand writes the file of a sealing out, to be mailed.
func (r *Room) hand(last deliberation.HandIn, path string) (Sealed, error) {
	path, err := r.placeOf(path)
	if err != nil {
		return Sealed{}, err
	}
	_, sealed := ballotDocs(last.Revision)
	if err := files.ReplaceWhole(path, r.docs[sealed]); err != nil {
		return Sealed{}, err
	}
	return Sealed{
		Path: path, Revision: last.Revision, SHA256: last.Ballot, SealedSHA256: last.Sealed, KeyFP: KeyFingerprint(last.Key),
	}, nil
}

// placeOf is where a sealed ballot goes: path, or beside the juror's file where
// that is empty. What lies there is one that was sealed earlier in this file,
// and can be written over; anything else is a fault (E_IO).
func (r *Room) placeOf(path string) (string, error) {
	if path == "" {
		path = filepath.Join(filepath.Dir(r.store.Path()), r.state.Owner+BallotSuffix)
		if abs, err := filepath.Abs(path); err == nil {
			path = abs
		}
	}
	if !files.Exists(path) {
		is, err := files.IsFolder(filepath.Dir(path))
		if err == nil && !is {
			err = fault.New(fault.IO, "io.not_found").At(text.Show(filepath.Dir(path)))
		}
		return path, err
	}
	data, err := files.Read(path, mailing.MaxSealed)
	if err == nil && r.sealedEarlier(record.Hash(data)) {
		return path, nil
	}
	return "", fault.New(fault.IO, "seal.exists").At(text.Show(path))
}

func (r *Room) sealedEarlier(sum string) bool {
	for _, s := range r.state.SealedOwn {
		if s.Sealed == sum {
			return true
		}
	}
	return false
}
