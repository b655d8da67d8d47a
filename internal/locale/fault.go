package locale

import (
	"strings"

	"votering/internal/fault"
	"votering/internal/text"
)

// Fault puts err into words: what happened, and what to do next. Where it
// happened is not part of the message. What a fault carries is shown through
// text.Show, so the sentence is safe to print. A fault without a sentence of
// its own gets that of its class; any other error is quoted. In a sentence
// {cause} is the message of the error underneath. Of a fault.List it is the
// first.
func (c *Catalog) Fault(err error) (message, try string) {
	f := fault.Of(err)
	if f == nil {
		return stopless(c.T("error.other", "error", text.Show(err.Error()))), stopless(c.T("error.other.try"))
	}
	key := "fault." + f.ID
	if !c.Has(key) {
		key = "class." + string(f.Class)
	}
	value := func(name string) (string, bool) { return c.arg(f, name) }
	return stopless(c.fill(key, value)), stopless(c.fill(key+".try", value))
}

func stopless(s string) string { return strings.TrimSuffix(s, ".") }

// arg is the value that f has for a place in its sentence.
func (c *Catalog) arg(f *fault.Error, name string) (string, bool) {
	if v, ok := f.Args[name]; ok {
		return text.Show(v), true
	}
	if name != "cause" || f.Cause == nil {
		return "", false
	}
	if fault.Of(f.Cause) == nil {
		return text.Show(f.Cause.Error()), true
	}
	message, _ := c.Fault(f.Cause)
	return message, true
}
