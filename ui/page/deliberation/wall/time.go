package wall

import (
	"fmt"
	"time"

	"github.com/charmbracelet/lipgloss"

	"votering/internal/room"
	"votering/ui/page"
	"votering/ui/part/draw"
)

// clock is the time of an item in words.
type clock struct {
	text string
	runs bool
}

// timeOf is how much of an item's time is left, "12:40", or by how much it is
// over, "+2:10"; before it is taken up the minutes it has.
func timeOf(c page.Context, it *room.ItemSight) clock {
	spent := it.Spent
	switch {
	case it.Open:
		spent += max(c.Now.Sub(c.Sight.Meeting.OpenedAt), 0)
	case it.Done:
		return clock{text: c.L.T("wall.done")}
	case spent == 0:
		return clock{text: c.L.T("wall.minutes", "n", c.L.Int(int64(it.Minutes)))}
	}
	left := time.Duration(it.Minutes)*time.Minute - spent
	if left < 0 {
		return clock{"+" + minutesAndSeconds(-left), it.Open}
	}
	return clock{minutesAndSeconds(left + time.Second - 1), it.Open} // the last second is still one
}

func minutesAndSeconds(d time.Duration) string {
	s := int(d / time.Second)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// glyphs are digits of five lines; every sign is two cells wide.
var glyphs = map[rune][5]string{
	'0': {"###", "# #", "# #", "# #", "###"},
	'1': {" # ", "## ", " # ", " # ", "###"},
	'2': {"###", "  #", "###", "#  ", "###"},
	'3': {"###", "  #", "###", "  #", "###"},
	'4': {"# #", "# #", "###", "  #", "  #"},
	'5': {"###", "#  ", "###", "  #", "###"},
	'6': {"###", "#  ", "###", "# #", "###"},
	'7': {"###", "  #", "  #", "  #", "  #"},
	'8': {"###", "# #", "###", "# #", "###"},
	'9': {"###", "# #", "###", "  #", "###"},
	':': {" ", "#", " ", "#", " "},
	'+': {"   ", " # ", "###", " # ", "   "},
}

// digits is a time in digits that can be read from the back of a room.
func digits(s string, style *lipgloss.Style) draw.Block {
	b := make(draw.Block, 5)
	for i := range b {
		line := ""
		for k, r := range []rune(s) {
			if k > 0 {
				line += "  "
			}
			for _, dot := range glyphs[r][i] {
				if dot == '#' {
					line += "██"
				} else {
					line += "  "
				}
			}
		}
		b[i] = draw.Of(line, style)
	}
	return b
}
