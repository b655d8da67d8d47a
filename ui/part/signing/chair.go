package signing

import (
	"votering/internal/fault"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
)

// OnlyChairs refuses a key that is not the chair's, once that is fixed.
func OnlyChairs(c page.Context, k room.KeyChoice) *fault.Error {
	if want := c.Sight.ChairKeyFP; want != "" && k.Fingerprint != "" && !k.Registered {
		return fault.New(fault.Key, "signing.not_chairs_key", "want", want)
	}
	return nil
}

// ChairsNew is where a new key of the chair's is offered to lie; empty once the
// chair's key is fixed.
func ChairsNew(c page.Context) string {
	if c.Sight.ChairKeyFP != "" {
		return ""
	}
	return "~/.ssh/id_votering"
}

// ChairsIntro says what the chair's key is for: the sentence with that key, as
// long as none is fixed.
func ChairsIntro(key string) func(c page.Context) string {
	return func(c page.Context) string {
		if fp := c.Sight.ChairKeyFP; fp != "" {
			return c.L.T("signing.chairs.fixed", "key", fp)
		}
		return c.L.T(key)
	}
}

// AskChairs asks before a key becomes the chair's key of the edition, and
// before one is used that others can read; nil where there is nothing to ask.
func AskChairs(c page.Context, k room.KeyChoice) *page.Question {
	q := &page.Question{Title: c.L.T("signing.chairs.title"), Text: c.L.T("signing.with", "key", KeyName(k)), Yes: c.L.T("signing.chairs.yes")}
	if k.OpenToOthers != "" {
		q.Lines = append(q.Lines, c.L.T("signing.open_to_others", "path", text.Show(k.Path), "mode", k.OpenToOthers))
	}
	if c.Sight.ChairKeyFP == "" {
		q.Lines = append(q.Lines, c.L.T("signing.chairs.fixes"))
		q.Word = c.L.T("signing.chairs.word")
	}
	if len(q.Lines) == 0 {
		return nil
	}
	return q
}

// NotTheKey reports whether a fault of signing has nothing to do with the key
// or its passphrase.
func NotTheKey(err error) bool {
	class := fault.ClassOf(err)
	return class != fault.Key && class != fault.Passphrase
}
