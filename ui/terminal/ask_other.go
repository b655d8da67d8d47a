//go:build !unix

package terminal

import (
	"os"
	"time"
)

// ask does not ask: consoles here do not answer in the stream of keys.
func ask(_, _ *os.File, _ time.Duration) ([]byte, bool) { return nil, false }
