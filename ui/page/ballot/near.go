package ballot

import (
	"context"
	"path/filepath"

	"votering/internal/files"
	"votering/internal/record"
	"votering/internal/room"
	"votering/ui/page"
)

// lookNear is the look at what lies beside the file.
const lookNear = "near"

// maxBallot bounds the sealed file that is compared with what was sealed, in
// bytes.
const maxBallot = 1 << 20

// mailFile is where a sealed ballot goes: beside the juror's file.
func mailFile(c page.Context) string {
	return filepath.Join(filepath.Dir(c.Sight.Path), c.Sight.Owner+room.BallotSuffix)
}

// lookNear looks at what lies beside the file: what the chair sent back, and
// whether the sealed ballot is still there. Where it was written elsewhere that
// place is looked at.
func (p *Page) lookNear(c page.Context) page.Action {
	at, want := mailFile(c), ""
	if p.near.mail != "" {
		at = p.near.mail
	}
	if s := c.Sight.Own.Sealed; s != nil {
		want = s.SealedSHA256
	}
	return page.Action{Look: &page.Look{Name: lookNear, Run: func(_ context.Context, r *room.Room, _ string) (any, error) {
		found := near{mail: at}
		for _, path := range r.Lying() {
			if _, err := files.Read(path+".sig", maxBallot); err != nil {
				found.unsigned = append(found.unsigned, path)
			} else {
				found.letters = append(found.letters, path)
			}
		}
		if whole, err := filepath.Abs(at); err == nil {
			found.mail = whole
		}
		data, err := files.Read(found.mail, maxBallot)
		found.there = err == nil && want != "" && record.Hash(data) == want
		return found, nil
	}}}
}
