package decision

import (
	"slices"

	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/part/signing"
)

// actCosign takes co-signatures from a folder.
const actCosign = "cosign"

// cosigners are the jurors who have co-signed the decision, and those who have
// a key and have not.
func cosigners(s room.Sight) (have, not []string) {
	for _, j := range s.Jurors {
		switch {
		case j.Cosigned:
			have = append(have, j.Juror.ID)
		case j.KeyFP != "" && j.Juror.ID != chairOf(s):
			not = append(not, j.Juror.ID)
		}
	}
	return have, not
}

func chairOf(s room.Sight) string {
	if c, ok := s.Edition.Chair(); ok {
		return c.ID
	}
	return ""
}

// mayCosign reports whether there is anybody who has co-signed, or could.
func mayCosign(s room.Sight) bool {
	have, not := cosigners(s)
	return len(have)+len(not) > 0
}

// cosignState is how many have co-signed.
func cosignState(c page.Context) standing {
	have, not := cosigners(c.Sight)
	words := c.L.T("decide.state.cosigned", "n", c.L.Int(int64(len(have))), "of", c.L.Int(int64(len(have)+len(not))))
	switch {
	case len(have) == 0:
		return standing{signOpen, words, &c.S.Muted}
	case len(not) > 0:
		return standing{signDone, words, &c.S.Base}
	}
	return standing{signDone, words, &c.S.Good}
}

// cosignText names those who have co-signed, and those who have not.
func cosignText(c page.Context) string {
	have, not := cosigners(c.Sight)
	var s string
	if len(have) > 0 {
		s = c.L.T("decide.cosigned", "names", jurorNames(c, have)) + " "
	}
	if len(not) == 0 {
		return s + c.L.T("decide.cosign.all")
	}
	return s + c.L.T("decide.not_cosigned", "names", jurorNames(c, not)) + " " + c.L.T("decide.cosign.how")
}

func jurorNames(c page.Context, ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = jurorName(c, id)
	}
	return c.L.List(names)
}

// askCosign asks in which folder the signatures lie: the decision's own, with
// what came back from the jurors in it.
func (p *Page) askCosign(c page.Context) page.Action {
	offered := c.Near(c.L.T("decide.export.suffix.folder") + c.L.T("decide.export.suffix.complete.true"))
	if p.done != nil && p.done.complete {
		offered = p.done.path
	}
	return signing.AskPath(c, "decide.cosign", offered, func(folder string) page.Action {
		p.took = &[]string{}
		took := p.took
		return act(actCosign, func(r *room.Room, who string) ([]room.Notice, error) {
			ids, err := r.TakeCosignatures(who, page.Path(folder))
			*took = slices.Clone(ids)
			return nil, err
		})
	})
}

// tookText says whose signatures were taken last.
func (p *Page) tookText(c page.Context) string {
	if p.took == nil || len(*p.took) == 0 {
		return c.L.T("decide.cosign.none")
	}
	return c.L.T("decide.cosign.done", "names", jurorNames(c, *p.took))
}
