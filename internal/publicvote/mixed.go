package publicvote

// Mixed is a file whose encoding nobody said, with lines of two kinds: letters in
// UTF-8, and bytes that are none. It was read in the encoding in which more of its
// rows name nominees.
type Mixed struct {
	File     string
	Encoding string // in which it was read
	UTF8     int64  // lines with letters in UTF-8, and nothing that is none
	Others   int64  // lines with bytes that are no UTF-8
}
