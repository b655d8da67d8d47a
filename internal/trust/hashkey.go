package trust

import "crypto/rand"

// HashKey is a fresh random key, for a keyed hash whose values nobody shall be
// able to make or to compare once the run that it was made for has ended. It is
// stored nowhere.
func HashKey() (key [16]byte) {
	rand.Read(key[:]) // never fails: the runtime ends the program instead
	return key
}
