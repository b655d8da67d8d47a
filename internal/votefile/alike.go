package votefile

import (
	"bytes"
	"crypto/sha256"
	"hash"

	"votering/internal/fault"
	"votering/internal/publicvote"
)

// alike sums up the texts of several files, so that the same votes in another
// packing or encoding, or with another line end at the end, are known again.
type alike struct {
	names []string
	sums  []hash.Hash // nil: not opened yet
}

// watch has the text of every source summed up while it is read.
func (a *alike) watch(sources []publicvote.Source) {
	a.sums = make([]hash.Hash, len(sources))
	for i := range sources {
		open := sources[i].Open
		a.names = append(a.names, sources[i].Name)
		sources[i].Open = func() (publicvote.Stream, error) {
			s, err := open()
			if err != nil {
				return nil, err
			}
			a.sums[i] = sha256.New()
			return &summed{Stream: s, sum: a.sums[i]}, nil
		}
	}
}

// fault is that of the first file (E_PIN) whose text an earlier one has too.
func (a *alike) fault() error {
	first := map[string]string{}
	for i, sum := range a.sums {
		if sum == nil {
			continue
		}
		text := string(sum.Sum(nil))
		if earlier, ok := first[text]; ok {
			return fault.New(fault.Pin, "votes.same", "name", earlier).At(a.names[i])
		}
		first[text] = a.names[i]
	}
	return nil
}

// summed is a stream whose text is summed up as it is read, without the line
// ends that it ends with.
type summed struct {
	publicvote.Stream
	sum  hash.Hash
	ends []byte // line ends that may be the last, at most maxEnds
}

// maxEnds is how many bytes of line ends at the end of a text say nothing.
const maxEnds = 64

func (s *summed) Read(p []byte) (int, error) {
	n, err := s.Stream.Read(p)
	text := bytes.TrimRight(p[:n], "\r\n")
	if len(text) > 0 {
		s.sum.Write(s.ends)
		s.sum.Write(text)
		s.ends = s.ends[:0]
	}
	s.ends = append(s.ends, p[len(text):n]...)
	if len(s.ends) > maxEnds {
		s.sum.Write(s.ends)
		s.ends = s.ends[:0]
	}
	return n, err
}
