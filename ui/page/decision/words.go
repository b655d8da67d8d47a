package decision

import (
	"slices"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// title names a part.
func title(c page.Context, r row) string { return partName(c, "decide.part."+string(r.kind), r.lang) }

// briefW is the width below which the parts have short names.
const briefW = 41

// brief is title where there is hardly room.
func brief(c page.Context, r row) string {
	if key := "decide.brief." + string(r.kind); c.W < briefW && c.L.Has(key) {
		return partName(c, key, r.lang)
	}
	return title(c, r)
}

func partName(c page.Context, key, lang string) string {
	if lang == "" {
		return c.L.T(key)
	}
	return c.L.T(key, "lang", c.L.T("decide.lang."+lang))
}

// name is a nominee's name.
func name(c page.Context, nominee string) string {
	if n, ok := c.Sight.Edition.Nominee(nominee); ok {
		return text.Show(n.Name)
	}
	return text.Show(nominee)
}

func names(c page.Context, nominees []string) string {
	list := make([]string, len(nominees))
	for i, n := range nominees {
		list[i] = name(c, n)
	}
	return c.L.List(list)
}

// jurorName is a juror's name.
func jurorName(c page.Context, juror string) string {
	if j, ok := c.Sight.Edition.Juror(juror); ok {
		return text.Show(j.Name)
	}
	return text.Show(juror)
}

// winners are who gets the prize as it stands, and whether nobody does.
func winners(c page.Context) (ids []string, none bool) {
	if d := c.Sight.Decision; d != nil {
		return d.Winners, d.NoAward
	}
	return c.Sight.Chosen, c.Sight.Proposal.NoAward
}

// tied reports whether those are level until the chair settles who of them comes
// first: nobody has won yet.
func tied(c page.Context, ids []string) bool {
	return len(ids) > 1 && slices.ContainsFunc(c.Sight.ToCast, func(group []string) bool { return slices.Contains(group, ids[0]) })
}

// winnerLine says who gets the prize.
func winnerLine(c page.Context) string {
	ids, none := winners(c)
	switch {
	case none:
		return c.L.T("decide.winner.no_award")
	case len(ids) == 0:
		return c.L.T("decide.winner.none")
	case tied(c, ids):
		return c.L.T("decide.winner.tied", "names", names(c, ids))
	case len(ids) == 1:
		return c.L.T("decide.winner.one", "name", name(c, ids[0]))
	}
	return c.L.T("decide.winner.several", "names", names(c, ids))
}

// why says what makes them the winners: a ranking that binds or that is
// advice, the jury's votes, or its choice.
func why(c page.Context) string {
	s := &c.Sight
	ids, none := winners(c)
	advice := s.Edition.Rule.Outcome == award.Advice
	against := deliberation.Departure(&s.Proposal, s.Edition.Rule.Outcome, rankedFirst(c))
	switch most := s.Proposal.MostVoted(); {
	case none:
		return strings.TrimSpace(c.L.T("decide.why.no_award") + " " + againstVotes(c))
	case len(ids) == 0:
		return c.L.T("decide.why.none")
	case tied(c, ids):
		return c.L.T("decide.why.tied")
	case !advice && len(ids) > 1:
		return c.L.T("decide.why.binding.shared")
	case !advice:
		return c.L.T("decide.why.binding")
	case s.Departs && against != "":
		return departs(c, against)
	case s.Proposal.Winner != "":
		return c.L.T("decide.why.chosen")
	case len(most) == 1:
		return c.L.T("decide.why.votes")
	case len(most) > 1:
		return c.L.T("decide.why.votes_equal")
	}
	if len(ids) > 1 {
		return c.L.T("decide.why.ranking.shared")
	}
	return c.L.T("decide.why.ranking")
}

// departs says what the winners are chosen against: the ranking, the jury's own
// votes or both.
func departs(c page.Context, against deliberation.Against) string {
	first := rankedFirst(c)
	of := first
	if against != deliberation.AgainstRanking {
		of = c.Sight.Proposal.MostVoted()
	}
	s := c.L.T("decide.why.departs."+string(against), "names", names(c, of), "first", names(c, first))
	if c.Sight.Decision == nil {
		s += " " + c.L.T("decide.why.departs.write")
	}
	return s
}

// rankedFirst are those whom the ranking puts first.
func rankedFirst(c page.Context) []string {
	if c.Sight.Ranking == nil {
		return nil
	}
	return c.Sight.Ranking.Winners
}

// stateWord is how far the decision has come.
func stateWord(c page.Context) string {
	switch d := c.Sight.Decision; {
	case d == nil && c.Sight.Prepared:
		return c.L.T("decide.state.prepared")
	case d == nil:
		return c.L.T("decide.state.open")
	case !d.AnnouncedAt.IsZero():
		return c.L.T("decide.state.announced", "when", when(c, d.AnnouncedAt))
	default:
		return c.L.T("decide.state.signed", "when", when(c, d.At))
	}
}

// signedLines say what was signed, with which key, and what can be published
// before the winner is.
func signedLines(c page.Context, w int) draw.Block {
	d := c.Sight.Decision
	b := draw.Paragraph(c.L.T("decide.signed.hash", "hash", d.SHA256[:min(16, len(d.SHA256))], "key", text.Show(d.KeyFP)), w, &c.S.Base)
	if c.H >= 16 {
		b = append(b, draw.Paragraph(c.L.T(commitKey(d)), w, &c.S.Muted)...)
		return append(b.Indent(1), commitLine(c, &c.S.Strong)...)
	}
	return b.Indent(1)
}

// commitKey is the sentence over the commitLine: what it is for before the
// winner is announced, and what it is after.
func commitKey(d *room.DecisionSight) string {
	if d.AnnouncedAt.IsZero() {
		return "decide.signed.commit"
	}
	return "decide.signed.commit.after"
}

// commitLine is what can be published before the winner is: it gives nothing
// away, and proves afterwards that the decision was made by then. It is a line
// as sha256sum writes and checks it; where it is too long, nothing of it is
// left out.
func commitLine(c page.Context, style *lipgloss.Style) draw.Block {
	hash, file := c.Sight.Decision.SHA256, "  "+room.PublicFile
	if text.Width(hash+file)+1 <= c.W {
		return draw.Block{draw.Of(hash+file, style)}.Indent(1)
	}
	b := draw.Whole(hash, max(c.W-2, 1), style)
	return append(b, draw.Of(file, style)).Indent(1)
}

// blockerText says what stands in the way.
func blockerText(c page.Context, b deliberation.Blocker) string {
	args := b.Args
	switch b.ID {
	case "no_grounds", "grounds_stale_none":
		return c.L.T("decide.blocking."+b.ID, "lang", c.L.T("decide.lang."+args["lang"]))
	case "grounds_stale":
		return c.L.T("decide.blocking.grounds_stale", "lang", c.L.T("decide.lang."+args["lang"]), "names", text.Show(args["winner"]))
	case "no_votes":
		return c.L.T("decide.blocking.no_votes")
	case "no_departure":
		return c.L.T("decide.blocking.no_departure", "name", name(c, args["winner"]))
	}
	return c.L.Sentence("blocking."+b.ID, args)
}

// standing is how far a part has come: a sign, and words.
type standing struct {
	sign, words string
	style       *lipgloss.Style
}

// The signs of a part.
const (
	signDone    = "●"
	signMissing = "×"
	signOpen    = "·"
)

// state is how far a part has come.
func (p *Page) state(c page.Context, r row) standing {
	s := &c.Sight
	switch r.kind {
	case ofWinner:
		ids, none := winners(c)
		if len(ids) == 0 && !none {
			return standing{signMissing, c.L.T("decide.state.no_winner"), &c.S.Warn}
		}
		if tied(c, ids) {
			return standing{signMissing, c.L.T("decide.state.tied", "names", names(c, ids)), &c.S.Warn}
		}
		return standing{signDone, strings.TrimSuffix(shortWinner(c), "."), &c.S.Good}
	case ofVotes:
		return votesState(c, len(blockers(*s, r)) > 0)
	case ofDeparture:
		return p.textState(c, textID{ofDeparture, ""}, s.Departs)
	case ofGrounds:
		return p.textState(c, textID{ofGrounds, r.lang}, r.lang == s.Edition.Language)
	case ofDissent:
		return p.dissentState(c)
	case ofSigning:
		return signingState(c)
	case ofExport:
		if p.handedOn(*s) {
			return standing{signDone, c.L.T("decide.state.exported"), &c.S.Good}
		}
		return standing{signOpen, c.L.T("decide.state.may_export"), &c.S.Muted}
	case ofAnnounce:
		return announceState(c)
	case ofCosigning:
		return cosignState(c)
	case ofPurging:
		if s.Purged != nil {
			return standing{signDone, c.L.T("decide.state.purged", "when", when(c, s.Purged.At)), &c.S.Good}
		}
		return standing{signOpen, c.L.T("decide.state.purge"), &c.S.Muted}
	}
	return standing{signOpen, c.L.T("decide.state.reopen"), &c.S.Muted}
}

// shortWinner is the winner without a sentence around it.
func shortWinner(c page.Context) string {
	ids, none := winners(c)
	if none {
		return c.L.T("decide.winner.no_award")
	}
	return outcomeOf(c, ids)
}

// outcomeOf names winners as they stand, and says where they are tied still.
func outcomeOf(c page.Context, ids []string) string {
	if tied(c, ids) {
		return c.L.T("decide.outcome.tied", "names", names(c, ids))
	}
	return names(c, ids)
}

// textState is how far a text has come.
func (p *Page) textState(c page.Context, id textID, needed bool) standing {
	value := p.texts.now(id, &c.Sight.Proposal)
	k, waits := p.texts.kept[id]
	old := stale(c.Sight, id)
	switch {
	case waits && k.refused:
		return standing{signMissing, c.L.T("decide.state.not_saved"), &c.S.Bad}
	case old != nil && !waits:
		return staleState(c, *old)
	case id.kind == ofDeparture && !needed && value != "":
		return standing{signOpen, c.L.T("decide.state.unused"), &c.S.Muted}
	case id.kind == ofDeparture && !needed:
		return standing{signOpen, c.L.T("decide.state.no_need"), &c.S.Muted}
	case value == "" && needed:
		return standing{signMissing, c.L.T("decide.state.missing"), &c.S.Warn}
	case value == "":
		return standing{signOpen, c.L.T("decide.state.optional"), &c.S.Muted}
	}
	return standing{signDone, c.L.N("decide.state.written", len([]rune(value))), &c.S.Good}
}

func (p *Page) dissentState(c page.Context) standing {
	n := 0
	for _, j := range p.who.voters {
		if p.texts.now(textID{ofDissent, j.ID}, &c.Sight.Proposal) != "" {
			n++
		}
	}
	if n == 0 {
		return standing{signOpen, c.L.T("decide.state.no_dissent"), &c.S.Muted}
	}
	return standing{signDone, c.L.N("decide.state.dissent", n), &c.S.Good}
}

func votesState(c page.Context, needed bool) standing {
	voted := c.Sight.Proposal.Voted()
	switch {
	case len(voted) > 0:
	case needed:
		return standing{signMissing, c.L.T("decide.state.missing"), &c.S.Warn}
	default:
		return standing{signOpen, c.L.T("decide.state.optional"), &c.S.Muted}
	}
	parts, _ := votesSum(c, voted)
	return standing{signDone, strings.Join(parts, ", "), &c.S.Good}
}

// byVotes lists who has votes, the most first, else in the edition's order.
func byVotes(c page.Context, voted map[string]int) []string {
	var ids []string
	for i := range c.Sight.Edition.Nominees {
		if id := c.Sight.Edition.Nominees[i].ID; voted[id] > 0 {
			ids = append(ids, id)
		}
	}
	slices.SortStableFunc(ids, func(a, b string) int { return voted[b] - voted[a] })
	return ids
}

func signingState(c page.Context) standing {
	switch n := len(c.Sight.Blocking); {
	case n > 0:
		return standing{signMissing, c.L.N("decide.state.waits", n), &c.S.Warn}
	case c.Sight.Prepared:
		return standing{"►", c.L.T("decide.state.prepared"), &c.S.Accent}
	}
	return standing{"►", c.L.T("decide.state.ready"), &c.S.Accent}
}

func announceState(c page.Context) standing {
	s := &c.Sight
	switch {
	case s.Decision != nil && !s.Decision.AnnouncedAt.IsZero():
		return standing{signDone, c.L.T("decide.state.announced", "when", when(c, s.Decision.AnnouncedAt)), &c.S.Good}
	case s.Edition.AnnounceAt != nil && c.Now.Before(*s.Edition.AnnounceAt):
		return standing{signOpen, c.L.T("decide.state.embargo", "when", when(c, *s.Edition.AnnounceAt)), &c.S.Warn}
	}
	return standing{signOpen, c.L.T("decide.state.not_announced"), &c.S.Muted}
}
