package dossier_test

import (
	"bytes"
	"flag"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"votering/internal/decision"
	"votering/internal/dossier"
	"votering/internal/dossier/dossiertest"
)

// every asks for all that can become of a byte, which takes an hour:
//
//	go test ./internal/dossier -run EveryByte -every -timeout 3h -v
var every = flag.Bool("every", false, "change each byte to every other, take each away and double it")

// masks are what is done to a byte: another digit or letter, another case, and
// a byte that is not ASCII; or everything.
func masks() []byte {
	if !*every {
		return []byte{0x01, 0x20, 0x80}
	}
	var all []byte
	for m := 1; m < 256; m++ {
		all = append(all, byte(m))
	}
	return all
}

// TestEveryByteCounts changes every fifth byte of both decisions and of their
// signatures, and with -every each, one at a time and in several ways; every
// seventh of these is also taken away and doubled. Whatever is still called good
// says what was signed.
func TestEveryByteCounts(t *testing.T) {
	d := worked(t)
	parts := map[string]map[string][]byte{
		"decision.json":              d.Files(t, "public"),
		"decision.json.sig":          d.Files(t, "public"),
		"decision-complete.json":     d.Files(t, "complete"),
		"decision-complete.json.sig": d.Files(t, "complete"),
	}
	step := 5
	if *every {
		step = 1
	}
	var tried, accepted atomic.Int64
	for name, all := range parts {
		// One document by itself: the others would only find the same change again.
		doc := name[:len(name)-len(".sig")]
		if name[len(doc):] != ".sig" {
			doc = name
		}
		files := map[string][]byte{doc: all[doc], doc + ".sig": all[doc+".sig"]}
		everyChange(all[name], step, func(changed []byte) {
			f := maps.Clone(files)
			f[name] = changed
			tried.Add(1)
			r := dossier.Verify(&dossier.Folder{Name: doc, Files: f, Alone: true}, dossier.Options{})
			if !r.Good {
				return
			}
			accepted.Add(1)
			if !bytes.Equal(f[doc], all[doc]) || r.KeyFP != d.Key.Fingerprint() {
				t.Errorf("%s: a changed document is good", name)
			}
		})
	}
	t.Logf("%d changes, %d of them accepted with the same meaning", tried.Load(), accepted.Load())
}

// TestEveryByteOfAMeetingIsRead changes bytes of documents with rounds, a
// meeting and citations, whose chair signs what is then there: whatever is
// still read is written again to the same bytes. Without -every it takes a few.
func TestEveryByteOfAMeetingIsRead(t *testing.T) {
	d := met(t)
	step := 31
	if *every {
		step = 1
	}
	var tried, taken atomic.Int64
	for name, data := range map[string][]byte{dossier.PublicName: d.Public, dossier.CompleteName: d.Complete} {
		everyChange(data, step, func(changed []byte) {
			tried.Add(1)
			read, err := decision.Read(changed, name)
			if err != nil {
				return
			}
			taken.Add(1)
			if !bytes.Equal(decision.Encode(read), changed) {
				t.Errorf("%s is read otherwise than it is written", name)
			}
		})
	}
	t.Logf("%d changes, %d of them documents still", tried.Load(), taken.Load())
}

// TestEveryByteOfWhatTravelled changes bytes of the ballots, receipts,
// amendments, co-signatures and rolls of a folder whose sums are written anew:
// none is good but with the same documents. Without -every it takes a few of
// each file.
func TestEveryByteOfWhatTravelled(t *testing.T) {
	for _, d := range []*dossiertest.Decision{travelled(t), met(t)} {
		everyByteBeside(t, d.Files(t, "complete"))
	}
}

func everyByteBeside(t *testing.T, files map[string][]byte) {
	t.Helper()
	tried, accepted := 0, 0
	for _, name := range slices.Sorted(maps.Keys(files)) {
		dir, _, deep := strings.Cut(name, "/")
		if !deep && name != dossier.RollName || dir == dossier.FormDir { // what was read from a form is checked, and not the form
			continue
		}
		step := 1
		if !*every {
			step = len(files[name])/4 + 1
		}
		for i := 0; i < len(files[name]); i += step {
			f := maps.Clone(files)
			f[name] = bytes.Clone(files[name])
			f[name][i] ^= 0x01
			f[dossier.SumsName] = dossier.Sums(f)
			tried++
			if !dossier.Verify(dossiertest.Folder(f), dossier.Options{}).Good {
				continue
			}
			accepted++
			if !strings.HasSuffix(name, dossier.SigSuffix) {
				t.Errorf("%s is good with byte %d changed", name, i)
			}
		}
	}
	t.Logf("%d changes, %d of them accepted with the same meaning", tried, accepted)
}

// racing says that the race detector runs, which takes ten times as long.
var racing bool

// everyChange tries each one-byte change of data, at every so many bytes, on all
// processors.
func everyChange(data []byte, step int, try func(changed []byte)) {
	if testing.Short() || racing {
		step = 37
	}
	next := atomic.Int64{}
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for {
				i := int(next.Add(int64(step))) - step
				if i >= len(data) {
					return
				}
				for _, m := range masks() {
					changed := bytes.Clone(data)
					changed[i] ^= m
					try(changed)
				}
				if i%7 == 0 || *every {
					try(slices.Delete(bytes.Clone(data), i, i+1))
					try(slices.Insert(bytes.Clone(data), i, data[i]))
				}
			}
		})
	}
	wg.Wait()
}
