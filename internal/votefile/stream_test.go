package votefile_test

import (
	"io"
	"strings"
	"testing"

	"votering/internal/votefile"
)

// While one goroutine reads, another may ask how far it is; and what was taken
// in the end is all that lies on the disk.
func TestTaken(t *testing.T) {
	e := edition()
	text := []byte("choice\n" + strings.Repeat("kinn\nbodo\n", 200_000))
	for packed, pack := range packers {
		data := pack(text)
		stream, err := look(t, []votefile.Input{input("v", data)}, votefile.Ask{}, e).Files[0].Source.Open()
		if err != nil {
			t.Fatal(err)
		}
		done := make(chan error, 1)
		go func() {
			_, err := io.Copy(io.Discard, stream)
			done <- err
		}()
		last := int64(0)
		for ended := false; !ended; {
			select {
			case err := <-done:
				if ended = true; err != nil {
					t.Fatal(err)
				}
			default:
			}
			n := stream.Taken()
			if n < last || n > int64(len(data)) {
				t.Fatalf("%s: %d after %d of %d", packed, n, last, len(data))
			}
			last = n
		}
		if last != int64(len(data)) || stream.Sum() != sha(data) {
			t.Errorf("%s: %d of %d", packed, last, len(data))
		}
		if err := stream.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// BenchmarkPlain is what a file costs that is neither packed nor encoded: reading
// it, and its sum.
func BenchmarkPlain(b *testing.B) { benchmark(b, "", "utf-8") }

// BenchmarkPacked is what the others cost besides, by what they are on the disk.
func BenchmarkPacked(b *testing.B) {
	for _, packed := range []string{"gzip", "zstd"} {
		b.Run(packed, func(b *testing.B) { benchmark(b, packed, "utf-8") })
	}
	for _, encoding := range []string{"windows-1252", "utf-16le"} {
		b.Run(encoding, func(b *testing.B) { benchmark(b, "", encoding) })
	}
}

func benchmark(b *testing.B, packed, encoding string) {
	text := "time,choice,voter\n" + strings.Repeat("2026-09-01T17:00:00+01:00,Bodø,ola.vik.01234567@epost.no\n", 500_000)
	set, err := votefile.Look([]votefile.Input{input("v", packers[packed](encodings[encoding](text)))}, votefile.Ask{}, edition())
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	buffer := make([]byte, 512<<10)
	for b.Loop() {
		stream, err := set.Files[0].Source.Open()
		if err != nil {
			b.Fatal(err)
		}
		for err == nil {
			_, err = stream.Read(buffer)
		}
		if err != io.EOF {
			b.Fatal(err)
		}
		if err := stream.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
