package decision

import (
	"votering/internal/deliberation"
	"votering/internal/ranking"
	"votering/internal/robustness"
)

// Lines are the totals of the nominees over the public weight, as
// robustness.Lines has them: nil where they are not straight lines.
func (d *Document) Lines() ([]robustness.Line, error) {
	e, err := d.AwardEdition()
	if err != nil {
		return nil, err
	}
	p, err := ranking.Prepare(deliberation.RankingInput(d.state(), e))
	if err != nil {
		return nil, err
	}
	rk, err := d.Compute()
	if err != nil {
		return nil, err
	}
	return robustness.Lines(p, rk), nil
}
