package signing

import "votering/ui/page"

// MaxPath bounds a path that is typed, in characters.
const MaxPath = 4000

// AskPath asks for a path, with the words "key.title", "key.text" and
// "key.prompt". One that is left as it is offered counts.
func AskPath(c page.Context, key, offered string, then func(path string) page.Action) page.Action {
	return page.Action{Ask: &page.Question{
		Title: c.L.T(key + ".title"), Text: c.L.T(key + ".text"), Yes: c.L.T("signing.path.yes"),
		Input: &page.Input{Prompt: c.L.T(key + ".prompt"), Value: offered, Max: MaxPath, Required: true},
		Then:  then,
	}}
}
