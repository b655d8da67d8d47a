package store

import (
	bolt "go.etcd.io/bbolt"

	"votering/internal/record"
)

// Append adds events with their record lines and puts documents, in one
// transaction that is on disk when it returns nil. A document that is nil is
// taken away. The first line must go on from the stored head (E_LOG): whoever
// made it has seen all there is.
//
// After an error that came from the disk the change may be there all the same;
// Stored tells.
func (s *Store) Append(pairs []record.Pair, docs map[string][]byte) error {
	return s.update(func(tx *bolt.Tx) error {
		if err := putPairs(tx, pairs); err != nil {
			return err
		}
		b, err := bucket(tx, docsBucket)
		if err != nil {
			return err
		}
		for name, doc := range docs {
			if err := putDoc(b, name, doc); err != nil {
				return err
			}
		}
		return nil
	})
}

func putDoc(b *bolt.Bucket, name string, doc []byte) error {
	if doc == nil {
		return b.Delete([]byte(name))
	}
	return b.Put([]byte(name), seal(name, doc))
}

func putPairs(tx *bolt.Tx, pairs []record.Pair) error {
	size, head, err := storedHead(tx)
	if err != nil || len(pairs) == 0 {
		return err
	}
	if _, head, err = record.Continue(size, head, pairs); err != nil {
		return err
	}
	events, err := bucket(tx, eventsBucket)
	if err != nil {
		return err
	}
	lines, err := bucket(tx, recordBucket)
	if err != nil {
		return err
	}
	events.FillPercent, lines.FillPercent = 1, 1 // keys only ever rise
	for _, p := range pairs {
		size++
		if err := events.Put(seqKey(size), p.Event); err != nil {
			return err
		}
		if err := lines.Put(seqKey(size), p.Line); err != nil {
			return err
		}
	}
	return tx.Bucket(metaBucket).Put(headKey, headValue(size, head))
}

// Stored is how many record lines the file holds now, and their head.
func (s *Store) Stored() (size uint64, head string, err error) {
	err = s.view(func(tx *bolt.Tx) error {
		size, head, err = storedHead(tx)
		return err
	})
	return size, head, err
}
