//go:build !linux

package store

import "votering/internal/fault"

// heldBy is the fault of a file that is in use; who uses it is not known here.
func heldBy(string) *fault.Error { return fault.New(fault.Locked, "store.locked") }
