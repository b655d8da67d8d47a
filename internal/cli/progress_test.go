package cli_test

import (
	"strings"
	"testing"
	"time"

	"github.com/hinshun/vt10x"

	"votering/internal/cli"
	"votering/internal/locale"
	"votering/internal/publicvote"
)

// A progress line comes after a moment, takes the place of the one before, never
// wraps, and leaves nothing behind.
func TestProgressLine(t *testing.T) {
	const width = 72
	screen := vt10x.New(vt10x.WithSize(width, 3))
	now := time.Unix(0, 0)
	line := cli.NewProgress(screen, locale.For(locale.EN), func() time.Time { return now }, width, "a.csv", strings.Repeat("long-", 20)+".csv")
	for _, c := range []struct {
		after time.Duration
		at    publicvote.Progress
		want  string // how the first line begins
	}{
		{100 * time.Millisecond, publicvote.Progress{Files: 1, Bytes: 1 << 20, Size: 4 << 20, Rows: 9}, ""}, // too early
		{2 * time.Second, publicvote.Progress{Files: 1, Bytes: 1 << 20, Size: 4 << 20, Rows: 20_000_000}, "a.csv: 20,000,000 rows, 10,000,000 a second, 25%, 6 s left"},
		{2050 * time.Millisecond, publicvote.Progress{Files: 1, Bytes: 2 << 20, Size: 4 << 20, Rows: 1}, "a.csv: 20,000,000 rows, 10,000,000 a second, 25%, 6 s left"}, // too soon
		{4 * time.Second, publicvote.Progress{Files: 1, Bytes: 4 << 20, Size: 4 << 20}, "a.csv, 100%, 0 s left"},
		{5 * time.Second, publicvote.Progress{Files: 2, Bytes: 1 << 20, Size: 31 << 20, Rows: 5}, "a.csv (1 of 2): 5 rows, 1 a second, 3%, 2 min 30 s left"},
		{6 * time.Second, publicvote.Progress{File: 1, Files: 2, Bytes: 1, Size: 2, Rows: 1}, "long-long-"},
		{7 * time.Second, publicvote.Progress{File: 7, Files: 1}, ""},
	} {
		now = time.Unix(0, 0).Add(c.after)
		line.Show(c.at)
		first, rest, _ := strings.Cut(screen.String(), "\n")
		if strings.TrimSpace(rest) != "" {
			t.Fatalf("after %s it wraps:\n%s", c.after, screen)
		}
		if first = strings.TrimRight(first, " "); strings.HasSuffix(c.want, "left") && first != c.want || !strings.HasPrefix(first, c.want) || c.want == "" && first != "" {
			t.Errorf("after %s: %q, wants %q", c.after, first, c.want)
		}
	}
	now = now.Add(time.Second)
	line.Show(publicvote.Progress{Files: 1, Bytes: 1, Size: 2, Rows: 1})
	line.Clear()
	if left := strings.TrimSpace(screen.String()); left != "" || screen.Cursor().X != 0 {
		t.Errorf("it leaves %q, and the cursor at %d", left, screen.Cursor().X)
	}
}

// Where nobody looks nothing is written.
func TestNoProgress(t *testing.T) {
	line := cli.NewProgress(nil, locale.For(locale.EN), time.Now, 80, "a.csv")
	line.Show(publicvote.Progress{Files: 1, Bytes: 1, Size: 2, Rows: 1})
	line.Clear()
}
