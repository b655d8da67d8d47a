package record

import (
	"votering/internal/deliberation"
	"votering/internal/text"
	"votering/ui/page"
)

// released is what was written out of the decision, as its entry tells it.
func released(c page.Context, e deliberation.Event) about {
	what, profile := "release.what."+e.Release.What, "release.for."+e.Release.Profile
	if !c.L.Has(what) || !c.L.Has(profile) {
		return about{other: text.Show(e.Release.What + " " + e.Release.Profile), mark: deliberation.HashNote(e.SHA256)}
	}
	return about{other: c.L.T(profile, "what", c.L.T(what)), mark: deliberation.HashNote(e.SHA256)}
}

// recipients says to whom and on what basis something was released, by the entry
// that tells of it. The record does not hold that, and only who leads sees it.
func recipients(c page.Context) map[uint64]string {
	all, left := map[uint64]string{}, c.Sight.Releases
	for _, e := range c.Sight.Record {
		if deliberation.Kind(e.Kind) != deliberation.DecisionReleased || len(left) == 0 {
			continue
		}
		said := c.L.T("release.unsaid")
		if to := left[0].To; to != "" {
			said = c.L.T("release.to", "to", text.Show(to))
		}
		if basis := left[0].Basis; basis != "" {
			said += " " + c.L.T("release.basis", "basis", text.Show(basis))
		}
		all[e.Seq], left = said, left[1:]
	}
	return all
}
