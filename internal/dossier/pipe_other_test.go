//go:build !unix

package dossier_test

import "errors"

func pipe(string) error { return errors.New("no pipes here") }
