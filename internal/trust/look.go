package trust

import "votering/internal/fault"

// LooksSealed says, as Identity.Open does and without the key, why bytes cannot
// be a file that was sealed to one key (E_SEALED); nil where they can be.
func LooksSealed(sealed []byte) error {
	_, err := sealedFile(sealed)
	return err
}

// sealedFile is the age file inside a sealed one: armored, and with one
// recipient, which is a key.
func sealedFile(sealed []byte) ([]byte, error) {
	_, file, err := dearmorAge(sealed)
	if err != nil {
		return nil, err
	}
	kind, err := soleRecipient(file)
	if err == nil && kind != "X25519" {
		err = fault.New(fault.Sealed, "sealed.kind", "kind", shown(kind))
	}
	return file, err
}
