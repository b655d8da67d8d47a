package papers_test

import (
	"strings"
	"testing"

	"votering/internal/locale"
	"votering/internal/papers"
	"votering/internal/trust"
)

func letter(stage papers.Stage) papers.Letter {
	return papers.Letter{
		Stage: stage, Title: "Prisen 2022", Nominees: 8, Juror: "kari", Name: "Kari Nordmann", Chair: "Ola Nordmann",
		ChairEmail: "ola@example.org", ChairKey: "SHA256:juryleders", Forms: true, Missing: 3, Revision: 2, Receipt: 7,
		Seen: []string{"1111aaaa", "2222bbbb"}, Open: true,
	}
}

// Every stage has its text in every language, with all that the juror needs.
func TestMailText(t *testing.T) {
	needs := map[papers.Stage][]string{
		papers.StageInvite:  {"kari.edition", "kari.ballot", "1. ", "2. ", "3. ", "SHA256:juryleders", "kari.xlsx", "kari.txt", "8"},
		papers.StageWaiting: {"kari.edition", "kari.ballot", "1. ", "2. ", "3. ", "SHA256:juryleders", "kari.xlsx"},
		papers.StageDraft:   {"3"},
		papers.StageHeld:    {"1111aaaa", "2222bbbb"},
		papers.StageKey:     {"1111aaaa"},
		papers.StageForm:    {},
		papers.StageFaulty:  {"kari.txt"},
		papers.StageLate:    {},
		papers.StageIn:      {"receipt-7.json", "receipt-7.json.sig", "2"},
		papers.StageFilled:  {"receipt-7.json", "kari.txt"},
		papers.StageEntered: {},
		papers.StageAbsent:  {},
		papers.StageRound:   {"kari.ballot"},
		papers.StageRoom:    {},
	}
	for _, lang := range locale.Languages() {
		for stage, words := range needs {
			got := papers.MailText(locale.For(lang), letter(stage))
			for _, w := range append(words, "Prisen 2022", "Kari Nordmann", "Ola Nordmann\nola@example.org") {
				if !strings.Contains(got, w) {
					t.Errorf("%s, %s: no %q in\n%s", lang, stage, w, got)
				}
			}
			if strings.ContainsAny(got, "{}⟦⟧") || strings.Contains(got, "\n\n\n") {
				t.Errorf("%s, %s:\n%s", lang, stage, got)
			}
		}
	}
}

// What is not there is not promised.
func TestMailTextLeavesOut(t *testing.T) {
	l := locale.For(locale.EN)
	bare := letter(papers.StageInvite)
	bare.Forms, bare.ChairKey = false, ""
	if got := papers.MailText(l, bare); strings.Contains(got, "xlsx") || strings.Contains(got, "key is") {
		t.Error(got)
	}
	in := letter(papers.StageIn)
	in.Receipt = 0
	if got := papers.MailText(l, in); strings.Contains(got, "receipt-") {
		t.Error(got)
	}
	in.Receipt, in.Unsigned, in.Open = 7, true, false
	if got := papers.MailText(l, in); strings.Contains(got, "receipt-") || strings.Contains(got, "change your mind") {
		t.Errorf("a receipt that is not signed, after closing:\n%s", got)
	}
	in.Round = true
	if got := papers.MailText(l, in); !strings.Contains(got, "While the round is open") {
		t.Errorf("a ballot that came into a round:\n%s", got)
	}
	absent := letter(papers.StageAbsent)
	if got := papers.MailText(l, absent); strings.Contains(got, "are closed") {
		t.Errorf("absent while marks can be given:\n%s", got)
	}
	faulty := letter(papers.StageFaulty)
	faulty.Faults = []string{"kari.txt:7: 9\x1b is not on the scale"}
	if got := papers.MailText(l, faulty); !strings.Contains(got, "- kari.txt:7: 9") || strings.ContainsRune(got, 0x1b) {
		t.Errorf("%q", got)
	}
	done := letter(papers.StageDraft)
	done.Missing = 0
	if got := papers.MailText(l, done); strings.Contains(got, "lacks") || !strings.Contains(got, "complete") {
		t.Error(got)
	}
	hostile := letter(papers.StageInvite)
	hostile.Name = "Kari\x1b[2J\nBcc: x"
	if got := papers.MailText(l, hostile); strings.ContainsRune(got, 0x1b) || strings.Contains(got, "\nBcc") {
		t.Errorf("%q", got)
	}
}

// The sheet alone gives the key back, and holds it once.
func TestRecoverySheet(t *testing.T) {
	key, err := trust.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range locale.Languages() {
		sheet := papers.RecoverySheet(locale.For(lang), papers.Sheet{
			Title: "Prisen 2022", Edition: "prisen-2022", Fingerprint: strings.Repeat("0123456789abcdef", 4), Recipient: key.Recipient(),
			Secret: key.Secret(), File: "min prisen.votering", Made: "22.11.2022",
		})
		if strings.Count(sheet, key.Secret()) != 1 || strings.Count(sheet, "AGE-SECRET-KEY") != 1 || !strings.Contains(sheet, "\n    "+key.Secret()+"\n") {
			t.Errorf("%s: the secret does not stand once, on a line of its own:\n%s", lang, sheet)
		}
		got, err := trust.ParseIdentity(sheet)
		if err != nil || got.Secret() != key.Secret() {
			t.Errorf("%s: the sheet does not give the key back: %v", lang, err)
		}
		for _, w := range []string{`votering recovery "min prisen.votering" --restore`, "age -d -i key.txt", "0123456789abcdef\n", key.Recipient()} {
			if !strings.Contains(sheet, w) {
				t.Errorf("%s: no %q in\n%s", lang, w, sheet)
			}
		}
		if strings.ContainsAny(sheet, "{}⟦⟧") {
			t.Errorf("%s:\n%s", lang, sheet)
		}
		for line := range strings.SplitSeq(sheet, "\n") {
			if n := len([]rune(line)); n > 80 {
				t.Errorf("%s: %d characters on a line: %s", lang, n, line)
			}
		}
	}
}
