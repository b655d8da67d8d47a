// Package votesql writes the query with which a database counts a public vote
// by exactly the rule of this program, and reads its answer.
package votesql
