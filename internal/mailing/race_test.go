//go:build race

package mailing_test

func init() { racing = true }
