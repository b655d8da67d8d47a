package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"votering/internal/dossier"
	"votering/internal/files"
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
