package record

import (
	"maps"
	"strconv"
	"strings"

	"votering/internal/deliberation"
	"votering/internal/locale"
	"votering/internal/record"
	"votering/internal/room"
	"votering/internal/text"
	"votering/ui/page"
)

// line is an entry of the record in words.
type line struct {
	entry  record.Entry
	who    string // a name; empty where nobody is named
	what   string
	about  about
	reason string // why an edition was reopened, or to whom something was released; empty for all else
	signed uint64 // the line in which the decision was signed that pins the record up to here; 0: none
	back   bool   // its time lies before that of the line before
	search string // what a filter looks in, folded
}

// about is whom or what an entry concerns, as names.
type about struct {
	juror, nominee, metric, phase string
	other                         string // what this version cannot read, or needs no words for
	mark                          string // the beginning of a fingerprint, as people read it
}

// list is what a table shows of it.
func (a about) list() string {
	var parts []string
	for _, s := range []string{a.juror, a.nominee, a.metric, a.phase, a.other} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// whole is all of it, the beginning of the fingerprint last.
func (a about) whole() string {
	list := a.list()
	if list != "" && a.mark != "" {
		list += ", "
	}
	return list + a.mark
}

// lines puts the whole record into words.
func lines(c page.Context) []line {
	entries := c.Sight.Record
	all := make([]line, len(entries))
	pins, reasons := pinned(entries), reasons(c.Sight)
	maps.Copy(reasons, recipients(c))
	for i, e := range entries {
		l := &all[i]
		*l = line{entry: e, who: person(c.Sight, e.Who), what: kind(c.L, e.Kind), about: concerns(c, e), reason: reasons[e.Seq], signed: pins[e.Seq]}
		l.search = text.Fold(strings.Join([]string{strconv.FormatUint(e.Seq, 10), l.who, e.Who, l.what, e.Kind, l.about.list(), l.about.mark, l.reason}, "\n"))
	}
	for _, seq := range record.Backwards(entries) {
		all[seq-1].back = true
	}
	return all
}

// pinned says which entries are the last that a signed decision pins, each
// with the entry of the signature. A decision pins what was there when it was
// prepared.
func pinned(entries []record.Entry) map[uint64]uint64 {
	pins := map[uint64]uint64{}
	before := uint64(0)
	for _, e := range entries {
		switch deliberation.Kind(e.Kind) {
		case deliberation.DecisionPrepared:
			before = e.Seq - 1
		case deliberation.DecisionSigned:
			pins[before] = e.Seq
		}
	}
	return pins
}

// reasons says why the edition was reopened, by the entry that tells of it.
func reasons(s room.Sight) map[uint64]string {
	all, left := map[uint64]string{}, s.Reopened
	for _, e := range s.Record {
		if deliberation.Kind(e.Kind) == deliberation.Reopened && len(left) > 0 {
			all[e.Seq], left = text.Show(left[0].Reason), left[1:]
		}
	}
	return all
}

// person is the name of somebody on the roll.
func person(s room.Sight, id string) string {
	if j, ok := s.Edition.Juror(id); ok {
		return text.Show(j.Name)
	}
	return text.Show(id)
}

// kind is what happened, in a few words.
func kind(l *locale.Catalog, k string) string {
	if key := "event." + k; l.Has(key) {
		return l.T(key)
	}
	return text.Show(k)
}

// concerns reads the note of an entry, which names people and things by their
// ids.
func concerns(c page.Context, e record.Entry) about {
	words := strings.Fields(e.Note)
	word := func(i int) string {
		if i < len(words) {
			return words[i]
		}
		return ""
	}
	switch k := deliberation.Kind(e.Kind); {
	case len(words) == 0:
		return about{}
	case k == deliberation.GateOverridden && len(words) == 2:
		return about{nominee: nominee(c, word(0)), metric: metric(c, word(1))}
	case k == deliberation.RecusalDecided && len(words) > 1:
		return about{juror: person(c.Sight, word(0)), nominee: nominee(c, word(1))}
	case k == deliberation.Reopened && c.L.Has("state."+word(0)):
		return about{phase: c.L.T("state." + word(0))}
	case k == deliberation.TallyRevealed:
		return about{other: c.L.T("record.together")}
	case k == deliberation.EditionEdited:
		places, sum, _ := strings.Cut(e.Note, "sha256 ")
		return about{other: text.Show(strings.ReplaceAll(strings.TrimSpace(places), " ", ", ")), mark: "sha256 " + text.Show(sum)}
	case k == deliberation.DecisionReleased:
		return released(c, deliberation.Told(k, e.Note))
	case k == deliberation.TallyRead && (word(0) != "sha256" || len(words) > 2):
		return readVotes(c, e.Note)
	case travelled[k]:
		return mailed(c, deliberation.Told(k, e.Note))
	case word(0) == "sha256" && len(words) == 2:
		return about{mark: text.Show(e.Note)}
	case len(words) == 1:
		return about{juror: person(c.Sight, word(0))}
	}
	return about{other: text.Show(e.Note)}
}

// travelled are the kinds of entries that tell of ballots, receipts and
// amendments that go by mail.
var travelled = map[deliberation.Kind]bool{
	deliberation.JurorJoined: true, deliberation.BallotSealed: true, deliberation.BallotCollected: true, deliberation.BallotHeld: true,
	deliberation.BallotChosen: true, deliberation.BallotOpened: true, deliberation.ReceiptIssued: true, deliberation.ReceiptSigned: true,
	deliberation.ReceiptKept: true, deliberation.EditionAmended: true,
}

// mailed is what such an entry concerns: whose it is, which version or number,
// and the beginning of its fingerprint.
func mailed(c page.Context, e deliberation.Event) about {
	var a about
	if e.Juror != "" {
		a.juror = person(c.Sight, e.Juror)
	}
	switch {
	case e.Revision > 0:
		a.other = c.L.T("record.version", "n", strconv.Itoa(e.Revision))
	case e.Number > 0:
		a.other = c.L.T("record.number", "n", strconv.Itoa(e.Number))
	}
	if sum := e.Sealed + e.SHA256; sum != "" {
		a.mark = deliberation.HashNote(sum)
	}
	return a
}

func nominee(c page.Context, id string) string {
	if n, ok := c.Sight.Edition.Nominee(id); ok {
		return text.Show(n.Name)
	}
	return text.Show(id)
}

func metric(c page.Context, id string) string {
	if m, ok := c.Sight.Edition.Metric(id); ok {
		return text.Show(m.Title.In(string(c.L.Lang())))
	}
	return text.Show(id)
}

// says is what an entry tells, in a sentence or two.
func (l *line) says(c *locale.Catalog) string {
	who := l.who
	if who == "" {
		who = c.T("record.somebody")
	}
	juror := l.about.juror
	if juror == "" {
		juror = who
	}
	key := "record.says." + l.entry.Kind
	if l.entry.Kind == string(deliberation.TallyRevealed) && l.about.other != "" {
		key += ".together"
	}
	if l.entry.Kind == string(deliberation.DecisionReleased) {
		return strings.TrimSpace(c.T(key, "who", who, "what", l.about.other, "whom", l.reason))
	}
	if l.reason != "" {
		key += ".why"
	}
	if !c.Has(key) {
		return l.what + "."
	}
	s := c.T(key, "who", who, "juror", juror, "nominee", l.about.nominee, "metric", l.about.metric, "phase", l.about.phase, "reason", l.reason)
	if juror != who && !strings.Contains(s, who) {
		s += " " + c.T("record.by", "who", who)
	}
	return s
}
