package fields

import (
	"slices"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/text"
)

// maxID is the longest id, in characters.
const maxID = 63

// MakeID is an id for the thing at a place, made of its title or name, that no
// other of its part has: "bodo" for Bodø, "kari" for Kari Moe. Empty where there
// is no name to make it of, or the part has no ids.
func MakeID(e *award.Edition, at Place) string {
	if _, ok := Find(at.Part, "id"); !ok {
		return ""
	}
	words := idWords(nameOf(e, at))
	if len(words) == 0 {
		return ""
	}
	whole := strings.Join(words, "-")
	candidates := []string{whole}
	if at.Part == Juror {
		candidates = []string{words[0], whole}
	}
	taken := idsBeside(e, at)
	for n := 2; ; n++ {
		for _, id := range candidates {
			if id = shortened(id, maxID); !slices.Contains(taken, id) && text.ValidID(id) == nil {
				return id
			}
		}
		number := "-" + strconv.Itoa(n)
		candidates = []string{shortened(whole, maxID-len(number)) + number}
	}
}

// nameOf is the title or name of a thing, in the language of the edition where
// there is one.
func nameOf(e *award.Edition, at Place) string {
	for _, key := range []string{"title", "name"} {
		if f, ok := Find(at.Part, key); ok {
			t := award.Text{All: Get(e, at, key, "")}
			if f.Multi {
				t.NB, t.NN, t.EN = Get(e, at, key, "nb"), Get(e, at, key, "nn"), Get(e, at, key, "en")
			}
			return t.In(e.Language)
		}
	}
	return ""
}

// idsBeside are the ids of the others of a part.
func idsBeside(e *award.Edition, at Place) []string {
	if at.Part == Edition {
		return nil
	}
	var ids []string
	for i := range Count(e, at.Part, 0) {
		if i != at.Index {
			ids = append(ids, Get(e, Place{Part: at.Part, Index: i}, "id", ""))
		}
	}
	return ids
}

// letters are the Latin letters that no id has, by those that stand for them.
var letters = strings.NewReplacer(
	"æ", "ae", "ø", "o", "å", "a", "œ", "oe", "ß", "ss", "þ", "th", "ð", "d", "đ", "d", "ŋ", "n", "ŧ", "t", "ł", "l",
)

// idWords are the words of a name in the characters of ids.
func idWords(name string) []string {
	plain := letters.Replace(text.Fold(name))
	return strings.FieldsFunc(plain, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
}

// shortened is an id of at most so many characters, which does not end in the
// middle of a hyphen.
func shortened(id string, most int) string {
	return strings.TrimRight(id[:min(len(id), most)], "-")
}
