package tabular

// Decode makes UTF-8 of the bytes of a file that somebody saved as text:
// UTF-8, UTF-16 with its mark, or else Windows-1252. It answers which it was.
// Bytes that mean nothing become U+FFFD, which no clean text may hold.
func Decode(raw []byte) (text []byte, encoding string, err error) { return decode(raw) }
