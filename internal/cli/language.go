package cli

import "os"

// environment is the environment that the program runs in. Where none of its
// variables says which language to speak, the system may: Windows sets none.
func environment(name string) string {
	if v := os.Getenv(name); v != "" || name != "LANG" {
		return v
	}
	return systemLanguage()
}
