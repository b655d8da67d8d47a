package locale

import (
	"strconv"

	"votering/internal/fault"
	"votering/internal/text"
)

// Sentence writes the sentence of key with arguments from elsewhere, which are
// shown safely. Where one of them is a count n and the sentence has a form for
// none, for one and for several, the right one is taken.
func (c *Catalog) Sentence(key string, args fault.Args) string {
	pairs := make([]string, 0, 2*len(args))
	for name, v := range args {
		pairs = append(pairs, name, text.Show(v))
	}
	n, err := strconv.Atoi(args["n"])
	switch {
	case err != nil:
	case n == 0 && c.Has(key+".none"):
		return c.T(key+".none", pairs...)
	case c.Has(key + ".other"):
		return c.N(key, n, pairs...)
	}
	return c.T(key, pairs...)
}
