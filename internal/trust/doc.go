// Package trust is the one room with ciphers: SSH keys, the agent that holds
// them, and signatures over the exact bytes of a file (SSHSIG, as stock
// ssh-keygen makes and checks them). It knows nothing of what is signed.
//
// [Verify] is stricter than ssh-keygen wherever the two differ, so that a
// signature that is good here is good there. No signature is a name for
// anything: of one text there can be several good signatures.
//
// A [Keyring] finds the keys that a person has, and unlocks one of them: a
// [Signer]. What a signer gives back it has verified itself.
package trust

// The purposes that a signature is made for. A signature for one of them is
// none for another.
const (
	NamespaceEdition  = "edition@votering"
	NamespaceRoll     = "roll@votering"
	NamespaceBallot   = "ballot@votering"
	NamespaceReceipt  = "receipt@votering"
	NamespaceDecision = "decision@votering"
)

// MaxSignature is the size of a signature file, in bytes, above which it is
// refused unread.
const MaxSignature = 16 << 10
