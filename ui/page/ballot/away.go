package ballot

import (
	"context"

	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/part/signing"
)

// away is how something is signed outside the program: what writes it into a
// folder, and what takes the signature from there.
func away(c page.Context, prepare func(ctx context.Context, r *room.Room, who, dir string, g room.Guide) error,
	take func(r *room.Room, who, dir string) error) *signing.Away {
	return &signing.Away{
		Folder: c.Near(c.L.T("ballot.away.suffix")),
		Prepare: func(dir string, g room.Guide) signing.Run {
			return func(ctx context.Context, r *room.Room, who string) ([]room.Notice, error) {
				return nil, prepare(ctx, r, who, dir, g)
			}
		},
		Take: func(dir string) signing.Run {
			return func(_ context.Context, r *room.Room, who string) ([]room.Notice, error) {
				return nil, take(r, who, dir)
			}
		},
	}
}

// sealAway seals with a signature that was made outside, into the file at path.
func sealAway(c page.Context, path string) *signing.Away {
	return away(c, func(ctx context.Context, r *room.Room, who, dir string, g room.Guide) error {
		key, err := r.FindPublic(ctx, page.Path(g.Key))
		if err == nil {
			_, err = r.SealIn(who, dir, key, g)
		}
		return err
	}, func(r *room.Room, who, dir string) error {
		_, err := r.SealFrom(who, dir, path)
		return err
	})
}

// cosignAway co-signs the decision of a folder with a signature that was made
// outside; out as in room.CosignFrom.
func cosignAway(c page.Context, folder, out string) *signing.Away {
	return away(c, func(ctx context.Context, r *room.Room, who, dir string, g room.Guide) error {
		key, err := r.FindPublic(ctx, page.Path(g.Key))
		if err == nil {
			_, err = r.CosignIn(who, folder, dir, key, g)
		}
		return err
	}, func(r *room.Room, who, dir string) error {
		_, err := r.CosignFrom(who, folder, dir, out)
		return err
	})
}
