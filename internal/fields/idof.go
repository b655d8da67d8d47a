package fields

import "strings"

// IDOf is the id that a name makes, "for-mange" for "For mange!"; empty where
// no character of it can stand in an id.
func IDOf(name string) string { return shortened(strings.Join(idWords(name), "-"), maxID) }
