// Package votefile finds out how the rows of a public vote stand in the files
// that survey tools and web servers write: unpacked, decoded, with the columns
// that hold choice, time and voter.
package votefile
