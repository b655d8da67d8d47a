package text

import "strings"

// withoutEscapes is s without the sequences by which a program speaks to a
// terminal: they are no text, in whole or in part. One that never ends loses
// its beginning only, so that nothing of the text after it is lost.
func withoutEscapes(s string) string {
	if !strings.ContainsAny(s, "\x1b\u0090\u0098\u009b\u009d\u009e\u009f") {
		return s
	}
	var b strings.Builder
	last := max(strings.LastIndexAny(s, "\a\u009c"), strings.LastIndex(s, "\x1b\\")) // no string ends after it
	for i := 0; i < len(s); {
		if n := sequence(s[i:], last >= i); n > 0 {
			i += n
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}

// sequence is how many bytes the sequence takes that s begins with; 0 where it
// begins with none. Ends says that there is what ends a string.
func sequence(s string, ends bool) int {
	rest, lead := s, byte(0)
	switch {
	case s[0] == '\x1b' && len(s) > 1:
		rest, lead = s[2:], s[1]
	case s[0] == '\x1b':
		return 1
	case s[0] == 0xC2 && len(s) > 1 && s[1] >= 0x80 && s[1] < 0xA0: // U+0080 to U+009F, of one character each
		rest, lead = s[2:], s[1]-0x40
	default:
		return 0
	}
	head := len(s) - len(rest)
	switch {
	case lead == '[':
		return head + control7(rest)
	case strings.IndexByte("]PX^_", lead) >= 0 && ends:
		return head + untilEnd(rest)
	case strings.IndexByte("]PX^_", lead) >= 0:
		return head
	case s[0] != '\x1b':
		return 0 // another control character; it is dropped as such
	case lead >= 0x20 && lead < 0x30:
		return head + min(len(rest), 1)
	case lead >= 0x30 && lead < 0x7F:
		return head
	}
	return 1
}

// control7 is the length of parameters and final byte of a control sequence;
// 0 where it has no end.
func control7(s string) int {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 0x40 && c < 0x7F:
			return i + 1
		case c < 0x20 || c >= 0x7F:
			return 0
		}
	}
	return 0
}

// untilEnd is the length of a string that BEL or ST ends; 0 where nothing does.
func untilEnd(s string) int {
	end := 0
	for _, stop := range []string{"\a", "\x1b\\", "\u009c"} {
		if i := strings.Index(s, stop); i >= 0 && (end == 0 || i+len(stop) < end) {
			end = i + len(stop)
		}
	}
	return end
}
