package ui

import (
	"strconv"

	"votering/internal/locale"
	"votering/internal/room"
	"votering/internal/text"
)

// Left is what there is to say when the screen is gone, with everything saved.
type Left struct {
	Path string // of the file that was open; empty: none was
	Next string // in a juror's own file, what is left to do with the ballot; else empty
}

// leftToDo says what is left to do with a ballot that was begun; empty where
// nothing is, and in a file that is not a juror's own.
func leftToDo(l *locale.Catalog, s *room.Sight) string {
	own := s.Own
	if own == nil {
		return ""
	}
	args := []string{"name", text.Show(own.ReplyName)}
	if own.Sealed == nil {
		if !s.Mine.Started() {
			return ""
		}
		return l.T("left.unsealed", args...)
	}
	n := own.Sealed.Revision
	args = append(args, "n", strconv.Itoa(n), "next", strconv.Itoa(n+1))
	switch {
	case own.Sealed.Changed:
		return l.T("left.changed", args...)
	case !confirmed(own):
		return l.T("left.sealed", args...)
	}
	return ""
}

// confirmed reports whether a receipt confirms the ballot that was sealed last.
func confirmed(own *room.OwnSight) bool {
	for _, r := range own.Receipts {
		if r.Latest {
			return true
		}
	}
	return false
}
