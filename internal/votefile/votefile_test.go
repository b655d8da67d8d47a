package votefile_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"maps"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/votefile"
)

// input is a file of the given bytes.
func input[B ~string | ~[]byte](name string, data B) votefile.Input {
	return votefile.Input{Name: name, Size: int64(len(data)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader([]byte(data))), nil
	}}
}

// tb is what tests and laws have in common.
type tb interface {
	Helper()
	Errorf(format string, args ...any)
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

func sha(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// edition has three nominees that are called in several ways.
func edition() *award.Edition {
	return &award.Edition{Nominees: []award.Nominee{
		{ID: "bodo", Name: "Bodø", Code: "1804", Aliases: []string{"Bodø kommune"}},
		{ID: "kinn", Name: "Kinn", Aliases: []string{"Flora, «Florø»"}},
		{ID: "vaga", Name: "Vågå"},
	}}
}

// called is an edition whose nominees are called like this, and no otherwise.
func called(names ...string) *award.Edition {
	e := &award.Edition{}
	for i, name := range names {
		e.Nominees = append(e.Nominees, award.Nominee{ID: "nominee-" + string(rune('a'+i)), Name: name})
	}
	return e
}

// look finds out what is in the inputs, and fails where that is a fault.
func look(t tb, inputs []votefile.Input, ask votefile.Ask, e *award.Edition) *votefile.Set {
	t.Helper()
	set, err := votefile.Look(inputs, ask, e)
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Files) != len(inputs) {
		t.Fatalf("%d files of %d inputs", len(set.Files), len(inputs))
	}
	return set
}

// count counts a set whose questions are answered.
func count(t tb, set *votefile.Set, e *award.Edition, rule publicvote.Rule) *publicvote.Tally {
	t.Helper()
	if err := set.Fault(); err != nil {
		t.Fatal(err)
	}
	var err error
	if rule.Choices, err = publicvote.Choices(e, set.Map); err != nil {
		t.Fatal(err)
	}
	rule.Dates = set.Dates
	out, err := votefile.Count(context.Background(), set, rule, publicvote.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	return out.Tally
}

// votes are the valid votes of those who have any.
func votes(tally *publicvote.Tally) map[string]string {
	list := map[string]string{}
	for id, n := range tally.Valid {
		if n.Sign() != 0 {
			list[id] = n.String()
		}
	}
	return list
}

func wants(t tb, tally *publicvote.Tally, want map[string]string, dropped publicvote.Dropped) {
	t.Helper()
	if got := votes(tally); !maps.Equal(got, want) || tally.Dropped != dropped {
		t.Errorf("votes %v, dropped %+v; want %v, %+v", got, tally.Dropped, want, dropped)
	}
}

// refused is the fault of a file: its class and sentence.
func refused(t tb, err error, class fault.Class, id, where string) {
	t.Helper()
	f := fault.Of(err)
	if f == nil || !errors.Is(err, fault.New(class, id)) || f.Where != where {
		t.Errorf("%v; want %s %s at %q", err, class, id, where)
	}
}

// The encodings and compressions in which a text is tried.
var (
	encodings = map[string]func(text string) []byte{
		"utf-8":        func(s string) []byte { return []byte(s) },
		"utf-8 marked": func(s string) []byte { return []byte("\xef\xbb\xbf" + s) },
		"windows-1252": func(s string) []byte { return encoded(charmap.Windows1252.NewEncoder().String(s)) },
		"utf-16le": func(s string) []byte {
			return encoded(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s))
		},
		"utf-16be": func(s string) []byte {
			return encoded(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(s))
		},
		"utf-16le unmarked": func(s string) []byte {
			return encoded(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(s))
		},
	}
	packers = map[string]func(data []byte) []byte{
		"":     func(data []byte) []byte { return data },
		"gzip": gzipped,
		"gzip of members": func(data []byte) []byte {
			half := len(data) / 2
			return append(append(gzipped(data[:half]), gzipped(nil)...), gzipped(data[half:])...)
		},
		"zstd": zstded,
		"zstd of frames": func(data []byte) []byte {
			skipped := []byte("\x50\x2a\x4d\x18\x03\x00\x00\x00abc")
			half := len(data) / 2
			return append(append(append(skipped, zstded(data[:half])...), zstded(data[half:])...), skipped...)
		},
	}
)

func encoded(s string, err error) []byte {
	if err != nil {
		panic(err)
	}
	return []byte(s)
}

func gzipped(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(data) // to memory
	_ = w.Close()
	return b.Bytes()
}

func zstded(data []byte) []byte {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		panic(err)
	}
	return w.EncodeAll(data, nil)
}
