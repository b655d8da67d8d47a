// Package tooltest is for tests that need more than Go: programs that a
// machine may have or not.
package tooltest

import (
	"os"
	"os/exec"
	"testing"
)

// Require is the environment variable that turns a missing program from a
// skipped test into a failed one: 1 where every program is meant to be there.
const Require = "VOTERING_REQUIRE_TOOLS"

// Need gives the path of a program, and skips the test where it is missing.
func Need(t testing.TB, tool string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	switch {
	case err == nil:
		return path
	case os.Getenv(Require) == "1":
		t.Fatalf("%s is missing, and %s says that it must be there", tool, Require)
	default:
		t.Skipf("%s is missing", tool)
	}
	return ""
}

// AxePath is the environment variable that names axe.min.js, the script of
// axe-core which finds barriers in web pages.
const AxePath = "VOTERING_AXE"

// Axe gives the text of axe.min.js, and skips the test where it is missing.
func Axe(t testing.TB) string {
	t.Helper()
	script, err := os.ReadFile(os.Getenv(AxePath))
	switch {
	case err == nil:
		return string(script)
	case os.Getenv(Require) == "1":
		t.Fatalf("%s names no axe.min.js, and %s says that it must be there: %v", AxePath, Require, err)
	default:
		t.Skipf("%s names no axe.min.js", AxePath)
	}
	return ""
}
