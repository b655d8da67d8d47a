package decision

import "votering/internal/ranking"

// Interim is what stands of a complete document before anything is decided: the
// marks once they are open, and where Basis has a ranking, that and the public's
// votes. Tables are made of it. It has no date and no signature, and is never
// written as a document.
func Interim(b Basis) (*Document, error) {
	e := b.Edition
	d := &Document{
		Profile: Complete, Edition: Edition{ID: e.ID, Title: e.Title}, MadeUp: e.MadeUp, AnnounceAt: e.AnnounceAt,
		Nominees: nomineesOf(e), Jurors: jurorsOf(e), Marks: b.marks(), Recusals: b.recusals(), Ballots: b.ballots(), edition: e,
	}
	if b.Ranking == nil {
		return d, nil
	}
	rk, err := ranking.ReadJSON(b.Ranking)
	if err != nil {
		return nil, err
	}
	d.Ranking = *rk
	return d, b.count(d)
}
