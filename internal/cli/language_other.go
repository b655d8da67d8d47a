//go:build !windows

package cli

// systemLanguage is empty: here LANG is what says it.
func systemLanguage() string { return "" }
