// Package termtest shows programs on a terminal made for tests, types at them
// and reads their screen.
//
// The terminal is a real pseudo-terminal with an emulated screen behind it. It
// answers the questions programs ask (or does not: [Options.Silent]). A
// program sees an environment made from nothing, so that a test does the same
// on a desk and in a pipeline.
//
//	x := termtest.Start(t, termtest.Options{}, binary, "demo")
//	x.WaitFor("Nordre Follo")
//	x.Type("jj", "<enter>")
//	x.WaitFor("Marks")
//	x.Type("<c-c>")
//	x.WaitExit(0)
//
// [Show] does the same for a model inside the test. Every wait has a limit; on
// running into it the test fails and prints the screen.
//
// The emulator counts every character as one cell: on lines with wide or
// combining characters, look for the text before them.
package termtest
