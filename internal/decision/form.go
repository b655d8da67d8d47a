package decision

import (
	"encoding/hex"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/text"
)

// former checks that a document has the form of its profile. It keeps the
// first fault, which says where it is.
type former struct {
	*Document
	found    *fault.Error
	seats    map[string]int // of those who vote, by juror
	roll     map[string]bool
	nominees map[string]int // by nominee
}

// form is the first fault in the form of a document; nil where there is none.
func (d *Document) form() *fault.Error {
	c := &former{Document: d, seats: map[string]int{}, roll: map[string]bool{}, nominees: map[string]int{}}
	for i := range d.edition.Nominees {
		c.nominees[d.edition.Nominees[i].ID] = i
	}
	if cells := len(d.edition.Nominees) * len(d.edition.Marked()); len(d.Jurors) > award.MaxJurors || cells*len(d.Jurors) > award.MaxMarks {
		return fault.New(fault.Size, "decision.jurors", "n", strconv.Itoa(len(d.Jurors))).At("jurors")
	}
	for _, check := range []func(){c.head, c.jurors, c.conflicts, c.ballots, c.amendments, c.texts, c.votes, c.counts,
		c.rounds, c.meeting, c.citations, c.casts, c.robust,
	} {
		if check(); c.found != nil {
			return c.found
		}
	}
	return nil
}

// need reports a fault (E_FORMAT) at a key where something does not hold.
func (c *former) need(holds bool, where, id string, pairs ...string) {
	if !holds && c.found == nil {
		c.found = fault.New(fault.Format, "decision."+id, pairs...).At(where)
	}
}

// known reports what only a newer version writes (E_VERSION).
func (c *former) known(holds bool, where string) {
	if !holds && c.found == nil {
		c.found = fault.New(fault.Version, "decision.newer").At(where)
	}
}

// only reports what stands in a document of another profile than its own.
func (c *former) only(p Profile, there bool, where string) {
	c.need(there == (c.Profile == p), where, "profile_key", "profile", string(c.Profile))
}

// never reports what stands in a public document and is not for everybody.
func (c *former) never(there bool, where string) {
	c.need(!there || c.Profile == Complete, where, "profile_key", "profile", string(c.Profile))
}

func (c *former) hash(s, where string) {
	b, err := hex.DecodeString(s)
	c.need(err == nil && len(b) == 32 && strings.ToLower(s) == s, where, "hash")
}

func (c *former) utc(t *time.Time, where string) {
	c.need(t == nil || t.Location() == time.UTC, where, "utc")
}

// line reports what does not stand in one line as people read it (E_TEXT): a
// line break or a character that takes over the screen could say anything in
// somebody else's name.
func (c *former) line(s, where string) {
	if f := fault.Of(text.Strict(s, deliberation.MaxGround)); f != nil && c.found == nil {
		c.found = f.At(where)
	}
}

// id reports what is no id (E_ID): jurors' files are named by theirs.
func (c *former) id(s, where string) {
	if f := fault.Of(text.ValidID(s)); f != nil && c.found == nil {
		c.found = f.At(where)
	}
}

func (c *former) head() {
	c.need(c.Profile == Public || c.Profile == Complete, "profile", "word", "word", string(c.Profile))
	c.hash(c.Nonce, "nonce")
	c.only(Complete, c.PublicSHA256 != "", "public_sha256")
	c.only(Complete, c.Salt != "", "salt")
	if c.Profile == Complete {
		c.hash(c.PublicSHA256, "public_sha256")
		c.hash(c.Salt, "salt")
	}
	c.hash(c.Edition.Fingerprint, "edition.fingerprint")
	c.hash(c.RollSHA256, "roll_sha256")
	c.hash(c.Record.Head, "record.head")
	if c.Supersedes != "" {
		c.hash(string(c.Supersedes), "supersedes_sha256")
	}
	c.utc(&c.DecidedAt, "decided_at")
	c.utc(c.AnnounceAt, "announce_at")
	c.utc(c.Order.ClosedAt, "order.closed_at")
	c.utc(c.Order.MarksAt, "order.marks_at")
	c.utc(c.Order.LockedAt, "order.locked_at")
	c.utc(c.Order.TallyAt, "order.tally_at")
	c.utc(c.Order.OpenedAt, "order.opened_at")
	c.utc(c.Order.ReadAt, "order.tally_read_at")
	for i := range c.Reopened {
		c.utc(&c.Reopened[i].At, item("reopened", i)+".at")
	}
	for i := range c.TallyReplaced {
		c.utc(&c.TallyReplaced[i].At, item("tally_replaced", i)+".at")
	}
	c.need(c.Chair.Name != "", "chair.name", "empty")
	c.line(c.Chair.Name, "chair.name")
	c.line(c.Software, "software")
	c.need(principal.MatchString(c.Chair.Principal), "chair.principal", "principal")
	c.need(c.ChairKey != "", "chair_key", "empty")
}

func (c *former) jurors() {
	chairs := 0
	for i, j := range c.Jurors {
		at := item("jurors", i)
		c.need(!c.roll[j.ID], at, "twice", "juror", j.ID)
		c.roll[j.ID] = true
		c.line(j.Name, at+".name")
		if c.Profile == Public {
			c.need(j == Juror{ID: Label(i + 1)}, at, "label", "label", Label(i+1))
		} else {
			c.id(j.ID, at+".id")
			c.need(j.Name != "" && j.Votes != nil, at, "empty")
			c.need(j.Role == award.JurorRole || j.Role == award.ChairRole || j.Role == award.SecretaryRole,
				at+".role", "word", "word", string(j.Role))
		}
		if j.Voting() {
			c.seats[j.ID] = i
		}
		if j.Role == award.ChairRole && j.Name == c.Chair.Name {
			chairs++
		}
	}
	c.need(c.Profile == Public || chairs == 1, "chair", "chair", "name", c.Chair.Name)
}

func (c *former) conflicts() {
	sorted(c, "declarations", c.Declarations, func(x Declaration) (string, string) { return x.Juror, x.Nominee })
	for i, x := range c.Declarations {
		c.never(x.Ground != "", item("declarations", i)+".ground")
		c.line(x.Ground, item("declarations", i)+".ground")
	}
	sorted(c, "recusals", c.Recusals, func(x Recusal) (string, string) { return x.Juror, x.Nominee })
	for i, x := range c.Recusals {
		at := item("recusals", i)
		c.need(slices.Contains([]Verdict{Upheld, Rejected, Undecided}, x.State), at+".state", "word", "word", string(x.State))
		c.never(len(x.By) > 0, at+".by")
		c.never(x.Reason != "", at+".reason")
		c.never(x.Ground != "", at+".ground")
		c.line(x.Reason, at+".reason")
		c.line(x.Ground, at+".ground")
		if c.Profile == Complete {
			c.need((len(x.By) > 0) == (x.State != Undecided), at+".by", "deciders")
		}
		for i, by := range x.By {
			c.need(c.roll[by] && by != x.Juror, at+".by", "juror", "juror", by)
			c.need(!slices.Contains(x.By[:i], by), at+".by", "twice", "juror", by)
		}
	}
	sorted(c, "absent", c.Absent, func(x Absence) (string, string) { return x.Juror, "" })
	for i, x := range c.Absent {
		c.never(x.Reason != "", item("absent", i)+".reason")
		c.line(x.Reason, item("absent", i)+".reason")
	}
}

func (c *former) texts() {
	for _, lang := range slices.Sorted(maps.Keys(c.Grounds)) {
		c.need(slices.Contains(deliberation.Languages, lang), "grounds", "word", "word", lang)
		c.need(c.Grounds[lang] != "", "grounds."+lang, "empty")
	}
	sorted(c, "dissent", c.Dissent, func(x Dissent) (string, string) { return x.Juror, "" })
	for i, x := range c.Dissent {
		c.need(x.Text != "", item("dissent", i), "empty")
	}
	overridden := map[[2]string]bool{}
	for i, o := range c.GatesOverridden {
		at := item("gates_overridden", i)
		c.need(!overridden[[2]string{o.Metric, o.Nominee}], at, "order")
		overridden[[2]string{o.Metric, o.Nominee}] = true
		c.nominee(o.Nominee, at)
		c.need(o.Reason != "", at+".reason", "empty")
		c.line(o.Reason, at+".reason")
	}
	for i, r := range c.Reopened {
		c.need(r.Reason != "", item("reopened", i)+".reason", "empty")
		c.line(r.Reason, item("reopened", i)+".reason")
		c.need(slices.Contains(reopenable, r.To), item("reopened", i)+".to", "word", "word", string(r.To))
		c.anew(&r, item("reopened", i))
	}
}

// anew checks what is told of an edition that was set up anew.
func (c *former) anew(r *Reopening, at string) {
	if r.From == "" && r.MarksSeen == nil && r.Ballots == nil && r.Fingerprint == "" {
		return
	}
	c.need(r.Anew() && r.To == deliberation.Draft, at+".from", "word", "word", string(r.From))
	if c.found != nil {
		return
	}
	c.need(r.From == deliberation.Decided || r.From != deliberation.Draft && slices.Contains(reopenable, r.From), at+".from", "word", "word", string(r.From))
	c.need(*r.Ballots >= 0 && *r.Ballots <= award.MaxJurors, at+".ballots", "word", "word", strconv.Itoa(*r.Ballots))
	c.hash(r.Fingerprint, at+".fingerprint")
}

// reopenable are the phases that an edition can be reopened to.
var reopenable = []deliberation.Phase{
	deliberation.Draft, deliberation.Open, deliberation.Closed, deliberation.Deliberating, deliberation.Locked, deliberation.Revealed,
}

func (c *former) votes() {
	for _, id := range c.Winners {
		c.nominee(id, "winners")
	}
	if c.JuryVote == nil {
		return
	}
	there := len(c.JuryVote.Votes)
	if c.JuryVote.Secret {
		c.need(there == 0, "jury_vote.votes", "secret")
		there = len(c.JuryVote.Counts)
	}
	c.need(there > 0, "jury_vote", "empty")
	sorted(c, "jury_vote.votes", c.JuryVote.Votes, func(x Vote) (string, string) { return x.Juror, "" })
	for i, v := range c.JuryVote.Votes {
		if v.Nominee != Abstains {
			c.nominee(v.Nominee, item("jury_vote.votes", i))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(c.JuryVote.Counts)) {
		c.nominee(id, "jury_vote.counts")
	}
}

func (c *former) counts() {
	c.tally(c.Tally, "tally")
	c.readings()
	for i := range c.TallyReplaced {
		c.line(c.TallyReplaced[i].Reason, item("tally_replaced", i)+".reason")
		c.tally(c.TallyReplaced[i].Before, item("tally_replaced", i)+".before")
	}
}

func (c *former) tally(t *Tally, at string) {
	if t == nil {
		return
	}
	c.known(t.Schema == TallySchema, at+".schema")
	for i := range t.Files {
		if r := t.Files[i].Read; r != nil {
			c.need(!slices.Contains(unwritable, r.Delimiter), item(at+".files", i)+".read.delimiter", "word", "word", r.Delimiter)
		}
	}
	if f := t.Counts().Formed(c.edition); f != nil && c.found == nil {
		c.found = f.At(at + "." + f.Where)
	}
	if t.Counting != nil && t.Counting.Window != nil {
		c.utc(&t.Counting.Window.Opens, at+".counting.window.opens")
		c.utc(&t.Counting.Window.Closes, at+".counting.window.closes")
	}
	for _, id := range slices.Sorted(maps.Keys(t.Valid)) {
		c.nominee(id, at+".valid")
	}
}

func (c *former) nominee(id, where string) {
	_, ok := c.nominees[id]
	c.need(ok, where, "nominee", "nominee", id)
}

// sorted checks that a list is of jurors who vote, in their order, and of each
// once; where key gives nominees, of each juror by nominee.
func sorted[T any](c *former, name string, list []T, key func(T) (juror, nominee string)) {
	lastSeat, lastNominee := -1, -1
	for i, x := range list {
		juror, nominee := key(x)
		seat, ok := c.seats[juror]
		c.need(ok, item(name, i), "juror", "juror", juror)
		n := 0
		if nominee != "" {
			c.nominee(nominee, item(name, i))
			n = c.nominees[nominee]
		}
		c.need(seat > lastSeat || seat == lastSeat && n > lastNominee, item(name, i), "order")
		lastSeat, lastNominee = seat, n
	}
}

// item is where the ith of a list is.
func item(list string, i int) string { return list + "[" + strconv.Itoa(i) + "]" }
