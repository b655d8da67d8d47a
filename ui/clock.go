package ui

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"votering/ui/page"
)

// leastTick is the shortest time between two ticks.
const leastTick = time.Second

// clock is the one tick that is waited for. The zero clock stands still, and
// costs nothing.
type clock struct {
	every time.Duration // how often what is waited for was asked for; 0: nothing is
	seq   int           // of the last tick begun: its answer carries it
}

// windUp begins the next tick where the page in front asks for one, and none is
// on its way that comes as soon.
func (m *Model) windUp() tea.Cmd {
	every := m.pace()
	if every == 0 || m.clock.every > 0 && m.clock.every <= every {
		return nil
	}
	m.clock.every = every
	m.clock.seq++
	return m.tick(every, m.clock.seq)
}

// pace is how often the page in front wants to be drawn; 0 where nothing runs
// there, and where it is not to be seen.
func (m *Model) pace() time.Duration {
	p, ok := m.page().(page.Ticker)
	if !ok || m.curtain != nil || m.help != nil {
		return 0
	}
	if every := p.Tick(); every > 0 {
		return max(every, leastTick)
	}
	return 0
}

// ticked takes over the time. A tick that a newer one replaced says nothing,
// and neither does one that nobody waits for any more.
func (m *Model) ticked(msg tickMsg) {
	if msg.seq != m.clock.seq {
		return
	}
	m.clock.every = 0
	if m.pace() > 0 {
		m.now = msg.at
	}
}
