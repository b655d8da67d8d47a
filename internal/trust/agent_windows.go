package trust

import (
	"context"
	"errors"
	"net"
	"os"
	"strings"

	winio "github.com/Microsoft/go-winio"
)

// servicePipe is where the OpenSSH agent that comes with Windows listens.
const servicePipe = `\\.\pipe\openssh-ssh-agent`

// dialAgent connects to the agent at a pipe, or to the one that comes with
// Windows where none is named; nil where that one does not run. A Unix shell
// on Windows names a socket of its own, which other programs cannot reach.
func dialAgent(ctx context.Context, pipe string) (net.Conn, error) {
	if strings.HasPrefix(pipe, `\\`) {
		return winio.DialPipeContext(ctx, pipe)
	}
	conn, err := winio.DialPipeContext(ctx, servicePipe)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	return conn, err
}
