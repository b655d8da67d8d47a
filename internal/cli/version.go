package cli

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// release is the version of this program.
const release = "0.7.0"

// software is what this program calls itself in the decisions it writes.
const software = "votering " + release

type versionAnswer struct {
	doneAnswer
	Version  string `json:"version"`
	Revision string `json:"revision"`
	Go       string `json:"go"`
}

func (p *program) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:  "version",
		Args: arity(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			a := versionAnswer{doneAnswer: p.answer(), Version: release}
			if info, ok := debug.ReadBuildInfo(); ok {
				a.Go = info.GoVersion
				for _, s := range info.Settings {
					if s.Key == "vcs.revision" {
						a.Revision = s.Value
					}
				}
			}
			if p.asJSON {
				p.writeJSON(a)
				return nil
			}
			fmt.Fprintf(p.out, "votering %s (%s)\n", a.Version, a.Go)
			return nil
		},
	}
}
