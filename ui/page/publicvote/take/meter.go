package take

import (
	"time"

	"votering/internal/exact"
	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/ui/page"
	"votering/ui/part/bars"
	"votering/ui/part/draw"
)

// meter measures how fast a count goes: from the first time that the screen's
// clock moved after it began to the last.
type meter struct {
	began        time.Time // of the screen's clock, which may have stood for a while
	from, to     time.Time
	first, reach publicvote.Progress
}

// see takes over how far the count has come at a time of the screen's clock.
func (m *meter) see(now time.Time, at publicvote.Progress) {
	switch {
	case !now.After(m.began):
	case m.from.IsZero():
		m.from, m.first = now, at
	case now.After(m.from) && now.After(m.to):
		m.to, m.reach = now, at
	}
}

// rate is rows a second, and how long the rest takes at that pace; false while
// neither can be told.
func (m *meter) rate(at publicvote.Progress) (rows int64, left time.Duration, ok bool) {
	took := m.to.Sub(m.from)
	read := m.reach.Bytes - m.first.Bytes
	if m.to.IsZero() || took < time.Second/2 || read <= 0 {
		return 0, 0, false
	}
	rows = (m.reach.Rows - m.first.Rows) * int64(time.Second) / int64(took)
	rest := exact.Int(max(at.Size-m.reach.Bytes, 0)).Mul(exact.Int(took.Milliseconds())).Quo(exact.Int(read))
	ms, _, _ := rest.Rounded(0, exact.HalfUp).Fraction()
	return rows, time.Duration(ms) * time.Millisecond, true
}

// draw is a bar, and below it in numbers how far the count has come.
func (s *counting) draw(c page.Context) draw.Block {
	b := draw.Block{draw.Rule(c.L.T("take.counting.title"), "", c.W, &c.S.Rule, &c.S.Heading)}
	at := s.reached.Load()
	if at == nil {
		return append(b, draw.Of(" "+c.L.T("take.counting.begins"), &c.S.Accent), nil, draw.Of(" "+c.L.T("take.counting.esc"), &c.S.Muted))
	}
	s.meter.see(c.Now, *at)
	if c.H > 6 {
		b = append(b, nil)
	}
	b = append(b, s.bar(c, *at))
	fact := func(key, value string) {
		if value != "" {
			b = append(b, draw.Of(" "+text.PadRight(c.L.T("take.counting."+key), s.labelW(c))+"  ", &c.S.Muted).Add(value, &c.S.Base))
		}
	}
	if c.H > 8 {
		b = append(b, nil)
	}
	rows, left, known := s.meter.rate(*at)
	if at.Rows > 0 { // files that were counted elsewhere are only summed up
		fact("rows", c.L.Int(at.Rows))
	}
	if known && at.Rows > 0 {
		fact("rate", c.L.Int(rows))
	}
	if known {
		fact("left", span(c, left))
	}
	fact("read", c.L.T("take.counting.of", "n", size(c, at.Bytes), "all", size(c, at.Size)))
	if at.File < len(s.names) {
		file := s.names[at.File]
		if at.Files > 1 {
			file = c.L.T("take.counting.nth", "n", c.L.Int(int64(at.File+1)), "of", c.L.Int(int64(at.Files)), "name", file)
		}
		fact("file", file)
	}
	return append(b, nil, draw.Of(" "+c.L.T("take.counting.esc"), &c.S.Muted))
}

// labelW is the width of what stands before the numbers.
func (s *counting) labelW(c page.Context) int {
	w := 0
	for _, key := range []string{"rows", "rate", "left", "read", "file"} {
		w = max(w, text.Width(c.L.T("take.counting."+key)))
	}
	return w
}

// bar is how much was read, as a part of all.
func (s *counting) bar(c page.Context, at publicvote.Progress) draw.Line {
	done := exact.Int(0)
	if at.Size > 0 {
		done = exact.New(min(at.Bytes, at.Size), at.Size)
	}
	percent := " " + text.PadLeft(c.L.Share(done, 0), text.Width(c.L.Share(exact.Int(1), 0)))
	w := max(min(c.W-text.Width(percent)-4, 80), 4)
	filled := bars.Bar(done, exact.Int(1), w)
	return draw.Of(" │", &c.S.Rule).Add(text.PadRight(filled, w), &c.S.BarAlt).Add("│", &c.S.Rule).Add(percent, &c.S.Strong)
}

// span is how long something takes, for the eye: seconds are enough.
func span(c page.Context, d time.Duration) string {
	d = d.Round(time.Second)
	switch {
	case d < time.Second:
		return c.L.T("take.span.short")
	case d < time.Minute:
		return c.L.T("take.span.seconds", "n", c.L.Int(int64(d.Seconds())))
	case d < time.Hour:
		return c.L.T("take.span.minutes", "m", c.L.Int(int64(d.Minutes())), "s", c.L.Int(int64(d.Seconds())%60))
	}
	return c.L.T("take.span.hours", "h", c.L.Int(int64(d.Hours())), "m", c.L.Int(int64(d.Minutes())%60))
}
