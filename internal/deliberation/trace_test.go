package deliberation

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/fault"
)

// told is what the record has of an event.
func told(e Event) Event {
	t := Told(e.Kind, e.Note())
	t.At, t.Who = e.At, e.Who
	return t
}

// short is the beginning of a hash, as a note has it.
func short(sha256 string) string { return sha256[:min(16, len(sha256))] }

// outline is what a trace says of a state.
func outline(s State) any {
	revisions := map[string]int{}
	for juror, in := range s.HandIns {
		revisions[juror] = in.Revision
	}
	var replaced []time.Time
	for _, r := range s.Replaced {
		replaced = append(replaced, r.At)
	}
	var reopened []Reopening
	for _, r := range s.Reopened {
		r.Reason = ""
		reopened = append(reopened, r)
	}
	signed := ""
	if s.Signed != nil {
		signed = short(s.Signed.Public)
	}
	return []any{
		s.Phase, s.Times, s.Together, revisions, replaced, reopened, signed, short(s.Superseded), s.AnnouncedAt, s.Decisions,
		s.Tally != nil, s.Prepared != nil, InOrder(s), TallySeen(s), s.LastSeq,
		s.Owner, s.Invited, s.Cosigned, Sealed(s), arrivals(s.HandIns), lists(s.Collected), lists(s.Held), lists(map[string][]HandIn{"": s.SealedOwn}),
		receipts(s.Receipts), receipts(s.Kept), len(s.Amendments), rounds(s.Rounds), s.Meeting.Stretches, casts(s.Casts),
	}
}

// rounds are the rounds as far as the record tells: of a ballot that was signed
// it has how many marks it changed.
func rounds(rs []Round) []Round {
	told := slices.Clone(rs)
	for i, r := range rs {
		told[i].Changes = nil
		for _, c := range r.Changes {
			c.From, c.To, c.Reason, c.ByChair = "", "", "", false
			if c.Confirmed == BySignature {
				c.Nominee, c.Criterion, c.Count = "", "", max(c.Count, 1)
				if n := len(told[i].Changes) - 1; n >= 0 && told[i].Changes[n].Juror == c.Juror && told[i].Changes[n].Revision == c.Revision {
					told[i].Changes[n].Count++
					continue
				}
			}
			told[i].Changes = append(told[i].Changes, c)
		}
	}
	return told
}

// casts are the chair's casting decisions as far as the record tells.
func casts(cs []Cast) []Cast {
	told := slices.Clone(cs)
	for i := range told {
		told[i].Reason = ""
	}
	return told
}

// arrivals is what the record tells of ballots that travelled.
func arrivals(ins map[string]HandIn) map[string]any {
	m := map[string]any{}
	for key, in := range ins {
		m[key] = []any{in.Revision, in.At, in.Origin, short(in.Sealed), in.Opened}
	}
	return m
}

func lists(ins map[string][]HandIn) map[string]any {
	m := map[string]any{}
	for key, list := range ins {
		for i, in := range list {
			m[key+" "+strconv.Itoa(i)] = arrivals(map[string]HandIn{"": in})
		}
	}
	return m
}

func receipts(rs []Receipt) []any {
	var list []any
	for _, r := range rs {
		list = append(list, []any{r.Number, short(r.SHA256), r.At, r.Signed})
	}
	return list
}

// Whatever happens, the record alone tells how far the edition has come.
func TestATraceSaysWhatTheStateSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ed := rapid.SampledFrom([]*award.Edition{testEdition(), juryAlone(), advised()}).Draw(t, "edition")
		s, trace := State{}, NewTrace(ed, 0)
		draw := func(i int) Event {
			if i < 2 {
				return script("created", "open")[i]
			}
			words := rapid.SampledFrom([]string{
				"", "", "hand-in kari", "mark kari bodo results 6", "tally", "tally late", "close", "marks", "lock", "reveal", "both",
				"prepare 1", "sign 1", "announce", "reopen open why", "reopen closed why", "reopen revealed why", "propose grounds nb Fordi",
			}).Draw(t, "words")
			if words == "" {
				return drawEvent(t)
			}
			return line(words)
		}
		for i := range rapid.IntRange(0, 60).Draw(t, "n") {
			e := draw(i)
			next, err := Apply(s, e, ed)
			if err != nil {
				continue
			}
			s = next
			if f := trace.Take(told(e)); f != nil {
				t.Fatalf("%s: %v", e.Kind, f)
			}
			if d := cmp.Diff(outline(s), outline(trace.State()), cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("%s: %s", e.Kind, d)
			}
		}
	})
}

func TestWhatATraceRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		steps []string
		last  Event
		class fault.Class
	}{
		"another kind":          {[]string{"created"}, Event{Kind: "jury.bribed"}, fault.Version},
		"created twice":         {[]string{"created"}, Event{Kind: Created}, fault.State},
		"nothing created":       {nil, Event{Kind: Opened}, fault.State},
		"marks after closing":   {[]string{"created", "open", "close"}, Event{Kind: MarksSet}, fault.State},
		"votes before the lock": {[]string{"created", "open", "tally", "close", "marks"}, Event{Kind: TallyRevealed}, fault.State},
		"votes never read":      {[]string{"created", "open", "close", "marks", "lock"}, Event{Kind: TallyRevealed}, fault.State},
		"signed, not prepared":  {[]string{"created", "open", "tally", "close", "marks", "lock", "reveal"}, Event{Kind: DecisionSigned}, fault.State},
		"reopened to later":     {[]string{"created", "open"}, Event{Kind: Reopened, To: Closed}, fault.State},
		"reopened to nowhere":   {[]string{"created", "open"}, Event{Kind: Reopened, To: "hell"}, fault.Usage},
	} {
		trace := NewTrace(testEdition(), 0)
		for _, e := range script(c.steps...) {
			if f := trace.Take(told(e)); f != nil {
				t.Fatalf("%s: %s: %v", name, e.Kind, f)
			}
		}
		before := outline(trace.State())
		if f := trace.Take(c.last); f == nil || f.Class != c.class {
			t.Errorf("%s: %v", name, f)
		}
		if d := cmp.Diff(before, outline(trace.State()), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s changes: %s", name, d)
		}
	}
}

func TestNotes(t *testing.T) {
	yes, no := true, false
	hash := hexOf("x")
	for want, e := range map[string]Event{
		"":                             {Kind: MarksSet, Who: "kari"},
		"ola":                          {Kind: MarksSet, Who: "kari", Juror: "ola"},
		"kinn direct":                  {Kind: GateOverridden, Nominee: "kinn", Metric: "direct", Reason: "no"},
		"ola kinn upheld by kari,siri": {Kind: RecusalDecided, Juror: "ola", Nominee: "kinn", Upheld: &yes, By: []string{"kari", "siri"}, Reason: "no"},
		"ola kinn rejected by kari":    {Kind: RecusalDecided, Juror: "ola", Nominee: "kinn", Upheld: &no, By: []string{"kari"}},
		"closed":                       {Kind: Reopened, To: Closed, Reason: "no"},
		"marks and public vote":        {Kind: TallyRevealed, Together: true, SHA256: hash},
		"sha256 " + hash[:16]:          {Kind: Opened, SHA256: hash},
	} {
		if got := e.Note(); got != want {
			t.Errorf("%s: %q, want %q", e.Kind, got, want)
		}
	}
	for _, k := range []Kind{DecisionPrepared, DecisionSigned} {
		if got := (&Event{Kind: k, SHA256: hash}).Note(); got != HashNote(hash) {
			t.Errorf("%s: %q", k, got)
		}
	}
}
