package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"votering/internal/dossier"
	"votering/internal/files"
	"votering/internal/publicvote"
	"votering/internal/text"
)

// sumVotes sums up files of the public vote, of any size, so that each can be
// found again in a decision.
func sumVotes(paths []string) (list []dossier.VotesFile, err error) {
	for _, path := range paths {
		f, err := sumVotesFile(path)
		if err != nil {
			return nil, err
		}
		list = append(list, f)
	}
	return list, nil
}

func sumVotesFile(path string) (f dossier.VotesFile, err error) {
	look, err := files.Look(path)
	if err != nil {
		return f, err
	}
	r, err := look.Open()
	if err != nil {
		return f, err
	}
	defer r.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, r); err != nil {
		return f, err
	}
	return dossier.VotesFile{Name: text.Show(path), SHA256: hex.EncodeToString(sum.Sum(nil)), Size: look.Size(), Open: look.Open}, nil
}

// countingAgain shows at a terminal how far it has come to count votes again.
type countingAgain struct {
	p    *program
	line *progressLine // nil: nothing was counted yet
	rows int64         // of the count that is shown
}

func (c *countingAgain) show(name string, g publicvote.Progress) {
	if c.line == nil || g.Rows < c.rows { // of another decision
		c.line = c.p.progressLine([]publicvote.Source{{Name: name}})
	}
	c.line.names[0], c.rows = name, g.Rows
	g.File, g.Files = 0, 1 // each file by its name
	c.line.show(g)
}

func (c *countingAgain) clear() {
	if c.line != nil {
		c.line.clear()
	}
}
