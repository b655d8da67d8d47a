package xlsx

import (
	"math"
	"strconv"
	"time"
)

// A workbook counts days from the last of 1899 (day 0 is 30 December, because
// it takes 1900 for a leap year), or from 1904 on.
var (
	epoch1900 = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	epoch1904 = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
)

const (
	firstSerial = 61 // 1 March 1900: from here on all programs count alike
	secondsADay = 24 * 60 * 60
	dayLayout   = "2006-01-02"
	timeLayout  = "2006-01-02T15:04:05.999"
)

// days are those from one day to another; a Duration holds no more than three
// hundred years.
func days(from, to time.Time) int { return int((to.Unix() - from.Unix()) / secondsADay) }

// lastDay is the last that a workbook can hold.
var lastDay = time.Date(9999, time.December, 31, 0, 0, 0, 0, time.UTC)

// serial is the number that stands for a day, and whether one does.
func serial(day string) (string, bool) {
	t, err := time.Parse(dayLayout, day)
	n := days(epoch1900, t)
	if err != nil || n < firstSerial || t.After(lastDay) {
		return "", false
	}
	return strconv.Itoa(n), true
}

// moment is the day for which a number stands, with the time where it has
// one. A number that programs take for different days stays a number.
func moment(number string, from1904 bool) (string, bool) {
	v, err := strconv.ParseFloat(number, 64)
	first, epoch := float64(firstSerial), epoch1900
	if from1904 {
		first, epoch = 0, epoch1904
	}
	if err != nil || !(v >= first && v < float64(days(epoch, lastDay)+1)) {
		return "", false
	}
	// What a day has of time is a fraction in binary, which is exact to a few
	// microseconds. Programs know milliseconds; what is less is cut off, so that
	// nothing moves into the next second, or day.
	const fine = 10_000 // to the second
	whole, part := math.Modf(v)
	parts := int64(math.Round(part * secondsADay * fine))
	clock := time.Duration(parts) * (time.Second / fine)
	t := epoch.AddDate(0, 0, int(whole)).Add(clock.Truncate(time.Millisecond))
	if t.Truncate(secondsADay * time.Second).Equal(t) {
		return t.Format(dayLayout), true
	}
	return t.Format(timeLayout), true
}
