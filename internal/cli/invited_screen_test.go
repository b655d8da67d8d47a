package cli_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/ui/terminal/termtest"
)

// office is where the chair of a made-up prize works with commands.
type office struct {
	t       *testing.T
	program string
	dir     string
	key     []string // signs for the chair
}

func (o office) in(name string) string { return filepath.Join(o.dir, name) }

func (o office) do(args ...string) {
	o.t.Helper()
	run(o.t, o.program, args...)
}

// newOffice opens a prize and invites its jurors, each into out/JUROR.edition.
func newOffice(t *testing.T, program string) office {
	t.Helper()
	o := office{t: t, program: program, dir: t.TempDir()}
	o.key = []string{"--key", o.in("chair.key"), "--passphrase-file", o.in("pass"), "--yes"}
	put(t, o.in("pass"), "pass\n")
	put(t, o.in("seal"), "seal\n")
	o.do("demo", "prisen-2022", "-o", o.in("chair.votering"))
	o.do("invite", o.in("chair.votering"), "-o", o.in("out"), "--new-key", o.in("chair.key"), "--passphrase-file", o.in("pass"),
		"--seal-passphrase-file", o.in("seal"), "--yes")
	return o
}

// collect takes a ballot in and writes the receipt into a folder.
func (o office) collect(ballot, key, receipts string) {
	o.t.Helper()
	o.do(append([]string{"collect", o.in("chair.votering"), ballot, "--accept-key", key, "--seal-passphrase-file", o.in("seal"), "-o", receipts}, o.key...)...)
}

// decide takes the prize to its decision, and writes the complete folder.
func (o office) decide(juror, folder string) {
	o.t.Helper()
	put(o.t, o.in("votes.csv"), "nominee,votes\nkinn,20\nbodo,10\n")
	put(o.t, o.in("grounds.md"), "Fordi.\n")
	o.do("close", o.in("chair.votering"), "--yes")
	o.do("tally", o.in("chair.votering"), o.in("votes.csv"), "--totals")
	o.do("reveal", o.in("chair.votering"), "both", "--seal-passphrase-file", o.in("seal"), "--yes")
	o.do(append([]string{"decide", o.in("chair.votering"), "--grounds", "nb=" + o.in("grounds.md"), "--vote", juror + "=kinn"}, o.key...)...)
	o.do("export", o.in("chair.votering"), "-o", folder, "--profile", "complete", "--yes")
}

// Somebody who was invited starts the program beside the invitation, and does
// all of it with keys: the file, the marks, the sealed ballot, the receipt, the
// co-signature. The chair takes what comes.
func TestInvitedByKeys(t *testing.T) {
	program := binary(t)
	t.Setenv("HOME", t.TempDir())
	o, dir := newOffice(t, program), t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	put(t, in("eli.edition"), string(read(t, o.in("out/eli.edition"))))

	x := termtest.Start(t, termtest.Options{Dir: dir}, program, "--lang", "en")
	x.WaitFor("Welcome, Eli Strand")
	x.Type("<enter>")
	x.WaitFor("This is your file, Eli Strand")
	x.Type("s")
	x.WaitFor("0 of 20 set")
	for range 5 {
		x.Type("4i", "<enter>", "5", "<enter>", "6", "<enter>", "5", "<enter>")
	}
	x.WaitFor("All 20 set")
	x.Type("q")
	x.WaitExit(0)

	x = termtest.Start(t, termtest.Options{Dir: dir}, program, "eli.edition", "--lang", "en")
	x.WaitFor("Your file eli-prisen-2022.votering is there")
	x.Type("<enter>")
	x.WaitFor("[Hand in]")
	x.Type("<enter>")
	x.WaitFor("Choose a passphrase")
	x.Type("hest og vogn", "<enter>", "hest og vogn", "<enter>")
	x.WaitFor("Mail this one file")
	x.WaitFor("Kari Moe <kari@example.org>")
	key := ownKey(x.Screen())
	x.Type("q")
	x.WaitExit(0)

	o.collect(in("eli.ballot"), key, dir)
	x = termtest.Start(t, termtest.Options{Dir: dir}, program, "--lang", "en")
	x.WaitFor("Your file")
	x.Type("<enter>")
	x.WaitFor("1 file from the chair lies here")
	x.Type("<enter>")
	x.WaitFor("receipt-1.json")
	x.Type("<enter>")
	x.WaitFor("the chair has version 1 of your ballot")

	o.decide("eli", in("decision"))
	x.Type("<esc>")
	x.WaitFor("5 Receipt")
	x.Type("6")
	x.WaitFor("The folder:")
	x.Type("decision", "<enter>")
	x.WaitFor("Your ballot is counted, version 1")
	x.Type("<enter>")
	x.WaitFor("Passphrase")
	x.Type("hest og vogn", "<enter>")
	x.WaitFor("You have signed it")
	x.Type("q")
	x.WaitExit(0)
	if _, err := os.Stat(in("decision/signatures/eli.sig")); err != nil {
		t.Error(err)
	}
	o.do("cosign", in("decision"), "--file", o.in("chair.votering"))
}

// ownKey is the fingerprint of the juror's key on the screen.
func ownKey(screen string) string {
	for line := range strings.Lines(screen) {
		if s := strings.TrimSpace(line); strings.HasPrefix(s, "SHA256:") {
			return s
		}
	}
	return ""
}
