package dossier

import (
	"strings"

	"votering/internal/fault"
	"votering/internal/text"
	"votering/internal/trust"
)

// ReadRevoked reads a list of keys that no longer count, one a line, and gives
// their KEYFPs. A key is named by its fingerprint, its public line, as
// ssh-keygen -l prints it ("256 SHA256:… kari (ED25519)"), or as in the
// specification of an OpenSSH revocation list ("hash: SHA256:…", "key:
// ssh-ed25519 …"). A line that is none of these is a fault (E_USAGE): which key
// it was meant to revoke is not known.
func ReadRevoked(list []byte) ([]string, error) {
	var keys []string
	for _, line := range lines(list) {
		fp, ok := revokedKey(line)
		if !ok {
			return nil, fault.New(fault.Usage, "dossier.revoked_line", "line", text.Truncate(text.Show(line), 80))
		}
		if fp != "" {
			keys = append(keys, fp)
		}
	}
	return keys, nil
}

// revokedKey is the fingerprint of the key that a line names; empty: a key of a
// kind that signs nothing here.
func revokedKey(line string) (string, bool) {
	for _, s := range []string{line, plainKey(line)} {
		if fp, err := trust.ParseFingerprint(s); err == nil {
			return fp, true
		}
		switch k, err := trust.ParsePublicKey(s); {
		case err == nil:
			return k.Fingerprint(), true
		case fault.ClassOf(err) == fault.Weak && !strings.Contains(s, "-cert-v01@"):
			return "", true
		}
	}
	return "", false
}

// plainKey is what names the key in a line of ssh-keygen's.
func plainKey(line string) string {
	for _, word := range []string{"hash:", "key:", "sha1:", "sha256:"} {
		if rest, ok := strings.CutPrefix(line, word); ok {
			return strings.TrimSpace(rest)
		}
	}
	if words := strings.Fields(line); len(words) > 2 && strings.Trim(words[0], "0123456789") == "" && strings.HasPrefix(words[len(words)-1], "(") {
		return words[1]
	}
	return line
}

// lines are the lines of a list of keys, without comments and what editors
// leave behind.
func lines(list []byte) []string {
	var found []string
	for line := range strings.Lines(strings.TrimPrefix(string(list), "\uFEFF")) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			found = append(found, line)
		}
	}
	return found
}
