package signing

import (
	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/part/stack"
)

// Choose signs with a key that was found in another way than in the list: it
// asks what the job has to ask, then for the passphrase.
func Choose(s *stack.Stack, j Job, c page.Context, k room.KeyChoice) page.Action {
	return (&Ring{steps: s, job: j}).choose(c, k)
}
