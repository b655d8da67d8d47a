package award_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"votering/internal/award"
	"votering/internal/award/awardtest"
	"votering/internal/exact"
	"votering/internal/fault"
)

// amendable is a small edition with something of everything that an amendment
// may touch.
func amendable(t *testing.T) *award.Edition {
	t.Helper()
	e := &award.Edition{
		ID: "prize", Title: award.Plain("The prize"), Language: "en", Scale: &award.Scale{Min: exact.Int(1), Max: exact.Int(6), Step: exact.Int(1)},
		Criteria: []award.Criterion{{ID: "results", Title: award.Plain("Results"), Weight: exact.Int(1)}},
		Metrics: []award.Metric{
			{ID: "settled", Title: award.Plain("Settled"), Unit: award.Persons},
			{ID: "remark", Title: award.Plain("Remark"), Unit: award.Words},
			{ID: "per", Title: award.Plain("Per"), Unit: award.Number, Ratio: &award.Ratio{Of: "settled", Per: "settled", Times: exact.Int(1)}},
		},
		Nominees: []award.Nominee{
			{ID: "kinn", Name: "Kinn", Summary: award.Text{NB: "a", EN: "b"}, Documents: []award.Document{{File: "kinn.md"}},
				Values: []award.Value{{Metric: "settled", Period: "2021/22", Number: exact.Int(177), Source: award.Plain("SSB")}}},
			{ID: "bodo", Name: "Bodø"},
		},
		References: []award.Reference{{ID: "country", Name: award.Plain("The country")}},
		Jurors: []award.Juror{
			{ID: "kari", Name: "Kari", Email: "kari@example.org", Role: award.ChairRole, Votes: true},
			{ID: "ola", Name: "Ola", Email: "ola@example.org", Votes: true},
		},
		Rule: award.Rule{Jury: award.JuryRule{Method: award.Mean}, Recusal: award.ScopeNominee},
	}
	if faults := award.Validate(e, nil); len(faults) > 0 {
		t.Fatal(faults)
	}
	return e
}

func amending(path, to string) award.Change {
	return award.Change{Path: path, To: json.RawMessage(to)}
}

func TestAmend(t *testing.T) {
	for _, c := range []struct{ path, to, from, becomes string }{
		{"title", `{"nb":"Prisen"}`, `"The prize"`, `{"nb":"Prisen"}`},
		{"notes", `"By hand"`, `null`, `"By hand"`},
		{"metrics/settled/title", `"People settled"`, `"Settled"`, `"People settled"`},
		{"references/country/name", `"Norway"`, `"The country"`, `"Norway"`},
		{"references/country/values/settled/2022", `{"value":"5"}`, `null`, `{"value":"5"}`},
		{"nominees/kinn/name", `"  Kinn kommune "`, `"Kinn"`, `"Kinn kommune"`},
		{"nominees/kinn/summary", `null`, `{"nb":"a","en":"b"}`, `null`},
		{"nominees/kinn/values/settled/2021/22/value", `"178.50"`, `"177"`, `"178.5"`},
		{"nominees/kinn/values/settled/2021/22/missing", `"suppressed"`, `null`, `"suppressed"`},
		{"nominees/kinn/values/settled/2021/22/source", `null`, `"SSB"`, `null`},
		{"nominees/kinn/values/settled/2021/22/as_of", `"2023-09-25"`, `null`, `"2023-09-25"`},
		{"nominees/kinn/values/settled/2021/22", `null`, `{"value":"177","source":"SSB"}`, `null`},
		{"nominees/kinn/values/settled/2023", `{"missing":"not-known", "note":"later"}`, `null`, `{"missing":"not-known","note":"later"}`},
		{"nominees/kinn/values/remark/2023", `{"value":{"nb":"<god>"}}`, `null`, `{"value":{"nb":"<god>"}}`},
		{"nominees/kinn/documents/kinn.md", `null`, `{"title":"kinn.md"}`, `null`},
		{"nominees/kinn/documents/kinn.md/title", `"Nomination"`, `"kinn.md"`, `"Nomination"`},
		{"nominees/kinn/documents/more.md", `{"title":"More"}`, `null`, `{"title":"More"}`},
		{"nominees/bodo/withdrawn", `true`, `false`, `true`},
		{"jurors/ola/email", `"ola@example.com"`, `"ola@example.org"`, `"ola@example.com"`},
		{"jurors/ola/name", `"Ola N"`, `"Ola"`, `"Ola N"`},
		{"jurors/ola/language", `"nn"`, `null`, `"nn"`},
		{"jurors/nils", `{"name":"Nils","email":"nils@example.org"}`, `null`, `{"name":"Nils","email":"nils@example.org","role":"juror","votes":true}`},
		{"jurors/siri", `{"name":"Siri","email":"s@example.org","role":"secretary"}`, `null`, `{"name":"Siri","email":"s@example.org","role":"secretary","votes":false}`},
	} {
		e := amendable(t)
		want := award.Fingerprint(e)
		next, done, err := award.Amend(e, []award.Change{amending(c.path, c.to)})
		if err != nil {
			t.Errorf("%s: %v", c.path, err)
			continue
		}
		if d := done[0]; string(d.From) != c.from || string(d.To) != c.becomes {
			t.Errorf("%s: from %s to %s", c.path, d.From, d.To)
		}
		if award.Fingerprint(next) != want || next.Original != e {
			t.Errorf("%s: another fingerprint", c.path)
		}
		touched := strings.HasPrefix(c.path, "nominees/kinn/")
		if n, _ := next.Nominee("kinn"); n.Amended != touched {
			t.Errorf("%s: amended is %v", c.path, n.Amended)
		}
	}
}

func TestWhatNoAmendmentMayDo(t *testing.T) {
	state, edition, def := fault.New(fault.State, "amend.beyond"), fault.New(fault.Edition, ""), fault.New(fault.Def, "amend.from")
	for _, c := range []struct {
		path, to string
		want     *fault.Error
	}{
		{"id", `"x"`, state}, {"language", `"nb"`, state}, {"scale", `null`, state}, {"made_up", `true`, state},
		{"criteria/results/title", `"x"`, state}, {"criteria/results/weight", `"2"`, state}, {"metrics/settled/unit", `"nok"`, state},
		{"gates", `[]`, state}, {"rule/quorum", `"2"`, state}, {"public_vote/closes", `"2024-01-01T00:00:00Z"`, state},
		{"history", `[]`, state}, {"announce_at", `"2024-01-01T00:00:00Z"`, state}, {"schema", `"x"`, state},
		{"nominees/kinn/id", `"x"`, state}, {"nominees/kinn/code", `"1"`, state}, {"nominees/kinn/aliases", `["x"]`, state},
		{"jurors/ola/key", `"x"`, state}, {"jurors/ola/role", `"chair"`, state}, {"jurors/ola/votes", `false`, state},
		{"jurors/ola", `null`, state}, {"jurors/ola", `{"name":"O","email":"o@example.org"}`, state},
		{"", `"x"`, edition}, {"nominees", `[]`, edition}, {"nominees/lom/name", `"x"`, edition}, {"nominees/kinn", `null`, edition},
		{"nominees/kinn/values/none/2022", `{"value":"1"}`, edition}, {"nominees/kinn/values/settled", `null`, edition},
		{"nominees/kinn/values/settled/2022/value", `"1"`, edition}, {"nominees/kinn/values/per/2022", `{"value":"1"}`, edition},
		{"nominees/kinn/values/settled/2021/22/value", `null`, edition}, {"nominees/kinn/values/settled/2021/22/value", `177.5`, edition},
		{"nominees/kinn/values/settled/2021/22/value", `"1e3"`, edition}, {"nominees/kinn/values/settled/2021/22/missing", `null`, edition},
		{"nominees/kinn/values/settled/2022", `{"value":"1","missing":"not-known"}`, edition},
		{"nominees/kinn/values/settled/2022", `{"source":"x"}`, edition}, {"nominees/kinn/values/settled/2022", `{"value":"1","unit":"nok"}`, edition},
		{"nominees/kinn/documents/..%2fx", `{"title":"x"}`, fault.New(fault.Edition, "")}, {"nominees/kinn/documents/con.md", `{"title":"x"}`, edition},
		{"nominees/kinn/documents/none.md/title", `"x"`, edition}, {"nominees/kinn/documents/none.md", `null`, fault.New(fault.Edition, "amend.same")},
		{"nominees/kinn/name", `null`, edition}, {"nominees/kinn/name", `"Bodø"`, edition}, {"nominees/kinn/name", `"Kinn"`, fault.New(fault.Edition, "amend.same")},
		{"nominees/kinn/name", `"a\u001b[2J"`, fault.New(fault.Text, "")}, {"nominees/kinn/summary", `"x" "y"`, edition}, {"title", `{"de":"x"}`, edition},
		{"nominees/bodo/withdrawn", `"yes"`, edition}, {"references/none/name", `"x"`, edition}, {"weights", `null`, edition},
		{"jurors/nils", `{"name":"Nils","email":"kari@example.org"}`, edition}, {"jurors/nils", `{"name":"Nils","email":"*@example.org"}`, fault.New(fault.Text, "")},
		{"jurors/nils", `{"name":"Nils","email":"nils@example.org","role":"chair"}`, edition}, {"jurors/../x", `"x"`, edition},
		{"jurors/NILS", `{"name":"Nils","email":"nils@example.org"}`, fault.New(fault.ID, "")}, {"jurors/ola/language", `"de"`, edition},
	} {
		if strings.Contains(c.path, "%2f") {
			c.path = strings.ReplaceAll(c.path, "%2f", `\`)
		}
		_, _, err := award.Amend(amendable(t), []award.Change{amending(c.path, c.to)})
		f := fault.Of(err)
		if !errors.Is(err, c.want) || f.Where != c.path {
			t.Errorf("%s to %s: %v", c.path, c.to, err)
		}
	}
	for name, changes := range map[string][]award.Change{
		"amend.none":          nil,
		"amend.twice":         {amending("title", `"a"`), amending("title", `"b"`)},
		"amend.all_withdrawn": {amending("nominees/kinn/withdrawn", `true`), amending("nominees/bodo/withdrawn", `true`)},
		"amend.many":          make([]award.Change, award.MaxChanges+1),
	} {
		if _, _, err := award.Amend(amendable(t), changes); err == nil || fault.Of(err).ID != name {
			t.Errorf("%s: %v", name, err)
		}
	}
	part := []award.Change{amending("nominees/kinn/values/settled/2021/22", `null`), amending("nominees/kinn/values/settled/2021/22/value", `"1"`)}
	if _, _, err := award.Amend(amendable(t), part); err == nil || fault.Of(err).ID != "amend.twice" {
		t.Errorf("a part and the whole: %v", err)
	}
	stated := award.Change{Path: "title", From: json.RawMessage(`"Another"`), To: json.RawMessage(`"x"`)}
	if _, _, err := award.Amend(amendable(t), []award.Change{stated}); !errors.Is(err, def) {
		t.Errorf("another From: %v", err)
	}
}

// The change that spoils an edition is the one that is named.
func TestAmendNamesTheChangeThatSpoils(t *testing.T) {
	_, _, err := award.Amend(amendable(t), []award.Change{
		amending("title", `"x"`), amending("nominees/kinn/name", `"Bodø"`), amending("notes", `"y"`),
	})
	if f := fault.Of(err); f == nil || f.ID != "edition.called_twice" || f.Where != "nominees/kinn/name" {
		t.Error(err)
	}
}

// anyChange draws a change that may or may not be one.
func anyChange(t *rapid.T, e *award.Edition) award.Change {
	n := e.Nominees[rapid.IntRange(0, len(e.Nominees)-1).Draw(t, "nominee")]
	metric, period := e.Metrics[rapid.IntRange(0, len(e.Metrics)-1).Draw(t, "metric")].ID, "2021"
	if len(n.Values) > 0 {
		metric, period = n.Values[0].Metric, n.Values[0].Period
	}
	juror := "nils"
	if len(e.Jurors) > 0 && rapid.Bool().Draw(t, "on the roll") {
		juror = e.Jurors[0].ID
	}
	path := rapid.SampledFrom([]string{
		"title", "notes", "organiser", "rule/quorum", "criteria/" + e.Criteria[0].ID + "/weight", "gates", "scale", "metrics/" + metric + "/title",
		"nominees/" + n.ID + "/summary", "nominees/" + n.ID + "/name", "nominees/" + n.ID + "/withdrawn", "nominees/" + n.ID + "/documents/more.md",
		"nominees/" + n.ID + "/values/" + metric + "/" + period, "nominees/" + n.ID + "/values/" + metric + "/" + period + "/value",
		"nominees/" + n.ID + "/values/" + metric + "/" + period + "/missing", "nominees/" + n.ID + "/values/" + metric + "/1999",
		"jurors/" + juror, "jurors/" + juror + "/email", "jurors/" + juror + "/votes",
	}).Draw(t, "path")
	to := rapid.SampledFrom([]string{
		`"12"`, `"another text"`, `null`, `true`, `{"nb":"en tekst","en":"a text"}`, `{"value":"12"}`, `{"value":{"nn":"ord"}}`, `{"missing":"not-known"}`,
		`"suppressed"`, `{"title":"More"}`, `{"name":"Nils","email":"nils@example.org"}`, `"n@example.org"`, `[]`,
	}).Draw(t, "to")
	return amending(path, to)
}

// Whatever an amendment does, what ballots rest on is as it was, the edition it
// was made of too, and made again it does the same.
func TestLawsOfAmending(t *testing.T) {
	made := 0
	rapid.Check(t, func(t *rapid.T) {
		e := awardtest.Edition(t)
		frozen, roll := award.Freeze(e), award.FreezeRoll(e.Jurors)
		first := e
		for range rapid.IntRange(1, 4).Draw(t, "amendments") {
			var changes []award.Change
			for range rapid.SampledFrom([]int{1, 1, 2, 3}).Draw(t, "changes") {
				changes = append(changes, anyChange(t, e))
			}
			next, done, err := award.Amend(e, changes)
			if err != nil {
				continue
			}
			made++
			untouched(t, first, next)
			again, same, err := award.Amend(e, done)
			if d := cmp.Diff([]any{next, done, nil}, []any{again, same, err}); d != "" {
				t.Fatalf("made again (-first +again):\n%s", d)
			}
			e = next
		}
		if !bytes.Equal(award.Freeze(first), frozen) || !bytes.Equal(award.Freeze(e), frozen) || !bytes.Equal(award.FreezeRoll(first.Jurors), roll) {
			t.Fatal("the frozen form or the roll of the original has changed")
		}
	})
	if made == 0 {
		t.Error("no amendment was ever made")
	}
}

// untouched wants everything but what an amendment may touch to be the same.
func untouched(t *rapid.T, before, after *award.Edition) {
	of := func(e *award.Edition) []any {
		var nominees, references, metrics, jurors []any
		for _, n := range e.Nominees {
			nominees = append(nominees, []any{n.ID, n.Code, n.Aliases})
		}
		for _, r := range e.References {
			references = append(references, r.ID)
		}
		for _, m := range e.Metrics {
			m.Title = award.Text{}
			metrics = append(metrics, m)
		}
		for _, j := range e.Jurors {
			jurors = append(jurors, []any{j.ID, j.Role, j.Votes, j.Key})
		}
		return []any{
			e.ID, e.Language, e.MadeUp, e.AnnounceAt, e.Scale, e.Criteria, metrics, e.Gates, nominees, references, e.PublicVote, e.Rule, e.History,
			jurors[:min(len(jurors), len(before.Jurors))],
		}
	}
	if d := cmp.Diff(of(before), of(after), cmpopts.EquateEmpty()); d != "" {
		t.Fatalf("an amendment touched more than it may:\n%s", d)
	}
	if slices.IndexFunc(after.Nominees, func(n award.Nominee) bool { return !n.Withdrawn }) < 0 {
		t.Fatal("nobody is left")
	}
}
