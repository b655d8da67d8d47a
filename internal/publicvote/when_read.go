package publicvote

// timeReader reads a time from left to right. After a failure what it answers
// stands for nothing.
type timeReader struct {
	rest   []byte
	failed bool
}

// date reads a date in one of its forms.
func (r *timeReader) date(order Dates) date {
	a, wide := r.number(4)
	mark := r.next()
	b, middle := r.number(2)
	r.must(mark)
	c, last := r.number(4)
	slash, dash := mark == '/', mark == '-'
	switch short := wide <= 2 && middle >= 1; {
	case wide == 4 && middle == 2 && last == 2 && (slash || dash):
		return date{year: a, month: b, day: c, slashes: slash}
	case short && last == 4 && (slash || dash), short && last == 2 && slash:
		return ordered(a, b, century(c, last), order, slash)
	case short && (last == 4 || last == 2) && mark == '.':
		return date{year: century(c, last), month: b, day: a}
	}
	r.failed = true
	return date{}
}

// century makes a year of two digits one of ours.
func century(year, digits int) int {
	if digits == 2 {
		return 2000 + year
	}
	return year
}

// ordered tells day and month apart.
func ordered(a, b, year int, order Dates, slashes bool) date {
	d := date{year: year, month: b, day: a, slashes: slashes}
	switch {
	case order == MonthDay, order == DatesUnknown && b > 12:
		d.month, d.day = a, b
	case order == DatesUnknown:
		d.ambiguous = a <= 12 && a != b
	}
	return d
}

// clock reads T or a space and the time of day, in seconds and nanoseconds.
func (r *timeReader) clock(short bool) (second int, nanos int32) {
	if c := r.next(); c != 'T' && c != 't' && c != ' ' {
		r.failed = true
	}
	hour, width := r.number(2)
	r.must(':')
	minute := r.pair()
	if r.take(':') {
		second = r.pair()
		if r.take('.') {
			nanos = r.fraction()
		}
	}
	if half := r.half(); half >= 0 {
		r.failed = r.failed || hour < 1 || hour > 12
		hour, short = hour%12+half, true
	}
	r.failed = r.failed || width < 2 && !short || hour > 23 || minute > 59 || second > 59
	return hour*3600 + minute*60 + second, nanos
}

// half reads AM or PM: the hours to add, or -1 where neither stands.
func (r *timeReader) half() int {
	if len(r.rest) < 3 || r.rest[0] != ' ' {
		return -1
	}
	hours := -1
	switch string(r.rest[1:3]) {
	case "AM", "am":
		hours = 0
	case "PM", "pm":
		hours = 12
	default:
		return hours
	}
	r.rest = r.rest[3:]
	return hours
}

// offset reads how far the clock is ahead of UTC, in seconds, and whether that
// is said at all.
func (r *timeReader) offset() (seconds int, told bool) {
	if len(r.rest) == 0 {
		return 0, false
	}
	spaced := r.take(' ')
	switch {
	case r.take('Z'), r.take('z'):
		return 0, true
	case spaced && r.word("CEST"):
		return 2 * 3600, true
	case spaced && r.word("CET"):
		return 3600, true
	case spaced && (r.word("UTC") || r.word("GMT")):
		if len(r.rest) == 0 {
			return 0, true
		}
		return r.ahead(1), true
	}
	return r.ahead(2), true
}

// ahead reads +02:00, +0200 or +02, with at least so many digits for the hours.
func (r *timeReader) ahead(least int) int {
	sign := 1
	if r.take('-') {
		sign = -1
	} else {
		r.must('+')
	}
	hours, width := r.number(4)
	minutes := 0
	switch {
	case width == 4:
		hours, minutes = hours/100, hours%100
	case width < least || width > 2:
		r.failed = true
	case r.take(':'):
		minutes = r.pair()
	}
	r.failed = r.failed || hours > 23 || minutes > 59
	return sign * (hours*3600 + minutes*60)
}

// number reads at most so many digits, and says how many there were.
func (r *timeReader) number(most int) (n, width int) {
	for width < most && width < len(r.rest) && digit(r.rest[width]) {
		n = 10*n + int(r.rest[width]-'0')
		width++
	}
	r.rest = r.rest[width:]
	r.failed = r.failed || width == 0
	return n, width
}

// pair reads two digits.
func (r *timeReader) pair() int {
	n, width := r.number(2)
	r.failed = r.failed || width != 2
	return n
}

// fraction reads the digits after the point of a second, in nanoseconds.
func (r *timeReader) fraction() int32 {
	n, width := r.number(9)
	for ; width < 9; width++ {
		n *= 10
	}
	for len(r.rest) > 0 && digit(r.rest[0]) {
		r.rest = r.rest[1:]
	}
	return int32(n)
}

// next takes one byte; 0 where there is none.
func (r *timeReader) next() byte {
	if len(r.rest) == 0 {
		r.failed = true
		return 0
	}
	c := r.rest[0]
	r.rest = r.rest[1:]
	return c
}

// must takes the byte that has to stand here.
func (r *timeReader) must(c byte) {
	if !r.take(c) {
		r.failed = true
	}
}

// take takes a byte that may stand here.
func (r *timeReader) take(c byte) bool {
	there := len(r.rest) > 0 && r.rest[0] == c
	if there {
		r.rest = r.rest[1:]
	}
	return there
}

// word takes a word that may stand here.
func (r *timeReader) word(w string) bool {
	there := len(r.rest) >= len(w) && string(r.rest[:len(w)]) == w
	if there {
		r.rest = r.rest[len(w):]
	}
	return there
}

func digit(c byte) bool { return '0' <= c && c <= '9' }
