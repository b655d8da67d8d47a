// Package robustness finds how firmly a ranking stands: between which public
// and criterion weights its winner stays first, who would win without each
// juror, by other rules, and how often each nominee takes each place under
// criterion weights drawn at random. All of it is exact, and none of it changes
// the ranking.
package robustness
