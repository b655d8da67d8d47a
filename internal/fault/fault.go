// Package fault holds the errors of the program: a stable class, the key of a
// sentence, where it happened, and what the sentence needs. No room but cli
// and ui turns a fault into words, and those do it through locale.
package fault

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// Class is the stable name of a kind of error. Scripts and other programs rely
// on it; it never changes once released.
type Class string

// The classes this version can answer with.
const (
	Edition Class = "E_EDITION" // an edition file that is not valid
	Rule    Class = "E_RULE"    // a rule that cannot be applied
	State   Class = "E_STATE"   // not allowed in the state the edition is in
	Locked  Class = "E_LOCKED"  // another window holds the file
	Usage   Class = "E_USAGE"   // the command or its arguments
	IO      Class = "E_IO"      // a file that cannot be read or written
	Size    Class = "E_SIZE"    // larger than the limits, or a file cut short
	Text    Class = "E_TEXT"    // text with characters that are not allowed
	ID      Class = "E_ID"      // an id outside the allowed form
	Score   Class = "E_SCORE"   // a mark that is not on the scale, or for an unknown cell
	Juror   Class = "E_JUROR"   // a juror who is not on the roll, or may not do this
	CSV     Class = "E_CSV"     // a table that is not as it should be
	Version Class = "E_VERSION" // made by a newer version
	Log     Class = "E_LOG"     // the record does not hold together
	DB      Class = "E_DB"      // the edition's file is damaged

	Sig        Class = "E_SIG"        // the signature is not one of these bytes
	Key        Class = "E_KEY"        // another key than expected, or none that can be used
	NS         Class = "E_NS"         // signed for another purpose
	Format     Class = "E_FORMAT"     // a signature or document that is not in its form
	Weak       Class = "E_WEAK"       // a kind of key or signature that is too weak
	Trust      Class = "E_TRUST"      // not the chair's key that was given
	Fork       Class = "E_FORK"       // two decisions of one edition, neither replacing the other
	JSON       Class = "E_JSON"       // JSON that two readers could read differently
	Result     Class = "E_RESULT"     // a ranking or outcome that does not follow
	Pin        Class = "E_PIN"        // a file that is not the one that was signed for
	Def        Class = "E_DEF"        // made for another version of the edition
	Roll       Class = "E_ROLL"       // another jury than the one that was signed for
	Passphrase Class = "E_PASSPHRASE" // a passphrase is missing, or wrong

	Sealed  Class = "E_SEALED"  // a sealed ballot that cannot be opened with this edition's key
	Forward Class = "E_FORWARD" // a ballot that was sealed for somebody else, and sealed again
	Award   Class = "E_AWARD"   // made for another edition
	Stale   Class = "E_STALE"   // older than what is there already
	Chain   Class = "E_CHAIN"   // it does not follow what it says it follows
	Closed  Class = "E_CLOSED"  // it came after the ballots were closed
	Dropped Class = "E_DROPPED" // a ballot that a receipt lists is missing, or counted in an older revision
)

// Args are the named values of a sentence: {name} in the catalogue.
type Args map[string]string

// Error is one fault. ID names the sentence in the catalogue ("fault." + ID,
// and "fault." + ID + ".try" for what to do next); Where is a file with line
// and key ("edition.yaml:12: rule.quorum"), a path, or empty.
type Error struct {
	Class Class
	ID    string
	Where string
	Args  Args
	Cause error
}

// New makes a fault. Pairs are name, value, name, value…
func New(class Class, id string, pairs ...string) *Error {
	return &Error{Class: class, ID: id, Args: Pairs(pairs...)}
}

// Pairs turns name, value, name, value… into Args. An odd last name is
// dropped.
func Pairs(pairs ...string) Args {
	if len(pairs) < 2 {
		return nil
	}
	a := make(Args, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		a[pairs[i]] = pairs[i+1]
	}
	return a
}

// At returns a copy of e that says where it happened.
func (e *Error) At(where string) *Error {
	c := *e
	c.Where = where
	return &c
}

// Because returns a copy of e that wraps cause.
func (e *Error) Because(cause error) *Error {
	c := *e
	c.Cause = cause
	return &c
}

// Error is for logs and tests; people get the catalogue's sentence.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Where != "" {
		b.WriteString(e.Where + ": ")
	}
	b.WriteString(e.ID)
	names := make([]string, 0, len(e.Args))
	for n := range e.Args {
		names = append(names, n)
	}
	sort.Strings(names)
	for _, n := range names {
		fmt.Fprintf(&b, " %s=%q", n, e.Args[n])
	}
	if e.Cause != nil {
		b.WriteString(": " + e.Cause.Error())
	}
	return b.String() + " (" + string(e.Class) + ")"
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Cause }

// Is makes errors.Is match faults by class and sentence.
func (e *Error) Is(target error) bool {
	var t *Error
	return errors.As(target, &t) && t.Class == e.Class && (t.ID == "" || t.ID == e.ID)
}

// Of finds the fault in err; nil where there is none.
func Of(err error) *Error {
	var f *Error
	if errors.As(err, &f) {
		return f
	}
	return nil
}

// ClassOf is the class of err: its fault's, or IO for any other error.
func ClassOf(err error) Class {
	if f := Of(err); f != nil {
		return f.Class
	}
	return IO
}

// List is several faults found in one go, in the order of the file.
type List []*Error

// Error joins them, one a line.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, e := range l {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap lets errors.As find the first.
func (l List) Unwrap() []error {
	errs := make([]error, len(l))
	for i, e := range l {
		errs[i] = e
	}
	return errs
}
