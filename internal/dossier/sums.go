package dossier

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"votering/internal/record"
)

// Sums is the SHA256SUMS of files: a line for each but itself, by name, in the
// form that `sha256sum -c` takes.
func Sums(files map[string][]byte) []byte {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if name != SumsName {
			b.WriteString(sumLine(record.Hash(files[name]), name))
		}
	}
	return []byte(b.String())
}

func sumLine(sum, name string) string { return fmt.Sprintf("%s  %s\n", sum, name) }

// sum is a line of SHA256SUMS.
type sum struct{ hash, name string }

// readSums reads SHA256SUMS as sha256sum writes it, also in its binary mode
// and with line ends of Windows. The line of a failure counts from 1; 0: none.
func readSums(data []byte) (sums []sum, bad int) {
	for line := range bytes.Lines(data) {
		hash, name, ok := strings.Cut(strings.TrimRight(string(line), "\r\n"), " ")
		if !ok || !isHash(hash) || len(name) < 2 || name[0] != ' ' && name[0] != '*' || len(sums) == MaxEntries {
			return nil, len(sums) + 1
		}
		sums = append(sums, sum{hash, strings.TrimPrefix(name[1:], "./")})
	}
	return sums, 0
}

// isHash reports 64 small hexadecimal digits.
func isHash(s string) bool {
	return len(s) == 64 && strings.Trim(s, "0123456789abcdef") == ""
}
