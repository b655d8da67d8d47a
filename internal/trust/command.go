package trust

import (
	"regexp"
	"strings"
)

// word is text that no shell reads anything into.
var word = regexp.MustCompile(`^[A-Za-z0-9_./~@:=+-]+$`)

// SignCommand is what to type to sign a file of the current folder with stock
// ssh-keygen: in a POSIX shell, and on Windows (the prompt and PowerShell). It
// takes away a signature that is there: ssh-keygen would keep the old one and
// say nothing. The key is the one that ssh-keygen makes by itself; who has
// another puts its path after -f.
func SignCommand(file string) (posix, windows string) {
	sig := file + ".sig"
	posix = "rm -f " + single(sig) + "; ssh-keygen -Y sign -f ~/.ssh/id_ed25519 -n " + NamespaceDecision + " " + single(file)
	windows = `cmd /c "del ` + double(sig) + ` 2>nul & ssh-keygen -Y sign -f %USERPROFILE%\.ssh\id_ed25519 -n ` +
		NamespaceDecision + " " + double(file) + `"`
	return posix, windows
}

// VerifyCommand is what to type to check the signature of a file of the
// current folder against the allowed_signers there. PowerShell has no <, so
// the Windows command asks the prompt to do it.
func VerifyCommand(who, file string) (posix, windows string) {
	command := func(quote func(string) string) string {
		return "ssh-keygen -Y verify -f allowed_signers -I " + quote(who) + " -n " + NamespaceDecision +
			" -s " + quote(file+".sig") + " < " + quote(file)
	}
	return command(single), `cmd /c "` + command(double) + `"`
}

// single quotes a word for a POSIX shell.
func single(s string) string {
	if word.MatchString(s) {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}

// double quotes a word for a prompt of any kind: it is meant for paths, which
// hold no quotes on Windows.
func double(s string) string {
	if word.MatchString(s) {
		return s
	}
	return `"` + s + `"`
}
