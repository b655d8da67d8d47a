// Package forms is the ballot of those who may not run programs: a text file
// or a sheet, with help and scales in it, to be filled in and mailed back, and
// its reading, in which every complaint names a line or a cell.
package forms
