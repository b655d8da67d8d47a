package dossier

import (
	"strconv"

	"votering/internal/decision"
	"votering/internal/record"
	"votering/internal/text"
	"votering/internal/trust"
)

// gaveWay tells, before anything else, of ballots that a receipt lists and that
// do not count for another reason than that their juror sent a later one: what
// became of them only the juror can say. The latest receipt tells of each.
func (v *verification) gaveWay(d *decision.Document, receipts []receipt) {
	if v.complete == nil {
		return
	}
	last := map[string]int{} // by the hash of a ballot: the last receipt that lists it
	for _, r := range receipts {
		for _, b := range r.Ballots {
			last[b.BallotSHA256] = r.Number
		}
	}
	by := jurorNames(d)
	for i, b := range d.Ballots {
		n, listed := last[string(b.BallotSHA256)]
		if !listed || b.Stands() || b.BallotSHA256 == "" {
			continue
		}
		pairs := []string{"n", strconv.Itoa(n), "name", by[b.Juror], "revision", strconv.Itoa(*b.Revision)}
		switch now := v.standingOf(d, i); {
		case now != nil && v.otherKey(b, *now):
			v.tells("receipts", Rekeyed, append(pairs, "counted", strconv.Itoa(*now.Revision))...)
		case b.Reason == decision.ReasonNotChosen:
			v.tells("receipts", NotChosen, append(pairs, "reason", string(b.Unchosen))...)
		case now == nil:
			v.tells("receipts", NoneCounts, pairs...)
		}
	}
}

// standingOf is the ballot that counts as that of the juror of the ith; nil:
// none does.
func (v *verification) standingOf(d *decision.Document, i int) *decision.Ballot {
	juror := d.Ballots[i].Juror
	for k := i; k >= 0 && d.Ballots[k].Juror == juror; k-- {
		i = k
	}
	for ; i < len(d.Ballots) && d.Ballots[i].Juror == juror; i++ {
		if d.Ballots[i].Stands() {
			return &d.Ballots[i]
		}
	}
	return nil
}

// otherKey reports that two ballots of a juror were not signed with one key.
func (v *verification) otherKey(a, b decision.Ballot) bool {
	one, there := v.signers[a.BallotSHA256]
	other, also := v.signers[b.BallotSHA256]
	return there && also && one != other
}

// keyChanges tells of every key that was put in the place of another, and after
// which receipt.
func (v *verification) keyChanges(receipts []receipt) {
	roll := v.pinnedRoll(v.complete)
	if roll == nil {
		return
	}
	after := v.lastWith(receipts)
	for i := range roll.Jurors {
		j := &roll.Jurors[i]
		for _, f := range j.Former {
			pairs := []string{"name", text.Show(j.Name), "at", stamp(f.Until), "reason", text.Show(f.Reason)}
			if n := after[j.ID+" "+f.Key]; n > 0 {
				v.tells("roll", KeyChangedAfter, append(pairs, "n", strconv.Itoa(n))...)
			} else {
				v.tells("roll", KeyChanged, pairs...)
			}
		}
	}
}

// lastWith are, by juror and key line, the numbers of the last receipts on whose
// roll the juror has that key.
func (v *verification) lastWith(receipts []receipt) map[string]int {
	rolls := map[string]*decision.JuryRoll{}
	for name, data := range v.folder.Files {
		if name == RollName || isRollName(name) {
			if r, err := decision.ReadRoll(data, name); err == nil {
				rolls[record.Hash(data)] = r
			}
		}
	}
	after := map[string]int{}
	for _, r := range receipts {
		roll := rolls[r.RollSHA256]
		if roll == nil {
			continue
		}
		for _, j := range roll.Jurors {
			if key, err := trust.ParsePublicKey(keyOf(j, v.complete.ChairKey)); err == nil {
				after[j.ID+" "+key.Line()] = r.Number
			}
		}
	}
	return after
}

// jurorNames are what the jurors of a decision are called, by id.
func jurorNames(d *decision.Document) map[string]string {
	names := make(map[string]string, len(d.Jurors))
	for _, j := range d.Jurors {
		names[j.ID] = j.Name
	}
	return names
}
