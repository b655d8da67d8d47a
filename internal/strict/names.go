package strict

// few is how many names are looked through one by one.
const few = 12

// names are the names of one object. Most objects have few of them.
type names struct {
	count int
	first [few][]byte
	all   map[string]bool // once they are more than few
}

// add takes a name; false where it was there before.
func (n *names) add(name []byte) bool {
	if n.has(string(name)) {
		return false
	}
	if n.count < few {
		n.first[n.count] = name
		n.count++
		return true
	}
	if n.all == nil {
		n.all = make(map[string]bool, 2*few)
		for _, m := range n.first {
			n.all[string(m)] = true
		}
	}
	n.all[string(name)] = true
	n.count++
	return true
}

func (n *names) has(name string) bool {
	if n.all != nil {
		return n.all[name]
	}
	for _, m := range n.first[:n.count] {
		if string(m) == name {
			return true
		}
	}
	return false
}
