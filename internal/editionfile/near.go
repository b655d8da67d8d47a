package editionfile

// nearest is the known key that a mistyped one was most likely meant to be:
// the one with the fewest letters to change, if they are few.
func nearest(key string, known []string) (string, bool) {
	best, fewest := "", 3
	if len(key) > 40 {
		return "", false
	}
	for _, k := range known {
		if d := distance(key, k); d < fewest && d*2 < len(k) {
			best, fewest = k, d
		}
	}
	return best, best != ""
}

// distance is how many letters have to be put in, taken out, changed or
// swapped with their neighbour to turn a into b.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row[0] = i + 1
		for j := range y {
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+differ(x[i], y[j]))
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}

func differ(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
}
