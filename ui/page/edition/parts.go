package edition

import (
	"slices"
	"strings"
	"time"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fields"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/page/edition/amend"
	"votering/ui/part/draw"
)

// writer sets the text in w cells.
type writer struct {
	page.Context
	w int
	b draw.Block
}

// write sets the whole text: every part that has something to say, under its
// name.
func write(c page.Context, w int) document {
	var t document
	for _, p := range []struct {
		name string
		tell func(*writer)
	}{
		{"prize", (*writer).prize}, {"criteria", (*writer).criteria}, {"gates", (*writer).gates}, {"rule", (*writer).rule},
		{"amendments", (*writer).amendments}, {"jury", (*writer).jury}, {"public", (*writer).public}, {"nominees", (*writer).nominees},
		{"history", (*writer).history}, {"notes", (*writer).notes},
	} {
		in := writer{Context: c, w: w}
		if p.tell(&in); len(in.b) == 0 {
			continue
		}
		if len(t.parts) > 0 {
			t.lines = append(t.lines, nil)
		}
		name := c.L.T("edition.section." + p.name)
		t.parts = append(t.parts, part{name, len(t.lines)})
		t.lines = append(append(t.lines, draw.Rule(name, "", w, &c.S.Rule, &c.S.Heading)), in.b...)
	}
	return t
}

// say adds a paragraph.
func (p *writer) say(s string, style *lipgloss.Style) { p.at(0, s, style) }

// at adds a paragraph so many cells further to the right.
func (p *writer) at(indent int, s string, style *lipgloss.Style) {
	p.b = append(p.b, draw.Paragraph(s, max(p.w-indent, 1), style).Indent(indent)...)
}

// beside adds a paragraph with something short before it.
func (p *writer) beside(before, s string) {
	b := draw.Paragraph(s, max(p.w-text.Width(before)-2, 1), &p.S.Base).Indent(text.Width(before) + 2)
	if len(b) == 0 {
		b = draw.Block{draw.Of("", nil)}
	}
	b[0][0] = draw.Piece{Text: before + "  ", Style: &p.S.Strong}
	p.b = append(p.b, b...)
}

// gap adds an empty line between what stands there and what comes.
func (p *writer) gap() {
	if len(p.b) > 0 {
		p.b = append(p.b, nil)
	}
}

// in is a text of the edition in the running language.
func (p *writer) in(t award.Text) string {
	return text.Show(t.In(string(p.L.Lang())))
}

// prize says what prize this is, how far it has come, and what its rule is
// known by.
func (p *writer) prize() {
	e, s := p.Sight.Edition, &p.S.Base
	p.say(p.in(e.Title), &p.S.Strong)
	if !e.Organiser.Empty() {
		p.say(p.L.T("edition.organiser", "name", p.in(e.Organiser)), s)
	}
	if e.MadeUp {
		p.say(p.L.T("fact.made_up"), &p.S.Warn)
	}
	p.gap()
	if p.Sight.Phase == deliberation.Draft {
		s = &p.S.Warn
	}
	p.say(p.L.T("edition.state."+string(p.Sight.Phase)), s)
	if at := p.Sight.Times.Opened; !at.IsZero() {
		p.say(p.L.T("edition.opened", "when", p.L.DateTime(at.In(p.Now.Location()))), s)
	}
	if e.AnnounceAt != nil {
		p.say(p.L.T("edition.announce", "when", p.announced(*e.AnnounceAt)), &p.S.Base)
	}
	p.say(p.L.T("edition.language."+e.Language), &p.S.Muted)
	p.mark("edition.fingerprint", p.Sight.Fingerprint)
	if p.Sight.Phase != deliberation.Draft {
		p.mark("edition.key", p.Sight.ChairKeyFP)
	}
}

// announced is when the winner is made known: in Norwegian time, as it was
// typed, where the documents are in Norwegian, and always with its zone, since
// the machine's own may be another.
func (p *writer) announced(at time.Time) string {
	if p.Sight.Edition.Language != "en" {
		return p.L.T("edition.when.norwegian", "when", p.L.DateTime(fields.InNorway(at)))
	}
	at = at.In(p.Now.Location())
	return p.L.DateTime(at) + at.Format(" -07:00")
}

// mark shows what something is known by, whole, so that it can be compared and
// copied, and says what that is for.
func (p *writer) mark(key, value string) {
	p.gap()
	p.say(p.L.T(key), &p.S.Heading)
	if value == "" {
		p.say(p.L.T(key+".none"), &p.S.Muted)
		return
	}
	p.b = append(p.b, draw.Whole(value, p.w, &p.S.Accent)...)
	p.say(p.L.T(key+".what"), &p.S.Muted)
}

// amendments are what was changed after the edition was opened, with when and
// why, the latest first.
func (p *writer) amendments() {
	for _, a := range slices.Backward(p.Sight.Amendments) {
		p.gap()
		when := p.L.DateTime(a.At.In(p.Now.Location()))
		p.say(p.L.T("edition.amendment", "n", p.L.Int(int64(a.Number)), "when", when, "reason", text.Show(a.Reason)), &p.S.Base)
		p.b = append(p.b, amend.Lines(p.Context, a.Lines, max(p.w-2, 1)).Indent(2)...)
	}
}

// notes are what the edition says of its sources and of what is not known, a
// paragraph after the other.
func (p *writer) notes() {
	for s := range strings.SplitSeq(text.ShowLines(p.Sight.Edition.Notes.In(string(p.L.Lang()))), "\n") {
		if s != "" {
			p.gap()
			p.say(s, &p.S.Base)
		}
	}
}
