package collect

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/muesli/termenv"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/room"
	"votering/ui/keys"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/part/stack"
	"votering/ui/theme"
)

const evil = "a\x1b]52;c;aGVp\x07\u202eb\x9b31m\n\u200b日本語"

// ours are the escape sequences that styles make.
var ours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// evilSight is a jury whose names mean harm.
func evilSight() page.Context {
	e := &award.Edition{ID: "e", Jurors: []award.Juror{{ID: "anne", Name: evil, Email: evil, Votes: true}}}
	s := room.Sight{Path: "e.votering", Edition: e, Jurors: []room.JurorSight{{Juror: e.Jurors[0]}}}
	s.Jurors[0].Origin = room.OriginSealed
	s.Jurors[0].Held = []room.HeldSight{{Revision: 1, SHA256: strings.Repeat("a", 64)}, {Revision: 1, SHA256: "b"}}
	return page.Context{S: theme.New(theme.Dark, true, termenv.ANSI256), L: locale.For(locale.NB), Now: time.Unix(0, 0).UTC(), Sight: s}
}

// fits draws a step at every size: exactly as many lines and cells as there
// are, and no escape sequence but those of our styles.
func fits(t *testing.T, c page.Context, s stack.Step) {
	t.Helper()
	for _, size := range pagetest.Sizes {
		c.W, c.H = size[0], max(size[1]-5, 3)
		frame := s.View(c).Top(c.H).Render(c.W, c.H)
		if f := ours.ReplaceAllString(frame, ""); strings.ContainsAny(f, "\x1b\a\u202e\u009b") {
			t.Fatalf("%T at %v: %q", s, size, f)
		}
		for l := range strings.SplitSeq(frame, "\n") {
			if ansi.StringWidth(l) != c.W {
				t.Fatalf("%T at %v: %q", s, size, ansi.Strip(l))
			}
		}
	}
}

// Whatever files are called, and whatever is said of them, stays in its cells.
func TestForeignText(t *testing.T) {
	c := evilSight()
	d := &sitting{steps: &stack.Stack{}, out: evil}
	r := &results{sitting: d, receipt: 1, signed: true, written: []string{evil + "/" + evil}}
	for _, f := range []*fault.Error{
		nil, fault.New(fault.Juror, "mailing.new_key", "name", evil, "key", evil), fault.New(fault.Juror, "mailing.other_key", "name", evil, "key", evil, "want", evil),
		fault.New(fault.Fork, "mailing.fork", "have", "1", "juror", evil), fault.New(fault.Closed, "ballot.late", "name", evil), fault.New(fault.Sealed, "sealed.kind", "kind", evil).At(evil),
	} {
		for _, result := range []string{room.Accepted, room.Already, room.Held, room.Refused} {
			r.rows = append(r.rows, row{CollectedFile: room.CollectedFile{
				File: "/" + evil + "/" + evil, Juror: "anne", Result: result, Fault: f, KeyFP: evil, SHA256: evil, SealedSHA256: evil,
				Problems: fault.List{fault.New(fault.Score, "sealed.kind", "kind", evil).At(evil)},
				Changes:  []deliberation.Revised{{Nominee: evil, Criterion: evil, From: "1", To: "-", Reason: evil}},
			}})
		}
	}
	r.rows = append(r.rows, row{CollectedFile: room.CollectedFile{File: "", Juror: evil, Result: room.Refused}})
	for i := range r.rows {
		r.cursor.At = i
		fits(t, c, r)
	}
	fits(t, c, &choosing{sitting: d, juror: "anne"})
	Open(d.steps, c, &Before{})
	fits(t, c, d.steps.Front())
}

// What the room notices stays in sight while its files are looked at, once.
func TestNotices(t *testing.T) {
	c := evilSight()
	c.W, c.H = 80, 19
	s := &results{sitting: &sitting{steps: &stack.Stack{}}, rows: []row{{CollectedFile: room.CollectedFile{File: "anne.ballot", Result: room.Accepted}}}}
	for range 2 {
		s.issued(room.Collected{Notices: []room.Notice{{ID: "key_confirmed"}, {ID: "receipts_ahead", Args: fault.Pairs("number", "7", "dir", evil)}}})
	}
	if f := s.View(c).Render(80, 19); len(s.notes) != 1 || !strings.Contains(f, "er dette en gammel kopi") {
		t.Errorf("%+v\n%s", s.notes, f)
	}
	fits(t, c, s)
}

// What has to be asked follows from what the room says, and each question has
// its words.
func TestEveryQuestionHasItsWords(t *testing.T) {
	for _, c := range []struct {
		result string
		form   bool
		f      *fault.Error
		want   question
	}{
		{room.Held, false, fault.New(fault.Juror, "mailing.new_key"), aKey},
		{room.Refused, false, fault.New(fault.Juror, "mailing.other_key"), otherKey},
		{room.Held, true, fault.New(fault.Juror, "ballot.unconfirmed"), aSender},
		{room.Refused, true, fault.New(fault.Def, "form.version"), oldForm},
		{room.Refused, false, fault.New(fault.Def, "mailing.def"), nothing},
		{room.Refused, false, fault.New(fault.Closed, "ballot.late"), late},
		{room.Held, false, fault.New(fault.Fork, "mailing.fork"), twoOfThem},
		{room.Refused, false, fault.New(fault.State, "revised.reason"), aReason},
		{room.Refused, false, fault.New(fault.Fork, "revised.fork"), nothing},
		{room.Refused, false, fault.New(fault.State, "revised.first"), nothing},
		{room.Refused, false, fault.New(fault.Sealed, "sealed.none"), nothing},
		{room.Accepted, false, nil, nothing},
	} {
		r := row{CollectedFile: room.CollectedFile{Result: c.result, Form: c.form, Fault: c.f, Juror: "anne"}}
		if got := r.question(); got != c.want {
			t.Errorf("%s %v: asks %q, wants %q", c.result, c.f, got, c.want)
		}
		s := &results{sitting: &sitting{steps: &stack.Stack{}}, rows: []row{r}}
		for _, lang := range locale.Languages() {
			ctx := evilSight()
			ctx.L, ctx.W, ctx.H = locale.For(lang), 120, 40
			a := s.ask(ctx, r)
			if (a.Ask == nil) != (c.want == nothing || c.want == twoOfThem) {
				t.Errorf("%q: %+v", c.want, a)
			}
			said := word(ctx, r) + about(ctx, r).Render(120, 20)
			if a.Ask != nil {
				said += a.Ask.Title + a.Ask.Text + a.Ask.Word + a.Ask.Yes
			}
			for _, b := range s.Bindings(ctx) {
				said += b.Word(ctx.L) + b.Help(ctx.L)
			}
			if strings.Contains(said, "⟦") {
				t.Errorf("%q in %s: words are missing: %s", c.want, lang, said)
			}
		}
		if keys.Has(s.Bindings(evilSight()), "collect.ask") != (c.want == nothing) {
			t.Errorf("%q: its key says nothing of it", c.want)
		}
	}
}
