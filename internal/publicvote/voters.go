package publicvote

import "math/bits"

// shardBits are the bits of a voter's hash that choose its shard. Shards know
// nothing of each other, so several goroutines fill them.
const (
	shardBits  = 8
	shardCount = 1 << shardBits
)

// voters are those who voted, each with the rules under which they have a valid
// vote. A voter takes 16 bytes, the whole hash kept: what its shard tells of it
// makes room for the mask.
//
// A shard is an extendible hash table: pages of fixed size, of which a full one
// is split in two. Nothing is ever copied to a larger place, so there is no
// garbage, and never twice the memory. All pages of a shard fill up at about the
// same time, so the shards are made to come to it at different times: their
// directories begin with different lengths.
type voters [shardCount]shard

const (
	pageSize = 256
	pageFull = pageSize * 7 / 8

	leastDirectory = 16
)

// shard holds the voters whose hash begins in one way.
type shard struct {
	directory []int32 // by the second half of the hash: the page
	pages     []page
	again     []place // rows that were duplicates, the first few
}

// page is an open-addressing table, probed one by one from where the hash says.
type page struct {
	slots *[pageSize]voter
	taken int32
}

// init makes a shard with one page.
func (s *shard) init(number int) {
	s.directory = make([]int32, leastDirectory+number*leastDirectory/shardCount)
	s.pages = []page{{slots: new([pageSize]voter)}}
}

const (
	hashMask = 1<<maskShift - 1 // of the first half of a hash: without the mask
	slotMask = pageSize - 4     // of the same: where to look first, at the beginning of a line of memory
)

// vote enters that a voter votes under some rules, as its mask says, and answers
// under which of them the vote is its first.
func (s *shard) vote(v voter) (fresh uint8) {
	at, _ := bits.Mul64(v.b, uint64(len(s.directory)))
	p := &s.pages[s.directory[at]]
	for i := v.a & slotMask; ; i = (i + 1) % pageSize {
		e := &p.slots[i]
		switch {
		case e.a>>maskShift == 0:
			if p.taken >= pageFull {
				s.split(int(at))
				return s.vote(v)
			}
			*e = v
			p.taken++
			return uint8(v.a >> maskShift)
		case e.b == v.b && (e.a^v.a)&hashMask == 0:
			fresh = uint8((v.a &^ e.a) >> maskShift)
			e.a |= v.a
			return fresh
		}
	}
}

// warm reaches for the slots that votes will be looked up in, so that the memory
// fetches many at once. The answer means nothing.
func (s *shard) warm(votes []vote) (any uint64) {
	for i := range votes {
		v := &votes[i]
		at, _ := bits.Mul64(v.b, uint64(len(s.directory)))
		any |= s.pages[s.directory[at]].slots[v.a&slotMask].a
	}
	return any
}

// split makes two pages of the full one at a place of the directory.
func (s *shard) split(at int) {
	full := s.directory[at]
	from, to := at, at+1
	for from > 0 && s.directory[from-1] == full {
		from--
	}
	for to < len(s.directory) && s.directory[to] == full {
		to++
	}
	if to-from == 1 {
		longer := make([]int32, 2*len(s.directory))
		for i := range longer {
			longer[i] = s.directory[i/2]
		}
		s.directory, from, to = longer, 2*from, 2*to
	}
	half := (from + to) / 2
	for i := half; i < to; i++ {
		s.directory[i] = int32(len(s.pages))
	}
	s.pages = append(s.pages, page{slots: new([pageSize]voter)})
	share(&s.pages[full], &s.pages[len(s.pages)-1], uint64(len(s.directory)), uint64(half))
}

// share leaves on a full page the voters before a place of the directory, and
// puts the others on an empty one.
func share(full, empty *page, directory, half uint64) {
	all := *full.slots
	*full = page{slots: full.slots}
	*full.slots = [pageSize]voter{}
	*empty.slots = [pageSize]voter{} // writing fetches memory once; reading first, twice
	for _, v := range all {
		if v.a>>maskShift == 0 {
			continue
		}
		p := full
		if at, _ := bits.Mul64(v.b, directory); at >= half {
			p = empty
		}
		i := v.a & slotMask
		for p.slots[i].a>>maskShift != 0 {
			i = (i + 1) % pageSize
		}
		p.slots[i] = v
		p.taken++
	}
}
