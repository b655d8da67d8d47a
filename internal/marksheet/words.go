package marksheet

import (
	"slices"
	"strings"
)

// field is what a heading says of its column.
type field string

// The fields of a list; the first three are kinds.
const (
	fieldMark    field = "mark"
	fieldComment field = "comment"
	fieldTotal   field = "total" // computed from marks
	fieldOther   field = "other" // no mark, whatever stands there
)

// headings are the words by which tables head their columns, folded, in
// English, bokmål and nynorsk.
var headings = wordsOf(map[field]string{
	field(Juror): `juror|juror id|jurymedlem id|judge|jury member|member of the jury|reviewer|assessor|panelist|jurymedlem|jurymedlemmet|jurymedlemmer|
		dommer|dommar|juryleder|juryleiar|vurdert av|bedømt av|vurderer|medlem|jury`,
	field(Nominee): `nominee|nominees|nominee id|nominert id|candidate|candidates|entry|entrant|finalist|municipality|nominated|contestant|
		nominert|nominerte|den nominerte|kandidat|kandidater|kandidatar|finalister|finalistar|kommune|kommuner|kommunar|
		kommunenavn|kommunenamn|deltaker|deltakar|region|kommunenummer|kommunenr|municipality code`,
	field(Criterion): `criterion|criteria|criterion id|kriterium id|category|question|kriterium|kriterier|kriteria|kategori|spørsmål`,
	fieldMark:        `mark|marks|score|scores|points|grade|rating|poeng|poengsum|karakter|karakterer|karakterar|vurdering|verdi|poeng gitt`,
	fieldComment: `comment|comments|remark|remarks|note|notes|kommentar|kommentarer|kommentarar|merknad|merknader|merknadar|
		begrunnelse|grunngjeving|notat|notater|ground|grounds`,
	fieldOther: `id|code|kode|rank|ranking|place|no|number|row|weight|weights|max|maximum|min|minimum|scale|date|time|timestamp|start time|completion time|
		email|e mail|last modified time|role|nr|nummer|løpenr|plass|plassering|rangering|vekt|vekter|vekting|maks|skala|dato|tid|tidspunkt|tidsmerke|
		starttidspunkt|fullføringstidspunkt|made up|oppdiktet|oppdikta|epost|e post|rolle|svarid|respons id|responseid`,
})

// totals are words of which one is enough: what stands there is computed.
var totals = listOf(`sum|sums|total|totals|totalt|totalsum|totalpoeng|totalscore|subtotal|delsum|mean|average|avg|median|
	gjennomsnitt|gjennomsnittet|gjennomsnittlig|gjennomsnittleg|snitt|snittet|snittpoeng|vektet|vekta|weighted|samlet|samla|
	sammenlagt|samanlagt|oppsummering|summary|avvik|standardavvik|spread|spredning|spreiing|differanse|resultatliste`)

// The words that stand for no mark, folded.
var (
	abstaining = listOf(`abstain|abstains|abstained|abstention|avstår|avstod|avstått|avstår fra å gi poeng|avstår frå å gi poeng`)
	recused    = listOf(`recused|recusal|recuse|conflict of interest|inhabil|inhabilt|inhabilitet|ugild|ikke habil|ikkje habil`)
)

// dashes are what may stand for a minus, or alone for an abstention.
const dashes = "-\u2010\u2011\u2012\u2013\u2014\u2212"

func listOf(words string) []string {
	var list []string
	for w := range strings.SplitSeq(words, "|") {
		list = append(list, strings.TrimSpace(w))
	}
	return list
}

func wordsOf(of map[field]string) map[string]field {
	all := map[string]field{}
	for f, words := range of {
		for _, w := range listOf(words) {
			all[w] = f
		}
	}
	return all
}

// maxHeading is the longest heading, in bytes, of which the words are known.
const maxHeading = 80

// fieldOf is what a heading says; empty where it is none of the words.
func fieldOf(s string) field {
	if len(s) > maxHeading {
		return ""
	}
	s = fold(unbracketed(s))
	if f, ok := headings[s]; ok {
		return f
	}
	if isTotal(s) {
		return fieldTotal
	}
	return ""
}

// kindOf is the kind whose names stand under a heading; empty for others.
func kindOf(s string) Kind {
	if len(s) > maxHeading || weak(s) {
		return ""
	}
	if k := Kind(fieldOf(s)); slices.Contains(kinds, k) {
		return k
	}
	return ""
}

// headsIDs reports whether ids stand under a heading.
func headsIDs(s string) bool { return strings.HasSuffix(fold(s), " id") }

// isTotal reports whether a folded name says that something is computed.
func isTotal(folded string) bool {
	for w := range strings.FieldsSeq(folded) {
		if slices.Contains(totals, w) {
			return true
		}
	}
	return false
}

// abstains reports whether a cell says that the juror abstains.
func abstains(s string) bool {
	return s != "" && strings.Trim(s, dashes+" ") == "" || slices.Contains(abstaining, fold(s))
}

// recusal reports whether a cell says that the juror is recused, and on what
// ground, where one stands behind the word: "inhabil (fetter)".
func recusal(s string) (ground string, ok bool) {
	for _, w := range recused {
		n := len(w)
		if len(s) < n || fold(s[:n]) != w {
			continue
		}
		rest := strings.TrimSpace(s[n:])
		if rest == "" {
			return "", true
		}
		if strings.ContainsRune("(:,;.!"+dashes, []rune(rest)[0]) {
			return strings.TrimSpace(strings.Trim(rest, "():,;.! "+dashes)), true
		}
	}
	return "", false
}
