package tabular

import "encoding/json"

// unitsOf are the units of a dimension's categories, as the publisher names
// them: none where the dataset states none, or not in the form that is usual.
func unitsOf(raw json.RawMessage, codes []string) []string {
	var stated map[string]struct{ Base string }
	if json.Unmarshal(raw, &stated) != nil || len(stated) == 0 {
		return nil
	}
	units := make([]string, len(codes))
	for i, code := range codes {
		units[i] = stated[code].Base
	}
	return units
}
