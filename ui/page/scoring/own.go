package scoring

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
)

// toldOwn is what I was told of my own file, each once.
type toldOwn struct {
	complete bool // nothing is missing any more
	takenUp  int  // the revision that I sealed and then changed
	agreed   int  // the revision that I said is to be taken up again
}

// news says once what a change in my own file led to: that everything is
// filled in, and what to do then; or that what I sealed is no longer what is on
// the screen.
func (p *Page) news(c page.Context) string {
	own := c.Sight.Own
	if own == nil {
		return ""
	}
	complete := len(p.draft.now.Missing(p.v.edition)) == 0
	first := complete && !p.own.complete
	p.own.complete = complete
	switch sealed := own.Sealed; {
	case sealed != nil && sealed.Changed && p.own.takenUp != sealed.Revision:
		p.own.takenUp = sealed.Revision
		return c.L.T("scoring.taken_up", "n", strconv.Itoa(sealed.Revision), "next", strconv.Itoa(sealed.Revision+1), "name", own.ReplyName)
	case first && sealed == nil:
		return c.L.T("scoring.filled_in")
	}
	return ""
}

// sealedNote says what changing a ballot that I sealed means; empty where I did
// not, or changed it already.
func sealedNote(c page.Context) string {
	if sealedAsIs(c) {
		return c.L.T("scoring.is_sealed", "n", strconv.Itoa(c.Sight.Own.Sealed.Revision))
	}
	return ""
}

// sealedAsIs reports whether what is on the screen is just what I sealed last,
// in my own file.
func sealedAsIs(c page.Context) bool {
	own := c.Sight.Own
	return own != nil && own.Sealed != nil && !own.Sealed.Changed
}

// takesUp reports whether a key would change what I sealed, and I did not say
// yet that I want to.
func (p *Page) takesUp(c page.Context, key string) bool {
	if !sealedAsIs(c) || p.own.agreed == c.Sight.Own.Sealed.Revision {
		return false
	}
	return strings.Contains(written, key) || slices.Contains([]string{"-", "delete", "backspace", "c", "i", "r"}, key)
}

// askTakeUp asks once whether what I sealed is to be taken up again; the key
// that would do so goes on after that.
func (p *Page) askTakeUp(c page.Context, msg tea.KeyMsg) page.Action {
	own := c.Sight.Own
	n := own.Sealed.Revision
	args := []string{"n", strconv.Itoa(n), "next", strconv.Itoa(n + 1), "name", text.Show(own.ReplyName)}
	return page.Action{Ask: &page.Question{
		Title: c.L.T("scoring.take_up.title"), Text: c.L.T("scoring.take_up.text", args...),
		Yes: c.L.T("scoring.take_up.yes"), No: c.L.T("scoring.take_up.no"),
		Then: func(string) page.Action {
			p.own.agreed = n
			return page.Action{Again: []tea.KeyMsg{msg}}
		},
	}}
}

// amendedNote says which amendment last changed what is known of a nominee;
// empty where none did.
func (p *Page) amendedNote(c page.Context, nominee string) string {
	for _, a := range slices.Backward(c.Sight.Amendments) {
		touches := func(l room.AmendedLine) bool { return strings.HasPrefix(l.Path, "nominees/"+nominee+"/") }
		if slices.ContainsFunc(a.Lines, touches) {
			return c.L.T("scoring.amended", "n", strconv.Itoa(a.Number), "name", p.v.name(nominee), "reason", text.Show(a.Reason))
		}
	}
	return ""
}
