//go:build !unix

package terminal

import "github.com/muesli/termenv"

// noTermProfile holds where TERM is not set, as it is on Windows, whose
// consoles show every colour since 2016.
const noTermProfile = termenv.TrueColor
