package award

import (
	"encoding/json"
	"slices"
	"strings"

	"votering/internal/fault"
)

// target is one thing in an edition that an amendment can change.
type target struct {
	get     func() any                            // what is there; nil: nothing
	put     func(to json.RawMessage) *fault.Error // null: nothing
	nominee *Nominee                              // whose marks may rest on it; nil: nobody's
}

// json is what is there now.
func (t target) json() json.RawMessage { return compact(t.get()) }

// fixed are the parts of an edition that ballots, votes and the ranking rest on.
var fixed = []string{
	"schema", "id", "language", "made_up", "announce_at", "scale", "criteria", "metrics", "gates", "public_vote", "rule", "history",
}

func beyond(path string) *fault.Error {
	return fault.New(fault.State, "amend.beyond", "path", show(path))
}

func noSuch(path string) *fault.Error {
	return fault.New(fault.Edition, "amend.path", "path", show(path))
}

// target finds what a path names. It may not be there yet, where it can be put
// there.
func (e *Edition) target(path string) (target, *fault.Error) {
	p := strings.Split(path, "/")
	switch {
	case len(p) == 1 && p[0] == "title":
		return textAt(&e.Title), nil
	case len(p) == 1 && p[0] == "organiser":
		return textAt(&e.Organiser), nil
	case len(p) == 1 && p[0] == "notes":
		return textAt(&e.Notes), nil
	case p[0] == "nominees" && len(p) > 2:
		return e.nomineeTarget(path, p[1], p[2], p[3:])
	case p[0] == "references" && len(p) > 2:
		return e.referenceTarget(path, p[1], p[2], p[3:])
	case p[0] == "jurors" && len(p) > 1:
		return e.jurorTarget(path, p[1], p[2:])
	case p[0] == "metrics" && len(p) == 3 && p[2] == "title":
		if m, ok := e.Metric(p[1]); ok {
			return textAt(&m.Title), nil
		}
	case slices.Contains(fixed, p[0]):
		return target{}, beyond(path)
	}
	return target{}, noSuch(path)
}

func (e *Edition) nomineeTarget(path, id, key string, rest []string) (t target, f *fault.Error) {
	n, ok := e.Nominee(id)
	if !ok {
		return target{}, noSuch(path)
	}
	switch {
	case key == "values" && len(rest) > 1:
		t, f = e.valueTarget(&n.Values, path, rest)
	case key == "documents" && len(rest) == 1:
		t = n.documentTarget(path, rest[0])
	case key == "documents" && len(rest) == 2 && rest[1] == "title":
		t, f = n.documentTitle(path, rest[0])
	case len(rest) > 0:
		return target{}, noSuch(path)
	case key == "name":
		t = stringAt(&n.Name)
	case key == "summary":
		t = textAt(&n.Summary)
	case key == "withdrawn":
		return boolAt(&n.Withdrawn), nil
	case key == "id" || key == "code" || key == "aliases":
		return target{}, beyond(path)
	default:
		return target{}, noSuch(path)
	}
	t.nominee = n
	return t, f
}

func (e *Edition) referenceTarget(path, id, key string, rest []string) (target, *fault.Error) {
	i := slices.IndexFunc(e.References, func(r Reference) bool { return r.ID == id })
	switch {
	case i < 0:
	case key == "values" && len(rest) > 1:
		return e.valueTarget(&e.References[i].Values, path, rest)
	case key == "name" && len(rest) == 0:
		return textAt(&e.References[i].Name), nil
	}
	return target{}, noSuch(path)
}

// documentTarget is a nomination document as a whole, by its file.
func (n *Nominee) documentTarget(path, file string) target {
	type document struct {
		Title Text `json:"title"`
	}
	at := func() int { return slices.IndexFunc(n.Documents, func(d Document) bool { return d.File == file }) }
	return target{
		get: func() any {
			if i := at(); i >= 0 {
				return document{n.Documents[i].Title}
			}
			return nil
		},
		put: func(to json.RawMessage) *fault.Error {
			d, f := readJSON[*document](to)
			i := at()
			switch {
			case f != nil:
				return f
			case d == nil && i < 0:
				return noSuch(path)
			case d == nil:
				n.Documents = slices.Delete(n.Documents, i, i+1)
			case i < 0:
				n.Documents = append(n.Documents, Document{Title: d.Title, File: file})
			default:
				n.Documents[i].Title = d.Title
			}
			return nil
		},
	}
}

func (n *Nominee) documentTitle(path, file string) (target, *fault.Error) {
	for i := range n.Documents {
		if n.Documents[i].File == file {
			return textAt(&n.Documents[i].Title), nil
		}
	}
	return target{}, noSuch(path)
}

// jurorTarget is a person's name, address or language, or a whole person who
// enters the jury. Nobody leaves it: who takes no part is absent. Keys are
// confirmed, not amended.
func (e *Edition) jurorTarget(path, id string, rest []string) (target, *fault.Error) {
	j, there := e.Juror(id)
	switch {
	case len(rest) == 0:
		return e.newJuror(path, id), nil
	case !there || len(rest) > 1:
	case rest[0] == "name":
		return stringAt(&j.Name), nil
	case rest[0] == "email":
		return stringAt(&j.Email), nil
	case rest[0] == "language":
		return stringAt(&j.Language), nil
	case slices.Contains([]string{"id", "role", "votes", "key"}, rest[0]):
		return target{}, beyond(path)
	}
	return target{}, noSuch(path)
}

// newJuror is a person as a whole, who can enter the jury, but not leave it.
func (e *Edition) newJuror(path, id string) target {
	type person struct {
		Name     string `json:"name"`
		Email    string `json:"email"`
		Role     Role   `json:"role,omitempty"`
		Votes    *bool  `json:"votes,omitempty"`
		Key      string `json:"key,omitempty"`
		Language string `json:"language,omitempty"`
	}
	return target{
		get: func() any {
			if j, ok := e.Juror(id); ok {
				return person{j.Name, j.Email, j.Role, &j.Votes, j.Key, j.Language}
			}
			return nil
		},
		put: func(to json.RawMessage) *fault.Error {
			p, f := readJSON[person](to)
			if _, there := e.Juror(id); there {
				return beyond(path)
			}
			if f != nil {
				return f
			}
			votes := p.Role != SecretaryRole
			if p.Votes != nil {
				votes = *p.Votes
			}
			e.Jurors = append(e.Jurors, Juror{
				ID: id, Name: p.Name, Email: p.Email, Role: p.Role, Votes: votes, Key: p.Key, Language: p.Language,
			})
			return nil
		},
	}
}
