package dossier

import (
	"slices"

	"votering/internal/decision"
)

// Findings that are no faults and that nobody may overlook.
const (
	ProseDiffers   = "prose_differs"   // what people read is not what this program would have written
	RecordCut      = "record_cut"      // the record ends before the decision was signed
	RecordReopened = "record_reopened" // the record goes on: the edition was opened again
)

// loud are the findings that stand before all others.
var loud = []string{ProseDiffers, RecordCut, RecordReopened}

// Loud reports whether a finding, though no fault, must be seen first.
func Loud(f decision.Finding) bool { return f.Fault == nil && slices.Contains(loud, f.Say) }
