package trust

import (
	"regexp"
	"strings"

	"votering/internal/fault"
)

var (
	// principal is a person's address that means nothing but itself in an
	// allowed_signers file: no pattern, no list, no comment, no line end.
	principal = regexp.MustCompile(`^[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9.-]{1,190}$`)
	// purpose is a namespace that means nothing but itself.
	purpose = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]*(@[a-z0-9.-]+)?$`)
)

// allowedHead is the first line: an editor that puts a mark before the first
// character of a file spoils a comment and no key.
const allowedHead = "# allowed_signers of ssh-keygen -Y verify: who, for what, with which key\n"

// AllowedSigners writes the file that stock ssh-keygen checks signatures
// against, with one person in it. Such a file is a program: a principal that
// is not a plain address in small letters, or a namespace with a pattern in
// it, is refused (fault.Text). No times stand in it: ssh-keygen would compare
// them with the day of the check, and turn old signatures red by itself.
func AllowedSigners(who string, key PublicKey, namespaces ...string) ([]byte, error) {
	if !principal.MatchString(who) {
		return nil, fault.New(fault.Text, "allowed.principal", "name", shown(who))
	}
	if key.IsZero() {
		return nil, fault.New(fault.Key, "key.line")
	}
	list := strings.Join(namespaces, ",")
	if list == "" {
		return nil, fault.New(fault.Text, "allowed.namespace", "name", "")
	}
	for _, n := range namespaces {
		if !purpose.MatchString(n) {
			return nil, fault.New(fault.Text, "allowed.namespace", "name", shown(n))
		}
	}
	return []byte(allowedHead + who + ` namespaces="` + list + `" ` + key.Line() + "\n"), nil
}
