package deliberation

import (
	"slices"
	"strings"

	"votering/ui/page"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// memory is what the jurors said of the subjects that were drawn last: the page
// draws them again at every key, and breaking the comments of a large jury into
// lines takes longer than all the rest.
type memory struct {
	remarks map[string][]remark
	blocks  map[drawing]draw.Block
}

// drawing is how a subject's remarks are drawn.
type drawing struct {
	w     int // cells
	most  int // lines of a remark; 0: as many as it takes
	lines int // more than that are not needed; 0: all are

	subject string
	ink     *theme.Styles
}

// mostKept is how many subjects are remembered at most.
const mostKept = 16

// key tells subjects apart.
func (s subject) key() string { return strings.Join(s.nominees, " ") + "/" + s.criterion }

func (m *memory) keep(key string, all []remark) {
	if m.remarks == nil || len(m.remarks) >= mostKept {
		m.remarks, m.blocks = map[string][]remark{}, map[drawing]draw.Block{}
	}
	m.remarks[key] = all
}

// drawn is remarkBlock of a subject, worked out once.
func (d *data) drawn(c page.Context, s subject, as drawing) draw.Block {
	all := d.remarks(s)
	as.subject, as.ink = s.key(), c.S
	b, ok := d.memory.blocks[as]
	if !ok {
		b = remarkBlock(c, all, as)
		d.memory.blocks[as] = b
	}
	return slices.Clone(b)
}
