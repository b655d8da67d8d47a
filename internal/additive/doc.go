// Package additive fits marks by least squares, exactly: each is taken as what its
// nominee is worth and how much its juror gives more or less than the others.
package additive
