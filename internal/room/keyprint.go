package room

import "votering/internal/trust"

// KeyFingerprint is the fingerprint of an OpenSSH public key line, "SHA256:…";
// empty where there is no key, or none that can be used.
func KeyFingerprint(line string) string {
	k, err := trust.ParsePublicKey(line)
	if err != nil {
		return ""
	}
	return k.Fingerprint()
}
