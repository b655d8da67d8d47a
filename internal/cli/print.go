package cli

import (
	"fmt"
	"sort"
	"strings"

	"votering/internal/award"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/ranking"
	"votering/internal/room"
	"votering/internal/rules"
	"votering/internal/text"
)

type statusAnswer struct {
	Schema      string        `json:"schema"`
	Edition     string        `json:"edition"`
	Fingerprint string        `json:"fingerprint"`
	State       string        `json:"state"`
	Facts       []string      `json:"facts"`
	Jurors      []jurorAnswer `json:"jurors"`
	Blocking    []string      `json:"blocking"`
	Rounds      []roundAnswer `json:"rounds,omitempty"`
}

type jurorAnswer struct {
	ID       string `json:"id"`
	State    string `json:"state"`
	Revision int    `json:"revision"`
	Missing  int    `json:"missing"`
	mailAnswer
}

func (p *program) showStatus(s room.Sight) error {
	a := statusAnswer{
		Schema: "votering-status/1", Edition: s.Edition.ID, Fingerprint: s.Fingerprint, State: string(s.Phase),
		Facts: factsOf(s), Jurors: []jurorAnswer{}, Blocking: []string{}, Rounds: roundsOf(s),
	}
	for _, j := range s.Jurors {
		a.Jurors = append(a.Jurors, jurorAnswer{j.Juror.ID, string(j.State), j.Revision, j.Missing, mailOf(j)})
	}
	for _, b := range s.Blocking {
		a.Blocking = append(a.Blocking, blockerWord(b))
	}
	if p.asJSON {
		p.writeJSON(a)
		return nil
	}
	fmt.Fprintf(p.out, "%s\n", s.Edition.Title.In(langOf(p.cat)))
	fmt.Fprintln(p.out, p.cat.T("cli.status_state", "state", p.cat.T("state."+a.State)))
	if a.Fingerprint != "" {
		fmt.Fprintln(p.out, p.cat.T("cli.status_fingerprint", "fingerprint", award.Short(a.Fingerprint)))
	}
	for _, f := range a.Facts {
		fmt.Fprintln(p.out, p.cat.T("fact."+f))
	}
	for _, j := range s.Jurors {
		fmt.Fprintf(p.out, "  %s %s %s\n", text.PadRight(j.Juror.ID, 16), text.PadRight(j.Juror.Name, 24), p.jurorWord(j, s.Who))
	}
	p.printRounds(s)
	p.printDecision(s)
	p.printMail(s)
	p.printOwn(s)
	for _, b := range s.Blocking {
		if b.ID != "cast" { // it has a line with the command
			fmt.Fprintln(p.out, p.cat.Sentence("blocking."+b.ID, b.Args))
		}
	}
	p.showTies(s)
	return nil
}

// blockerWord is a blocker as one stable word: its id, and the juror, nominee or
// nominees it concerns.
func blockerWord(b deliberation.Blocker) string {
	word := b.ID
	for _, whom := range []string{"juror", "nominee", "nominees"} {
		if id := b.Args[whom]; id != "" {
			word += ":" + id
		}
	}
	return word
}

// factsOf names what is so, as stable words.
func factsOf(s room.Sight) []string {
	facts := []string{}
	if s.Edition.MadeUp {
		facts = append(facts, "made_up")
	}
	if s.Purged != nil {
		facts = append(facts, "purged")
	}
	if s.Together {
		facts = append(facts, "opened_together")
	}
	if s.Final {
		facts = append(facts, "ranking_saved")
	}
	if s.Tally != nil {
		facts = append(facts, "tally_read")
	}
	if len(s.Casts) > 0 {
		facts = append(facts, "tie_cast")
	}
	if s.Round > 0 {
		facts = append(facts, "round_open")
	}
	facts = append(append(facts, decisionFacts(s)...), ownFacts(s)...)
	sort.Strings(facts)
	return facts
}

// jurorWord says how far a juror has come; the reason of an absence is for
// those who lead.
func (p *program) jurorWord(j room.JurorSight, who award.Juror) string {
	w := p.cat.T("cli.juror." + string(j.State))
	switch {
	case j.Reason == deliberation.NoBallot:
		w += ": " + p.cat.T("cli.no_ballot")
	case j.Reason != "" && who.Role != award.JurorRole:
		w += ": " + text.Show(j.Reason)
	case j.State == deliberation.HandedIn && j.LeftOut:
		w += ", " + p.cat.T("cli.left_out")
	}
	w += p.mailWords(j)
	if j.State == "draft" && j.Missing > 0 {
		w += ", " + p.cat.N("cli.missing", j.Missing)
	}
	return w
}

// printRanking prints the ranking as a table: places, sums, what broke a tie,
// who is out and why, and what the public's weight really moved.
func (p *program) printRanking(v rankView) {
	rk, ed, weight := v.ranking, v.edition, v.weight
	fmt.Fprintln(p.out, ed.Title.In(langOf(p.cat)))
	if ed.MadeUp {
		fmt.Fprintln(p.out, p.cat.T("cli.made_up"))
	}
	if weight != nil {
		fmt.Fprintln(p.out, p.cat.T("cli.what_if", "weight", p.cat.RatText(*weight)))
	}
	switch alone := rk.JuryAlone && ed.Rule.Public != nil; {
	case alone && v.seen:
		fmt.Fprintln(p.out, p.cat.T("cli.jury_alone_seen"))
	case alone:
		fmt.Fprintln(p.out, p.cat.T("cli.jury_alone"))
	}
	decimals := ranking.Decimals(rk.Rows, leastDecimals, mostDecimals)
	for _, row := range rk.Rows {
		place := itoa(row.Place)
		if row.Shared {
			place += "="
		}
		fmt.Fprintf(p.out, "%4s  %s %10s  %s\n", place, p.name(ed, row.Nominee), p.ratOr(row.Total, decimals), p.rowWords(row, ed))
	}
	for _, x := range rk.Excluded {
		fmt.Fprintf(p.out, "%4s  %s %10s  %s\n", "–", p.name(ed, x.Nominee), "", p.gateWords(x, ed))
	}
	for _, u := range rk.Unranked {
		fmt.Fprintf(p.out, "%4s  %s %10s  %s\n", "–", p.name(ed, u.Nominee), "", p.cat.T("cli.unranked."+u.Reason))
	}
	p.printEffective(rk, weight != nil)
	if len(rk.Rows) > 0 {
		fmt.Fprintln(p.out, p.cat.T("cli.rounded"))
	}
}

// printEffective says how much of what sets the nominees apart is the public's,
// and why, where that is far from what it weighs by the rule, or as it is tried.
func (p *program) printEffective(rk *ranking.Ranking, tried bool) {
	w, ok := rk.EffectiveWeight()
	switch {
	case !ok:
	case rk.Weight == nil:
		fmt.Fprintln(p.out, p.cat.T("cli.effective.added", "effective", p.cat.Share(w, 1)))
	default:
		key := "cli.effective"
		if tried {
			key = "cli.effective.tried"
		}
		weighs := []string{"nominal", p.cat.Share(*rk.Weight, 1), "effective", p.cat.Share(w, 1)}
		fmt.Fprintln(p.out, p.cat.T(key, weighs...))
		switch misleads := rk.WeightMisleads(); {
		case misleads && rk.Weight.Less(w):
			fmt.Fprintln(p.out, p.cat.T("ranking.weight.more", weighs...))
		case misleads:
			fmt.Fprintln(p.out, p.cat.T("ranking.weight.less", weighs...))
		}
	}
}

// name is a nominee's name in a column.
func (p *program) name(ed *award.Edition, id string) string {
	n, _ := ed.Nominee(id)
	return text.PadRight(n.Name, 24)
}

// gateWords say which gate keeps a nominee out, and by which figure.
func (p *program) gateWords(x ranking.Excluded, ed *award.Edition) string {
	return p.cat.T("cli.excluded", "gate", rules.Plain(p.cat, ed).Stopped(x.Nominee, x.Metric, x.Period))
}

// rowWords says what broke a tie and what is flagged.
func (p *program) rowWords(row ranking.Row, ed *award.Edition) string {
	var words []string
	switch row.DecidedBy {
	case "":
	case "shared":
		words = append(words, p.cat.T("cli.shared"))
	default:
		words = append(words, p.cat.T("cli.decided_by", "step", rules.Plain(p.cat, ed).Step(row.DecidedBy)))
	}
	for _, f := range row.Flags {
		words = append(words, p.cat.T("flag_word."+f))
	}
	return strings.Join(words, ", ")
}

// The decimals of a total, at least and at most: as many as it takes for totals
// that differ to look different.
const leastDecimals, mostDecimals = 3, 6

func (p *program) ratOr(r *exact.Rat, decimals int) string {
	if r == nil {
		return "–"
	}
	return p.cat.Rat(*r, decimals)
}
