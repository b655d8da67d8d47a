package ballot

import (
	"bytes"

	"votering/internal/tabular"
)

// IsMarks reports whether data begins as a table of marks does: its first line
// names the columns that ReadMarks takes, and no others. What stands under it
// may be wrong all the same.
func IsMarks(data []byte, name string) bool {
	decoded, _, err := tabular.Decode(data)
	if err != nil {
		return false
	}
	line, _, _ := bytes.Cut(bytes.TrimLeft(decoded, "\r\n"), []byte("\n"))
	t, err := tabular.ReadCSV(bytes.NewReader(line), name, tabular.Limits{})
	if err != nil {
		return false
	}
	_, err = columns(t, name)
	return err == nil
}
