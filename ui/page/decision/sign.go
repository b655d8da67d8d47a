package decision

import (
	"context"
	"strings"

	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/signing"
)

// openKeys opens the list of keys.
func (p *Page) openKeys(c page.Context) page.Action {
	job := signing.Job{
		Title: "decide.sign.title", Intro: signing.ChairsIntro("decide.key.intro"), Cannot: signing.OnlyChairs, Ask: askSign,
		Off:  func(c page.Context) *fault.Error { return off(c.Sight, row{kind: ofSigning}) },
		Sign: signNow, Others: p.otherWays, New: signing.ChairsNew(c),
		Done: func(c page.Context, _ page.Result) page.Action {
			p.steps.Clear()
			return page.Action{Say: c.L.T("decide.done.sign")}
		},
	}
	return signing.Open(&p.steps, job)
}

// otherWays are the ways to sign outside the program.
func (p *Page) otherWays(c page.Context) []signing.Other {
	ways := []signing.Other{{ID: "elsewhere", Do: p.askElsewhere}}
	if c.Sight.Prepared {
		take := func(c page.Context, _ string) page.Action { return p.askTake(c) }
		ways = append(ways, signing.Other{ID: "take", First: true, Do: take})
	}
	return ways
}

// askSign is the question before a signature: what is signed, with which key,
// and what to look at before.
func askSign(c page.Context, k room.KeyChoice) *page.Question {
	who := winnerLine(c)
	if c.Sight.Departs {
		who += " " + why(c)
	}
	var after []string
	if c.W < besideW {
		after = textsToSign(c)
	}
	lines := lookFirst(c)
	if k.OpenToOthers != "" {
		lines = append(lines, c.L.T("signing.open_to_others", "path", text.Show(k.Path), "mode", k.OpenToOthers))
	}
	if c.Sight.ChairKeyFP == "" {
		lines = append(lines, c.L.T("decide.sign.fixes_key"))
	}
	return &page.Question{
		Title: c.L.T("decide.sign.title"), Text: who + "\n" + c.L.T("signing.with", "key", signing.KeyName(k)), Lines: lines,
		After: strings.Join(append(after, c.L.T("decide.sign.text")), "\n"),
		Word:  c.L.T("decide.sign.word"), Yes: c.L.T("decide.sign.yes"),
	}
}

// signNow signs the decision as it stands.
func signNow(k room.KeyChoice, passphrase []byte) signing.Run {
	return func(ctx context.Context, r *room.Room, who string) ([]room.Notice, error) {
		return nil, r.SignWith(ctx, who, k, passphrase)
	}
}
