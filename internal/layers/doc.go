// Package layers holds the house to its plan: which room may use which, who
// may touch the world outside, and how large things may grow. It is tests
// only; rooms_test.go is the table they hold the code against.
//
// A new room needs a line there. The linter's copy of the table, in
// .golangci.yml, is written by
//
//	go test ./internal/layers -update
package layers
