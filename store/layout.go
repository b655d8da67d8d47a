package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"strconv"
	"strings"

	bolt "go.etcd.io/bbolt"

	"votering/internal/fault"
	"votering/internal/record"
)

// What is in the file:
//
//	meta    "schema" → schema; "head" → size and head of the record;
//	        "base" → size and head before its first line, where lines were taken away
//	docs    name → SHA-256 of name, NUL and content; then the content
//	events  sequence number, 8 bytes, the highest first → event
//	record  the same number → record line
var (
	metaBucket   = []byte("meta")
	docsBucket   = []byte("docs")
	eventsBucket = []byte("events")
	recordBucket = []byte("record")

	schemaKey = []byte("schema")
	headKey   = []byte("head")
	baseKey   = []byte("base")
)

// schema is the name and version of the file's layout. Only a file of which
// lines were taken away has the second: older programs cannot read it.
const (
	schemaName    = "votering-store/"
	schemaVersion = 1
	schemaPurged  = 2
)

// found lays out a new file.
func found(tx *bolt.Tx) error {
	for _, name := range [][]byte{metaBucket, docsBucket, eventsBucket, recordBucket} {
		if _, err := tx.CreateBucket(name); err != nil {
			return err
		}
	}
	meta := tx.Bucket(metaBucket)
	if err := meta.Put(schemaKey, []byte(schemaName+strconv.Itoa(schemaVersion))); err != nil {
		return err
	}
	return meta.Put(headKey, headValue(0, record.Genesis))
}

// checkSchema refuses a file of another program or of a newer version of this
// one.
func checkSchema(tx *bolt.Tx) error {
	meta := tx.Bucket(metaBucket)
	if meta == nil {
		return fault.New(fault.IO, "store.not_ours")
	}
	schema := string(meta.Get(schemaKey))
	version, ours := strings.CutPrefix(schema, schemaName)
	n, err := strconv.Atoi(version)
	switch {
	case !ours || err != nil:
		return fault.New(fault.IO, "store.not_ours")
	case n > schemaPurged:
		return fault.New(fault.Version, "store.newer", "schema", schema)
	case n < schemaVersion:
		return damaged("schema")
	}
	return nil
}

// bucket finds a bucket that every file has.
func bucket(tx *bolt.Tx, name []byte) (*bolt.Bucket, error) {
	b := tx.Bucket(name)
	if b == nil {
		return nil, damaged(string(name))
	}
	return b, nil
}

// damaged is the fault of a file in which something is not as it was written.
func damaged(what string) *fault.Error { return fault.New(fault.DB, "store.damaged", "what", what) }

func seqKey(seq uint64) []byte { return binary.BigEndian.AppendUint64(nil, seq) }

func headValue(size uint64, head string) []byte { return append(seqKey(size), head...) }

// storedHead reads what headValue wrote.
func storedHead(tx *bolt.Tx) (size uint64, head string, err error) {
	meta, err := bucket(tx, metaBucket)
	if err != nil {
		return 0, "", err
	}
	v := meta.Get(headKey)
	if len(v) != 8+len(record.Genesis) {
		return 0, "", damaged("head")
	}
	return binary.BigEndian.Uint64(v), string(v[8:]), nil
}

// storedBase is the size and head of the record before its first line: 0 and
// empty where it is whole.
func storedBase(tx *bolt.Tx) (size uint64, head string, err error) {
	meta, err := bucket(tx, metaBucket)
	if err != nil {
		return 0, "", err
	}
	v := meta.Get(baseKey)
	if v == nil {
		return 0, "", nil
	}
	if len(v) != 8+len(record.Genesis) {
		return 0, "", damaged("base")
	}
	return binary.BigEndian.Uint64(v), string(v[8:]), nil
}

// seal puts a document's sum before it.
func seal(name string, doc []byte) []byte {
	sum := docSum(name, doc)
	return append(sum[:], doc...)
}

// unseal takes the sum off again, and copies the document.
func unseal(name string, sealed []byte) ([]byte, error) {
	if len(sealed) < sha256.Size {
		return nil, damaged(name)
	}
	doc := bytes.Clone(sealed[sha256.Size:])
	if docSum(name, doc) != [sha256.Size]byte(sealed) {
		return nil, damaged(name)
	}
	return doc, nil
}

func docSum(name string, doc []byte) [sha256.Size]byte {
	return sha256.Sum256(append([]byte(name+"\x00"), doc...))
}
