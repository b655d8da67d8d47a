package decision

import (
	"strings"

	"votering/internal/accord"
	"votering/internal/ballot"
	"votering/internal/room"
	"votering/internal/rules"
	"votering/internal/text"
	"votering/ui/page"
)

// notesOn are the nominees whose comments bear on the decision: the winners,
// and where nobody gets the prize those whom the ranking puts first.
func notesOn(c page.Context) []string {
	if ids, none := winners(c); !none && len(ids) > 0 {
		return ids
	}
	return rankedFirst(c)
}

// excerpt is what a juror commented on a mark, or what was noted in the
// meeting: something that can be put into a text.
type excerpt struct {
	under []string // headings that begin with it: of a nominee where there are several, and of a criterion or the meeting
	who   string   // the juror with the mark, or the item of the agenda
	said  string
	note  bool // of the meeting, and nobody's own words
}

// inText is what is put into a text of that language: a comment as a
// quotation, a note as it is.
func (x excerpt) inText(lang string) string {
	if x.note {
		return x.said
	}
	return room.Quoted(lang, x.said)
}

// excerpts are the jury's comments on those nominees, criterion by criterion,
// and then the notes of the meeting.
func excerpts(c page.Context) []excerpt {
	var all []excerpt
	about := notesOn(c)
	for _, nominee := range about {
		of := commentsOn(c, nominee)
		if len(about) > 1 && len(of) > 0 {
			of[0].under = append([]string{name(c, nominee)}, of[0].under...)
		}
		all = append(all, of...)
	}
	return append(all, notes(c)...)
}

// commentsOn are the comments on the marks of a nominee.
func commentsOn(c page.Context, nominee string) []excerpt {
	var all []excerpt
	for _, k := range c.Sight.Edition.Marked() {
		under := []string{rules.Plain(c.L, c.Sight.Edition).Title(k.Title)}
		for _, bl := range c.Sight.Ballots {
			cell := ballot.Cell{Nominee: nominee, Criterion: k.ID}
			said := bl.Cells[cell].Comment
			if said == "" || bl.Status(cell) == ballot.IsRecused {
				continue
			}
			mark := "–"
			if m, ok := bl.Mark(cell); ok {
				mark = c.L.RatText(m)
			}
			all = append(all, excerpt{under: under, who: jurorName(c, bl.Juror) + " " + mark, said: said})
			under = nil
		}
	}
	return all
}

// notes are what was noted in the meeting, item by item.
func notes(c page.Context) []excerpt {
	if c.Sight.Meeting == nil {
		return nil
	}
	var all []excerpt
	under := []string{c.L.T("decide.notes.meeting")}
	for _, it := range c.Sight.Meeting.Items {
		if it.Note != "" {
			title := accord.ItemTitle(c.L, c.Sight.Edition, text.Show, it.Item)
			all = append(all, excerpt{under: under, who: title, said: it.Note, note: true})
			under = nil
		}
	}
	return all
}

// words is the excerpt for the eye.
func (x excerpt) words() string {
	return strings.TrimSpace(x.who + ": " + text.ShowLines(x.said))
}
