package publicvote

import (
	"bytes"
	"encoding/json"
	"strconv"

	"votering/internal/exact"
)

// Votes is how many votes a nominee has, as documents and answers write it: a
// whole number as a number, as votes are nearly always, and points with decimals
// as text, "4.5", for many readers of JSON take such a number for another.
type Votes struct{ exact.Rat }

// largest is the largest whole number that every reader of JSON holds.
const largest = 1 << 53

// MarshalJSON writes the one form that the number has.
func (v Votes) MarshalJSON() ([]byte, error) {
	s := v.Text()
	if v.IsInt() && !exact.Int(largest).Less(v.Abs()) {
		return []byte(s), nil
	}
	return strconv.AppendQuote(nil, s), nil
}

// UnmarshalJSON reads what MarshalJSON writes and nothing else.
func (v *Votes) UnmarshalJSON(b []byte) error {
	s := string(b)
	if bytes.HasPrefix(b, []byte(`"`)) {
		if err := json.Unmarshal(b, &s); err != nil {
			return err
		}
	}
	r, err := exact.Decimal(s)
	if err != nil {
		return err
	}
	read := Votes{r}
	if same, _ := read.MarshalJSON(); !bytes.Equal(same, b) {
		return exact.ErrForm
	}
	*v = read
	return nil
}
