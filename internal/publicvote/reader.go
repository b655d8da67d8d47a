package publicvote

import (
	"context"
	"errors"
	"io"
)

// maxRecord is how long a record may be, in bytes without its end.
const maxRecord = 1 << 20

// chunk is a part of a source's text: whole records.
type chunk struct {
	source int
	text   []byte
	buffer []byte // what text lies in, to be handed back
	header bool   // the first record is the header
	lines  int64  // empty lines that were left out before it
	taken  int64  // bytes of all files that were read so far, as they lie on the disk
	sum    string // of the source, where this is its end
	err    error  // what came after the text
}

// errLong is what comes after a chunk whose next record is too long.
var errLong = errors.New("a record is too long")

// reader reads the sources one after the other and hands their text on in
// chunks. It stops after the first error, and when the context ends.
type reader struct {
	sources []Source
	block   int         // bytes of a chunk, unless a record is longer
	free    chan []byte // buffers nobody uses; its capacity is how many there may be
	made    int
	out     chan chunk

	stream  Stream
	buffer  []byte
	held    int   // bytes in buffer that are not handed on
	before  int64 // bytes of the sources before this one
	pending chunk // what the next chunk of the source has to say
}

func newReader(sources []Source, block, ahead int) *reader {
	return &reader{sources: sources, block: block, free: make(chan []byte, ahead), out: make(chan chunk, ahead)}
}

// run reads until everything is read, something is wrong or the context ends,
// and closes out.
func (r *reader) run(ctx context.Context) {
	defer close(r.out)
	for i := range r.sources {
		if err := r.source(ctx, i); err != nil {
			r.pending.err = err
			select {
			case r.out <- r.pending:
			case <-ctx.Done():
			}
			return
		}
	}
}

// source reads one source to its end.
func (r *reader) source(ctx context.Context, i int) (err error) {
	r.held, r.pending = 0, chunk{source: i, header: true}
	if r.stream, err = r.sources[i].Open(); err != nil {
		return err
	}
	defer r.stream.Close()
	if r.buffer, err = r.get(ctx); err != nil {
		return err
	}
	cut := cutter{delimiter: r.sources[i].Layout.Delimiter[0]}
	for {
		end, err := r.fill(ctx)
		if err != nil {
			return err
		}
		if r.pending.header && !r.skipEmpty(end) {
			continue
		}
		if end {
			r.before += r.stream.Taken()
			r.pending.sum = r.stream.Sum()
			return r.hand(ctx, r.held)
		}
		if err := r.pass(ctx, cut.last(r.buffer[:r.held])); err != nil {
			return err
		}
	}
}

// pass hands on the records that end where the text was cut, or makes room for
// a longer one.
func (r *reader) pass(ctx context.Context, end int) error {
	switch {
	case end > 0:
		return r.hand(ctx, end)
	case r.held >= maxRecord+2:
		return errLong
	case r.held == len(r.buffer):
		larger := make([]byte, min(2*len(r.buffer), maxRecord+2))
		copy(larger, r.buffer)
		r.buffer = larger
	}
	return nil
}

// fill reads until the buffer is full or the source at its end.
func (r *reader) fill(ctx context.Context) (end bool, err error) {
	for r.held < len(r.buffer) {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		n, err := r.stream.Read(r.buffer[r.held:])
		r.held += n
		if err == io.EOF {
			return true, nil
		}
		if err != nil {
			return false, err
		}
	}
	return false, nil
}

// skipEmpty drops the empty lines before the header, and reports whether it was
// reached. A return at the end of the buffer may belong to one.
func (r *reader) skipEmpty(end bool) bool {
	b := r.buffer[:r.held]
	for {
		switch {
		case len(b) > 0 && b[0] == '\n':
			b = b[1:]
		case len(b) > 1 && b[0] == '\r' && b[1] == '\n':
			b = b[2:]
		default:
			r.held = copy(r.buffer, b)
			return end || len(b) > 1 || len(b) == 1 && b[0] != '\r'
		}
		r.pending.lines++
	}
}

// hand hands on the text before end and keeps what stands after it.
func (r *reader) hand(ctx context.Context, end int) error {
	c := r.pending
	c.text, c.buffer, c.taken = r.buffer[:end], r.buffer, r.before
	r.pending = chunk{source: c.source}
	rest := r.buffer[end:r.held]
	if c.sum == "" {
		c.taken += r.stream.Taken()
		next, err := r.get(ctx)
		if err != nil {
			return err
		}
		if len(next) < len(rest)+1 {
			next = make([]byte, min(2*len(rest)+1, maxRecord+2))
		}
		r.buffer, r.held = next, copy(next, rest)
	}
	select {
	case r.out <- c:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// get is a buffer that nobody uses.
func (r *reader) get(ctx context.Context) ([]byte, error) {
	select {
	case b := <-r.free:
		return b, nil
	default:
	}
	if r.made < cap(r.free) {
		r.made++
		return make([]byte, r.block), nil
	}
	select {
	case b := <-r.free:
		return b, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// give takes a chunk's buffer back. One that had to grow is let go.
func (r *reader) give(c chunk) {
	b := c.buffer
	switch {
	case b == nil:
		return
	case len(b) != r.block:
		b = make([]byte, r.block)
	}
	r.free <- b
}
