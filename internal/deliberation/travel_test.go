package deliberation

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"testing"
	"time"

	"votering/internal/award"
	"votering/internal/exact"
	"votering/internal/fault"
)

// travelling is testEdition made whole, so that it can be amended and ranked.
// Ola's key is on the roll, Siri's is not.
func travelling() *award.Edition {
	ed := testEdition()
	ed.Title, ed.Language, ed.Criteria = award.Plain("Prize"), "en", ed.Criteria[:2]
	fifty := exact.Int(50)
	ed.Gates[0].AtLeast = &fifty
	for i := range ed.Criteria {
		ed.Criteria[i].Title = award.Plain(ed.Criteria[i].ID)
	}
	ed.Metrics[0].Title = award.Plain("Direct")
	for i := range ed.Jurors {
		ed.Jurors[i].Email = ed.Jurors[i].ID + "@example.org"
	}
	ed.Jurors[1].Key = keyOf("ola", "roll")
	ed.Rule.Jury.Method = award.Mean
	if faults := award.Validate(ed, nil); len(faults) > 0 {
		panic(faults)
	}
	return ed
}

// keyOf is a key line of a juror's; which is one of several.
func keyOf(juror, which string) string {
	return "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + juror + which + " " + juror + "@example.org"
}

// openEdition are the events that the chair's file begins with; own those of
// ola's.
var (
	openEdition = []string{"created", "open", "sealing", "invite ola,siri"}
	own         = []string{"created", "open", "join ola"}
)

// travel makes events from words, those of script too.
func travel(lines ...string) []Event {
	events := make([]Event, len(lines))
	for i, words := range lines {
		events[i] = travelLine(words)
		events[i].At = noon.Add(time.Duration(i) * time.Minute)
	}
	return events
}

// travelLine makes one event from words: "collect ola 2 A", "hold ola 2 B late",
// "choose ola 2 B reason", "opened ola 2 A bodo results 4", "receipt 1",
// "amend 1 nominees/bodo/withdrawn true".
func travelLine(words string) Event {
	w := append(strings.Fields(words), "", "", "", "", "", "")
	number, _ := strconv.Atoi(w[1])
	switch w[0] {
	case "sealing":
		return Event{Kind: SealingMade, Who: "kari", Recipient: "age1" + w[1]}
	case "invite":
		return Event{Kind: JurorsInvited, Who: "kari", By: strings.FieldsFunc(w[1], isComma)}
	case "confirm":
		return Event{Kind: KeyConfirmed, Who: "kari", Juror: w[1], Key: keyOf(w[1], w[2]), Reason: w[3]}
	case "collect", "hold", "form", "hold-form":
		return arrivalLine(w)
	case "choose":
		return Event{Kind: BallotChosen, Who: "kari", Juror: w[1], Sealed: hexOf("sealed" + w[1] + w[2] + w[3]), Reason: w[4]}
	case "opened":
		e := Event{Kind: BallotOpened, Who: "kari", Juror: w[1], Sealed: hexOf("sealed" + w[1] + w[2] + w[3])}
		if w[4] != "" {
			e.Cells = []CellChange{{Nominee: w[4], Criterion: w[5], Mark: w[6]}}
		}
		return e
	case "refuse":
		return Event{Kind: ImportRefused, Who: "kari", SHA256: hexOf(w[1]), Class: "E_SEALED"}
	case "receipt":
		return Event{Kind: ReceiptIssued, Who: "kari", Number: number, SHA256: hexOf(words), Roll: hexOf("roll")}
	case "receipt-signed":
		return Event{Kind: ReceiptSigned, Who: "kari", Number: number}
	case "amend":
		return Event{
			Kind: EditionAmended, Who: "kari", Number: number, SHA256: hexOf(words), Reason: "why",
			Changes: []award.Change{{Path: w[2], To: json.RawMessage(w[3])}},
		}
	case "cosigned":
		return Event{Kind: Cosigned, Who: "kari", Juror: w[1]}
	case "join":
		return Event{Kind: JurorJoined, Who: w[1], SHA256: hexOf("invitation"), Key: chairKey, Recipient: "age1"}
	case "seal":
		return Event{
			Kind: BallotSealed, Who: "ola", Revision: number, SHA256: hexOf("ballot" + w[1]), Sealed: hexOf("sealed" + w[1]), Key: keyOf("ola", "roll"),
		}
	case "round-open":
		return Event{Kind: RoundOpened, Who: "kari", Number: number}
	case "round-close":
		return Event{Kind: RoundClosed, Who: "kari", Number: number}
	case "keep":
		return Event{Kind: ReceiptKept, Who: "ola", Number: number, SHA256: hexOf("receipt" + w[1] + w[2])}
	}
	return line(words)
}

// arrivalLine is a ballot that comes in: whose, which revision, which of
// several with that revision, and why it is admitted late.
func arrivalLine(w []string) Event {
	revision, _ := strconv.Atoi(w[2])
	file := w[1] + w[2] + w[3]
	e := Event{
		Kind: BallotCollected, Who: "kari", Juror: w[1], Revision: revision, Origin: OriginSealed, Reason: w[4],
		SHA256: hexOf("ballot" + file), Sealed: hexOf("sealed" + file), SaltSum: hexOf("salt" + file), Key: keyOf(w[1], "roll"),
	}
	if strings.HasPrefix(w[0], "hold") {
		e.Kind = BallotHeld
	}
	if strings.HasSuffix(w[0], "form") {
		e.Origin, e.Key, e.Confirmed = OriginForm, "", "by phone, Per"
	}
	return e
}

// travelled replays lines after openEdition; every one must be allowed.
func travelled(t *testing.T, lines ...string) State {
	t.Helper()
	s, err := Replay(travel(append(append([]string{}, openEdition...), lines...)...), travelling())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatTravelRefuses(t *testing.T) {
	reason, form := fault.New(fault.Usage, "reason.missing"), fault.New(fault.Log, "event.form")
	without := func(e Event, spoil func(*Event)) Event {
		spoil(&e)
		return e
	}
	for _, c := range []struct {
		name   string
		before string
		event  Event
		want   *fault.Error
	}{
		{"another sealing key", "", travelLine("sealing x"), fault.New(fault.State, "sealing.made")},
		{"a sealing key of nothing", "", without(travelLine("sealing"), func(e *Event) { e.Recipient = "" }), form},
		{"nobody invited", "", travelLine("invite"), fault.New(fault.Usage, "invite.nobody")},
		{"invited without a vote", "", travelLine("invite ola,per"), fault.New(fault.Juror, "juror.no_vote")},
		{"another chair's key", "open-key", without(travelLine("invite ola"), func(e *Event) { e.Key = keyOf("x", "y") }), fault.New(fault.Key, "decide.other_key")},
		{"a key that is known", "", travelLine("confirm ola roll"), fault.New(fault.State, "key.known")},
		{"a new key without a reason", "", travelLine("confirm ola new"), reason},
		{"another's key", "", without(travelLine("confirm siri x"), func(e *Event) { e.Key = keyOf("ola", "roll") }), fault.New(fault.Juror, "key.of_another")},
		{"a key that another had", "confirm ola new lost", without(travelLine("confirm siri x"), func(e *Event) { e.Key = keyOf("ola", "roll") }), fault.New(fault.Juror, "key.of_another")},
		{"a ballot of a key that is not known", "", travelLine("collect siri 1 A"), form},
		{"a ballot of a key that was replaced", "confirm ola new lost", travelLine("collect ola 1 A"), form},
		{"a form that nobody confirmed", "", without(travelLine("form siri 1 A"), func(e *Event) { e.Confirmed = "" }), fault.New(fault.Juror, "ballot.unconfirmed")},
		{"a ballot without a vote", "", travelLine("form per 1 A"), fault.New(fault.Juror, "juror.no_vote")},
		{"a ballot of nobody", "", travelLine("form nobody 1 A"), fault.New(fault.Juror, "juror.unknown")},
		{"an older revision", "collect ola 2 A", travelLine("collect ola 1 A"), form},
		{"the same revision", "collect ola 2 A", travelLine("collect ola 2 B"), form},
		{"far ahead", "collect ola 2 A", travelLine("collect ola 53 A"), form},
		{"beyond the last", "", travelLine("collect ola 51 A"), form},
		{"revision nothing", "", travelLine("collect ola 0 A"), form},
		{"a salt twice", "collect ola 1 A", without(travelLine("collect ola 2 A"), func(e *Event) { e.SaltSum = hexOf("saltola1A") }), form},
		{"a salt of another", "collect ola 1 A", without(travelLine("form siri 1 A"), func(e *Event) { e.SaltSum = hexOf("saltola1A") }), form},
		{"another origin", "", without(travelLine("form siri 1 A"), func(e *Event) { e.Origin = "mail" }), form},
		{"a ballot where one was entered", "mark ola bodo results 4,hand-in ola", travelLine("collect ola 1 A"), fault.New(fault.State, "ballot.entered")},
		{"late without a reason", "close", travelLine("collect ola 1 A"), fault.New(fault.Closed, "ballot.late")},
		{"late and held without a reason", "collect ola 1 A,close", travelLine("hold ola 1 B"), fault.New(fault.Closed, "ballot.late")},
		{"after the marks", "close,marks", travelLine("collect ola 1 A late"), fault.New(fault.State, "state.collect.no_round")},
		{"held beside nothing", "", travelLine("hold ola 1 B"), form},
		{"held with another revision", "collect ola 2 A", travelLine("hold ola 1 B"), form},
		{"nothing to choose", "collect ola 1 A", travelLine("choose ola 1 A why"), fault.New(fault.State, "choose.nothing")},
		{"chosen another", "collect ola 1 A,hold ola 1 B", travelLine("choose ola 1 C why"), fault.New(fault.State, "choose.other")},
		{"chosen without a reason", "collect ola 1 A,hold ola 1 B", travelLine("choose ola 1 B"), reason},
		{"a mark beside a ballot", "collect ola 1 A", line("mark ola bodo results 4"), fault.New(fault.State, "ballot.handed_in")},
		{"absent beside a ballot", "collect ola 1 A", line("absent ola ill"), fault.New(fault.State, "absent.handed_in")},
		{"opened before closing", "collect ola 1 A", travelLine("opened ola 1 A"), fault.New(fault.State, "state.reveal_marks.early")},
		{"opened nobody's", "close", travelLine("opened ola 1 A"), fault.New(fault.State, "open.nothing")},
		{"opened another", "collect ola 1 A,close", travelLine("opened ola 1 B"), fault.New(fault.State, "open.nothing")},
		{"opened twice", "collect ola 1 A,close,opened ola 1 A", travelLine("opened ola 1 A"), fault.New(fault.State, "open.nothing")},
		{"opened off the scale", "collect ola 1 A,close", travelLine("opened ola 1 A bodo results 7"), fault.New(fault.Score, "mark.scale")},
		{"the marks without the sealed ones", "collect ola 1 A,close", line("marks"), fault.New(fault.State, "ballots.sealed")},
		{"both without the sealed ones", "collect ola 1 A,tally,close", line("both"), fault.New(fault.State, "ballots.sealed")},
		{"a receipt out of turn", "receipt 2", travelLine("receipt 1"), form},
		{"a signature of no receipt", "", travelLine("receipt-signed 1"), fault.New(fault.State, "receipt.unsigned")},
		{"a signature twice", "receipt 1,receipt-signed 1", travelLine("receipt-signed 1"), fault.New(fault.State, "receipt.unsigned")},
		{"a refusal without a class", "", without(travelLine("refuse x"), func(e *Event) { e.Class = "because" }), form},
		{"a co-signature of no decision", "", travelLine("cosigned ola"), fault.New(fault.State, "state.cosign.early")},
		{"an amendment out of turn", "", travelLine(`amend 2 title "x"`), fault.New(fault.State, "amend.number")},
		{"an amendment without a reason", "", without(travelLine(`amend 1 title "x"`), func(e *Event) { e.Reason = "" }), reason},
		{"an amendment of the rule", "", travelLine(`amend 1 rule/quorum "1"`), fault.New(fault.State, "amend.beyond")},
		{"an amendment of other than was there", "", without(travelLine(`amend 1 title "x"`), func(e *Event) { e.Changes[0].From = json.RawMessage(`"y"`) }), fault.New(fault.Def, "amend.from")},
		{"an amendment of locked marks", "close,marks,lock", travelLine(`amend 1 title "x"`), fault.New(fault.State, "state.amend.late")},
		{"an invitation that is not the beginning", "", travelLine("join ola"), fault.New(fault.State, "join.begun")},
	} {
		t.Run(c.name, func(t *testing.T) {
			var lines []string
			if c.before != "" && c.before != "open-key" {
				lines = strings.Split(c.before, ",")
			}
			s := travelled(t, lines...)
			if c.before == "open-key" {
				s.ChairKey = chairKey
			}
			after, err := Apply(s, c.event, travelling())
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if d := differ(s, after); d != "" {
				t.Errorf("the state has changed:\n%s", d)
			}
		})
	}
}
