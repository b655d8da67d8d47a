//go:build !unix

package terminal

import (
	"io"
	"os"
)

// newInput gives the console as it is: Bubble Tea reads its events, not a
// stream of bytes, so there is nothing to bound or to clean.
func newInput(f *os.File, _ Ground, _ func(int), _ func()) io.Reader { return f }
