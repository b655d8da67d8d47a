package publicvote

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"

	"votering/internal/fault"
	"votering/internal/tabular"
	"votering/internal/text"
)

// MaxVoterList bounds a list of voters, in bytes.
const MaxVoterList = 64 << 20

// List makes data the filter's list of voters: one a line as it stands, in UTF-8
// once it is decoded; a line without anything on it is none. A list of nobody is
// E_CSV at name.
func (f *Filter) List(data []byte, name string) error {
	decoded, _, err := tabular.Decode(data)
	if err != nil {
		return fault.New(fault.CSV, "votes.list_encoding").At(text.Show(name)).Because(err)
	}
	f.Voters = nil
	for line := range bytes.Lines(decoded) {
		line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
		if len(bytes.TrimSpace(line)) > 0 {
			f.Voters = append(f.Voters, line)
		}
	}
	if len(f.Voters) == 0 {
		return fault.New(fault.CSV, "votes.list_empty").At(text.Show(name))
	}
	sum := sha256.Sum256(data)
	f.ListSHA256, f.Listed = hex.EncodeToString(sum[:]), int64(len(f.Voters))
	return nil
}
