//go:build race

package decision_test

func init() { racing = true }
