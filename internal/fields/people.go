package fields

import (
	"strings"

	"votering/internal/award"
)

func nomineeFields() []entry[award.Nominee] {
	type no = award.Nominee
	return []entry[no]{
		word("name", Line, award.MaxName, func(n *no) *string { return &n.Name }).required(),
		word("id", Word, 63, func(n *no) *string { return &n.ID }).required(),
		word("code", Word, award.MaxShort, func(n *no) *string { return &n.Code }),
		list("aliases", func(n *no) *[]string { return &n.Aliases }),
		texts("summary", Lines, award.MaxLong, func(n *no) *award.Text { return &n.Summary }),
	}
}

func documentFields() []entry[award.Document] {
	type do = award.Document
	return []entry[do]{
		word("file", Word, award.MaxFile, func(d *do) *string { return &d.File }).required(),
		texts("title", Line, award.MaxTitle, func(d *do) *award.Text { return &d.Title }),
	}
}

func referenceFields() []entry[award.Reference] {
	type re = award.Reference
	return []entry[re]{
		texts("name", Line, award.MaxTitle, func(r *re) *award.Text { return &r.Name }).required(),
		word("id", Word, 63, func(r *re) *string { return &r.ID }).required(),
	}
}

func jurorFields() []entry[award.Juror] {
	type ju = award.Juror
	role := choice("role", func(j *ju) *award.Role { return &j.Role }, award.JurorRole, award.ChairRole, award.SecretaryRole)
	role.set = func(set func(cell[ju], string) error) func(cell[ju], string) error {
		return func(c cell[ju], typed string) error {
			usual := c.x.Votes == votes(c.x)
			err := set(c, typed)
			if usual {
				c.x.Votes = votes(c.x)
			}
			return err
		}
	}(role.set)
	return []entry[ju]{
		word("name", Line, award.MaxName, func(j *ju) *string { return &j.Name }).required(),
		word("id", Word, 63, func(j *ju) *string { return &j.ID }).required(),
		email(),
		role,
		truth("votes", votes, func(j *ju) *bool { return &j.Votes }),
		choice("language", func(j *ju) *string { return &j.Language }, languages...),
		word("key", Key, award.MaxKey, func(j *ju) *string { return &j.Key }),
	}
}

// email is an address, which is kept in small letters.
func email() entry[award.Juror] {
	en := word("email", Word, 254, func(j *award.Juror) *string { return &j.Email })
	set := en.set
	en.set = func(c cell[award.Juror], typed string) error { return set(c, strings.ToLower(typed)) }
	return en.required()
}

// votes reports whether the marks of a person in that role usually count.
func votes(j *award.Juror) bool { return j.Role != award.SecretaryRole }
