package collect

import (
	"slices"
	"strings"

	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
)

// ask asks what has to be asked before a file is let in, and takes it in anew
// with the answer. What was said before of the file stands.
func (s *results) ask(c page.Context, r row) page.Action {
	said, q := r.said, r.question()
	switch q {
	case twoOfThem:
		s.sitting.choose(c, r.Juror)
		return page.Action{}
	case aKey, otherKey:
		return s.pose(c, r, func(answer string) room.CollectOptions {
			said.AcceptKeys = add(said.AcceptKeys, r.Juror+"="+r.KeyFP)
			said.Reason = answer
			return said
		})
	case aSender:
		return s.pose(c, r, func(answer string) room.CollectOptions {
			said.ConfirmForms, said.By = add(said.ConfirmForms, r.Juror), answer
			return said
		})
	case oldForm:
		return s.pose(c, r, func(string) room.CollectOptions {
			said.OldVersion = true
			return said
		})
	case late:
		return s.pose(c, r, func(answer string) room.CollectOptions {
			said.Late = answer
			return said
		})
	case aReason:
		return s.pose(c, r, func(answer string) room.CollectOptions {
			said.Why = answer
			return said
		})
	}
	return page.Action{}
}

// add is a list with one more, which may be there already.
func add(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(slices.Clone(list), s)
}

// pose opens the dialog of a question, and takes the file in with what it adds.
func (s *results) pose(c page.Context, r row, with func(answer string) room.CollectOptions) page.Action {
	q, key := r.question(), "collect."+string(r.question())
	name := jurorName(c, r.Juror)
	d := &page.Question{
		Title: c.L.T(key+".title", "name", name), Text: c.L.T(key+".text", "name", name), Yes: c.L.T(key + ".yes"),
		Then: func(answer string) page.Action { return s.again(c, r, with(answer)) },
	}
	if q == aKey || q == otherKey {
		d.Lines = []string{c.L.T("collect.key.whose", "name", strings.ToUpper(name)), r.KeyFP}
	}
	if q == aKey || q == otherKey || q == oldForm {
		d.Word = c.L.T(key + ".word")
	}
	if q == otherKey || q == aSender || q == late || q == aReason {
		d.Input = &page.Input{Prompt: c.L.T(key + ".prompt"), Max: room.MaxReason, Required: true}
	}
	return page.Action{Ask: d}
}

// again takes a file in once more. Where the passphrase was forgotten meanwhile
// it is asked for in the form, and the file stands there.
func (s *results) again(c page.Context, r row, o room.CollectOptions) page.Action {
	if len(s.sitting.seal) == 0 {
		s.sitting.steps.Close(s)
		s.sitting.form.Go(lineSecret)
		return page.Action{Say: c.L.T("collect.passphrase_again")}
	}
	return s.sitting.run(c, []string{r.File}, o)
}

// jurorName is a juror's name.
func jurorName(c page.Context, id string) string {
	if j, ok := c.Sight.Edition.Juror(id); ok {
		return text.Show(j.Name)
	}
	return text.Show(id)
}
