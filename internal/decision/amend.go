package decision

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
)

// ofRoll reports that a change concerns the roll.
func (c *Change) ofRoll() bool { return strings.HasPrefix(c.Path, JurorsPath+"/") }

// ofRoll reports that an amendment changes the roll, and perhaps more.
func (a *Amendment) ofRoll() bool {
	for i := range a.Changes {
		if c := &a.Changes[i]; c.ofRoll() || c.Path == JurorsPath {
			return true
		}
	}
	return false
}

// amendments checks their form: numbered from 1, each of something. Of one that
// concerns a juror a public document says so and no more.
func (c *former) amendments() {
	for i := range c.Amendments {
		a, at := &c.Amendments[i], item("amendments", i)
		c.need(a.Number == i+1, at+".number", "order")
		c.utc(&a.At, at+".at")
		c.line(string(a.Reason), at+".reason")
		c.need(len(a.Changes) > 0, at+".changes", "empty")
		hidden := c.Profile == Public && a.ofRoll()
		c.need((a.Reason == "") == hidden, at+".reason", "profile_key", "profile", string(c.Profile))
		c.need((a.SHA256 == "") == hidden, at+".sha256", "profile_key", "profile", string(c.Profile))
		if !hidden {
			c.hash(string(a.SHA256), at+".sha256")
		}
		for k := range a.Changes {
			c.change(&a.Changes[k], item(at+".changes", k))
		}
	}
}

func (c *former) change(x *Change, at string) {
	c.line(x.Path, at+".path")
	for _, v := range []json.RawMessage{x.From, x.To} {
		c.need(string(v) != "null", at, "null")
	}
	if x.Path == JurorsPath {
		c.only(Public, true, at)
		c.need(x.From == nil && x.To == nil, at, "profile_key", "profile", string(c.Profile))
		return
	}
	c.never(x.ofRoll(), at)
	c.need(x.From != nil || x.To != nil, at, "empty")
}

// maxAmendments is more often than any edition is amended.
const maxAmendments = 100

// amendmentsOf are the amendments of an edition's life.
func amendmentsOf(s *deliberation.State) []Amendment {
	list := make([]Amendment, len(s.Amendments))
	for i, a := range s.Amendments {
		list[i] = Amendment{Number: a.Number, At: a.At.UTC(), Reason: Maybe(a.Reason), Changes: []Change{}, SHA256: Maybe(a.SHA256)}
		for _, x := range a.Changes {
			list[i].Changes = append(list[i].Changes, Change{x.Path, orNothing(x.From), orNothing(x.To)})
		}
	}
	return list
}

// orNothing leaves null out.
func orNothing(v json.RawMessage) json.RawMessage {
	if string(v) == "null" {
		return nil
	}
	return v
}

// redactAmendments are the amendments as everybody may read them.
func redactAmendments(all []Amendment) []Amendment {
	list := make([]Amendment, len(all))
	for i, a := range all {
		if a.ofRoll() {
			a.Reason, a.SHA256 = "", ""
		}
		changes := a.Changes
		a.Changes = make([]Change, len(changes))
		for k, x := range changes {
			if x.ofRoll() {
				x = Change{Path: JurorsPath}
			}
			a.Changes[k] = x
		}
		list[i] = a
	}
	return list
}

// amended is the frozen edition with all that was amended in it, but the roll:
// that is in the document itself. It says which amendment cannot be, or that a
// change does not tell what stood there before (E_RESULT).
func (d *Document) amended(frozen *award.Edition) (*award.Edition, *fault.Error) {
	e := frozen
	if len(d.Amendments) > maxAmendments {
		return nil, fault.New(fault.Size, "decision.amendments", "max", strconv.Itoa(maxAmendments)).At("amendments")
	}
	for i := range d.Amendments {
		var changes []award.Change
		var stated []Change
		for _, x := range d.Amendments[i].Changes {
			if !x.ofRoll() && x.Path != JurorsPath {
				changes, stated = append(changes, award.Change{Path: x.Path, To: orNull(x.To)}), append(stated, x)
			}
		}
		if len(changes) == 0 {
			continue
		}
		next, filled, err := award.Amend(e, changes)
		if err != nil {
			return nil, fault.Of(err).At(item("amendments", i))
		}
		for k, x := range stated {
			if !sameValue(filled[k].From, x.From) || !sameValue(filled[k].To, x.To) {
				return nil, result("amendment_from", "n", strconv.Itoa(i+1), "path", x.Path).At(item("amendments", i))
			}
		}
		e = next
	}
	return e, nil
}

// sameValue reports two values of JSON that are one; null and nothing are.
func sameValue(a, b json.RawMessage) bool {
	return bytes.Equal(compact(orNull(a)), compact(orNull(b)))
}

func orNull(v json.RawMessage) json.RawMessage {
	if len(v) == 0 {
		return json.RawMessage("null")
	}
	return v
}
