// Package mailing is what jurors and chair send each other: invitations,
// ballots and the envelopes they are sealed in, receipts, amendments. It knows
// their bytes, reads them strictly, and says whether they fit together. Who
// signs and opens them, and what is kept, is for others.
//
// A document is bytes first: Encode writes them once, and the Read functions
// take nothing but what Encode writes, so that whoever reads the signed bytes
// reads the same.
package mailing

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"time"

	"votering/internal/fault"
	"votering/internal/strict"
)

// The sizes, in bytes, above which a file is refused unread.
const (
	MaxInvitation = 20 << 20 // an edition of 4 MiB and documents of 8, twice in base64
	MaxSealed     = 1 << 20  // a sealed ballot
	MaxReceipt    = 1 << 20
	MaxAmendment  = 4 << 20
)

// schemaStart is how a document begins.
var schemaStart = regexp.MustCompile(`^\{\s*"schema"\s*:\s*"([ -!#-~]{0,80})"`)

// read reads a document of a schema into v; name is the file's, for faults.
// Another schema is E_VERSION, and is looked at first, because the form of a
// newer version is not known.
func read(data []byte, name, schema string, max int, v any) error {
	if found := SchemaOf(data); found != "" && found != schema {
		return fault.New(fault.Version, "mailing.schema", "schema", found, "known", schema).At(name)
	}
	if err := strict.Decode(data, name, max, v); err != nil {
		return err
	}
	return strict.Same(data, name, v)
}

// sum is the SHA-256 of data, in hex.
func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// former checks that a document is in its form. It keeps the first fault.
type former struct {
	name  string
	found *fault.Error
}

// need reports a fault (E_FORMAT) at a key where something does not hold.
func (c *former) need(holds bool, where, id string, pairs ...string) {
	if !holds {
		c.fail(fault.New(fault.Format, "mailing."+id, pairs...), where)
	}
}

// take keeps the fault of another room, if there is one.
func (c *former) take(err error, where string) {
	if f := fault.Of(err); f != nil {
		c.fail(f, where)
	}
}

func (c *former) fail(f *fault.Error, where string) {
	if c.found == nil {
		c.found = f.At(c.name + ": " + where)
	}
}

// err is the fault that was found, as an error.
func (c *former) err() error {
	if c.found == nil {
		return nil
	}
	return c.found
}

// hash checks 64 hexadecimal characters.
func (c *former) hash(s, where string) {
	b, err := hex.DecodeString(s)
	c.need(err == nil && len(b) == sha256.Size && strings.ToLower(s) == s, where, "hash")
}

func (c *former) utc(t time.Time, where string) {
	c.need(t.Location() == time.UTC, where, "utc")
}
