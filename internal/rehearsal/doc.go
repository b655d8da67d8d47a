// Package rehearsal makes up marks and votes, to try a rule out before it is
// frozen. The same edition and number give the same ones on every machine.
package rehearsal
