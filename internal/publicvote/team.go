package publicvote

import (
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// team are goroutines that work on one thing. Where one of them panics, wait
// does so on the goroutine that waits, whose callers may catch it: a panic that
// nobody can catch would end the program with the terminal not given back.
type team struct {
	group sync.WaitGroup
	fell  atomic.Pointer[fall]
}

// fall is the first panic in a team, and where it was.
type fall struct {
	value any
	stack []byte
}

func (f *fall) Error() string { return fmt.Sprintf("%v\n\n%s", f.value, f.stack) }

// start has one more goroutine do something.
func (t *team) start(do func()) {
	t.group.Go(func() {
		defer func() {
			if v := recover(); v != nil {
				t.fell.CompareAndSwap(nil, &fall{v, debug.Stack()})
			}
		}()
		do()
	})
}

// wait waits until all are done.
func (t *team) wait() {
	t.group.Wait()
	if f := t.fell.Load(); f != nil {
		panic(f)
	}
}
