package cli_test

import (
	"testing"

	"github.com/spf13/cobra"
)

// A juror starts the program with a double click. On Windows cobra refuses
// that, unless it has nothing to say about it.
func TestOpenedWithTheMouse(t *testing.T) {
	if cobra.MousetrapHelpText != "" {
		t.Error("on Windows a double click would end in a window that says to use the command line")
	}
}
