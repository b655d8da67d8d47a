package trust

import (
	"regexp"
	"runtime"
	"strings"
)

// word is text that no shell reads anything into.
var word = regexp.MustCompile(`^[A-Za-z0-9_./@:=+-]+$`)

// winWord is the same for the prompt of Windows.
var winWord = regexp.MustCompile(`^[A-Za-z0-9_./@:=+%\\-]+$`)

// Signing is what to type to sign a file of the current folder with stock
// ssh-keygen.
type Signing struct {
	POSIX   string // in a POSIX shell
	Windows string // on Windows, at the prompt and in PowerShell
	Prompt  string // on Windows, at the prompt alone: it can go on in another line
}

// SignCommand is SignCommandFor a decision.
func SignCommand(file, key string) Signing { return SignCommandFor(NamespaceDecision, file, key) }

// SignCommandFor is how a file is signed in that namespace with a key at that
// path, as it is typed; empty: the key that ssh-keygen makes by itself. It
// takes away a signature that is there: ssh-keygen would keep the old one and
// say nothing. A path that a system does not have is not put into its command.
func SignCommandFor(namespace, file, key string) Signing {
	sig, posix, prompt := file+".sig", "~/.ssh/id_ed25519", `%USERPROFILE%\.ssh\id_ed25519`
	switch rest, home := strings.CutPrefix(key, "~/"); {
	case key == "" || strings.ContainsAny(key, "\"%\n\r"):
	case home:
		posix, prompt = "~/"+single(rest), double(`%USERPROFILE%\`+strings.ReplaceAll(rest, "/", `\`))
	case strings.ContainsAny(key, `\:`):
		prompt = double(key)
	default:
		posix = single(key)
	}
	s := Signing{
		POSIX:  "rm -f " + single(sig) + "; ssh-keygen -Y sign -f " + posix + " -n " + namespace + " " + single(file),
		Prompt: "del " + double(sig) + " 2>nul & ssh-keygen -Y sign -f " + prompt + " -n " + namespace + " " + double(file),
	}
	s.Windows = `cmd /c "` + s.Prompt + `"`
	return s
}

// Quote is a path as the shell of this system takes it, as one word in which
// it reads nothing.
func Quote(path string) string {
	if runtime.GOOS == "windows" {
		return double(path)
	}
	return single(path)
}

// VerifyCommand is VerifyCommandFor a decision and the signature beside it.
func VerifyCommand(who, file string) (posix, windows string) {
	return VerifyCommandFor(NamespaceDecision, who, file, file+".sig")
}

// VerifyCommandFor is what to type to check a signature, made in that
// namespace, of a file of the current folder against the allowed_signers there.
// PowerShell has no <, so the Windows command asks the prompt to do it.
func VerifyCommandFor(namespace, who, file, sig string) (posix, windows string) {
	command := func(quote func(string) string) string {
		return "ssh-keygen -Y verify -f allowed_signers -I " + quote(who) + " -n " + namespace +
			" -s " + quote(sig) + " < " + quote(file)
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
	if winWord.MatchString(s) {
		return s
	}
	return `"` + s + `"`
}
