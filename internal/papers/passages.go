package papers

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"votering/internal/award"
)

var (
	blankLine   = regexp.MustCompile(`\n[ \t]*\n`)
	sentenceEnd = regexp.MustCompile(`[.!?…»”"]+[ \n]+`)
)

// passages are the parts of the grounds that are about this nominee: all of them
// for a winner, else the paragraphs that name it and nobody else who is
// nominated, and where one names others too, its sentences that do not. What
// names a juror is left out.
func (w letter) passages(grounds string) (all []string) {
	for _, p := range blankLine.Split(grounds, -1) {
		if p = strings.TrimSpace(p); p == "" {
			continue
		}
		if w.won() && !w.namesJuror(p) || w.about(p) {
			all = append(all, p)
			continue
		}
		from := 0
		for _, at := range append(sentenceEnd.FindAllStringIndex(p, -1), []int{len(p), len(p)}) {
			s := strings.TrimSpace(p[from:at[1]])
			from = at[1]
			if s != "" && (w.won() && !w.namesJuror(s) || w.about(s)) {
				all = append(all, s)
			}
		}
	}
	return all
}

// about reports whether a text names this nominee, and neither another one nor
// a juror.
func (w letter) about(s string) bool {
	for i := range w.e.Nominees {
		n := &w.e.Nominees[i]
		if n.ID != w.n.ID && namesOf(n, s) {
			return false
		}
	}
	return namesOf(w.n, s) && !w.namesJuror(s)
}

// shortestName is the shortest word of a juror's name that is looked for by
// itself, in letters.
const shortestName = 3

// namesJuror reports whether a text names somebody of the jury, as far as the
// document does, by any word of the name, or has an e-mail address; the chair's
// name is in each document.
func (w letter) namesJuror(s string) bool {
	if strings.Contains(s, "@") || w.says(s, w.d.Chair.Name) {
		return true
	}
	for _, j := range w.d.Jurors {
		if w.says(s, j.Name) {
			return true
		}
	}
	return false
}

// says reports whether a text has a person's name, or a word of it that belongs
// to no nominee's name.
func (w letter) says(s, name string) bool {
	if mentions(s, name) {
		return true
	}
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !inWord(r) }) {
		if utf8.RuneCountInString(word) < shortestName || !mentions(s, word) && !mentions(s, strings.ToUpper(word)) {
			continue
		}
		ofNominee := func(n award.Nominee) bool { return mentions(n.Name, word) }
		if !slices.ContainsFunc(w.e.Nominees, ofNominee) {
			return true
		}
	}
	return false
}

// namesOf reports whether a text calls a nominee by one of its names.
func namesOf(n *award.Nominee, s string) bool {
	if mentions(s, n.Name) {
		return true
	}
	for _, alias := range n.Aliases {
		if mentions(s, alias) {
			return true
		}
	}
	return false
}

// mentions reports whether a name stands in a text as a word of its own, or in
// the genitive.
func mentions(s, name string) bool {
	if name == "" {
		return false
	}
	for from := 0; ; {
		at := strings.Index(s[from:], name)
		if at < 0 {
			return false
		}
		at += from
		after := strings.TrimPrefix(s[at+len(name):], "s")
		if !endsInWord(s[:at]) && (!startsWord(s[at+len(name):]) || !startsWord(after)) {
			return true
		}
		from = at + len(name)
	}
}

// endsInWord and startsWord report whether a text ends or starts in a letter or
// a digit.
func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return inWord(r)
}

func startsWord(s string) bool {
	for _, r := range s {
		return inWord(r)
	}
	return false
}
