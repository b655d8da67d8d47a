package cli_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"votering/internal/trust"
)

// country is a jury spread over the country: a folder for the chair and one
// for each juror, and nothing between them but files that are copied from one
// to the other, as mail does it.
type country struct {
	t       *testing.T
	program string
	dir     string
	jurors  []string // those with a file of their own
	forms   []string // those who fill in a form
	revised int      // how many ballots took the place of another in a round, each with a receipt
	closed  int      // how many rounds were closed, each with one too

	mu      sync.Mutex
	runs    int
	largest int64                    // memory of one run of the program, in KiB; 0: not known here
	worked  time.Duration            // of the processor, in all runs
	spent   map[string]time.Duration // on each step, by the clock
}

var every = flag.Bool("every", false, "try the whole country, which takes minutes")

// A whole edition with commands alone: five jurors in files of their own, and
// two who may not run programs.
func TestCountryOfFive(t *testing.T) { newCountry(t, 5, 2).whole() }

// The same with a hundred files, which takes a minute or two.
func TestCountryOfHundred(t *testing.T) {
	if !*every {
		t.Skip("only with -every")
	}
	newCountry(t, 100, 4).whole()
}

// newCountry invites so many jurors, of whom the last fill in forms.
func newCountry(t *testing.T, jurors, forms int) *country {
	c := &country{t: t, program: binary(t), dir: t.TempDir(), spent: map[string]time.Duration{}}
	for i := range jurors + forms {
		id := fmt.Sprintf("j%03d", i+1)
		if i < jurors {
			c.jurors = append(c.jurors, id)
		} else {
			c.forms = append(c.forms, id)
		}
		c.must(os.Mkdir(c.at(id), 0o700))
	}
	c.must(os.Mkdir(c.at("chair"), 0o700))
	c.write("chair/edition.yaml", c.edition())
	c.write("chair/seal.txt", "en lang setning om forsegling\n")
	c.write("chair/votes.csv", "nominee,votes\nn1,120\nn2,340\nn3,90\nn4,15\nn5,210\n")
	c.write("chair/why.md", "Kommunen har vist at det går an.\n")
	return c
}

func (c *country) edition() string {
	var b strings.Builder
	b.WriteString(`schema: votering-edition/1
id: landet-2022
title: Landets pris
language: nb
made_up: true
scale: {min: 1, max: 6, step: 0.5}
criteria:
  - {id: results, title: Resultater, weight: 2}
  - {id: effort, title: Innsats}
  - {id: ideas, title: Ideer}
nominees:
`)
	for n := range 5 {
		fmt.Fprintf(&b, "  - {id: n%d, name: Kommune %d, documents: [{title: Søknad, file: n%d.md}]}\n", n+1, n+1, n+1)
		c.write(fmt.Sprintf("chair/n%d.md", n+1), "# Søknad\n\nVi har bosatt flere.\n")
	}
	b.WriteString("jurors:\n  - {id: leder, name: Leder, email: leder@example.org, role: chair, votes: false}\n")
	for _, j := range append(append([]string(nil), c.jurors...), c.forms...) {
		fmt.Fprintf(&b, "  - {id: %s, name: Medlem %s, email: %s@example.org}\n", j, j, j)
	}
	b.WriteString(`rule:
  jury: {method: mean}
  public: {method: minmax, weight: 0.25}
  outcome: binding
  recusal: nominee
`)
	return b.String()
}

// whole goes from the invitation to the verified decision.
func (c *country) whole() {
	c.step("open and invite", c.invite)
	c.step("join, declare, mark, seal", func() { c.each(c.score) })
	c.step("forms", c.fillIn)
	c.step("collect", c.collect)
	c.step("keep", func() { c.each(c.keep) })
	c.step("close, reveal", c.reveal)
	c.step("meet", c.meet)
	c.step("tally, decide", c.decide)
	c.step("export", func() { c.chair("export", "chair.votering", "-o", "decision", "--profile", "complete") })
	c.step("cosign", func() { c.each(c.cosign) })
	c.step("take in, export, verify", c.verify)
	for _, s := range []string{"open and invite", "join, declare, mark, seal", "forms", "collect", "keep", "close, reveal", "meet", "tally, decide", "export", "cosign", "take in, export, verify"} {
		c.t.Logf("%-30s %8.2f s", s, c.spent[s].Seconds())
	}
	c.t.Logf("%d jurors, %d runs of the program, %.1f s of the processor, at most %d MiB in one run",
		len(c.jurors)+len(c.forms), c.runs, c.worked.Seconds(), c.largest>>10)
}

func (c *country) invite() {
	c.chair("new", "edition.yaml", "-o", "chair.votering")
	c.chair("open", "chair.votering", "--new-key", "key")
	c.chair("invite", "chair.votering", "-o", "mail", "--key", "key", "--seal-passphrase-file", "seal.txt", "--forms", "--reminders")
	for _, j := range c.jurors {
		c.mail("chair/mail/"+j+".edition", j+"/"+j+".edition")
	}
}

// score is what a juror does at home. What they think differs from one to the
// next, and each is in conflict over somebody now and then.
func (c *country) score(j string, n int) {
	c.at2(j, "join", j+".edition", "--chair", c.keyOfChair(), "-o", "mine.votering")
	conflict := 0
	if n%4 == 1 {
		conflict = n%5 + 1
	}
	rows := "juror,nominee,criterion,mark,comment\n"
	for i := 1; i <= 5; i++ {
		if i == conflict {
			c.at2(j, "declare", "mine.votering", fmt.Sprintf("n%d", i), "--ground", "har vært ansatt der")
			continue
		}
		c.at2(j, "declare", "mine.votering", fmt.Sprintf("n%d", i), "none")
		for k, criterion := range []string{"results", "effort", "ideas"} {
			rows += fmt.Sprintf("%s,n%d,%s,%d.%d,\"fra %s\"\n", j, i, criterion, 1+(n*7+i*3+k)%5, (n+i)%2*5, j)
		}
	}
	c.write(j+"/marks.csv", rows)
	c.at2(j, "mark", "mine.votering", "--from", "marks.csv")
	c.at2(j, "seal", "mine.votering", "--new-key", "key", "--yes")
	c.mail(j+"/"+j+".ballot", "chair/in/"+j+".ballot")
}

// fillIn is what those do who may not run programs: they write into the text.
func (c *country) fillIn() {
	for _, j := range c.forms {
		form := c.read("chair/mail/" + j + ".txt")
		for _, field := range []string{"grunnen):", "trinn på 0,5):"} {
			answer := map[string]string{"grunnen):": " nei", "trinn på 0,5):": " 4,5 "}[field]
			form = strings.ReplaceAll(form, field, field+answer)
		}
		c.write("chair/in/"+j+".txt", form)
	}
}

// collect takes in what came, in four goes, with the keys that were read aloud
// over the telephone, and the forms that somebody confirmed.
func (c *country) collect() {
	for part := range 4 {
		args := []string{"collect", "chair.votering", "--key", "key", "--seal-passphrase-file", "seal.txt", "-o", "receipts"}
		for i, j := range c.jurors {
			if i%4 == part {
				args = append(args, "in/"+j+".ballot", "--accept-key", c.keyprint(j+"/key.pub"))
			}
		}
		if part == 3 {
			for _, j := range c.forms {
				args = append(args, "in/"+j+".txt", "--confirm-form", j)
			}
			args = append(args, "--by", "Sekretæren, på telefon")
		}
		c.chair(args...)
	}
	c.handOut()
}

// handOut mails the receipts to all who can keep them.
func (c *country) handOut() {
	for _, name := range c.receipts() {
		for _, j := range c.jurors {
			c.mail("chair/receipts/"+name, j+"/"+name)
			c.mail("chair/receipts/"+name+".sig", j+"/"+name+".sig")
		}
	}
}

func (c *country) receipts() []string {
	names, err := filepath.Glob(c.at("chair/receipts/receipt-?.json"))
	c.must(err)
	if len(names) != 4+c.revised+c.closed {
		c.t.Fatalf("%d receipts", len(names))
	}
	for i := range names {
		names[i] = filepath.Base(names[i])
	}
	return names
}

func (c *country) keep(j string, _ int) {
	c.at2(j, append([]string{"keep", "mine.votering"}, c.receipts()...)...)
}

func (c *country) reveal() {
	c.chair("close", "chair.votering", "--yes")
	c.chair("reveal", "chair.votering", "marks", "--seal-passphrase-file", "seal.txt", "--yes")
	for i, j := range c.jurors {
		if i%4 == 1 {
			c.chair("recusal", "chair.votering", j, fmt.Sprintf("n%d", i%5+1), "upheld", "--by", "leder")
		}
	}
}

func (c *country) decide() {
	c.chair("tally", "chair.votering", "votes.csv", "--totals")
	c.chair("lock", "chair.votering", "--yes")
	c.chair("reveal", "chair.votering", "tally", "--yes")
	c.chair("decide", "chair.votering", "--key", "key", "--grounds", "nb=why.md", "--yes")
}

// cosign is a juror holding the decision against their own file. It came as a
// copy, and the signature goes back alone. Whose mark was changed in the room
// has seen it.
func (c *country) cosign(j string, _ int) {
	c.must(os.CopyFS(c.at(j+"/decision"), os.DirFS(c.at("chair/decision"))))
	c.at2(j, "cosign", "decision", "--file", "mine.votering", "--key", "key", "--yes")
	c.mail(j+"/decision/signatures/"+j+".sig", "chair/decision/signatures/"+j+".sig")
	c.must(os.RemoveAll(c.at(j + "/decision")))
}

// verify takes the signatures in and holds the whole folder against all that
// the jurors kept.
func (c *country) verify() {
	c.chair("cosign", "decision", "--file", "chair.votering")
	c.chair("export", "chair.votering", "-o", "final", "--profile", "complete")
	args := []string{"verify", "final", "--chair", c.keyOfChair(), "--json"}
	for _, r := range c.receipts() {
		args = append(args, "--receipt", "../"+c.jurors[0]+"/"+r)
	}
	var v struct {
		Good, Authenticated bool
		Checks              []struct {
			ID     string
			OK     *bool
			Detail string
		}
	}
	c.must(json.Unmarshal([]byte(c.chair(args...)), &v))
	for _, check := range v.Checks {
		if check.OK == nil || !*check.OK {
			c.t.Errorf("%s: %v: %s", check.ID, check.OK, check.Detail)
		}
		if n := strconv.Itoa(len(c.jurors)); check.ID == "cosignatures" && !strings.Contains(check.Detail, n) {
			c.t.Errorf("%s: %s; want %s", check.ID, check.Detail, n)
		}
	}
	if !v.Good || !v.Authenticated {
		c.t.Errorf("%+v", v)
	}
	if got, err := os.ReadDir(c.at("chair/final/ballots")); err != nil || len(got) != 2*(len(c.jurors)+c.revised)+len(c.forms) {
		c.t.Errorf("%d ballots, %v", len(got), err)
	}
}

// step does something and notes how long it took.
func (c *country) step(name string, do func()) {
	c.t.Helper()
	start := time.Now()
	do()
	c.spent[name] = time.Since(start)
	if c.t.Failed() {
		c.t.FailNow()
	}
}

// each does something for every juror, two at a time: they are far apart.
func (c *country) each(do func(juror string, n int)) {
	var all sync.WaitGroup
	for worker := range 2 {
		all.Go(func() {
			for n := worker; n < len(c.jurors) && !c.t.Failed(); n += 2 {
				do(c.jurors[n], n)
			}
		})
	}
	all.Wait()
}

// at2 runs the program in a juror's folder, chair in the chair's.
func (c *country) at2(juror string, args ...string) string { return c.run(juror, args) }
func (c *country) chair(args ...string) string             { return c.run("chair", args) }

func (c *country) run(where string, args []string) string {
	cmd := exec.Command(c.program, args...)
	cmd.Dir = c.at(where)
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		c.t.Errorf("in %s: votering %s: %v\n%s%s", where, strings.Join(args, " "), err, out, errs.String())
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.runs++
	c.worked += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	c.largest = max(c.largest, resident(cmd.ProcessState))
	return string(out)
}

func (c *country) keyOfChair() string { return c.keyprint("chair/key.pub") }

func (c *country) keyprint(name string) string {
	key, err := trust.ParsePublicKey(strings.TrimSpace(c.read(name)))
	c.must(err)
	return key.Fingerprint()
}

func (c *country) at(name string) string { return filepath.Join(c.dir, filepath.FromSlash(name)) }

// mail is how a file gets from one to another.
func (c *country) mail(from, to string) { c.write(to, c.read(from)) }

func (c *country) read(name string) string {
	data, err := os.ReadFile(c.at(name))
	c.must(err)
	return string(data)
}

func (c *country) write(name, s string) {
	c.must(os.MkdirAll(filepath.Dir(c.at(name)), 0o700))
	c.must(os.WriteFile(c.at(name), []byte(s), 0o600))
}

// must fails the test, from any goroutine.
func (c *country) must(err error) {
	if err != nil {
		c.t.Helper()
		c.t.Error(err)
	}
}
