package edition

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/room"
	"votering/internal/text"
)

// jury lists who is on the jury, whether they mark, and what their keys are
// known by.
func (p *writer) jury() {
	e := p.Sight.Edition
	if len(e.Jurors) == 0 {
		p.say(p.L.T("jury.nobody"), &p.S.Warn)
		return
	}
	p.say(p.L.N("edition.jury.count", len(e.Jurors), "votes", p.L.Int(int64(len(e.Voters())))), &p.S.Base)
	p.gap()
	keys := slices.ContainsFunc(e.Jurors, func(j award.Juror) bool { return p.keyOf(&j) != "" })
	for i := range e.Jurors {
		p.juror(&e.Jurors[i], keys)
	}
	p.gap()
	if !keys {
		p.say(p.L.T("edition.jury.no_keys"), &p.S.Muted)
	}
	p.say(p.L.T("edition.jury.roll"), &p.S.Muted)
}

// juror is one person on the jury, with the key where others have one.
func (p *writer) juror(j *award.Juror, keys bool) {
	votes := "edition.jury.silent"
	if j.Votes {
		votes = "edition.jury.votes"
	}
	p.say(text.Show(j.Name)+", "+p.L.T("role."+string(j.Role))+", "+p.L.T(votes), &p.S.Base)
	switch fp := p.keyOf(j); {
	case fp != "":
		p.at(2, p.L.T("edition.jury.key", "key", fp), &p.S.Muted)
	case keys:
		p.at(2, p.L.T("edition.jury.no_key"), &p.S.Muted)
	}
}

// keysOf are the jurors' keys as one text, which another key makes another.
func keysOf(s *room.Sight) string {
	var b strings.Builder
	for i := range s.Jurors {
		b.WriteString(s.Jurors[i].KeyFP + "\n")
	}
	return b.String()
}

// keyOf is what the key of somebody on the jury is known by: the one that was
// confirmed, or else the one that the edition began with; empty where none is
// known.
func (p *writer) keyOf(j *award.Juror) string {
	for i := range p.Sight.Jurors {
		if s := &p.Sight.Jurors[i]; s.Juror.ID == j.ID && s.KeyFP != "" {
			return s.KeyFP
		}
	}
	return room.KeyFingerprint(j.Key)
}

// public says whether and when the public votes.
func (p *writer) public() {
	e, zone := p.Sight.Edition, p.Now.Location()
	if e.Rule.Public == nil {
		p.say(p.L.T("edition.public.none"), &p.S.Base)
		return
	}
	if v := e.PublicVote; v == nil {
		p.say(p.L.T("edition.public.no_window"), &p.S.Base)
	} else {
		p.say(p.L.T("edition.public.window", "opens", p.L.DateTime(v.Opens.In(zone)), "closes", p.L.DateTime(v.Closes.In(zone))), &p.S.Base)
		if !v.Source.Empty() {
			p.say(p.L.T("edition.source", "source", p.in(v.Source)), &p.S.Muted)
		}
	}
	p.say(p.L.T("edition.public.closed"), &p.S.Muted)
}

// nominees lists who may win, with the documents of each.
func (p *writer) nominees() {
	for i := range p.Sight.Edition.Nominees {
		n := &p.Sight.Edition.Nominees[i]
		name := text.Show(n.Name)
		if n.Code != "" {
			name += " · " + text.Show(n.Code)
		}
		p.say(name, &p.S.Base)
		for _, d := range n.Documents {
			p.at(2, p.in(d.Title)+"  "+text.Show(d.File), &p.S.Muted)
		}
	}
	if len(p.b) > 0 {
		p.gap()
		p.say(p.L.T("edition.nominees.where"), &p.S.Muted)
	}
}

// history lists who won before, the latest first, and then where that is from:
// each source once.
func (p *writer) history() {
	history := p.Sight.Edition.History
	w := 0
	for _, h := range history {
		w = min(max(w, text.Width(text.Show(h.Year))), p.w/2)
	}
	var sources []string
	years := map[string][]string{}
	for _, h := range slices.Backward(history) {
		p.beside(text.PadRight(text.Show(h.Year), w), text.Show(h.Winner))
		if source := p.in(h.Source); source != "" {
			if years[source] == nil {
				sources = append(sources, source)
			}
			years[source] = append(years[source], text.Show(h.Year))
		}
	}
	if len(sources) > 0 {
		p.gap()
	}
	for _, s := range sources {
		if len(years[s]) == len(history) {
			p.say(p.L.T("edition.source", "source", s), &p.S.Muted)
		} else {
			p.say(p.L.T("edition.history.source", "years", strings.Join(years[s], ", "), "source", s), &p.S.Muted)
		}
	}
}
