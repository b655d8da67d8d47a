// Command votering is the program with which the jury of a prize deliberates.
package main

import (
	"os"

	"votering/internal/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
