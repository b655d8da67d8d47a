// Package papers writes what people read of a decision: the minutes
// ([Protocol]), the ranking as a spreadsheet ([RankingCSV]), and how to check
// the decision without this program ([Instructions]). Everything follows from
// the decision document; of a public one no juror can be named.
package papers
