package decision_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"votering/internal/ballot"
	"votering/internal/decision"
	"votering/internal/decision/decisiontest"
	"votering/internal/deliberation"
	"votering/internal/dossier/dossiertest"
	"votering/internal/fault"
)

// met are the documents of a decision by a jury that met, and of whose ballots
// some were signed.
func met(t testing.TB) map[string][]byte {
	t.Helper()
	d := dossiertest.Make(t, dossiertest.Met(t, "../../testdata/cases/worked", "anne", "bjorn", "farid"))
	return map[string][]byte{publicName: d.Public, completeName: d.Complete}
}

// What is not in the form of rounds, meeting and citations is refused before
// anything is computed.
func TestMetFormRefused(t *testing.T) {
	change := func(d *document, i int) *decision.Revised { return &d.Rounds[0].Changes[i] }
	zone, documents := time.FixedZone("", 3600), met(t)
	for what, c := range map[string]struct {
		name   string
		change func(*document)
		class  fault.Class
		id     string
	}{
		"a round 1":                  {completeName, func(d *document) { d.Rounds[0].N = 1 }, fault.Format, "order"},
		"a round left out":           {completeName, func(d *document) { d.Rounds[1].N = 4 }, fault.Format, "order"},
		"rounds without end":         {completeName, func(d *document) { d.Rounds = slices.Repeat(d.Rounds, 50) }, fault.Size, "rounds"},
		"a round in another zone":    {completeName, func(d *document) { d.Rounds[0].OpenedAt = d.Rounds[0].OpenedAt.In(zone) }, fault.Format, "utc"},
		"a change by nobody":         {completeName, func(d *document) { change(d, 0).Juror = "nobody" }, fault.Format, "juror"},
		"a change for nobody":        {completeName, func(d *document) { change(d, 0).Nominee = "oslo" }, fault.Format, "nominee"},
		"a change on nothing":        {completeName, func(d *document) { change(d, 0).Criterion = "charm" }, fault.Score, "mark_criterion"},
		"from a mark off the scale":  {completeName, func(d *document) { change(d, 0).From = "7" }, fault.Score, "mark_scale"},
		"to no mark":                 {completeName, func(d *document) { change(d, 0).To = "4.0" }, fault.Score, "mark_form"},
		"to nothing":                 {completeName, func(d *document) { change(d, 0).To = "" }, fault.Score, "mark_form"},
		"to the same":                {completeName, func(d *document) { change(d, 0).To = change(d, 0).From }, fault.Format, "revised_same"},
		"without a reason":           {completeName, func(d *document) { change(d, 0).Reason = "" }, fault.Format, "profile_key"},
		"a long reason":              {completeName, func(d *document) { change(d, 0).Reason = strings.Repeat("x", 40_001) }, fault.Size, ""},
		"confirmed by mail":          {completeName, func(d *document) { change(d, 0).Confirmed = "mail" }, fault.Version, "newer"},
		"confirmed not at all":       {completeName, func(d *document) { change(d, 0).Confirmed = "" }, fault.Version, "newer"},
		"signed in no ballot":        {completeName, func(d *document) { change(d, 0).Confirmed = decision.Signed }, fault.Format, "empty"},
		"in a ballot below 1":        {completeName, func(d *document) { change(d, 0).Revision = -1 }, fault.Format, "empty"},
		"a reason in public":         {publicName, func(d *document) { change(d, 0).Reason = "Because." }, fault.Format, "profile_key"},
		"a revision in public":       {publicName, func(d *document) { change(d, 0).Revision = 1 }, fault.Format, "profile_key"},
		"the chair's, in the room":   {completeName, func(d *document) { change(d, 0).ByChair = true }, fault.Format, "profile_key"},
		"the chair's, in public":     {publicName, func(d *document) { change(d, 0).ByChair = true }, fault.Format, "profile_key"},
		"one of them told in public": {publicName, func(d *document) { change(d, 0).Confirmed = decision.InRoom }, fault.Format, "revised_told"},
		"told to be signed":          {publicName, func(d *document) { tellAll(d, decision.Signed) }, fault.Format, "revised_told"},
		"public ones as they came":   {publicName, func(d *document) { slices.Reverse(d.Rounds[0].Changes) }, fault.Format, "order"},

		"a meeting of nothing":       {completeName, func(d *document) { d.Meeting.Items = []decision.MeetingItem{} }, fault.Format, "met_items"},
		"another kind of item":       {completeName, func(d *document) { d.Meeting.Items[0].Kind = "break" }, fault.Version, "newer"},
		"an item on nobody":          {completeName, func(d *document) { d.Meeting.Items[1].Nominees[0] = "oslo" }, fault.Format, "nominee"},
		"an item on nothing":         {completeName, func(d *document) { d.Meeting.Items[1].Criterion = "charm" }, fault.Format, "criterion"},
		"an own item with no title":  {completeName, func(d *document) { d.Meeting.Items[3].Title = "" }, fault.Format, "met_title"},
		"a title that is not own":    {completeName, func(d *document) { d.Meeting.Items[0].Title = "Velkommen" }, fault.Format, "met_title"},
		"a title on two lines":       {completeName, func(d *document) { d.Meeting.Items[3].Title = "En\nto" }, fault.Text, ""},
		"a long note":                {completeName, func(d *document) { d.Meeting.Items[0].Note = strings.Repeat("x", 4001) }, fault.Size, ""},
		"minutes below 0":            {completeName, func(d *document) { d.Meeting.Items[0].Minutes = -1 }, fault.Format, "met_minutes"},
		"seconds below 0":            {completeName, func(d *document) { d.Meeting.Items[0].Seconds = -1 }, fault.Format, "met_times"},
		"begun and never ended":      {completeName, func(d *document) { d.Meeting.Items[0].ClosedAt = nil }, fault.Format, "met_times"},
		"ended before it began":      {completeName, func(d *document) { x := &d.Meeting.Items[0]; x.OpenedAt, x.ClosedAt = x.ClosedAt, x.OpenedAt }, fault.Format, "met_times"},
		"out, and nothing was begun": {completeName, func(d *document) { d.Meeting.Items[4].Left = []string{"eli"} }, fault.Format, "met_times"},
		"somebody else out":          {completeName, func(d *document) { d.Meeting.Items[2].Left = []string{"nobody"} }, fault.Format, "juror"},
		"out twice":                  {completeName, func(d *document) { d.Meeting.Items[2].Left = []string{"eli", "eli"} }, fault.Format, "order"},
		"a note in public":           {publicName, func(d *document) { d.Meeting.Items[0].Note = "Bjørn." }, fault.Format, "profile_key"},
		"a title in public":          {publicName, func(d *document) { d.Meeting.Items[3].Title = "Om Eli" }, fault.Format, "profile_key"},

		"a citation in no language":  {completeName, func(d *document) { d.Citations[0].Lang = "xx" }, fault.Format, "word"},
		"a citation of nothing":      {completeName, func(d *document) { d.Citations[0].Quote = "" }, fault.Format, "empty"},
		"a citation on nobody":       {completeName, func(d *document) { d.Citations[0].Nominee = "oslo" }, fault.Format, "nominee"},
		"a citation on no criterion": {completeName, func(d *document) { d.Citations[0].Criterion = "charm" }, fault.Format, "criterion"},
		"a citation of nobody":       {completeName, func(d *document) { d.Citations[0].Juror = "" }, fault.Format, "profile_key"},
		"a citation by a stranger":   {completeName, func(d *document) { d.Citations[0].Juror = "nobody" }, fault.Format, "juror"},
		"whose words, in public":     {publicName, func(d *document) { d.Citations[0].Juror = "Juror 1" }, fault.Format, "profile_key"},
	} {
		var d document
		if err := json.Unmarshal(documents[c.name], &d); err != nil {
			t.Fatal(err)
		}
		c.change(&d)
		_, err := decision.Read(decision.Encode(&d), c.name)
		f := fault.Of(err)
		if f == nil || f.Class != c.class || c.id != "" && f.ID != "decision."+c.id {
			t.Errorf("%s: %v, want %s (%s)", what, err, c.id, c.class)
			continue
		}
		spoken(t, refusal(f))
	}
}

func tellAll(d *document, confirmed decision.Maybe) {
	for i := range d.Rounds {
		for k := range d.Rounds[i].Changes {
			d.Rounds[i].Changes[k].Confirmed = confirmed
		}
	}
}

// Passages are found in every kind of quotation marks, whole and once.
func TestQuotations(t *testing.T) {
	for text, want := range map[string][]string{
		"":                nil,
		"«tolv tegn her»": {"tolv tegn her"},
		"«elleve tegn»":   nil,
		"a “twelve chars” b \"and again so\"": {"twelve chars", "and again so"},
		"«over\n  to linjer her»":             {"over to linjer her"},
		"«to avsnitt\n\ner ikke ett sitat»":   nil,
		"«aldri lukket, “men lukket her”":     {"men lukket her"},
		"«med “indre sitat” i seg»":           {"med “indre sitat” i seg"},
		"«samme sitat to» «samme sitat to»":   {"samme sitat to"},
		"» bakvendt nok her «":                nil,
	} {
		if got := decision.Quotations(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	if n := len(decision.Quotations(strings.Repeat("«sitat nummer ", 1) + manyQuotations(200))); n != decision.MaxQuotations {
		t.Errorf("%d of very many", n)
	}
}

func manyQuotations(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("«et sitat med nummer " + strings.Repeat("i", i+1) + "»\n")
	}
	return b.String()
}

// A passage of a comment that stands in several is of a winner's, and no other
// is a citation, however it is folded.
func TestCitations(t *testing.T) {
	marks := []decision.Mark{
		{Juror: "anne", Nominee: "bodo", Criterion: "results", Comment: "De svarte ja hver gang."},
		{Juror: "anne", Nominee: "kinn", Criterion: "results", Comment: "De svarte\nja  hver gang."},
		{Juror: "bjorn", Nominee: "kinn", Criterion: "commitment", Comment: "Ja: De svarte ja hver gang. Alltid."},
	}
	grounds := map[string]string{"nb": "«De svarte ja\nhver gang.» og «de svarte ja hver gang.»", "en": "Kinn."}
	for winner, want := range map[string]decision.Citation{
		"kinn": {Lang: "nb", Quote: "De svarte ja hver gang.", Nominee: "kinn", Criterion: "commitment", Juror: "bjorn"},
		"bodo": {Lang: "nb", Quote: "De svarte ja hver gang.", Nominee: "bodo", Criterion: "results", Juror: "anne"},
	} {
		if got := decision.Citations(grounds, marks, []string{winner}); !slices.Equal(got, []decision.Citation{want}) {
			t.Errorf("%s: %+v", winner, got)
		}
	}
}

// A clock that goes forth and back while the jury meets keeps no decision from
// being made.
func TestClockSetBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := decisiontest.Random(t)
		events, last := slices.Clone(c.Events), c.Events[0].At
		for i := range events {
			events[i].At = events[i].At.Add(time.Duration(rapid.IntRange(-40, 40).Draw(t, "minutes")) * time.Minute)
			if events[i].At.After(last) {
				last = events[i].At
			}
		}
		c.Events = events
		b := basis(t, c)
		b.At = last
		public, complete, err := decision.Build(b)
		if err != nil {
			t.Fatal(err)
		}
		if d := allGood(t, complete, completeName); !bytes.Equal(decision.Encode(d), complete) || len(public) == 0 {
			t.Fatal("read otherwise than it was written")
		}
	})
}

// Of a change nobody learns from the public document how its juror's ballot came
// in: whoever of so many signed, and whether the change was signed or made in the
// room, it is the same to the byte.
func TestAChangeDoesNotTellHowABallotCame(t *testing.T) {
	complete := met(t)[completeName]
	jurors := []string{"kari", "anne", "bjorn", "eli", "farid"}
	for _, changed := range jurors {
		public := map[int][]byte{} // by how many signed
		for signed := 1; signed < 1<<len(jurors)-1; signed++ {
			for _, confirmed := range []decision.Maybe{decision.InRoom, decision.Signed} {
				at := slices.Index(jurors, changed)
				if confirmed == decision.Signed && signed>>at&1 == 0 {
					continue
				}
				var d document
				if err := json.Unmarshal(complete, &d); err != nil {
					t.Fatal(err)
				}
				x := decision.Revised{Juror: changed, Nominee: "kinn", Criterion: "results", From: "1", To: "2", Reason: "x", Confirmed: confirmed}
				d.Rounds = []decision.Round{{N: 2, OpenedAt: d.Rounds[0].OpenedAt, ClosedAt: d.Rounds[0].ClosedAt, Changes: []decision.Revised{x}}}
				d.Ballots = nil
				n := 0
				for i, juror := range jurors {
					b := decision.Ballot{Juror: juror, Origin: decision.Entered, Counted: true}
					if signed>>i&1 == 1 {
						b.Origin = decision.Sealed
						n++
					}
					d.Ballots = append(d.Ballots, b)
				}
				p, err := d.Redact(d.Nonce)
				if err != nil {
					t.Fatal(err)
				}
				if was := public[n]; was != nil && !bytes.Equal(was, decision.Encode(p)) {
					t.Errorf("that %s changed a mark says who of %d signed", changed, n)
				}
				public[n] = decision.Encode(p)
			}
		}
	}
}

// What the others decided against a ballot that no longer stands, for another was
// sent and nobody chose between two, keeps no decision from being made.
func TestImposedAgainstABallotThatDoesNotStand(t *testing.T) {
	b, err := worked(t).Basis("worked")
	if err != nil {
		t.Fatal(err)
	}
	b.State.Ballots["ola"] = ballot.New("ola") // who is absent
	b.State.Ballots["ola"].Recused["ralingen"] = ballot.Recusal{Ground: "A cousin."}
	b.State.Verdicts["ola"] = map[string]deliberation.Verdict{"ralingen": {Upheld: true, By: []string{"kari"}, Ground: "A cousin.", Imposed: true}}
	if _, complete, err := decision.Build(b); err != nil || bytes.Contains(complete, []byte("imposed")) {
		t.Errorf("%v", err)
	}
}
