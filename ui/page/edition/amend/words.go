package amend

import (
	"strings"

	"votering/internal/text"
	"votering/ui/page"
)

// where says in words what a path names; empty where there are none for it.
func where(c page.Context, path string) string {
	kind, rest, _ := strings.Cut(path, "/")
	id, rest, _ := strings.Cut(rest, "/")
	switch kind {
	case "nominees":
		if n, ok := c.Sight.Edition.Nominee(id); ok {
			return ofNominee(c, text.Show(n.Name), rest)
		}
	case "jurors":
		name := text.Show(id)
		if j, ok := c.Sight.Edition.Juror(id); ok {
			name = text.Show(j.Name)
		}
		switch rest {
		case "":
			return c.L.T("amend.where.juror", "name", name)
		case "email":
			return c.L.T("amend.where.email", "name", name)
		}
	}
	return ""
}

// ofNominee says what of a nominee a path names.
func ofNominee(c page.Context, name, path string) string {
	switch path {
	case "withdrawn":
		return c.L.T("amend.where.withdrawn", "name", name)
	case "summary":
		return c.L.T("amend.where.summary", "name", name)
	case "name":
		return c.L.T("amend.where.name", "name", name)
	}
	value, found := strings.CutPrefix(path, "values/")
	period, whole := strings.CutSuffix(value, "/value")
	id, period, deep := strings.Cut(period, "/")
	if !found || !whole || !deep {
		return ""
	}
	return c.L.T("amend.where.figure", "name", name, "metric", metric(c, id), "period", text.Show(period))
}

// said is a value in words: yes for what is true.
func said(c page.Context, value string) string {
	switch value = text.Show(value); value {
	case "":
		return c.L.T("amend.nothing")
	case "true":
		return c.L.T("fill.yes")
	case "false":
		return c.L.T("fill.no")
	}
	return value
}
