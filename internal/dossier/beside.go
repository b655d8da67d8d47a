package dossier

import (
	"bytes"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/papers"
	"votering/internal/record"
	"votering/internal/strict"
	"votering/internal/text"
)

// sums checks SHA256SUMS. It is not signed and proves nothing by itself: it
// finds a file that was damaged or forgotten on its way.
func (v *verification) sums() {
	list, ok := v.folder.Files[SumsName]
	switch {
	case v.folder.Alone:
		v.tells("files", "alone")
		return
	case !ok:
		v.tells("files", "no_sums")
	default:
		v.listed(list)
	}
	if others := v.folder.Others; len(others) > 0 {
		v.tells("files", Others, "names", names(others))
	}
}

func (v *verification) listed(list []byte) {
	sums, bad := readSums(list)
	if bad > 0 {
		v.fails("files", "sums", fault.New(fault.Format, "dossier.sums_line", "line", strconv.Itoa(bad)).At(SumsName))
		return
	}
	seen := map[string]bool{SumsName: true}
	var unknown []string
	good := true
	for _, s := range sums {
		seen[s.name] = true
		data, ok := v.folder.Files[s.name]
		switch {
		case !ok && slices.Contains(v.folder.Others, s.name):
			unknown = append(unknown, s.name)
		case !ok:
			v.fails("files", "sums", fault.New(fault.Pin, "dossier.missing", "name", s.name).At(s.name))
			good = false
		case record.Hash(data) != s.hash:
			v.fails("files", "sums", fault.New(fault.Pin, "dossier.sum", "name", s.name).At(s.name))
			good = false
		}
	}
	if good {
		v.holds("files", "sums", "n", strconv.Itoa(len(sums)-len(unknown)))
	}
	for name := range v.folder.Files {
		if !seen[name] {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) > 0 {
		slices.Sort(unknown)
		v.tells("files", "unlisted", "names", names(unknown))
	}
}

// names joins file names that others chose.
func names(list []string) string {
	shown := make([]string, 0, len(list))
	for _, n := range list {
		if len(shown) == 20 {
			return strings.Join(append(shown, "…"), ", ")
		}
		shown = append(shown, text.Truncate(text.Show(n), 80))
	}
	return strings.Join(shown, ", ")
}

// same checks that a file is byte for byte what follows from the decision.
func (v *verification) same(check, name string, want []byte) {
	data, ok := v.folder.Files[name]
	if ok {
		v.agrees(check, name, bytes.Equal(data, want))
	}
}

// agrees says of a file whether it follows from the decision.
func (v *verification) agrees(check, name string, yes bool) {
	if yes {
		v.holds(check, "file", "name", name)
		return
	}
	v.fails(check, "file", fault.New(fault.Pin, "dossier.file", "name", name).At(name))
}

func (v *verification) editionFile(d *decision.Document) { v.same("edition", EditionName, d.Frozen()) }

// tables checks the files that are read by programs.
func (v *verification) tables(d *decision.Document) {
	if d.Tally != nil {
		v.publicVote(d)
	} else if v.folder.Files[VotesName] != nil {
		v.fails("tally", "file", fault.New(fault.Pin, "dossier.no_votes").At(VotesName))
	}
	v.table("ranking", RankingName, papers.RankingCSV(d), "nominee", "place")
	if v.complete != nil {
		v.table("ballots", MarksName, decision.MarksCSV(v.complete), "juror", "nominee", "criterion", "mark")
	}
}

// publicVote holds public-vote.json against the decision. Another version may
// have said less of the same: what it does say must then be so.
func (v *verification) publicVote(d *decision.Document) {
	want := decision.PublicVote(d)
	if data, ok := v.folder.Files[VotesName]; ok {
		v.agrees("tally", VotesName, bytes.Equal(data, want) || !v.own(d) && saysNoMore(data, want))
	}
}

// saysNoMore reports whether every key of a JSON object has the same value in
// the other.
func saysNoMore(data, than []byte) bool {
	var said, known map[string]json.RawMessage
	if strict.Check(data, VotesName, len(than)) != nil || json.Unmarshal(data, &said) != nil || json.Unmarshal(than, &known) != nil {
		return false
	}
	for key, value := range said {
		if !bytes.Equal(value, known[key]) {
			return false
		}
	}
	return len(said) > 0
}

// prose holds what people read against what this program writes from the
// decision. Another version may have put it in other words: only where the
// same one wrote it is a difference a fault.
func (v *verification) prose(d *decision.Document) {
	cosigners := papers.CosignersIn(v.folder.Files[ProtocolName], d, v.cosigners)
	protocol, err := papers.Protocol(d, catalogOf(d), cosigners...)
	if err != nil {
		v.fails("files", "prose", at(err, ProtocolName))
		return
	}
	page, err := papers.ProtocolHTML(d, catalogOf(d), cosigners...)
	if err != nil {
		v.fails("files", "prose", at(err, PageName))
		return
	}
	for _, p := range []struct {
		name string
		want []byte
	}{{ProtocolName, protocol}, {PageName, page}, {HelpName, papers.Instructions(d)}} {
		data, ok := v.folder.Files[p.name]
		switch {
		case !ok, p.name == PageName && v.alonePage():
		case bytes.Equal(p.want, data):
			v.holds("files", "prose", "name", p.name)
		case v.own(d):
			v.fails("files", "prose", fault.New(fault.Pin, "dossier.file", "name", p.name).At(p.name))
		default:
			v.tells("files", ProseDiffers, "name", p.name)
		}
	}
}

// alonePage reports whether the minutes are there as a page only: whose
// signatures lay beside the decision when they were written is looked up in
// the other form.
func (v *verification) alonePage() bool {
	return v.folder.Files[PageName] != nil && v.folder.Files[ProtocolName] == nil
}

// pair checks that the two decisions are one: the complete one pins the public
// one, and the public one is what the complete one gives without its names.
func (v *verification) pair() {
	if v.public == nil || v.complete == nil {
		v.tells("public", "public_one")
		return
	}
	if v.complete.PublicSHA256 != v.report.SHA256 {
		v.fails("public", "public", fault.New(fault.Pin, "dossier.public_pin",
			"found", v.report.SHA256, "expected", v.complete.PublicSHA256).At(CompleteName))
		return
	}
	want, err := v.complete.Redact(v.public.Nonce)
	if err == nil && !bytes.Equal(decision.Encode(want), v.folder.Files[PublicName]) {
		err = fault.New(fault.Pin, "dossier.public_other").At(PublicName)
	}
	if err != nil {
		v.fails("public", "public", at(err, CompleteName))
		return
	}
	v.holds("public", "public", "hash", v.report.SHA256)
}
