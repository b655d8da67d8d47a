package publicvote

// Submission is the column in which Nettskjema numbers what was sent in. It drops
// a row that was exported twice; but who sends several forms has several numbers.
const Submission = "$submission_id"

// TellsVoters reports whether the rows say who voted, so that nobody's second
// vote counts.
func (r *Reading) TellsVoters() bool {
	return r.Voter != "" && !(r.Format == FormatNettskjema && r.Voter == Submission)
}
