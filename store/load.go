package store

import (
	"bytes"
	"strconv"

	bolt "go.etcd.io/bbolt"

	"votering/internal/fault"
	"votering/internal/record"
)

// Load reads everything. A document that is not as it was put is a fault
// (E_DB); so is, as E_LOG, a record that does not hold together, does not tell
// of its events, or does not end where the file says. What it returns shares
// nothing with the file.
func (s *Store) Load() (*record.Stored, error) {
	kept := &record.Stored{}
	var size uint64
	var head string
	err := s.view(func(tx *bolt.Tx) (err error) {
		if size, head, err = storedHead(tx); err != nil {
			return err
		}
		if kept.Before, kept.BeforeHead, err = storedBase(tx); err != nil {
			return err
		}
		if kept.Docs, err = readDocs(tx); err != nil {
			return err
		}
		if kept.Events, err = readRun(tx, eventsBucket, kept.Before); err != nil {
			return err
		}
		kept.Lines, err = readRun(tx, recordBucket, kept.Before)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = kept.Verify()
	if err == nil && (kept.Before+uint64(len(kept.Lines)) != size || kept.Head != head) {
		err = fault.New(fault.Log, "log.head", "lines", strconv.Itoa(len(kept.Lines)), "size", strconv.FormatUint(size, 10))
	}
	if err != nil {
		return nil, s.wrap(err)
	}
	return kept, nil
}

func readDocs(tx *bolt.Tx) (map[string][]byte, error) {
	b, err := bucket(tx, docsBucket)
	if err != nil {
		return nil, err
	}
	docs := map[string][]byte{}
	err = b.ForEach(func(k, v []byte) error {
		name := string(k)
		docs[name], err = unseal(name, v)
		return err
	})
	return docs, err
}

// readRun copies the values under the keys that follow one another after before;
// another key is damage.
func readRun(tx *bolt.Tx, name []byte, before uint64) ([][]byte, error) {
	b, err := bucket(tx, name)
	if err != nil {
		return nil, err
	}
	var run [][]byte
	err = b.ForEach(func(k, v []byte) error {
		if !bytes.Equal(k, seqKey(before+uint64(len(run))+1)) {
			return damaged(string(name))
		}
		run = append(run, bytes.Clone(v))
		return nil
	})
	return run, err
}
