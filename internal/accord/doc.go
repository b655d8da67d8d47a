// Package accord puts into words how far a jury agrees: for the screen, and for
// paper.
package accord
