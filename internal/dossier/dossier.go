// Package dossier is the decision's folder: what a jury hands on, and whether
// all of it holds. [Compose] says what is in it, [WriteFolder] and [WriteZip]
// put it on a disk, [Open] reads it back as a stranger's, within bounds, and
// [Verify] recomputes everything that can be recomputed and says what cannot.
//
// A folder is never the source of its own trust. Whose key the chair's is has
// to be told from outside ([Options]); without that a folder is consistent,
// and no more.
package dossier

import (
	"io"
	"strings"

	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/publicvote"
)

// The files of a decision's folder.
const (
	PublicName   = "decision.json"          // for everybody
	CompleteName = "decision-complete.json" // everything; pins the public one
	EditionName  = "edition.json"           // the frozen edition
	VotesName    = "public-vote.json"       // how the public's votes were counted
	ProtocolName = "protocol.md"            // the decision in words
	PageName     = "protocol.html"          // the same as a page
	RankingName  = "ranking.csv"            // the ranking as a table
	SignersName  = "allowed_signers"        // the chair's key, for ssh-keygen
	HelpName     = "VERIFY.txt"             // how to check without this program
	SumsName     = "SHA256SUMS"             // of all other files, for sha256sum -c
	RollName     = "roll.json"              // complete only, as are all below: the jury
	MarksName    = "marks.csv"              // every mark, by juror
	RecordName   = "record.jsonl"           // the chain of what happened
	SigSuffix    = ".sig"                   // a document's signature is named after it
)

// CosignDir is where jurors' signatures of the complete decision are, one
// each, by the juror's id.
const CosignDir = "signatures"

// ReceiptDir is where receipts are, by number.
const ReceiptDir = "receipts"

// dirs are the folders that a decision's folder may have; names are flat
// otherwise.
var dirs = []string{CosignDir, BallotDir, FormDir, ReceiptDir, AmendmentDir, tableDir, textDir}

// flat are the files that are looked into.
var flat = []string{
	PublicName, PublicName + SigSuffix, CompleteName, CompleteName + SigSuffix, EditionName, VotesName,
	ProtocolName, PageName, RankingName, SignersName, HelpName, SumsName, RollName, MarksName, RecordName, IndexName,
}

// The limits of what is read.
const (
	MaxDecision = decision.MaxBytes // bytes of one decision
	MaxFolder   = 256 << 20         // bytes of all files together, unpacked
	MaxEntries  = 10_000            // files and folders
)

// Folder is a decision's folder in memory: read once, so that what is checked
// is what was read.
type Folder struct {
	Name   string            // as it was named to Open
	Files  map[string][]byte // by name: "decision.json", "signatures/kari.sig"
	Others []string          // what is there too and was not looked into, sorted
	Alone  bool              // one decision with its signature, and no folder
}

// Options are what the reader brings to a verification.
type Options struct {
	Chair    string      // KEYFP of the chair's key, from somewhere else than the folder; empty: not known
	Revoked  []string    // KEYFPs of keys that no longer count, see ReadRevoked
	Software string      // what this program calls itself in decisions; empty: not known
	Receipts []NamedFile // receipts of this edition that somebody kept
	Votes    []VotesFile // files of the public vote, and what its counting needs beside them

	Progress func(name string, g publicvote.Progress) // of counting Votes anew, with the name of the file that is read; nil: nobody asks
}

// VotesFile is a file that the reader has: of the public vote, the labels of its
// codes, or a list of voters whose rows were left out.
type VotesFile struct {
	Name, SHA256 string
	Size         int64
	Open         func() (io.ReadCloser, error) // from its beginning, each time anew; nil: there is no more than its sum, and nothing is counted anew
}

// NamedFile is a signed document that the reader brings, as it was read.
type NamedFile struct {
	Name      string // for faults
	Data, Sig []byte // Sig nil: there was none
}

// Report is what a verification found.
type Report struct {
	Name          string // of the folder
	Good          bool   // everything that is there holds, and it is signed
	Authenticated bool   // good, and signed by the key that Options named
	Findings      []decision.Finding
	Fault         *fault.Error       // the gravest; nil where Good
	Document      *decision.Document // the complete decision, or the public one; nil: it cannot be read
	KeyFP         string             // the key that signed; empty: nobody did
	SHA256        string             // of decision.json; of the complete one alone, what it pins
}

// known reports whether a file is looked into.
func known(name string) bool {
	for _, f := range flat {
		if name == f {
			return true
		}
	}
	dir, base, ok := strings.Cut(name, "/")
	return ok && isDir(dir) && base != "" && !strings.Contains(base, "/")
}

func isDir(name string) bool {
	for _, d := range dirs {
		if name == d {
			return true
		}
	}
	return false
}
