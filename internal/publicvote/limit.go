package publicvote

import "math/bits"

// limits count how many rows for a nominee came this far in one minute, under
// each rule by itself: a row that an earlier filter drops under one rule may come
// further under another. All rows go through here, in their order.
type limits struct {
	*plan
	most   int // counts that may be held
	counts map[limitKey]*limitCount
	last   []lastLimit // by nominee and filter, as rows of one minute come together
}

type limitKey struct {
	filter, nominee int
	minute          int64
}

// limitCount is by rule.
type limitCount [8]int64

type lastLimit struct {
	minute int64
	count  *limitCount
}

func newLimits(p *plan, most int) *limits {
	return &limits{plan: p, most: most, counts: map[limitKey]*limitCount{}, last: make([]lastLimit, len(p.nominees)*MaxFilters)}
}

// pass asks the filters for each row of the block, and leaves in it those that
// get past them under some rule. A row with more minutes than may be held ends
// the block, whatever else ends it further on.
func (l *limits) pass(b *block) {
	kept := 0
	for i, a := range b.asks {
		v := b.votes[i]
		live, first := l.live(v.nominee(), a, &l.sheets[b.source])
		if len(l.counts) > l.most {
			b.err, b.errLine = errMinutes, v.line()
			break
		}
		if first >= 0 {
			b.exclude(first, v.line())
		}
		if live != 0 {
			v.setMask(live)
			b.votes[kept], b.shards[kept] = v, b.shards[i]
			kept++
		}
	}
	b.votes, b.shards = b.votes[:kept], b.shards[:kept]
}

// live is masks.live for filters that other rows matter to.
func (l *limits) live(nominee int, a ask, s *sheet) (live uint8, first int) {
	live, first = l.masks.all, -1
	if a.outside {
		live = l.masks.outside
	}
	for i := range l.rule.Filters {
		dropped := uint8(0)
		switch f := &l.rule.Filters[i]; {
		case a.hits>>i&1 == 1:
			dropped = live & l.masks.held[i]
		case f.Kind == FilterPerMinute && s.asked[i] >= 0:
			dropped = l.count(i, nominee, a.minute).over(live&l.masks.held[i], f.AtMost)
		}
		if dropped&1 == 1 {
			first = i
		}
		live &^= dropped
	}
	return live, first
}

// over counts a row under some rules, and answers under which of them there are
// more rows than so many.
func (c *limitCount) over(under uint8, most int64) (over uint8) {
	for ; under != 0; under &= under - 1 {
		bit := bits.TrailingZeros8(under)
		if c[bit]++; c[bit] > most {
			over |= 1 << bit
		}
	}
	return over
}

func (l *limits) count(filter, nominee int, minute int64) *limitCount {
	last := &l.last[nominee*MaxFilters+filter]
	if last.count == nil || last.minute != minute {
		key := limitKey{filter, nominee, minute}
		if l.counts[key] == nil {
			l.counts[key] = new(limitCount)
		}
		*last = lastLimit{minute, l.counts[key]}
	}
	return last.count
}
