package papers

import (
	"embed"
	"strings"
	"text/template"

	"votering/internal/decision"
	"votering/internal/text"
	"votering/internal/trust"
)

//go:embed verify
var verifyFiles embed.FS

var verifyTexts = template.Must(template.ParseFS(verifyFiles, "verify/*.txt"))

// languages are those of VERIFY.txt, in their order.
var languages = []string{"nb.txt", "nn.txt", "en.txt"}

// instruction is what the texts of VERIFY.txt have places for.
type instruction struct {
	Fingerprint string    // of the key that the document names
	SHA256      string    // of the public document, hex
	Software    string    // that made it, as it says
	MadeUp      bool      // it is made up
	Files       []command // to check, one for each signed document
	Complete    bool      // there are two of them
	Good        string    // what ssh-keygen answers
	Recipe      bool      // python3 and openssl can do it too
	Travelled   bool      // ballots came in that were not written in the chair's file
	Sealed      bool      // complete, with ballots that jurors signed
	Changed     bool      // and marks that were changed since, in the room
	Met         bool      // it tells of the jury's meeting, or of marks that were changed in it
	Firm        bool      // it says how firmly the ranking stands
	Cast        bool      // the chair decided a tie
	Raw         bool      // the public's votes were counted from raw rows
	Juror       command   // to check the ballot of one of them
	Cosigned    command   // to check the signature of that juror under the decision
	Receipt     command   // to check a receipt
}

// command checks the signature of one file.
type command struct{ Name, Posix, Windows string }

// fileNames are the signed documents of a folder, by profile.
var fileNames = map[decision.Profile][]string{
	decision.Public:   {"decision.json"},
	decision.Complete: {"decision.json", "decision-complete.json"},
}

// Instructions is VERIFY.txt: for people who have never seen a command window,
// how to check the folder of the decision with what their machine has. It is
// in bokmål, nynorsk and English, one after the other; the one long command
// stands at the end.
func Instructions(d *decision.Document) []byte {
	i := instruct(d)
	var b strings.Builder
	b.WriteString("VERIFY.txt: bokmål, nynorsk, English\n\n" + text.Show(d.Edition.Title.In("nb")) + "\n")
	if d.MadeUp {
		b.WriteString("\nOPPDIKTET / OPPDIKTA / MADE UP\n")
	}
	for _, name := range languages {
		b.WriteString("\n\n" + strings.Repeat("=", 78) + "\n")
		if err := verifyTexts.ExecuteTemplate(&b, name, i); err != nil {
			panic("papers: " + name + ": " + err.Error())
		}
	}
	if i.Recipe {
		b.WriteString("\n\n" + strings.Repeat("=", 78) + "\nVEDLEGG / APPENDIX\n" + recipe(d))
	}
	return []byte(b.String())
}

// instruct fills in what the texts have places for.
func instruct(d *decision.Document) instruction {
	i := instruction{
		Fingerprint: "SHA256:…", SHA256: publicSum(d), Software: text.Show(d.Software),
		MadeUp: d.MadeUp, Complete: d.Profile == decision.Complete,
	}
	kind := "…"
	if key, err := trust.ParsePublicKey(d.ChairKey); err == nil {
		i.Fingerprint, kind = key.Fingerprint(), key.Kind()
	}
	for _, name := range fileNames[d.Profile] {
		posix, windows := trust.VerifyCommand(d.Chair.Principal, name)
		i.Files = append(i.Files, command{name, posix, windows})
	}
	algorithm, _, _ := strings.Cut(kind, " ") // "RSA 3072": ssh-keygen leaves the length out
	i.Good = `Good "` + trust.NamespaceDecision + `" signature for ` + d.Chair.Principal +
		" with " + algorithm + " key " + i.Fingerprint
	words := strings.Fields(d.ChairKey)
	i.Recipe = len(words) > 1 && (words[0] == "ssh-ed25519" || words[0] == "ssh-rsa")
	i.jurors(d)
	i.Met = d.Meeting != nil || len(d.Rounds) > 0
	i.Firm, i.Cast = states(d.Robustness), len(d.Cast) > 0
	i.Raw = d.Tally != nil && d.Tally.Counting != nil && len(d.Tally.Files) > 0
	return i
}

// jurors fills in how to check what jurors signed, with one of them for an
// example.
func (i *instruction) jurors(d *decision.Document) {
	i.Travelled, i.Changed = d.Received != nil, len(d.RevisedInRoom()) > 0
	for _, b := range d.Standing() {
		i.Travelled = i.Travelled || b.Travelled()
		if b.Origin != decision.Sealed || d.Profile != decision.Complete || i.Sealed {
			continue
		}
		i.Sealed = true
		who := Principal(d, b.Juror)
		for _, x := range []struct {
			command              *command
			name, who, file, sig string
			namespace            string
		}{
			{&i.Juror, b.Juror, who, "ballots/" + b.Juror + ".json", "ballots/" + b.Juror + ".json.sig", trust.NamespaceBallot},
			{&i.Cosigned, b.Juror, who, "decision-complete.json", "signatures/" + b.Juror + ".sig", trust.NamespaceDecision},
			{&i.Receipt, "receipt-1", d.Chair.Principal, "receipts/receipt-1.json", "receipts/receipt-1.json.sig", trust.NamespaceReceipt},
		} {
			posix, windows := trust.VerifyCommandFor(x.namespace, x.who, x.file, x.sig)
			*x.command = command{x.name, posix, windows}
		}
	}
}

// Principal is what allowed_signers calls a juror: it follows from the document
// alone, gives no address away, and is never what a chair without an address is
// called.
func Principal(d *decision.Document, juror string) string { return juror + "@jury." + d.Edition.ID }

// recipe are the commands that check the signatures without ssh-keygen, to be
// pasted into a shell as they stand.
func recipe(d *decision.Document) string {
	var b strings.Builder
	for _, name := range fileNames[d.Profile] {
		b.WriteString("\npython3 - " + name + " " + name + `.sig "` + d.ChairKey + `" ` + trust.NamespaceDecision +
			" <<'END'\n" + trust.StdlibRecipe + "END\n")
	}
	return b.String()
}
