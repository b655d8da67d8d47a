package publicvote

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

// The clock reads what ReadTime reads, whatever it read before.
func TestClockIsReadTime(t *testing.T) {
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Fatal(err)
	}
	text := rapid.OneOf(
		rapid.StringMatching(`202[56]-(03|10)-2[4-9][T ]0[0-3]:[0-5][0-9]:[0-6][0-9](|Z|z|\+0[12]:00|-0100| UTC|\.5|\.12345)`),
		rapid.StringMatching(`2025-10-2[56]T02:30:[0-5][0-9](Z|\x00|)(\x00{0,5})`),
		rapid.StringMatching(`[1-9]\.[1-9]\.25 1[0-3]:[0-5][0-9] \+0[0-3]:[0-9][0-9]`),
		rapid.StringMatching(`[0-9T:+\-Z .]{17,26}`),
	)
	rapid.Check(t, func(t *rapid.T) {
		c := clock{order: DayMonth, zone: oslo}
		for _, s := range rapid.SliceOfN(text, 1, 50).Draw(t, "times") {
			want, form := ReadTime([]byte(s), DayMonth)
			got, gotForm := c.read([]byte(s))
			if form != gotForm || form == Readable && got.Moment != want {
				t.Fatalf("%q is read as %v %v, want %v %v", s, got, gotForm, want, form)
			}
			if form == Readable && !want.Wall && got.utc != floor(want.Unix, 60) {
				t.Fatalf("%q is in minute %d", s, got.utc)
			}
		}
	})
}

// On the wall in winter and in summer, and in the hour that comes twice.
func TestOffTheWall(t *testing.T) {
	oslo, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Fatal(err)
	}
	c := clock{zone: oslo}
	for s, want := range map[string]string{
		"1970-01-01 00:00": "1969-12-31 23:00", "2025-07-01 12:30:59": "2025-07-01 10:30",
		"2025-01-01 12:30": "2025-01-01 11:30", "2025-10-26 03:10": "2025-10-26 02:10",
	} {
		at, _ := c.read([]byte(s))
		if got := time.Unix(60*at.utc, 0).UTC().Format("2006-01-02 15:04"); got != want {
			t.Errorf("%s on the wall is %s, want %s", s, got, want)
		}
	}
}
