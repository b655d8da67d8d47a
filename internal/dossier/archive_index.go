package dossier

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"votering/internal/decision"
	"votering/internal/record"
	"votering/internal/text"
)

// indexWidth is how wide the lines of INDEX.txt are, in cells.
const indexWidth = 78

// described are the sentences that say what a file is, by its name; the files of
// a folder have one together.
var described = map[string]string{
	PublicName: "decision", PublicName + SigSuffix: "decision_sig", CompleteName: "complete", CompleteName + SigSuffix: "complete_sig",
	EditionName: "edition", VotesName: "votes", ProtocolName: "protocol", RankingName: "ranking", SignersName: "signers", HelpName: "help",
	RollName: "roll", MarksName: "marks", RecordName: "record",
	CosignDir: "cosigned", ReceiptDir: "receipts", BallotDir: "ballots", FormDir: "forms", AmendmentDir: "amendments", textDir: "texts",
	tableDir + "/nominees.csv": "nominees", tableDir + "/figures.csv": "figures", tableDir + "/criteria.csv": "criteria", tableDir + "/metrics.csv": "metrics",
	tableDir + "/tally.csv": "tally", tableDir + "/comments.csv": "comments", tableDir + "/jurors.csv": "jurors", tableDir + "/recusals.csv": "recusals",
	tableDir + "/tally-files.csv": "tally_files", tableDir + "/tally-dropped.csv": "tally_dropped", tableDir + "/tally-without.csv": "tally_without",
	tableDir + "/record.csv": "history", tableDir + "/releases.csv": "releases", tableDir + "/files.csv": "files",
}

// index is INDEX.txt.
func (a *archive) index() []byte {
	i := indexer{}
	title := text.Show(a.in(a.d.Edition.Title))
	i.line(a.l.T("archive.title", "title", title))
	i.line(strings.Repeat("=", indexWidth))
	if at := a.d.AnnounceAt; at != nil && at.After(a.d.DecidedAt) {
		i.part(a.l.T("archive.embargo", "when", stamp(*at)))
	}
	if a.d.MadeUp {
		i.part(a.l.T("minutes.made_up") + " " + a.l.T("minutes.made_up.what"))
	}
	i.part(a.l.T("archive.profile." + string(a.d.Profile)))
	i.part(a.l.T("archive.what"))
	i.part(a.l.T("archive.not"))
	i.heading(a.l.T("archive.about"))
	for _, fact := range a.facts(title) {
		i.item(fact, "")
	}
	i.heading(a.l.T("archive.files"))
	for _, f := range a.files() {
		i.item(f[0], f[1])
	}
	i.heading(a.l.T("archive.how"))
	i.part(a.l.T("archive.tables", "max", a.l.Int(MaxField)))
	if a.left > 0 {
		i.part(a.l.N("archive.left", a.left))
	}
	i.part(a.l.T("archive.sums"))
	return []byte(i.b.String())
}

// facts are what a records system asks of a document.
func (a *archive) facts(title string) []string {
	facts := []string{a.l.T("archive.fact.title", "title", title)}
	if organiser := a.in(a.e.Organiser); organiser != "" {
		facts = append(facts, a.l.T("archive.fact.organiser", "name", text.Show(organiser)))
	}
	marked := a.l.T("archive.fact.unmarked")
	if a.filing.Basis != "" {
		marked = a.l.T("archive.fact.marked", "basis", text.Show(a.filing.Basis))
	}
	return append(facts,
		a.l.T("archive.fact.decided", "when", stamp(a.d.DecidedAt)),
		a.l.T("archive.fact.chair", "name", text.Show(a.d.Chair.Name)),
		a.l.T("archive.fact.edition", "id", a.d.Edition.ID, "fingerprint", a.d.Edition.Fingerprint),
		a.l.T("archive.fact.sum", "sum", publicSumOf(a.d, a.all)),
		marked)
}

// publicSumOf is the SHA-256 of decision.json.
func publicSumOf(d *decision.Document, all map[string][]byte) string {
	if d.Profile == decision.Complete {
		return d.PublicSHA256
	}
	return record.Hash(all[PublicName])
}

// files are the files of the set with what each is, in the order of their names.
// Those of a folder whose files are alike are told once.
func (a *archive) files() (list [][2]string) {
	of, counts := map[string]string{}, map[string]int{}
	for name := range a.all {
		dir, _, deep := strings.Cut(name, "/")
		if _, one := described[name]; !one && deep {
			name = dir
		}
		counts[name]++
		of[name] = described[name]
	}
	for _, name := range slices.Sorted(maps.Keys(of)) {
		shown := name
		if _, file := a.all[name]; !file {
			shown = name + "/ (" + strconv.Itoa(counts[name]) + ")"
		}
		list = append(list, [2]string{shown, a.l.T("archive.file." + of[name])})
	}
	return list
}

// indexer writes a plain text.
type indexer struct {
	b      strings.Builder
	spaced bool // an empty line was written last
}

func (i *indexer) line(s string) {
	i.spaced = s == ""
	i.b.WriteString(s + "\n")
}

// part is a paragraph.
func (i *indexer) part(s string) {
	if !i.spaced {
		i.line("")
	}
	for _, l := range text.Wrap(s, indexWidth) {
		i.line(l)
	}
}

// heading begins a part.
func (i *indexer) heading(s string) {
	i.line("")
	i.line(s)
	i.line(strings.Repeat("-", text.Width(s)))
	i.line("")
}

// item is a line of a list, with what there is to say of it below.
func (i *indexer) item(name, what string) {
	for k, l := range text.Wrap(name, indexWidth-2) {
		if k > 0 {
			l = "  " + l
		}
		i.line(l)
	}
	if what == "" {
		return
	}
	for _, l := range text.Wrap(what, indexWidth-4) {
		i.line("    " + l)
	}
}
