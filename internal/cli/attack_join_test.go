package cli_test

import (
	"os"
	"path/filepath"
	"testing"

	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/trust"
)

// A 22: somebody issues the edition again, with the same id and a key of their
// own. It is refused where the chair's key is told, and where the juror, or
// whoever else has a file of that edition in the same folder, got another
// invitation before. Nothing is made, and nothing that is there changes.
func TestAnEditionThatIsIssuedAgain(t *testing.T) {
	k := mailingtest.New(t)
	again := func(juror string) string {
		i := k.Invitation(juror)
		i.ChairKey = k.Signers["ola"].Public().Line()
		payload := i.Encode()
		return string(mailing.Wrap(payload, k.Sign(k.Signers["ola"], trust.NamespaceEdition, payload)))
	}
	t.Chdir(t.TempDir())
	for _, dir := range []string{"home", "mail", "other"} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	put(t, "mail/kari.edition", string(k.File(k.Invitation("kari"))))
	put(t, "mail/again.edition", again("kari"))
	put(t, "mail/ola.edition", again("per"))
	chair, mallory := k.Signers["anne"].Public().Fingerprint(), k.Signers["ola"].Public().Fingerprint()
	refused := func(args ...string) {
		t.Helper()
		if code, class := answer(t, append([]string{"join"}, args...)...); code != 1 || class != "E_TRUST" {
			t.Errorf("join %v: %d, %s", args, code, class)
		}
	}
	refused("mail/again.edition", "-o", "home/kari.votering", "--chair", chair)
	refused("mail/kari.edition", "-o", "home/kari.votering", "--chair", mallory)
	if left, _ := os.ReadDir("home"); len(left) != 0 {
		t.Errorf("made: %v", left)
	}
	must(t, "join mail/kari.edition -o home/kari.votering --chair "+chair, "mark home/kari.votering kinn results 4")
	before := read(t, "home/kari.votering")
	refused("mail/again.edition", "-o", "home/kari.votering")
	refused("mail/again.edition", "-o", "home/kari-2.votering")
	refused("mail/ola.edition", "-o", "home/per.votering")
	if code, class := answer(t, "join", "mail/kari.edition", "-o", "home/kari.votering"); class != "E_IO" {
		t.Errorf("the same again: %d, %s", code, class)
	}
	if left, _ := os.ReadDir("home"); len(left) != 1 || string(read(t, "home/kari.votering")) != string(before) {
		t.Errorf("in the folder: %v, and the file changed", left)
	}
	must(t, "join mail/kari.edition -o home/kari-2.votering", "join mail/again.edition -o "+filepath.Join("other", "kari.votering"))
}
