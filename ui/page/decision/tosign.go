package decision

import (
	"strings"

	"votering/internal/deliberation"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// againstVotes says that nobody gets the prize though the jury voted for
// somebody; empty where that is not so.
func againstVotes(c page.Context) string {
	prop := &c.Sight.Proposal
	most := prop.MostVoted()
	if _, none := winners(c); !none || len(most) == 0 {
		return ""
	}
	return c.L.N("decide.why.no_award.votes", prop.Voted()[most[0]], "names", names(c, most))
}

// lookFirst are the sentences to be read before signing.
func lookFirst(c page.Context) []string {
	var list []string
	if s := againstVotes(c); s != "" {
		list = append(list, s)
	}
	for _, n := range c.Sight.Public {
		list = append(list, c.L.Sentence("notice."+n.ID, n.Args))
	}
	return list
}

// toSign is what the signature is put under, in at most h lines: the jury's
// votes, the reasons of a departure, the grounds and the dissents.
func (p *Page) toSign(c page.Context, h int) draw.Block {
	var b draw.Block
	for _, r := range p.rows {
		if r.kind == ofDeparture && !c.Sight.Departs {
			continue
		}
		written := p.written(c, r)
		if written == "" {
			continue
		}
		b = append(b, draw.Rule(title(c, r), "", c.W, &c.S.Rule, &c.S.Heading))
		b = append(b, draw.Paragraph(text.ShowLines(written), max(c.W-2, 1), &c.S.Base).Indent(1)...)
	}
	if len(b) <= h {
		return b
	}
	rest := len(b) - h + 1
	return append(b[:h-1], draw.Of(" "+c.L.N("decide.sign.more", rest), &c.S.Accent))
}

// textsToSign says of every text how long it is and how it begins, where there
// is no room to show it.
func textsToSign(c page.Context) []string {
	var list []string
	for _, lang := range languages(c.Sight.Edition) {
		s := c.Sight.Proposal.Grounds[lang]
		if s == "" {
			continue
		}
		begin, _, _ := strings.Cut(text.ShowLines(s), "\n")
		n := strings.Count(s, "\n") + 1
		list = append(list, c.L.N("decide.sign.grounds", n, "title", title(c, row{ofGrounds, lang}), "begin", text.Truncate(begin, maxBegin)))
	}
	return list
}

// maxBegin is how many cells of a text are shown where it only begins.
const maxBegin = 60

// staleText says for which outcome a text was written, and what to do; empty
// where it was written for this one.
func staleText(c page.Context, id textID) string {
	b := stale(c.Sight, id)
	if b == nil {
		return ""
	}
	return blockerText(c, *b) + " " + c.L.T("decide.stale.mend", "now", strings.TrimSuffix(shortWinner(c), "."))
}

// staleState is staleText in the list.
func staleState(c page.Context, b deliberation.Blocker) standing {
	key := "decide.state.stale"
	if b.ID == "grounds_stale" {
		return standing{signMissing, c.L.T(key+".for", "names", text.Show(b.Args["winner"])), &c.S.Warn}
	}
	return standing{signMissing, c.L.T(key), &c.S.Warn}
}
