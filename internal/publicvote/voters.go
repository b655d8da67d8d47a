package publicvote

import "math/bits"

// shardBits are the bits of a voter's hash that choose its shard. Shards know
// nothing of each other, so several goroutines fill them.
const (
	shardBits  = 8
	shardCount = 1 << shardBits
)

// voters are those who voted, each with the rules under which they have a valid
// vote: 16 bytes, the whole hash kept, for what its shard tells of it makes room
// for the mask; and a tag of two bytes.
//
// A shard is an extendible hash table: a directory of pages of fixed size, of
// which a full one is split in two. Nothing is ever copied to a larger place, so
// there is no garbage, and never twice the memory. Pages are full on average to
// ln 2 of their size, but all at about the same time; so that the shards come to
// it at different times, their directories begin with different lengths.
type voters [shardCount]shard

// shard holds the voters whose hash begins in one way.
type shard struct {
	directory []int32 // by the second half of the hash: the page
	pages     []page
	again     []place // rows that were duplicates, the first few
}

const (
	pageSize       = 64
	leastDirectory = 16
)

// page holds voters in the order in which they came.
type page struct {
	*slots
	taken uint
}

// slots are the voters of a page. A voter who is not there is told by the tags
// alone, two lines of memory.
type slots struct {
	tags   [pageSize / 4]uint64 // four in each; 0 where nobody is
	voters [pageSize]voter
}

const hashMask = 1<<maskShift - 1 // of the first half of a hash: without the mask

// tag is what a voter is told by in most cases. It is never 0.
func (v voter) tag() uint64 { return v.a&0xffff | 1 }

// vote enters that a voter votes under some rules, as its mask says, and answers
// under which of them the vote is its first.
func (s *shard) vote(v voter) (fresh uint8) {
	at := s.at(v)
	p := &s.pages[s.directory[at]]
	if e := p.find(v); e != nil {
		fresh = uint8((v.a &^ e.a) >> maskShift)
		e.a |= v.a
		return fresh
	}
	for p.taken == pageSize {
		s.split(at)
		at = s.at(v)
		p = &s.pages[s.directory[at]]
	}
	p.add(v)
	return uint8(v.a >> maskShift)
}

// at is the voter's place in the directory.
func (s *shard) at(v voter) int {
	at, _ := bits.Mul64(v.b, uint64(len(s.directory)))
	return int(at)
}

const (
	fourOnes  = 0x0001000100010001
	fourHighs = fourOnes << 15
)

// find is where the voter stands on the page; nil where it does not.
func (p *page) find(v voter) *voter {
	four := v.tag() * fourOnes
	for i, w := range &p.tags {
		w ^= four
		for same := (w - fourOnes) &^ w & fourHighs; same != 0; same &= same - 1 {
			e := &p.voters[4*i+bits.TrailingZeros64(same)/16]
			if e.b == v.b && (e.a^v.a)&hashMask == 0 {
				return e
			}
		}
	}
	return nil
}

// add puts a voter on a page that has room.
func (p *page) add(v voter) {
	p.voters[p.taken] = v
	p.tags[p.taken/4] |= v.tag() << (p.taken % 4 * 16)
	p.taken++
}

// warm reaches for what votes will be looked up in, so that the memory fetches
// much of it at once. The answer means nothing.
func (s *shard) warm(votes []vote) (any uint64) {
	for i := range votes {
		p := &s.pages[s.directory[s.at(votes[i].voter)]]
		any |= p.tags[0] | p.tags[8] | p.voters[p.taken%pageSize].a
	}
	return any
}

// init makes a shard with one page.
func (s *shard) init(number int) {
	s.directory = make([]int32, leastDirectory+number*leastDirectory/shardCount)
	s.pages = []page{{slots: new(slots)}}
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
	s.pages = append(s.pages, page{slots: new(slots)})
	s.share(&s.pages[full], &s.pages[len(s.pages)-1], half)
}

// share leaves on a full page the voters before a place of the directory, and
// puts the others on an empty one.
func (s *shard) share(full, empty *page, half int) {
	full.taken, full.tags = 0, [pageSize / 4]uint64{}
	*empty.slots = slots{}        // new memory costs the system twice where it is read before it is written
	both := [2]*page{full, empty} // chosen by a number, for a guess would be wrong half the time
	for _, v := range &full.voters {
		which := 0
		if s.at(v) >= half {
			which = 1
		}
		both[which].add(v)
	}
}
