package publicvote

import (
	"math/rand/v2"
	"testing"
	"unsafe"
)

// However many voters there are, none takes more than 40 bytes once they are
// many: pages fill up at different times.
func TestRoomOfAVoter(t *testing.T) {
	most := 2_000_000
	if testing.Short() {
		most = 400_000
	}
	all, next := filling(), 200_000
	for n := 1; n <= most; n++ {
		if !all.another() {
			t.Fatalf("voter %d is there already", n)
		}
		if n == next {
			next += next / 16
			if each := float64(all.room()) / float64(n); each > 40 {
				t.Errorf("%d voters: %.1f bytes each", n, each)
			}
		}
	}
}

// BenchmarkVoters enters a million voters: how long each takes, and how much
// room.
func BenchmarkVoters(b *testing.B) {
	const voters = 1_000_000
	var all *filled
	for b.Loop() {
		all = filling()
		for range voters {
			all.another()
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/voters, "ns/voter")
	b.ReportMetric(float64(all.room())/voters, "B/voter")
}

// filled are voters that nobody has seen before, one after the other.
type filled struct {
	voters
	random *rand.Rand
}

func filling() *filled {
	f := &filled{random: rand.New(rand.NewPCG(1, 2))}
	for i := range f.voters {
		f.voters[i].init(i)
	}
	return f
}

// another enters one more, and reports whether it is the first time.
func (f *filled) another() bool {
	v := vote{voter: voter{f.random.Uint64(), f.random.Uint64()}}
	shard := v.a >> maskShift
	v.setMask(1)
	return f.voters[shard].vote(v.voter) == 1
}

// room is how many bytes the voters take.
func (v *voters) room() (bytes uintptr) {
	for i := range v {
		s := &v[i]
		bytes += unsafe.Sizeof(*s) + uintptr(cap(s.directory))*unsafe.Sizeof(s.directory[0]) + uintptr(cap(s.pages))*unsafe.Sizeof(page{})
		bytes += uintptr(len(s.pages)) * unsafe.Sizeof(slots{})
	}
	return bytes
}
