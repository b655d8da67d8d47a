package publicvote

import "github.com/dchest/siphash"

// Bounds of what a vote holds in its bits.
const (
	maxNominees = 1 << 16
	lineBits    = 21 // a block has fewer lines than maxRecord has bytes, and a few
	minuteBits  = 64 - 16 - lineBits

	// Minutes are counted from 1900 on, and reach to 2155.
	minuteZero = -(70*365 + 17) * 24 * 60
)

// voter is a voter as the count knows it.
type voter struct{ a, b uint64 }

// voter hashes a voter's text under the key of this run.
func (p *plan) voter(text []byte) voter {
	a, b := siphash.Hash128(p.k0, p.k1, text)
	return voter{a, b}
}

// vote is a row that came past the filters under some rule. The first eight bits
// of the voter choose its shard, and once the votes are sorted by shard they are
// known: the mask of those rules stands in their place.
type vote struct {
	voter
	data uint64 // nominee, line in the block, minute
}

const maskShift = 64 - shardBits

func (v *vote) shard() uint8    { return uint8(v.a >> maskShift) }
func (v *vote) mask() uint8     { return uint8(v.a >> maskShift) }
func (v *vote) nominee() int    { return int(v.data & (maxNominees - 1)) }
func (v *vote) line() int64     { return int64(v.data >> 16 & (1<<lineBits - 1)) }
func (v *vote) minute() int64   { return int64(v.data>>(16+lineBits)) + minuteZero }
func (v *vote) setMask(m uint8) { v.a = v.a<<shardBits>>shardBits | uint64(m)<<maskShift }

func pack(nominee int, line, minute int64) uint64 {
	return uint64(nominee) | uint64(line)<<16 | uint64(minute-minuteZero)<<(16+lineBits)
}

// packs reports whether a minute fits in a vote.
func packs(minute int64) bool { return minute >= minuteZero && minute-minuteZero < 1<<minuteBits }

// The causes for which a row is dropped before its voter is looked up.
const (
	malformed = iota
	outsideWindow
	unknownNominee
	excluded
	duplicate
	causes
)

// MaxFirst is how many rows are told of each cause.
const MaxFirst = 3

// tallied is what was counted of some rows.
type tallied struct {
	rows     int64
	dropped  [causes]int64
	filtered [MaxFilters]int64
	joined   int64
	spread   Spread
	wall     bool // some row has a time without an offset
	beyond   bool // some row has a time that no pace can show
}

func (t *tallied) add(o *tallied) {
	t.rows += o.rows
	t.joined += o.joined
	t.spread.Rows += o.spread.Rows
	t.spread.Lines += o.spread.Lines
	t.spread.Alike += o.spread.Alike
	t.wall = t.wall || o.wall
	t.beyond = t.beyond || o.beyond
	for i, n := range o.dropped {
		t.dropped[i] += n
	}
	for i, n := range o.filtered {
		t.filtered[i] += n
	}
}

// block is what one chunk of text was read to.
type block struct {
	tallied
	source  int
	lines   int64 // of text, with those left out before it
	base    int64 // lines of the source before it
	taken   int64
	sum     string
	err     error  // after its rows: what keeps the count from going on
	errLine int64  // in the block, from 0
	errText string // the time in question

	first   [causes][]int64 // lines in the block, from 0
	alike   []int64         // the same of rows that may have swallowed others
	unknown unknowns

	votes  []vote                // by shard, in each in the order of the rows
	ends   [shardCount + 1]int32 // where the votes of a shard begin and those of the one before end
	shards []uint8               // of the rows that were kept, in their order
	asks   []ask                 // of the same, where a filter counts the rows of a minute
}

// ask is what a filter that counts the rows of a minute has to know of one.
type ask struct {
	minute  int64 // on the wall and in UTC they are told apart
	hits    uint8 // other filters that hit it
	outside bool
}

// reset makes the block ready for another chunk, and keeps its room.
func (b *block) reset(c chunk) {
	*b = block{
		source: c.source, lines: c.lines, taken: c.taken, sum: c.sum, err: c.err,
		votes: b.votes[:0], shards: b.shards[:0], asks: b.asks[:0],
	}
}

// drop counts a row that is no vote.
func (b *block) drop(cause int, line int64) {
	b.dropped[cause]++
	if len(b.first[cause]) < MaxFirst {
		b.first[cause] = append(b.first[cause], line)
	}
}

// spreads counts a row that has line ends in quotes.
func (b *block) spreads(lines int, alike bool, line int64) {
	b.spread.Rows++
	b.spread.Lines += int64(lines)
	if !alike {
		return
	}
	b.spread.Alike++
	if len(b.alike) < MaxFirst {
		b.alike = append(b.alike, line)
	}
}

// exclude counts a row that a filter drops.
func (b *block) exclude(filter int, line int64) {
	b.filtered[filter]++
	b.drop(excluded, line)
}
