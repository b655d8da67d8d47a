package locale

import (
	"encoding/json"
	"strings"
)

// load reads the embedded catalogue of a language.
func load(l Lang) map[string]string {
	b, err := files.ReadFile("catalog/" + string(l) + ".json")
	if err != nil {
		return nil
	}
	return parse(string(b))
}

// parse reads a flat JSON object of strings. Every start of the program waits
// for it, and it takes a tenth of the time of encoding/json, because a sentence
// without escapes stays where it is in raw. It looks at nothing but the
// strings; a test holds the embedded files against encoding/json.
func parse(raw string) map[string]string {
	texts := make(map[string]string, strings.Count(raw, "\n"))
	for {
		key, rest, ok := cutString(raw)
		if !ok {
			return texts
		}
		value, rest, ok := cutString(rest)
		if !ok {
			return texts
		}
		texts[key], raw = value, rest
	}
}

// cutString is the first JSON string in s, and what follows it.
func cutString(s string) (value, rest string, ok bool) {
	start := strings.IndexByte(s, '"')
	if start < 0 {
		return "", "", false
	}
	end := start + 1
	for {
		i := strings.IndexByte(s[end:], '"')
		if i < 0 {
			return "", "", false
		}
		end += i + 1
		if body := s[start+1 : end-1]; (len(body)-len(strings.TrimRight(body, `\`)))%2 == 0 {
			value, err := unescape(body, s[start:end])
			return value, s[end:], err == nil
		}
	}
}

// unescape is what a string means: its body where nothing in it is escaped.
func unescape(body, quoted string) (string, error) {
	if !strings.Contains(body, `\`) {
		return body, nil
	}
	var value string
	err := json.Unmarshal([]byte(quoted), &value)
	return value, err
}
