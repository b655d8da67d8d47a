package dossier

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"votering/internal/decision"
)

// Findings that are no faults and that nobody may overlook.
const (
	Imposed         = "imposed"           // the others took marks from a juror whose own ballot has no recusal
	ImposedPublic   = "imposed_public"    // the same, where the ballot is not there
	ImposedBack     = "imposed_back"      // the others had, and took it back
	Rekeyed         = "receipt_rekeyed"   // a ballot of a receipt gave way to one that another key signed
	NoneCounts      = "receipt_held"      // no ballot counts of a juror of whom a receipt lists one
	NotChosen       = "receipt_unchosen"  // another was chosen in the place of a ballot of a receipt
	KeyChangedAfter = "key_changed_after" // a juror's key was changed after a receipt
	KeyChanged      = "key_changed"       // a juror's key was changed
	AmendedLate     = "amended_late"      // the edition was changed after the marks were open

	VotesMissing = "votes_missing" // votes were to be counted again, and a file or list is not there: none was
	VotesUnread  = "votes_unread"  // the same, and the decision does not say how the files were read

	ProseDiffers   = "prose_differs"     // what people read is not what this program would have written
	ReceiptBefore  = "receipt_before"    // a receipt of before the edition was set up anew
	RecordCut      = "record_cut"        // the record ends before the decision was signed
	RecordReopened = "record_reopened"   // the record goes on: the edition was opened again
	Unchecked      = "unchecked"         // files of a decision that nothing was compared with
	ArchiveSet     = "archive_set"       // files of an archive set, which were held against their checksums alone
	Others         = "others"            // files that are not of a decision
	NamesHere      = "names_here"        // files that name the jurors, without the decision that does
	SignerComments = "signers_comments"  // words in allowed_signers that are not this program's
	Unlisted       = "receipts_unlisted" // ballots that count and that no receipt lists
	Missing        = "receipts_missing"  // ballots came in, and no receipt is here
	WindowsLines   = "signature_lines"   // a signature that older versions of ssh-keygen refuse
)

// loud are the findings that stand before all others, in their order.
var loud = []string{
	VotesMissing, VotesUnread,
	Imposed, ImposedPublic, ImposedBack, RevisedInRoom, RevisedInRoomPublic, RevisedSomehow, Stayed,
	ReceiptBefore, Rekeyed, NoneCounts, NotChosen, KeyChangedAfter, KeyChanged, AmendedLate,
	Unchecked, ArchiveSet, Unlisted, Missing, ProseDiffers, Others, NamesHere, SignerComments, WindowsLines, RecordCut, RecordReopened,
}

// Loud are the findings of a report that are no faults and must be seen first.
func (r *Report) Loud() []decision.Finding {
	var fs []decision.Finding
	for _, say := range loud {
		for _, f := range r.Findings {
			if f.Say == say && f.Fault == nil {
				fs = append(fs, f)
			}
		}
	}
	return fs
}

// unchecked names what belongs to a decision's folder by its name and was
// compared with nothing. What this very version never writes is no part of a
// folder of its own.
func (v *verification) unchecked(d *decision.Document) {
	var list, naming []string
	set := 0
	for _, name := range slices.Sorted(maps.Keys(v.folder.Files)) {
		_, _, deep := strings.Cut(name, "/")
		switch {
		case ofArchive(name):
			set++
		case name == PageName && v.alonePage(), deep && !v.looked[name], name == MarksName && v.complete == nil:
			list = append(list, name)
		case (name == RollName || name == RecordName) && v.complete == nil:
			naming = append(naming, name)
		}
	}
	if set > 0 {
		v.tells("files", ArchiveSet, "n", strconv.Itoa(set))
	}
	if len(list) > 0 {
		v.tells("files", Unchecked, "names", names(list))
	}
	if len(naming) > 0 {
		v.tells("files", NamesHere, "names", names(naming))
	}
}

// own reports that this very version says to have made the decision.
func (v *verification) own(d *decision.Document) bool {
	return d.Software != "" && d.Software == v.options.Software
}

// missing names the files that a folder has and this one does not.
func (v *verification) missing(d *decision.Document) {
	if v.folder.Alone {
		return
	}
	wanted := []string{EditionName, ProtocolName, RankingName, SignersName, HelpName}
	if d.Tally != nil {
		wanted = append(wanted, VotesName)
	}
	if v.own(d) { // earlier versions wrote none
		wanted = append(wanted, PageName)
	}
	if v.complete != nil {
		wanted = append(wanted, PublicName, RollName, MarksName, RecordName)
		for _, a := range d.Amendments {
			wanted = append(wanted, amendmentName(a.Number))
		}
	}
	wanted = slices.DeleteFunc(wanted, func(name string) bool { return v.folder.Files[name] != nil })
	if len(wanted) > 0 {
		v.tells("files", "missing", "names", names(wanted))
	}
}
