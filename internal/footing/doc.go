// Package footing puts into words how firmly a ranking stands: the same on the
// screen, on the command line and in the minutes.
package footing
