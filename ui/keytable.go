package ui

import (
	"strings"

	"github.com/muesli/termenv"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/editionfile"
	"votering/internal/editions"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/start"
	"votering/ui/theme"
)

// KeyTable is every key of every page as Markdown tables, one a page, for the
// README. It shows them as they are for the first bundled edition.
func KeyTable(lang locale.Lang) string {
	l := locale.For(lang)
	c := page.Context{W: 80, H: 20, L: l, S: theme.New(theme.None, true, termenv.ANSI), Sight: sample()}
	var b strings.Builder
	table(&b, l, l.T("help.everywhere"), (&Model{}).bindings())
	pages := newPages()
	pages[page.Start] = start.New()
	for _, id := range []page.ID{page.Start, page.Nominees, page.Scoring, page.Jury, page.PublicVote, page.Ranking} {
		if p := pages[id]; p != nil {
			p.Seen(c)
			table(&b, l, l.T("page."+string(id)), p.Bindings(c))
		}
	}
	return b.String()
}

// sample is what the chair sees of the first bundled edition, without marks.
func sample() room.Sight {
	b := editions.Default()
	e, err := editionfile.Read(b.Edition, b.ID+".yaml")
	if err != nil {
		return room.Sight{Edition: &award.Edition{}} // a test reads every bundled edition
	}
	e.Jurors = b.DemoJurors
	s := room.Sight{Edition: e, Phase: deliberation.Open}
	if c, ok := e.Chair(); ok {
		s.Who, s.Mine = *c, ballot.New(c.ID)
	}
	return s
}

func table(b *strings.Builder, l *locale.Catalog, heading string, bs []keys.Binding) {
	b.WriteString("| " + heading + " | |\n| --- | --- |\n")
	for _, k := range bs {
		b.WriteString("| `" + strings.ReplaceAll(k.Show(l), "|", `\|`) + "` | " + k.Help(l) + " |\n")
	}
	b.WriteString("\n")
}
