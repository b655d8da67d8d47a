package papers

// casting is what the chair decided where every step before left a tie, with the
// chair's reasons; nothing where the chair decided nothing.
func (m *minutes) casting() {
	if len(m.d.Cast) == 0 {
		return
	}
	m.section("minutes.cast")
	m.part(m.l.T("minutes.cast.what"))
	lines := make([]string, len(m.d.Cast))
	for i, x := range m.d.Cast {
		order := make([]string, len(x.Nominees))
		for k, id := range x.Nominees {
			order[k] = m.l.T("minutes.cast.place", "n", m.l.Int(int64(k+1)), "name", m.names[id])
		}
		lines[i] = m.l.T("minutes.cast.line", "order", m.l.List(order), "reason", unstopped(x.Reason))
	}
	m.list(lines)
}
