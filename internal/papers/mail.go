package papers

import (
	"strconv"
	"strings"

	"votering/internal/locale"
	"votering/internal/text"
)

// Stage is how far a juror's ballot has come, as the chair's file knows it.
type Stage string

// The stages, and what a juror is to be told at each.
const (
	StageInvite  Stage = "invite"  // the invitation goes out now
	StageWaiting Stage = "waiting" // it went out, and nothing came back
	StageDraft   Stage = "draft"   // begun in the chair's file, on the chair's machine
	StageHeld    Stage = "held"    // two different ballots of one revision came
	StageKey     Stage = "key"     // a ballot came, signed by a key that nobody has confirmed
	StageForm    Stage = "form"    // a form came, and nobody has confirmed who sent it
	StageFaulty  Stage = "faulty"  // a form came that could not be read
	StageLate    Stage = "late"    // a ballot or form came after closing
	StageIn      Stage = "in"      // handed in, sealed in a file of the juror's own
	StageFilled  Stage = "filled"  // handed in on a form that somebody confirmed
	StageEntered Stage = "entered" // handed in on the chair's machine
	StageAbsent  Stage = "absent"  // closed without it
	StageRound   Stage = "round"   // a round is open, in which a later ballot of the juror's own changes marks
	StageRoom    Stage = "room"    // a round is open, in which the juror's marks are changed where the jury meets
)

// Letter is what a text to a juror is written from.
type Letter struct {
	Stage      Stage
	Title      string // of the edition
	Nominees   int
	Juror      string // id; the files are called after it
	Name       string
	Chair      string
	ChairEmail string
	ChairKey   string   // fingerprint; empty: not fixed yet
	Forms      bool     // a form goes with the invitation
	Missing    int      // StageDraft: cells still empty
	Revision   int      // StageIn: of the ballot
	Open       bool     // marks can still be given
	Round      bool     // a round is open: marks that were opened can be changed
	Receipt    int      // StageIn, StageFilled: the number of the newest receipt, which goes with the text; 0: none
	Unsigned   bool     // StageIn, StageFilled: the newest receipt waits for the chair's signature
	Seen       []string // StageHeld: SHA-256 of the ballots; StageKey: the key's fingerprint
	Faults     []string // StageFaulty: what is wrong with the form, where that is known
}

// MailText is what to paste into a mail to a juror: a line for the subject,
// and what the juror is to do, for who has never seen the program.
func MailText(l *locale.Catalog, a Letter) string {
	m := mail{l: l, args: []string{
		"title", text.Show(a.Title), "name", text.Show(a.Name), "juror", a.Juror,
		"chair", text.Show(a.Chair), "email", text.Show(a.ChairEmail), "key", text.Show(a.ChairKey),
		"revision", strconv.Itoa(a.Revision), "receipt", strconv.Itoa(a.Receipt),
		"ballot", l.T("page.ballot"), "jury", l.T("page.jury"),
	}}
	name := string(a.Stage)
	if a.Stage == StageAbsent && a.Open {
		name += ".open"
	}
	m.line(l.T("mail.subject", "subject", m.t("mail.subject."+name)))
	m.part(m.t("mail.hello"))
	switch a.Stage {
	case StageInvite:
		m.part(m.t("mail.invite"))
		m.steps(a)
	case StageWaiting:
		m.part(m.t("mail.waiting"))
		m.steps(a)
	case StageDraft:
		if a.Missing == 0 {
			m.part(m.t("mail.draft.complete"))
		} else {
			m.part(l.N("mail.draft", a.Missing, m.args...))
		}
	case StageHeld, StageKey:
		m.part(m.t("mail." + string(a.Stage)))
		for _, s := range a.Seen {
			m.line("    " + text.Show(s))
		}
		m.part(m.t("mail." + string(a.Stage) + ".where"))
	case StageFaulty:
		m.part(m.t("mail.faulty"))
		for _, s := range a.Faults {
			m.part("- " + text.Show(s))
		}
	case StageForm, StageLate, StageEntered, StageAbsent, StageRound, StageRoom:
		m.part(m.t("mail." + name))
	case StageIn, StageFilled:
		m.part(m.t("mail." + name))
		switch {
		case a.Open:
			m.part(m.t("mail." + name + ".again"))
		case a.Round:
			m.part(m.t("mail.in.round"))
		}
		switch {
		case a.Unsigned:
			m.part(m.t("mail.receipt_later"))
		case a.Receipt > 0:
			m.part(m.t("mail." + name + ".receipt"))
		}
	}
	m.part(m.t("mail.bye"))
	return m.out.String()
}

// mail writes paragraphs.
type mail struct {
	l    *locale.Catalog
	args []string
	out  strings.Builder
}

func (m *mail) t(key string) string { return m.l.T(key, m.args...) }

func (m *mail) line(s string) { m.out.WriteString(s + "\n") }

func (m *mail) part(s string) { m.out.WriteString("\n" + s + "\n") }

// steps are the three things that a juror does, and what to do where the
// program may not run.
func (m *mail) steps(a Letter) {
	for i, key := range []string{"mail.step.join", "mail.step.mark", "mail.step.seal"} {
		m.part(strconv.Itoa(i+1) + ". " + m.l.N(key, a.Nominees, m.args...))
	}
	if a.ChairKey != "" {
		m.part(m.t("mail.key_of_chair"))
	}
	if a.Forms {
		m.part(m.t("mail.forms"))
	}
}

// Sheet is what a recovery sheet is written from.
type Sheet struct {
	Title       string
	Edition     string // id
	Fingerprint string // of the edition, hex
	Recipient   string // age1…: what ballots are sealed to
	Secret      string // AGE-SECRET-KEY-1…: what opens them
	File        string // name of the chair's file
	Made        string // the day it was written, for people
}

// sheetWidth fits a page of paper and the narrowest printer's font.
const sheetWidth = 76

// RecoverySheet is the text to print and to lock away: the key that opens the
// sealed ballots, and how it is used through this program and without it. The
// secret stands in it once, on a line of its own.
func RecoverySheet(l *locale.Catalog, s Sheet) string {
	m := mail{l: l, args: []string{"title", text.Show(s.Title), "edition", s.Edition, "file", text.Show(s.File), "made", s.Made, "jury", l.T("page.jury")}}
	wrapped := func(key string) { m.part(strings.Join(text.Wrap(m.t(key), sheetWidth), "\n")) }
	m.line(strings.ToUpper(m.t("sheet.title")))
	m.line(text.Show(s.Title) + " (" + s.Edition + ")")
	wrapped("sheet.what")
	m.part("    " + s.Secret)
	wrapped("sheet.keep")
	m.part(m.t("sheet.facts"))
	for _, f := range [][2]string{{"sheet.fingerprint", s.Fingerprint[:min(16, len(s.Fingerprint))]}, {"sheet.recipient", s.Recipient}, {"sheet.made", s.Made}} {
		m.line("  " + m.t(f[0]) + ":\n    " + text.Show(f[1]))
	}
	wrapped("sheet.here")
	m.part("    votering recovery " + shell(s.File) + " --restore " + m.t("sheet.name"))
	wrapped("sheet.stock")
	m.part("    age -d -i key.txt kari.ballot > envelope.json\n" +
		"    jq -j .payload envelope.json | base64 -d > ballot.json\n" +
		"    jq -j .sshsig envelope.json > ballot.json.sig")
	wrapped("sheet.after")
	return m.out.String()
}

// shell is a file name as it is typed after a command.
func shell(name string) string {
	name = text.Show(name)
	if strings.ContainsAny(name, " '&()$`\"") {
		return `"` + name + `"`
	}
	return name
}
