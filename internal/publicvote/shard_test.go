package publicvote

import (
	"fmt"
	"maps"
	"testing"

	"pgregory.net/rapid"
)

// hashed is a voter whose hash is as good as any.
func hashed(n uint64) voter {
	p := plan{k0: 1, k1: 2}
	return p.voter(fmt.Appendf(nil, "voter %d", n))
}

// masked is a voter who votes under the rules of a mask.
func masked(v voter, mask uint8) voter {
	vote := vote{voter: v}
	vote.setMask(mask)
	return vote.voter
}

// A shard remembers under which rules each voter voted, however it grew.
func TestAShardRemembers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var s shard
		s.init(rapid.IntRange(0, shardCount-1).Draw(t, "shard"))
		known := map[voter]uint8{}
		among := rapid.Uint64Range(1, 20_000).Draw(t, "among")
		step := rapid.Uint64Range(1, 1<<40).Draw(t, "step") | 1
		for i := range uint64(30_000) {
			v, mask := masked(hashed(i*step%among), 0), uint8(1+(i*step>>3)%255)
			if fresh := s.vote(masked(v, mask)); fresh != mask&^known[v] {
				t.Fatalf("vote %d is the first under %b, want %b", i, fresh, mask&^known[v])
			}
			known[v] |= mask
		}
		kept := map[voter]uint8{}
		for _, p := range s.pages {
			for _, v := range p.voters[:p.taken] {
				kept[masked(v, 0)] = uint8(v.a >> maskShift)
			}
		}
		if !maps.Equal(kept, known) {
			t.Fatalf("%d voters are kept, want %d", len(kept), len(known))
		}
	})
}

// Voters that differ in one bit of their hash are two, wherever the bit is.
func TestEveryBitOfAHashTells(t *testing.T) {
	v := masked(hashed(1), 1)
	for bit := range 64 + maskShift {
		other := voter{v.a, v.b ^ 1<<bit}
		if bit >= 64 {
			other = voter{v.a ^ 1<<(bit-64), v.b}
		}
		var s shard
		s.init(0)
		if s.vote(v) != 1 || s.vote(other) != 1 || s.vote(v) != 0 || s.vote(other) != 0 {
			t.Errorf("bit %d does not tell", bit)
		}
	}
}
