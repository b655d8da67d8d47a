package votefile

import (
	"votering/internal/award"
	"votering/internal/publicvote"
)

// Look finds out of each input how its rows stand in it. It reads the beginning
// of each, of a workbook and of labels the whole. A file that cannot be counted
// whatever anybody says is a fault: fault.CSV or fault.Size of the file,
// fault.IO where it cannot be read, fault.Usage where it is not as ask says.
func Look(inputs []Input, ask Ask, e *award.Edition) (*Set, error) { return nil, nil }

// Fault is the first open question as a fault.Usage that names the flag which
// answers it; nil where the set can be counted.
func (s *Set) Fault() error { return nil }

// Again finds the files of a decision among the inputs, by their SHA-256, and
// reads them as the decision says, in its order; other inputs are passed over.
// What is missing is a fault.Pin.
func Again(inputs []Input, files []publicvote.File) (*Set, error) { return nil, nil }
