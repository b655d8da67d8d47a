package forms

import (
	"strings"
	"sync"

	"votering/internal/locale"
)

// The fields of a form. Their words are in the catalogue; a form is read in
// any language, whatever it was written in.
const (
	fieldForm     = "form"
	fieldEdition  = "edition"
	fieldVersion  = "version"
	fieldJuror    = "juror"
	fieldName     = "name"
	fieldConflict = "conflict"
	fieldMark     = "mark"
	fieldComment  = "comment"
	fieldKey      = "key" // of a row in the sheet
)

// headFields stand once, before the first nominee.
var headFields = []string{fieldForm, fieldEdition, fieldVersion, fieldJuror, fieldName}

// The words of answers.
const (
	wordAbstain = "abstain"
	wordNone    = "none" // there is no conflict
	wordEnd     = "end"  // the form ends here
)

// word is what a field is called in a form.
func word(l *locale.Catalog, field string) string { return l.T("form.field." + field) }

// lexicon is the words of all languages, folded, and what they stand for.
type lexicon struct{ fields, answers map[string]string }

var words = sync.OnceValue(func() lexicon {
	lex := lexicon{map[string]string{}, map[string]string{}}
	for _, lang := range locale.Languages() {
		l := locale.For(lang)
		for _, f := range append([]string{fieldConflict, fieldMark, fieldComment, fieldKey}, headFields...) {
			lex.fields[fold(word(l, f))] = f
		}
		for _, a := range []string{wordAbstain, wordNone, wordEnd} {
			for w := range strings.SplitSeq(l.T("form.word."+a), ",") {
				lex.answers[fold(w)] = a
			}
		}
	}
	return lex
})

// fieldOf finds the field that people call s, without regard to case and to
// what stands in brackets after it; empty where it is none.
func fieldOf(s string) string {
	s, _, _ = strings.Cut(s, "(")
	return words().fields[fold(s)]
}

// says reports whether s is a word for the answer, in any language.
func says(s, answer string) bool {
	return words().answers[fold(strings.TrimRight(s, ".! "))] == answer
}

func fold(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// minus is how a number below 0 is printed, and dashes is all that may stand
// for it where it is typed or pasted.
const (
	minus  = "\u2212"
	dashes = "-\u2010\u2011\u2012\u2013\u2014" + minus
)

// abstains reports whether a mark says that the juror abstains: a dash of any
// length, or the word.
func abstains(s string) bool {
	return s != "" && strings.Trim(s, dashes) == "" || says(s, wordAbstain)
}

// typed is a number with the sign that numbers are read with.
func typed(s string) string {
	if rest := strings.TrimLeft(s, dashes); len(rest) < len(s) {
		return "-" + rest
	}
	return s
}
