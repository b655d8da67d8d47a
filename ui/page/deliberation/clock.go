package deliberation

import (
	"fmt"
	"time"

	"votering/internal/locale"
)

// span is how long something took or may take: "12:40", "1:05:10".
func span(d time.Duration) string {
	d = max(d, 0).Truncate(time.Second)
	h, m, s := int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60
	if h > 0 {
		return fmt.Sprintf("%d:%02d:%02d", h, m, s)
	}
	return fmt.Sprintf("%d:%02d", m, s)
}

// hours is a time of the whole meeting, in hours and minutes.
func hours(d time.Duration) string {
	d = max(d, 0)
	return fmt.Sprintf("%d:%02d", int(d.Hours()), int(d.Minutes())%60)
}

// spent is how long an item has been open by now.
func (it *item) spent(now time.Time) time.Duration {
	if !it.Open {
		return it.Spent
	}
	return it.Spent + max(now.Sub(it.since), 0)
}

// left says how much time an item has left, and after that how much longer it
// took. Nothing of it asks for attention.
func (it *item) left(l *locale.Catalog, now time.Time) string {
	given, spent := time.Duration(it.Minutes)*time.Minute, it.spent(now)
	switch {
	case it.Open && spent <= given:
		return l.T("deliberation.clock.left", "left", span(given-spent), "of", span(given))
	case it.Open:
		return l.T("deliberation.clock.over", "over", span(spent-given), "of", span(given))
	case it.Done:
		return l.T("deliberation.clock.done", "spent", span(spent), "of", span(given))
	}
	return l.N("deliberation.clock.given", it.Minutes)
}
