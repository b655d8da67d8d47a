package cli

// NewDesk lets tests look into a file as the program would.
var NewDesk = newDesk
