package strict

// binary reads a string of base64, as encoding/json writes a []byte. It holds
// bytes and not text, so that the document's size alone bounds it. Whether its
// last characters are in their one form is for Same.
func (w *walker) binary() error {
	start := w.at
	for w.at++; w.at < len(w.data); w.at++ {
		switch c := w.data[w.at]; {
		case c == '"':
			if w.at++; (w.at-start-2)%4 != 0 {
				w.at = start
				return w.refuse("json.binary")
			}
			return nil
		case !inBase64(c):
			return w.refuse("json.binary")
		}
	}
	return w.refuse("json.short")
}

func inBase64(c byte) bool {
	return 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '+' || c == '/' || c == '='
}
