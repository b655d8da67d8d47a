package award

import "votering/internal/fault"

// frozenJuror is a person on the roll in the order of the edition file.
type frozenJuror struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Email    string `json:"email"`
	Role     Role   `json:"role"`
	Votes    bool   `json:"votes"`
	Key      string `json:"key,omitempty"`
	Language string `json:"language,omitempty"`
}

// FreezeRoll is the frozen form of validated jurors: a JSON list of them in
// the order of the roll, deterministic as Freeze is.
func FreezeRoll(jurors []Juror) []byte {
	roll := make([]frozenJuror, len(jurors))
	for i, j := range jurors {
		roll[i] = frozenJuror(j)
	}
	return encode(roll)
}

// ValidateRoll is Validate for a roll by itself; paths are those of an edition.
func ValidateRoll(jurors []Juror, locate func(path string) string) fault.List {
	c := newChecker(&Edition{Jurors: jurors}, locate)
	if c.atMost(len(jurors), MaxJurors); len(c.faults) == 0 {
		c.jurors()
	}
	return c.faults
}
