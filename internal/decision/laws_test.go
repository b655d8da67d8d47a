package decision_test

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/decision/decisiontest"
	"votering/internal/deliberation"
	"votering/internal/ranking"
	"votering/internal/record"
)

// draw builds the documents of a random case.
func draw(t *rapid.T) (b decision.Basis, public, complete []byte) {
	b, err := decisiontest.Random(t).Basis("random")
	if err != nil {
		t.Fatal(err)
	}
	if public, complete, err = decision.Build(b); err != nil {
		t.Fatalf("a decision that could be made cannot be built: %v", err)
	}
	return b, public, complete
}

// What is built holds, has the same bytes every time, carries its edition byte
// for byte, and the public document follows from the complete one.
func TestWhatIsBuiltHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, public, complete := draw(t)
		p, c := allGood(t, public, "decision.json"), allGood(t, complete, "decision-complete.json")
		again, completeAgain, err := decision.Build(b)
		if err != nil || !bytes.Equal(again, public) || !bytes.Equal(completeAgain, complete) {
			t.Fatalf("built again, it is another (%v)", err)
		}
		if !bytes.Equal(p.Frozen(), b.Frozen) || !bytes.Equal(c.Frozen(), b.Frozen) {
			t.Fatal("the edition came out otherwise than it was frozen")
		}
		if c.PublicSHA256 != record.Hash(public) {
			t.Fatal("the complete document pins another public one")
		}
		r, err := c.Redact(p.Nonce)
		if err != nil || !bytes.Equal(decision.Encode(r), public) {
			t.Fatalf("the public document does not follow from the complete one (%v)", err)
		}
		if _, err := p.Redact(p.Nonce); err == nil {
			t.Fatal("a public document was redacted")
		}
	})
}

// The jury that is handed on has the hash that the decision carries, and the
// jury's file computes the winners that the decision names.
func TestDocumentIsOfItsState(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, _, complete := draw(t)
		d := allGood(t, complete, "decision-complete.json")
		if roll := decision.Roll(b.Edition, record.Hash(b.Frozen), b.State); d.RollSHA256 != record.Hash(roll) {
			t.Fatal("another roll")
		}
		rk, err := ranking.ReadJSON(b.Ranking)
		if err != nil {
			t.Fatal(err)
		}
		want := deliberation.Winners(&b.State.Proposal, b.Edition.Rule.Outcome, rk.Winners)
		if !slices.Equal(d.Winners, want) && len(d.Winners)+len(want) > 0 {
			t.Fatalf("winners %v, want %v", d.Winners, want)
		}
		if len(d.Standing())+len(d.Absent) != len(b.Edition.Voters()) {
			t.Fatal("somebody is neither absent nor has a ballot")
		}
	})
}

// Table and counted votes that are handed on give the same ranking again, by
// the commands that are for that.
func TestTablesRankAlike(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, _, complete := draw(t)
		d := allGood(t, complete, "decision-complete.json")
		rows, err := ballot.ReadMarks(decision.MarksCSV(d), "marks.csv", b.Edition)
		if err != nil {
			t.Fatal(err)
		}
		in := ranking.Input{Edition: b.Edition, Overrides: b.State.Overrides}
		for _, x := range d.Cast { // no table says how the chair decided a tie
			if !x.Void {
				in.Casts = append(in.Casts, x.Nominees)
			}
		}
		if in.Ballots, err = ballot.FromRows(rows, b.Edition); err != nil {
			t.Fatal(err)
		}
		if d.Tally != nil {
			in.Votes = b.State.Tally.Valid
		}
		rk, err := ranking.Compute(in)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(ranking.Document(rk, b.Edition, d.Edition.Fingerprint), b.Ranking) {
			t.Fatal("the tables rank otherwise than the decision")
		}
		if votes := decision.PublicVote(d); (votes == nil) != (d.Tally == nil) {
			t.Fatal("counted votes without a public part, or none with one")
		}
	})
}

// The public document holds nothing that is not for everybody: every juror's
// id, name, address and key, every comment, ground, and reason of an absence
// or a verdict begins with a word that is looked for, and so does no other.
func TestPublicDocumentNamesNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, public, complete := draw(t)
		if at := bytes.Index(public, []byte(decisiontest.Secret)); at >= 0 {
			t.Fatalf("…%s…", public[max(0, at-60):min(len(public), at+60)])
		}
		c := allGood(t, complete, "decision-complete.json")
		for _, secret := range []string{c.Salt, c.Nonce, b.State.RollSalt, record.Hash(complete)} {
			if bytes.Contains(public, []byte(secret)) {
				t.Fatalf("the public document holds %s", secret)
			}
		}
		if !bytes.Contains(complete, []byte(decisiontest.Secret)) {
			t.Fatal("nothing was there to be kept from anybody")
		}
	})
}

// The public document says what each label did, and depends on nothing else of
// the jurors: when others do what these did, with the labels handed out to fit,
// it is the same to the byte, but for the hash of the roll.
func TestShuffleCannotBeUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := decisiontest.Random(t)
		voters := c.Edition.Voters()
		ids := make([]string, len(voters))
		for i, j := range voters {
			ids[i] = j.ID
		}
		others := rapid.Permutation(ids).Draw(t, "others")
		became := map[string]string{}
		for i, id := range ids {
			became[id] = others[i]
		}
		for _, j := range basis(t, c).Edition.Voters() {
			if became[j.ID] == "" { // who came onto the roll by an amendment
				became[j.ID] = j.ID
			}
		}
		first, second := basis(t, c), basis(t, renamed(c, became, rapid.Permutation(c.Edition.Jurors).Draw(t, "other roll")))
		want := redacted(t, first)
		labels := labelsOf(first.Edition, first.Salt)
		for i := range 100_000 {
			second.Salt = decisiontest.Digits("salt " + string(rune(i)))
			if fits := labelsOf(second.Edition, second.Salt); !mapsTo(labels, fits, became) {
				continue
			}
			if got := redacted(t, second); !bytes.Equal(got, want) {
				t.Fatalf("the same was done by other jurors, and it shows:\n%s\n%s", want, got)
			}
			return
		}
		t.Fatal("no salt gives these labels")
	})
}

func basis(t *rapid.T, c decisiontest.Case) decision.Basis {
	b, err := c.Basis("random")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// redacted is the public document with no hash of the roll, which may differ.
func redacted(t *rapid.T, b decision.Basis) []byte {
	public, _, err := decision.Build(b)
	if err != nil {
		t.Fatal(err)
	}
	d := allGood(t, public, "decision.json")
	d.RollSHA256 = ""
	return decision.Encode(d)
}

func labelsOf(e *award.Edition, salt string) map[string]string {
	d := decision.Document{Salt: salt}
	for _, j := range e.Voters() {
		d.Jurors = append(d.Jurors, decision.Juror{ID: j.ID})
	}
	return d.Labels()
}

// mapsTo reports whether each juror of one has the label that the juror whom
// they became has of the other.
func mapsTo(one, other, became map[string]string) bool {
	for id, label := range one {
		if other[became[id]] != label {
			return false
		}
	}
	return true
}

// renamed is the case in which others did what these did.
func renamed(c decisiontest.Case, became map[string]string, roll []award.Juror) decisiontest.Case {
	e := *c.Edition
	e.Jurors = roll
	to := func(id string) string {
		if other, ok := became[id]; ok {
			return other
		}
		return id
	}
	events := slices.Clone(c.Events)
	for i := range events {
		ev := &events[i]
		ev.Who, ev.Juror, ev.By = to(ev.Who), to(ev.Juror), slices.Clone(ev.By)
		for k := range ev.By {
			ev.By[k] = to(ev.By[k])
		}
		if j, ok := e.Juror(ev.Juror); ok && ev.Key != "" {
			ev.Key = j.Key
		}
		if ev.Draft == nil {
			continue
		}
		draft := *ev.Draft
		draft.Dissent, draft.Votes = keysTo(draft.Dissent, to), keysTo(draft.Votes, to)
		ev.Draft = &draft
	}
	return decisiontest.Case{Edition: &e, Events: events, Software: c.Software}
}

func keysTo(m map[string]string, to func(string) string) map[string]string {
	out := map[string]string{}
	for k, v := range m {
		out[to(k)] = v
	}
	return out
}

// Over many salts every juror has every label about as often, whatever the
// roll and whatever the ids look like.
func TestLabelsAreShuffled(t *testing.T) {
	ids := []string{"a", "aa", "b", "zq", "kari"}
	const salts = 5000
	counts := map[string]map[string]int{}
	orders := map[string]int{}
	for i := range salts {
		d := decision.Document{Salt: decisiontest.Digits("salt " + strings.Repeat("x", i))}
		for _, id := range ids {
			d.Jurors = append(d.Jurors, decision.Juror{ID: id})
		}
		order := ""
		labels := d.Labels()
		for _, id := range ids {
			if counts[id] == nil {
				counts[id] = map[string]int{}
			}
			counts[id][labels[id]]++
			order += labels[id]
		}
		orders[order]++
	}
	for id, of := range counts {
		for label, n := range of {
			if n < salts/5*85/100 || n > salts/5*115/100 {
				t.Errorf("%s is %s %d times of %d", id, label, n, salts)
			}
		}
	}
	if len(orders) != 120 {
		t.Errorf("%d of 120 orders", len(orders))
	}
	for order, n := range maps.All(orders) {
		if n < 15 || n > 85 {
			t.Errorf("%s comes %d times of %d", order, n, salts)
		}
	}
}
