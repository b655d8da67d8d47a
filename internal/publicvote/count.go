package publicvote

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
)

// ErrEncoding is what a count ends with where a choice, a voter or a column that
// a filter asks for is no UTF-8 and nobody said that the file is: it may be in
// another encoding. See EncodingError.
var ErrEncoding = errors.New("publicvote: a field is no UTF-8")

// EncodingError is an ErrEncoding, and where it was.
type EncodingError struct {
	Source int // index of the source
}

func (e *EncodingError) Error() string { return ErrEncoding.Error() }

// Is makes errors.Is match ErrEncoding.
func (e *EncodingError) Is(target error) bool { return target == ErrEncoding }

// portions is how much is held in memory at a time. It changes no count.
type portions struct {
	block int // bytes of text that are read at a time, at least 16
	ahead int // blocks of text
	batch int // blocks that are read before their voters are looked up
	votes int // votes in them that are enough for that, where rows are short

	minutes int // most that the filters that count the rows of one may hold, times nominees and filters
}

// unknownVotes is how many votes take about as much memory as a text that names
// no nominee.
const unknownVotes = 8

// usual is what counts large files fast.
var usual = portions{block: 512 << 10, ahead: 16, batch: 192, votes: 2 << 20, minutes: 4 << 20}

// Count counts the rows of the sources by a rule. The answer is the same for any
// number of workers. Memory grows with the voters, at most 40 bytes for each, and
// where filters count the rows of a minute also with the minutes, up to a bound.
//
// What keeps it from counting is named by the first row in the order of the
// files: text that ends in quotes or a record that does not end (E_CSV), a time
// that needs Rule.Zone or Rule.Dates (E_USAGE), a header that is not the
// layout's (E_IO), a source given twice (E_PIN), more minutes than filters that
// count their rows may hold (E_SIZE). An error of a stream is handed on as it is,
// ErrEncoding comes as an *EncodingError, and where the context ends that is the
// error.
func Count(ctx context.Context, sources []Source, rule Rule, o Options) (*Outcome, error) {
	return countIn(ctx, sources, rule, o, usual)
}

func countIn(ctx context.Context, sources []Source, rule Rule, o Options, size portions) (*Outcome, error) {
	p, err := newPlan(sources, rule, o.Key)
	if err != nil {
		return nil, err
	}
	c := newCounter(p, sources, o, size)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var reading team
	reading.start(func() { c.reader.run(ctx) })
	err = c.run(ctx)
	stop()
	reading.wait()
	if err != nil {
		return nil, err
	}
	return c.outcome(), nil
}

// counter is a count under way. It goes in rounds: blocks are read by all
// workers, then the voters in them are looked up by all workers.
type counter struct {
	*plan
	*found
	reader  *reader
	workers []*worker
	blocks  []*block
	voters  *voters
	limits  *limits
	report  func(Progress)
	enough  int   // votes for a round
	size    int64 // of all sources, in bytes
}

// worker is one goroutine's own things.
type worker struct {
	judge *judge
	sums  *sums

	warmed uint64 // what shard.warm answers
}

func newCounter(p *plan, sources []Source, o Options, size portions) *counter {
	c := &counter{plan: p, found: newFound(sources), voters: new(voters), limits: newLimits(p, size.minutes), report: o.Progress, enough: size.votes}
	c.reader = newReader(sources, size.block, size.ahead)
	workers := o.Workers
	if workers < 1 {
		workers = runtime.GOMAXPROCS(0)
	}
	for range workers {
		s := newSums(p)
		c.workers = append(c.workers, &worker{judge: newJudge(p, s), sums: s})
	}
	for range size.batch {
		c.blocks = append(c.blocks, new(block))
	}
	for i := range c.voters {
		c.voters[i].init(i)
	}
	for i := range sources {
		c.size += sources[i].Size
	}
	return c
}

// run counts to the end.
func (c *counter) run(ctx context.Context) error {
	for {
		blocks := c.read()
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(blocks) == 0 {
			return nil
		}
		for _, b := range blocks {
			if c.limited {
				c.limits.pass(b)
			}
			if err := c.take(b); err != nil {
				return err
			}
		}
		if c.limited {
			c.sort(blocks)
		}
		for _, b := range blocks {
			c.drops(b)
		}
		c.each(shardCount, func(w *worker, i int) { w.lookUp(&c.voters[i], i, blocks) })
		c.progress(blocks[len(blocks)-1])
	}
}

// read reads the next blocks, in the order of the text, until they are a round;
// none at its end.
func (c *counter) read() []*block {
	var mu sync.Mutex
	n, votes := 0, 0
	next := func(kept int) (chunk, *block) {
		mu.Lock()
		defer mu.Unlock()
		votes += kept
		if n == len(c.blocks) || votes >= c.enough {
			return chunk{}, nil
		}
		got, more := <-c.reader.out
		if !more {
			return chunk{}, nil
		}
		n++
		return got, c.blocks[n-1]
	}
	c.all(func(w *worker) {
		kept := 0
		for {
			got, b := next(kept)
			if b == nil {
				return
			}
			c.judge(w, got, b)
			kept = len(b.votes) + unknownVotes*len(b.unknown.rows)
		}
	})
	return c.blocks[:n]
}

// judge has a worker read a chunk into a block, and gives its buffer back come
// what may: the reader waits for it.
func (c *counter) judge(w *worker, got chunk, b *block) {
	defer c.reader.give(got)
	w.judge.judge(got, b)
}

// sort prepares what got past the filters that count the rows of a minute.
func (c *counter) sort(blocks []*block) {
	c.each(len(blocks), func(w *worker, i int) {
		b := blocks[i]
		w.judge.rows, b.votes = b.votes, w.judge.rows
		w.judge.sort(b)
	})
}

// lookUp enters the voters of one shard, in the order of the rows.
func (w *worker) lookUp(s *shard, number int, blocks []*block) {
	for _, b := range blocks {
		votes := b.votes[b.ends[number]:b.ends[number+1]]
		w.warmed |= s.warm(votes)
		for i := range votes {
			v := &votes[i]
			fresh := s.vote(v.voter)
			w.sums.add(v, fresh)
			if v.mask()&^fresh&1 == 1 && len(s.again) < MaxFirst {
				s.again = append(s.again, place{b.source, b.base + v.line()})
			}
		}
	}
}

// each calls do for the numbers below n, on all workers.
func (c *counter) each(n int, do func(w *worker, i int)) {
	var next atomic.Int64
	c.all(func(w *worker) {
		for i := next.Add(1); i <= int64(n); i = next.Add(1) {
			do(w, int(i-1))
		}
	})
}

// all calls do on all workers and waits for them.
func (c *counter) all(do func(w *worker)) {
	var working team
	for _, w := range c.workers {
		working.start(func() { do(w) })
	}
	working.wait()
}

// progress tells how far the count has come after a block.
func (c *counter) progress(b *block) {
	if c.report != nil {
		c.report(Progress{File: b.source, Files: len(c.sources), Bytes: b.taken, Size: c.size, Rows: c.total.rows})
	}
}
