package editionfile

import "regexp"

var itemForm = regexp.MustCompile(`^([a-z_]+)(\[\d+\])?`)

// spoils are the parts of a file that were not read in full: "rule",
// "nominees", "nominees[3]". What Validate finds amiss with them may only
// follow from that.
type spoils map[string]bool

// spoil notes that the part of the file which a path lies in was not read in
// full.
func (s spoils) spoil(path string) {
	if m := itemForm.FindStringSubmatch(path); m != nil {
		s[m[0]], s[m[1]] = true, true
	}
}

// may reports whether a fault at a path may only follow from what could not be
// read.
func (s spoils) may(id, path string) bool {
	if s[itemForm.FindString(path)] {
		return true
	}
	for _, section := range follows[id] {
		if s[section] {
			return true
		}
	}
	return false
}

// follows says from which sections a fault may follow that is found elsewhere.
var follows = map[string][]string{
	"edition.no_metric":      {"metrics"},
	"edition.metric_text":    {"metrics"},
	"edition.number":         {"metrics"},
	"edition.better_differs": {"metrics"},
	"edition.no_criterion":   {"criteria"},
	"edition.no_criteria":    {"criteria"},
	"edition.weights_zero":   {"criteria"},
	"edition.all_measured":   {"criteria"},
	"edition.margin_missing": {"criteria"},
	"edition.lower_sum":      {"rule"},
	"edition.ranks_measured": {"rule"},
	"edition.no_scale":       {"scale"},
	"edition.level_off":      {"scale"},
	"edition.off_scale":      {"scale", "criteria", "metrics", "nominees"},
	"edition.no_nominees":    {"nominees"},
	"edition.no_chair":       {"jurors"},
	"edition.quorum_high":    {"jurors"},
}
