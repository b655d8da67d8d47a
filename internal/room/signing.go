package room

// Signing is how the chair signs an act: with a key that is at hand, or
// elsewhere. With neither, nothing is signed.
type Signing struct {
	Key        KeyChoice
	Passphrase []byte // of the key; nil where it needs none
	Unsigned   string // the folder to write what is to be signed into; empty: it is signed here
	Guide      Guide  // of what is written there
}
