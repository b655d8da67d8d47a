package publicvote

import (
	"encoding/binary"
	"time"
)

// clock reads the times of rows. Rows come by the thousand in one minute, so it
// remembers the minutes that it read last, in the form that most files have:
// 2025-09-08T12:51:45, with or without an offset.
type clock struct {
	order   Dates
	zone    *time.Location // of the wall, for the eye only; nil: UTC
	minutes [64]knownMinute
	walls   [64]knownWall
}

// knownMinute is a text of a time without its seconds, with its length, and the
// minute it means.
type knownMinute struct {
	head, body, offset uint64
	at                 moment
}

// knownWall is a minute on the wall and the one in UTC.
type knownWall struct {
	wall, utc int64
	known     bool
}

// moment is when a row was written, and in which minute in UTC.
type moment struct {
	Moment
	utc int64 // minutes since 1970
}

// read reads the time of a row as ReadTime does.
func (c *clock) read(s []byte) (moment, TimeForm) {
	if n := len(s); n == 25 || n == 20 || n == 19 {
		if tens, ones := s[17]-'0', s[18]-'0'; s[16] == ':' && tens < 6 && ones < 10 {
			return c.quick(s, int64(tens*10+ones))
		}
	}
	return c.slow(s)
}

// quick reads a time that may be one of a known minute.
func (c *clock) quick(s []byte, second int64) (moment, TimeForm) {
	head, body := binary.LittleEndian.Uint64(s), binary.LittleEndian.Uint64(s[8:])
	offset := uint64(len(s)) << 48
	switch len(s) {
	case 25:
		offset |= binary.LittleEndian.Uint64(s[17:]) >> 16
	case 20:
		offset |= uint64(s[19])
	}
	m := &c.minutes[(head^body^offset)*0x9e3779b97f4a7c15>>58]
	if m.head != head || m.body != body || m.offset != offset || head == 0 {
		at, form := c.slow(s)
		if form != Readable || s[4] != '-' || s[7] != '-' || s[13] != ':' {
			return at, form
		}
		at.Unix -= second
		*m = knownMinute{head, body, offset, at}
	}
	at := m.at
	at.Unix += second
	return at, Readable
}

// slow reads a time in any form.
func (c *clock) slow(s []byte) (moment, TimeForm) {
	m, form := ReadTime(s, c.order)
	at := moment{m, floor(m.Unix, 60)}
	if form == Readable && m.Wall {
		at.utc = c.offTheWall(at.utc)
	}
	return at, form
}

// offTheWall is the minute in UTC of one on the wall. Of two that look the same
// it is one, always the same.
func (c *clock) offTheWall(minute int64) int64 {
	if c.zone == nil {
		return minute
	}
	k := &c.walls[uint64(minute)%uint64(len(c.walls))]
	if !k.known || k.wall != minute {
		w := time.Unix(60*minute, 0).UTC()
		there := time.Date(w.Year(), w.Month(), w.Day(), w.Hour(), w.Minute(), 0, 0, c.zone)
		*k = knownWall{minute, floor(there.Unix(), 60), true}
	}
	return k.utc
}

// floor divides downwards, below 0 as well.
func floor(n, by int64) int64 {
	q := n / by
	if n%by < 0 {
		q--
	}
	return q
}
