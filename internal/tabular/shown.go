package tabular

// Shown writes a number of a workbook as a spreadsheet shows it where it has
// room: 15 digits, without an exponent; a hundred times as much where it is
// shown as per cent. False where it is no number.
func Shown(number string, percent bool) (string, bool) { return shownNumber(number, percent) }
