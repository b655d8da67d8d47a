package publicvote

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
)

// A minute is a burst where a nominee has at least burstLeast valid votes in it,
// and at least burstTimes as many as is usual.
const (
	burstLeast = 30
	burstTimes = 10
)

// maxCells bounds the minutes, times nominees, that a pace knows of.
const maxCells = 8 << 20

// pace counts votes by minute and nominee. It is off where not every row has a
// time, and once there is more than it can hold.
type pace struct {
	nominees int
	off      bool
	hours    map[int64][]uint32 // since 1970: by minute and nominee
	out      map[int64]int64    // rows outside the window, by hour
	begin    int64              // of the hour that was counted last, in minutes
	cells    []uint32           // its votes; nil: there is none yet
}

// vote counts a valid vote in a minute since 1970.
func (p *pace) vote(minute int64, nominee int) {
	if uint64(minute-p.begin) >= 60 || p.cells == nil {
		if p.off {
			return
		}
		hour := floor(minute, 60)
		p.begin, p.cells = 60*hour, p.open(hour)
		if p.off {
			return
		}
	}
	p.cells[int(minute-p.begin)*p.nominees+nominee]++
}

// open is where the votes of an hour are counted.
func (p *pace) open(hour int64) []uint32 {
	cells, there := p.hours[hour]
	if there {
		return cells
	}
	if p.hours == nil {
		p.hours = map[int64][]uint32{}
	}
	cells = make([]uint32, 60*p.nominees)
	p.hours[hour] = cells
	if len(p.hours) > MaxHours || len(p.hours)*len(cells) > maxCells {
		p.stop()
	}
	return cells
}

func (p *pace) stop() { p.off, p.hours, p.out, p.cells = true, nil, nil, nil }

// outside counts a row outside the window.
func (p *pace) outside(minute int64) {
	if p.off {
		return
	}
	if p.out == nil {
		p.out = map[int64]int64{}
	}
	p.out[floor(minute, 60)]++
	if len(p.out) > MaxHours {
		p.stop()
	}
}

// merge takes in what another goroutine has counted. What is too much for one is
// too much for both, whoever counted what.
func (p *pace) merge(o *pace) {
	if o.off {
		p.stop()
	}
	for hour, cells := range o.hours {
		if p.off {
			return
		}
		mine := p.open(hour)
		for i, n := range cells {
			mine[i] += n
		}
	}
	for hour, n := range o.out {
		if p.off {
			return
		}
		p.outside(60 * hour)
		if !p.off {
			p.out[hour] += n - 1
		}
	}
}

// told is the pace as it is told; nil where it is off.
func (p *pace) told(nominees []string) *Pace {
	hours := map[int64]*Hour{}
	at := func(hour int64) *Hour {
		if hours[hour] == nil {
			hours[hour] = &Hour{At: time.Unix(3600*hour, 0).UTC()}
		}
		return hours[hour]
	}
	for hour, cells := range p.hours {
		for _, n := range cells {
			at(hour).Votes += int64(n)
		}
	}
	for hour, n := range p.out {
		at(hour).Outside = n
	}
	if p.off || len(hours) > MaxHours {
		return nil
	}
	t := &Pace{Hours: []Hour{}}
	for _, hour := range slices.Sorted(maps.Keys(hours)) {
		t.Hours = append(t.Hours, *hours[hour])
	}
	for i, id := range nominees {
		t.Bursts = append(t.Bursts, p.bursts(i, id)...)
	}
	slices.SortFunc(t.Bursts, func(a, b Burst) int {
		return cmp.Or(cmp.Compare(b.Votes, a.Votes), a.At.Compare(b.At), strings.Compare(a.Nominee, b.Nominee))
	})
	t.Bursts = t.Bursts[:min(len(t.Bursts), MaxBursts)]
	return t
}

// bursts are the minutes in which a nominee has far more votes than is usual:
// the median of its minutes that have one, of two the smaller.
func (p *pace) bursts(nominee int, id string) []Burst {
	var counts []uint32
	for _, cells := range p.hours {
		for i := nominee; i < len(cells); i += p.nominees {
			if cells[i] > 0 {
				counts = append(counts, cells[i])
			}
		}
	}
	if len(counts) == 0 {
		return nil
	}
	slices.Sort(counts)
	usual := int64(counts[(len(counts)-1)/2])
	var found []Burst
	for hour, cells := range p.hours {
		for minute := range 60 {
			n := int64(cells[minute*p.nominees+nominee])
			if n >= burstLeast && n >= burstTimes*usual {
				found = append(found, Burst{At: time.Unix(3600*hour+60*int64(minute), 0).UTC(), Nominee: id, Votes: n, Usual: usual})
			}
		}
	}
	return found
}
