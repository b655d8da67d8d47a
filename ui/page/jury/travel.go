package jury

import (
	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/page/jury/collect"
	"votering/ui/page/jury/invite"
	"votering/ui/page/jury/mail"
	"votering/ui/page/jury/seal"
	"votering/ui/part/steps"
)

// travel opens what is done about ballots that travel.
func (p *Page) travel(c page.Context, key string) page.Action {
	chosen := p.chosen()
	switch key {
	case "v":
		invite.Open(&p.steps, c, chosen.juror)
	case "c":
		collect.Open(&p.steps, c, &p.collected)
	case "e":
		collect.Choose(&p.steps, c, p.disputed(c.Sight, chosen).Juror.ID)
	case "m":
		return mail.Open(&p.steps, chosen.juror.Juror)
	case "s":
		return collect.SignReceipts(&p.steps, c)
	case "r":
		seal.Sheet(&p.steps, c)
	}
	return page.Action{}
}

// The acts that open what is sealed.
var openings = map[deliberation.Act]func(r *room.Room, who string, passphrase []byte) error{
	deliberation.ActRevealMarks: (*room.Room).RevealMarksWith,
	deliberation.ActRevealBoth:  (*room.Room).RevealBothWith,
}

// step asks before a step is taken. Where it opens sealed ballots it asks for
// their passphrase next.
func (p *Page) step(c page.Context, step deliberation.Act) page.Action {
	a, open := steps.Ask(c, step), openings[step]
	if open == nil || len(c.Sight.SealedWaiting) == 0 {
		return a
	}
	a.Ask.Lines = append(a.Ask.Lines, c.L.N("seal.open.waits", len(c.Sight.SealedWaiting)))
	a.Ask.Then = func(string) page.Action {
		seal.Open(&p.steps, seal.Opening{
			Name: string(step), Heading: "seal.open.heading", Working: "seal.open.working",
			Run: func(r *room.Room, who string, passphrase []byte) ([]room.Notice, error) {
				if err := open(r, who, passphrase); err != nil {
					return nil, err
				}
				return r.Imposed(), nil
			},
		})
		return page.Action{}
	}
	return a
}

// noCollect is why no ballots can be collected.
func noCollect(s room.Sight) *fault.Error {
	if f := s.Allowed[deliberation.ActCollect]; f != nil {
		return f
	}
	if !s.SealReady {
		return fault.New(fault.State, "jury.not_invited")
	}
	return nil
}

// noSheet is why there is no recovery sheet to be written.
func noSheet(s room.Sight) *fault.Error {
	if !s.SealReady {
		return fault.New(fault.State, "jury.not_invited")
	}
	return nil
}

// noReceipts is why there is no receipt to be signed.
func noReceipts(s room.Sight) *fault.Error {
	if len(s.Unsigned) == 0 {
		return fault.New(fault.State, "receipt.all_signed")
	}
	return nil
}

// noMail is why there is nothing to write to the chosen juror.
func noMail(s room.Sight, chosen row) *fault.Error {
	switch {
	case s.Phase == deliberation.Draft:
		return fault.New(fault.State, "jury.early")
	case chosen.juror == nil:
		return fault.New(fault.Usage, "jury.pick_juror")
	case chosen.juror.Juror.Role == award.SecretaryRole || !chosen.juror.Juror.Votes:
		return noVote(chosen.juror.Juror)
	}
	return nil
}

// disputed is the juror of whom several ballots with one revision wait: the
// chosen one, else the first; nil where there is none.
func (p *Page) disputed(s room.Sight, chosen row) *room.JurorSight {
	if chosen.juror != nil && len(chosen.juror.Held) > 0 {
		return chosen.juror
	}
	for i := range s.Jurors {
		if len(s.Jurors[i].Held) > 0 {
			return &s.Jurors[i]
		}
	}
	return nil
}

// noChoice is why there is no choice between ballots to be made.
func (p *Page) noChoice(s room.Sight, chosen row) *fault.Error {
	if f := noCollect(s); f != nil {
		return f
	}
	if p.disputed(s, chosen) == nil {
		return fault.New(fault.State, "jury.nothing_held")
	}
	return nil
}
