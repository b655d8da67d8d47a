package locale

import (
	"errors"

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
		return c.T("error.other", "error", text.Show(err.Error())), c.T("error.other.try")
	}
	key := "fault." + f.ID
	if !c.Has(key) {
		key = "class." + string(f.Class)
	}
	value := func(name string) (string, bool) { return c.arg(f, name) }
	return c.fill(key, value), c.fill(key+".try", value)
}

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

// FaultLine is err in the form of the command line, after the name of the
// program: "WHAT: WHERE: WHY (CLASS)", and the line to print after "try: ".
// What is the act that failed; it and the place may be missing.
func (c *Catalog) FaultLine(what string, err error) (line, try string) {
	why, try := c.Fault(err)
	line = why + " (" + string(fault.ClassOf(err)) + ")"
	if f := fault.Of(err); f != nil && f.Where != "" {
		line = text.Show(f.Where) + ": " + line
	}
	if what != "" {
		line = text.Show(what) + ": " + line
	}
	return line, try
}

// Faults takes err apart: every fault of a fault.List in its order, else err
// alone.
func Faults(err error) []error {
	var list fault.List
	if !errors.As(err, &list) || len(list) == 0 {
		return []error{err}
	}
	errs := make([]error, len(list))
	for i, f := range list {
		errs[i] = f
	}
	return errs
}
