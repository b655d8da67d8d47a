package collect

import (
	"context"

	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/signing"
	"votering/ui/part/stack"
)

// SignReceipts signs the receipts that wait for it.
func SignReceipts(s *stack.Stack, c page.Context) page.Action {
	out := page.Path(c.Near(c.L.T("collect.suffix")))
	var n int
	return signing.Open(s, signing.Job{
		Title: "collect.receipts.title", Cannot: signing.OnlyChairs, Direct: true, Theirs: signing.NotTheKey,
		Intro: signing.ChairsIntro("collect.key.intro"), New: signing.ChairsNew(c), Ask: signing.AskChairs,
		Sign: func(k room.KeyChoice, passphrase []byte) signing.Run {
			return func(ctx context.Context, r *room.Room, who string) ([]room.Notice, error) {
				signed, _, err := r.SignReceipts(ctx, who, room.Signing{Key: k, Passphrase: passphrase}, out)
				n = len(signed)
				return nil, err
			}
		},
		Away: &signing.Away{
			Folder: c.Near(c.L.T("collect.suffix.sign")),
			Prepare: func(dir string, g room.Guide) signing.Run {
				return func(ctx context.Context, r *room.Room, who string) ([]room.Notice, error) {
					sign, err := signing.Away{}.Signing(ctx, r, dir, g)
					if err == nil {
						_, _, err = r.SignReceipts(ctx, who, sign, "")
					}
					return nil, err
				}
			},
			Take: func(dir string) signing.Run {
				return func(_ context.Context, r *room.Room, who string) ([]room.Notice, error) {
					signed, _, err := r.SignReceiptsFrom(who, dir, out)
					n = len(signed)
					return nil, err
				}
			},
		},
		Done: func(c page.Context, _ page.Result) page.Action {
			return page.Action{Say: c.L.N("collect.receipts.done", n, "path", text.Show(out))}
		},
	})
}

// later is the way to sign that signs nothing now.
func later(s *stack.Stack, job func() signing.Job) func(c page.Context) []signing.Other {
	return func(page.Context) []signing.Other {
		return []signing.Other{{ID: "later", Do: func(page.Context, string) page.Action {
			return signing.Start(s, job(), room.KeyChoice{}, nil)
		}}}
	}
}
