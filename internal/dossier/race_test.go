//go:build race

package dossier_test

func init() { racing = true }
