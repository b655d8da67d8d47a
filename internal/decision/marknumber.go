package decision

// MarkNumber makes a fault of the mark itself (E_SCORE) of a fault of the
// document (E_JSON) that says that a mark is a number: 8.5 for "8.5". Any other
// err it gives back. data is a document that lists marks as a decision does.
func MarkNumber(data []byte, err error) error { return asMark(data, err) }
