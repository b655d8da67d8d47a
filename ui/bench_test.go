package ui

import (
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"votering/internal/room/roomtest"
)

// BenchmarkKeyAndFrame is what one key costs: handling it, and drawing.
func BenchmarkKeyAndFrame(b *testing.B) {
	disk := roomtest.NewDisk()
	r, _ := disk.Demo(b, roomtest.MadeUp)
	m := New(Options{Desk: disk.Desk(), Room: r}, Look{})
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	for i := 0; b.Loop(); i++ {
		m.Update(keyMsg([]string{"down", "up"}[i/3%2]))
		if m.View() == "" {
			b.Fatal("nothing is drawn")
		}
	}
}
