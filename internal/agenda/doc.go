// Package agenda makes the agenda of a jury's meeting from its marks: where one
// juror stands apart, what lies close at the top, what is agreed, and who leaves
// the room when.
package agenda
