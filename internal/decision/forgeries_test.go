package decision_test

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"votering/internal/decision"
	"votering/internal/decision/decisiontest"
	"votering/internal/deliberation"
	"votering/internal/exact"
	"votering/internal/publicvote"
)

type document = decision.Document

func votes(n, d int64) publicvote.Votes { return publicvote.Votes{Rat: exact.New(n, d)} }

// recount makes the counts of the jury's vote what they are once Eli votes for
// Bodø.
func recount(d *document) { d.JuryVote.Counts = map[string]int{"bodo": 2, "kinn": 4} }

// inSecret makes the jury's vote a secret one.
func inSecret(d *document, counts map[string]int) {
	d.JuryVote = &decision.JuryVote{Secret: true, Votes: []decision.Vote{}, Counts: counts}
}

// forgeries are changes of the worked decision after which something in it does
// not follow, with the check that finds it and the fault it finds.
var forgeries = []struct {
	what, check, id string
	forge           func(d *document)
}{
	{"another fingerprint", "edition", "fingerprint", func(d *document) { d.Edition.Fingerprint = strings.Repeat("0", 64) }},
	{"another title", "edition", "edition_differs", func(d *document) { d.Edition.Title.EN = "Another" }},
	{"another edition", "edition", "edition_differs", func(d *document) { d.Edition.ID = "another" }},
	{"not made up", "edition", "edition_differs", func(d *document) { d.MadeUp = false }},
	{"an embargo", "edition", "edition_differs", func(d *document) { at := decisiontest.Start; d.AnnounceAt = &at }},
	{"another rule", "edition", "edition_differs", func(d *document) {
		d.Rule = json.RawMessage(strings.Replace(string(d.Rule), "1/4", "1/2", 1))
	}},
	{"another weight in the edition", "edition", "fingerprint", func(d *document) {
		d.EditionJSON = json.RawMessage(strings.Replace(string(d.EditionJSON), "1/4", "1/2", 1))
	}},
	{"another name", "edition", "edition_differs", func(d *document) { d.Nominees[0].Name = "Oslo" }},
	{"nominees in another order", "edition", "edition_differs", func(d *document) { slices.Reverse(d.Nominees) }},

	{"a juror neither absent nor there", "ballots", "ballot_or_absent", func(d *document) { d.Absent = d.Absent[:0] }},
	{"a juror absent and there", "ballots", "ballot_or_absent", func(d *document) {
		absent := decision.Absence{Juror: d.Ballots[0].Juror}
		d.Absent = slices.Insert(d.Absent, 0, absent)
	}},
	{"a ballot left out", "ballots", "ballot_counted", func(d *document) {
		b := &d.Ballots[0]
		b.Counted, b.Reason = false, "recused"
		d.Marks = slices.DeleteFunc(d.Marks, func(m decision.Mark) bool { return m.Juror == b.Juror })
	}},
	{"a ballot dropped", "ranking", "ranking_value", func(d *document) {
		juror := d.Ballots[0].Juror
		d.Marks = slices.DeleteFunc(d.Marks, func(m decision.Mark) bool { return m.Juror == juror })
		d.Ballots = d.Ballots[1:]
		d.Absent = slices.Insert(d.Absent, 0, decision.Absence{Juror: juror})
	}},

	{"no public vote", "tally", "tally_missing", func(d *document) { d.Tally = nil }},
	{"votes below 0", "tally", "votes.law.votes", func(d *document) { d.Tally.Valid["bodo"] = votes(-1, 1) }},
	{"half a vote", "tally", "votes.law.votes", func(d *document) { d.Tally.Valid["bodo"] = votes(9625, 2) }},
	{"a nominee without votes", "tally", "votes.law.votes", func(d *document) { delete(d.Tally.Valid, "kinn") }},
	{"files with other rows", "tally", "votes.law.files", func(d *document) { d.Tally.Files[0].Rows = 6 }},
	{"rows that do not add up", "tally", "votes.law.rows", func(d *document) { d.Tally.Flags = []string{} }},
	{"dropped rows of votes counted elsewhere", "tally", "votes.law.dropped", func(d *document) { d.Tally.Dropped.Malformed = 2 }},
	{"dropped below 0", "tally", "votes.law.negative", func(d *document) { d.Tally.Dropped.Duplicate = -1 }},
	{"a vote before that does not add up", "tally", "votes.law.votes", func(d *document) {
		before := *d.Tally
		before.Valid = map[string]publicvote.Votes{}
		d.TallyReplaced = append(d.TallyReplaced, decision.TallyReplacement{At: decisiontest.Start, Reason: "x", Before: &before})
	}},

	{"one vote more", "ranking", "ranking_place", func(d *document) { d.Tally.Valid["bodo"] = votes(4813, 1) }},
	{"another mark", "ranking", "ranking_place", func(d *document) { d.Marks[0].Mark = "1" }},
	{"a mark for an abstention", "ranking", "ranking_place", func(d *document) { d.Marks[len(d.Marks)-1].Mark = "-" }},
	{"another total", "ranking", "ranking_place", func(d *document) { d.Ranking.Ranking[1].Total = rat("12/17") }},
	{"two places changed", "ranking", "ranking_place", func(d *document) {
		r := d.Ranking.Ranking
		r[0].Nominee, r[1].Nominee = r[1].Nominee, r[0].Nominee
	}},
	{"a place shared", "ranking", "ranking_place", func(d *document) { d.Ranking.Ranking[1].Place = 1 }},
	{"a row dropped", "ranking", "ranking_length", func(d *document) { d.Ranking.Ranking = d.Ranking.Ranking[:4] }},
	{"another part", "ranking", "ranking_value", func(d *document) { d.Ranking.Ranking[0].PublicPart = rat("1/4") }},
	{"no part", "ranking", "ranking_value", func(d *document) { d.Ranking.Ranking[4].Public = nil }},
	{"a tie that was none", "ranking", "ranking_value", func(d *document) { d.Ranking.Ranking[0].DecidedBy = text("public") }},
	{"a flag dropped", "ranking", "ranking_value", func(d *document) { d.Ranking.Ranking[1].Flags = []string{} }},
	{"another mean", "ranking", "ranking_key", func(d *document) { d.Ranking.Criteria["kinn"]["results"] = *rat("5") }},
	{"another spread", "ranking", "ranking_key", func(d *document) { d.Ranking.EffectiveWeight.Jury = *rat("1") }},
	{"another winner of the ranking", "ranking", "ranking_key", func(d *document) { d.Ranking.Winners = []string{"bodo"} }},
	{"another rule of the ranking", "ranking", "ranking_key", func(d *document) {
		d.Ranking.Rule = json.RawMessage(strings.Replace(string(d.Ranking.Rule), "1/4", "1/2", 1))
	}},
	{"the jury alone", "ranking", "ranking_key", func(d *document) { d.Ranking.JuryAlone = true }},
	{"a gate that is none", "ranking", "override_gate", func(d *document) {
		d.GatesOverridden = append(d.GatesOverridden, decision.Override{Metric: "m", Nominee: "kinn", Reason: "x"})
	}},

	{"another winner", "outcome", "lacks_no_departure", func(d *document) { d.Winners = []string{"bodo"} }},
	{"two winners", "outcome", "winners", func(d *document) { d.Winners = []string{"bodo", "kinn"} }},
	{"nobody", "outcome", "winners", func(d *document) { d.Winners = []string{} }},
	{"a winner and no award", "outcome", "winners", func(d *document) { d.NoAward = true }},
	{"reasons for nothing", "outcome", "departure_idle", func(d *document) { d.Departure = "Because." }},
	{"no votes", "outcome", "lacks_no_votes", func(d *document) { d.JuryVote = nil }},
	{"other counts", "outcome", "vote_counts", recount},
	{"a vote for whom one is recused from", "outcome", "vote_may_not", func(d *document) {
		juror := d.Recusals[0].Juror
		i := slices.IndexFunc(d.JuryVote.Votes, func(v decision.Vote) bool { return v.Juror == juror })
		d.JuryVote.Votes[i].Nominee = "bodo"
		recount(d)
	}},
	{"more secret votes than jurors", "outcome", "vote_many", func(d *document) {
		inSecret(d, map[string]int{"kinn": 6, "bodo": 1})
	}},
	{"more secret votes for one than jurors who may give them", "outcome", "vote_secret", func(d *document) {
		inSecret(d, map[string]int{"bodo": 6})
	}},
	{"a secret vote for nobody", "outcome", "vote_none", func(d *document) {
		inSecret(d, map[string]int{"kinn": 6, "bodo": 0})
	}},
	{"secret votes below 0", "outcome", "vote_secret", func(d *document) {
		inSecret(d, map[string]int{"kinn": 6, "bodo": -1})
	}},
	{"no grounds", "outcome", "lacks_no_grounds", func(d *document) { delete(d.Grounds, "nb") }},
	{"a recusal that nobody decided", "outcome", "lacks_recusal_open", func(d *document) {
		d.Recusals[0].State, d.Recusals[0].By = decision.Undecided, nil
	}},

	{"out of order and said otherwise", "order", "order_differs", func(d *document) { d.Order.InOrder = false }},
	{"together and said otherwise", "order", "order_differs", func(d *document) { d.Order.Together = true }},
	{"times out of order", "order", "order_differs", func(d *document) { d.Order.TallyAt = d.Order.ClosedAt; d.Order.ClosedAt = d.Order.LockedAt }},
	{"decided before the last step", "order", "decided_early", func(d *document) { d.DecidedAt = d.Order.TallyAt.Add(-time.Millisecond) }},
	{"no time", "order", "order_step", func(d *document) { d.Order.LockedAt = nil }},
	{"opened again in two steps after the public vote", "order", "order_differs", func(d *document) {
		d.Reopened = append(d.Reopened,
			decision.Reopening{At: decisiontest.Start, To: deliberation.Locked, Reason: "x", TallySeen: true},
			decision.Reopening{At: decisiontest.Start, To: deliberation.Deliberating, Reason: "x"})
	}},
	{"opened again after the public vote", "order", "order_differs", func(d *document) {
		d.Reopened = append(d.Reopened, decision.Reopening{At: decisiontest.Start, To: deliberation.Open, Reason: "x", TallySeen: true})
	}},
}
