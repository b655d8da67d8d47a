package award

import "votering/internal/text"

// cleaner is text.Clean or text.CleanLines.
type cleaner func(s string, max int) (string, error)

// title normalises a text of one line that must be there.
func (c *checker) title(t *Text, path ...any) {
	n := len(c.faults)
	if c.line(t, MaxTitle, path...); t.Empty() && len(c.faults) == n {
		c.missing(path...)
	}
}

// line normalises a text of one line.
func (c *checker) line(t *Text, max int, path ...any) { c.clean(t, max, text.Clean, path) }

// lines normalises a text of several lines.
func (c *checker) lines(t *Text, max int, path ...any) { c.clean(t, max, text.CleanLines, path) }

func (c *checker) clean(t *Text, max int, f cleaner, path []any) {
	c.part(&t.All, max, f, path)
	c.part(&t.NB, max, f, path, "nb")
	c.part(&t.NN, max, f, path, "nn")
	c.part(&t.EN, max, f, path, "en")
}

func (c *checker) part(s *string, max int, f cleaner, path []any, lang ...any) {
	if *s == "" {
		return
	}
	clean, err := f(*s, max)
	if err != nil {
		c.because(err, append(append([]any{}, path...), lang...)...)
	}
	*s = clean
}

// word normalises a string of one line that must be there.
func (c *checker) word(s *string, max int, path ...any) {
	n := len(c.faults)
	if c.part(s, max, text.Clean, path); *s == "" && len(c.faults) == n {
		c.missing(path...)
	}
}

// optional normalises a string of one line.
func (c *checker) optional(s *string, max int, path ...any) { c.part(s, max, text.Clean, path) }
