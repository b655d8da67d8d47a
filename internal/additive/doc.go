// Package additive fits marks by least squares, exactly: each is taken as what its
// nominee is worth and how much its juror gives more or less than the others.
//
// The solution is found modulo a prime and lifted to powers of it (Dixon), until
// a fraction with that remainder satisfies the normal equations, which is checked
// in whole numbers. Elimination in fractions would take hours where this takes
// seconds: the numbers grow with every step, and only the last ones are needed.
package additive
