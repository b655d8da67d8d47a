package strict

// few is how many names are looked through one by one.
const few = 12

// names are the names of one object. Most objects have few of them.
type names struct {
	list [][]byte
	set  map[string]bool // all of them, once they are many
}

// add takes a name; false where it was there before.
func (n *names) add(name []byte) bool {
	if n.has(string(name)) {
		return false
	}
	n.list = append(n.list, name)
	switch {
	case n.set != nil:
		n.set[string(name)] = true
	case len(n.list) > few:
		n.set = make(map[string]bool, 2*len(n.list))
		for _, m := range n.list {
			n.set[string(m)] = true
		}
	}
	return true
}

func (n *names) has(name string) bool {
	if n.set != nil {
		return n.set[name]
	}
	for _, m := range n.list {
		if string(m) == name {
			return true
		}
	}
	return false
}

func (n *names) count() int { return len(n.list) }
