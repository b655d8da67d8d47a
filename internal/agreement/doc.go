// Package agreement says in figures how far jurors agree: descriptive, exact, and
// no more than that.
package agreement
