//go:build unix

package terminal

import "github.com/muesli/termenv"

// noTermProfile holds where TERM is not set: nothing is known, so no colour.
const noTermProfile = termenv.Ascii
