package decision_test

import (
	"bytes"
	"flag"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"

	"votering/internal/decision"
)

// others are bytes that mean something in JSON.
var others = []byte("\",0")

// Whoever changes, drops or adds one byte gets a document that is refused, or
// one that is read as what it now says: it is never taken for what it was, and
// never put right in silence. (Whether the changed one was signed, its
// signature tells.)
func TestOneByte(t *testing.T) {
	public, complete := build(t, smallCase(t), "small")
	for _, data := range [][]byte{public, complete, tied(t)[publicName]} {
		var tried, read atomic.Int64
		try := func(changed []byte) {
			tried.Add(1)
			d, err := decision.Read(changed, "decision.json")
			if err != nil {
				return
			}
			read.Add(1)
			if again := decision.Encode(d); !bytes.Equal(again, changed) || bytes.Equal(again, data) {
				t.Errorf("read as another document than it is:\n%s", changed)
			}
		}
		everyByte(data, try)
		t.Logf("%d bytes, %d changes, %d of them read as what they say", len(data), tried.Load(), read.Load())
	}
}

// racing says that the race detector runs, which takes ten times as long.
var racing bool

// every asks for each byte, which takes a minute:
//
//	go test ./internal/decision -run OneByte -every -v
var every = flag.Bool("every", false, "change each byte, and not every seventh alone")

// everyByte tries, at every seventh byte or at each, every change of one bit,
// other bytes in its place and before it, and none, on all processors.
func everyByte(data []byte, try func(changed []byte)) {
	var wait sync.WaitGroup
	workers, step := runtime.GOMAXPROCS(0), 7
	switch {
	case racing:
		step = 61
	case *every:
		step = 1
	}
	for w := range workers {
		wait.Go(func() {
			for i := w * step; i <= len(data); i += workers * step {
				for _, b := range others {
					try(bytes.Join([][]byte{data[:i], data[i:]}, []byte{b}))
					if i < len(data) && data[i] != b {
						try(with(data, i, b))
					}
				}
				if i == len(data) {
					continue
				}
				try(append(bytes.Clone(data[:i]), data[i+1:]...))
				for bit := range 8 {
					try(with(data, i, data[i]^1<<bit))
				}
			}
		})
	}
	wait.Wait()
}

func with(data []byte, i int, b byte) []byte {
	changed := bytes.Clone(data)
	changed[i] = b
	return changed
}
