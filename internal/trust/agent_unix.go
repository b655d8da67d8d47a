//go:build !windows

package trust

import (
	"context"
	"net"
)

// dialAgent connects to the agent at a socket; nil where none is named.
func dialAgent(ctx context.Context, socket string) (net.Conn, error) {
	if socket == "" {
		return nil, nil
	}
	var d net.Dialer
	return d.DialContext(ctx, "unix", socket)
}
