package fields

import (
	"regexp"
	"strconv"
	"strings"
)

// roots are the beginnings of the paths of each part, as award.Validate writes
// them; [] is where an index stands.
var roots = map[Part]string{
	Edition: "", Window: "public_vote.", Rule: "rule.",
	Criterion: "criteria[].", Level: "criteria[].levels[].",
	Metric: "metrics[].", Gate: "gates[].",
	Nominee: "nominees[].", Document: "nominees[].documents[].", Value: "nominees[].values[].",
	Reference: "references[].", RefValue: "references[].values[].",
	Juror: "jurors[].", Winner: "history[].",
}

// Path is what award.Validate calls a field: "criteria[2].weight". An empty key
// is the item as a whole: "gates[0]".
func Path(at Place, key, lang string) string {
	root := strings.Replace(roots[at.Part], "[]", "["+strconv.Itoa(at.Index)+"]", 1)
	root = strings.Replace(root, "[]", "["+strconv.Itoa(at.Sub)+"]", 1)
	if at.Part == Level {
		key = "" // a level is a pair of a mark and a text, and has no keys
	}
	path := root + key
	if lang != "" {
		path = strings.TrimSuffix(path, ".") + "." + lang
	}
	return strings.TrimSuffix(path, ".")
}

var indexes = regexp.MustCompile(`\[(\d+)\]`)

// Locate finds the field that a path leads to: its place, key and language. The
// key is empty where the path is that of an item as a whole, or of a list; of a
// list the index is -1. False where the path leads nowhere.
func Locate(path string) (at Place, key, lang string, ok bool) {
	at, rest, ok := locatePart(path)
	if !ok {
		return at, "", "", false
	}
	if at.Part == Level {
		switch rest {
		case "":
			return at, "text", "", true
		case "nb", "nn", "en":
			return at, "text", rest, true
		}
	}
	for _, f := range Of(at.Part) {
		after, is := strings.CutPrefix(rest, f.Key)
		switch {
		case is && after == "", is && after[0] == '[':
			return at, f.Key, "", true
		case is && f.Multi && after[0] == '.':
			return at, f.Key, after[1:], true
		}
	}
	for _, f := range Of(at.Part) { // what has fields of its own: scale, value_from
		if strings.HasPrefix(f.Key, rest+".") && rest != "" {
			return at, f.Key, "", true
		}
	}
	return at, "", "", rest == "" || at.Index < 0
}

// locatePart finds the part that a path leads into, the item, and what follows.
func locatePart(path string) (at Place, rest string, ok bool) {
	var numbers []int
	for _, m := range indexes.FindAllStringSubmatch(path, 2) {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			return at, "", false
		}
		numbers = append(numbers, n)
	}
	bare := indexes.ReplaceAllString(path, "[]") + "."
	best := ""
	for part, root := range roots {
		if strings.HasPrefix(bare, root) && len(root) >= len(best) {
			best, at.Part = root, part
		}
	}
	n := strings.Count(best, "[]")
	if n > len(numbers) {
		return at, "", false
	}
	if n > 0 {
		at.Index = numbers[0]
	}
	if n > 1 {
		at.Sub = numbers[1]
	}
	if best == "" {
		return locateList(strings.TrimSuffix(bare, "."))
	}
	rest = path
	for range n {
		_, rest, _ = strings.Cut(rest, "]")
	}
	if n == 0 {
		rest = strings.TrimPrefix(rest, best)
	}
	if n == 2 || n == 1 {
		rest = strings.TrimPrefix(rest, ".")
	}
	return at, rest, true
}

// locateList is the part whose list a path is, or the edition's own field.
func locateList(path string) (Place, string, bool) {
	for part, root := range roots {
		if root == path+"[]." {
			return Place{Part: part, Index: -1}, "", true
		}
	}
	return Place{Part: Edition}, path, true
}
