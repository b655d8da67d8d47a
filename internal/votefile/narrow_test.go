package votefile

import (
	"bytes"
	"io"
	"testing"
	"testing/iotest"

	"golang.org/x/text/encoding/charmap"
	"pgregory.net/rapid"
)

// Bytes are decoded as the table says, in whatever steps they are asked for.
func TestNarrow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.SliceOf(rapid.OneOf(rapid.Byte(), rapid.ByteRange('a', 'z'), rapid.ByteRange('a', 'z'))).Draw(t, "raw")
		want, err := charmap.Windows1252.NewDecoder().Bytes(raw)
		if err != nil {
			t.Fatal(err)
		}
		for _, in := range []io.Reader{
			newNarrow(bytes.NewReader(raw)), newNarrow(iotest.DataErrReader(bytes.NewReader(raw))),
			iotest.OneByteReader(newNarrow(iotest.HalfReader(bytes.NewReader(raw)))),
		} {
			got, err := io.ReadAll(in)
			if err != nil || !bytes.Equal(got, want) {
				t.Fatalf("%q, %v; want %q", got, err, want)
			}
		}
	})
}
