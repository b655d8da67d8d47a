package decision

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"

	"votering/internal/award"
	"votering/internal/editionfile"
	"votering/internal/fault"
	"votering/internal/strict"
)

// Read reads a document that Encode wrote, and refuses everything else; name
// is the file's, for faults. It refuses what two readers could read
// differently (E_JSON), what a newer version wrote (E_VERSION), what is too
// large (E_SIZE), a mark that cannot stand where it stands, and a cell without
// one (E_SCORE), an edition that is none (its fault), and whatever else is not
// in the form of the profile (E_FORMAT). Whether the decision follows from
// what is in it is for Recompute.
func Read(data []byte, name string) (*Document, error) {
	if found := schemaOf(data); found != "" && found != Schema {
		return nil, fault.New(fault.Version, "decision.schema", "schema", found, "known", Schema).At(name)
	}
	d := new(Document)
	if err := strict.Decode(data, name, MaxBytes, d); err != nil {
		return nil, asMark(data, err)
	}
	if err := strict.Same(data, name, d); err != nil {
		return nil, err
	}
	frozen, err := editionfile.Frozen(d.Frozen())
	if err != nil {
		return nil, inside(err, name)
	}
	var f *fault.Error
	if d.edition, f = d.amended(frozen); f != nil {
		return nil, f.At(name + ": " + f.Where)
	}
	if f := d.form(); f != nil {
		return nil, f.At(name + ": " + f.Where)
	}
	if f := d.cells(); f != nil {
		return nil, f.At(name + ": " + f.Where)
	}
	d.card = new(carded)
	return d, nil
}

// schemaStart is how a document begins.
var schemaStart = regexp.MustCompile(`^\{\s*"schema"\s*:\s*"([ -!#-~]{0,80})"`)

// schemaOf is the schema that a document names at its start; empty where it
// names none there. It is looked at before anything else, because the form of
// a newer version is not known.
func schemaOf(data []byte) string {
	if m := schemaStart.FindSubmatch(data[:min(len(data), 200)]); m != nil {
		return string(m[1])
	}
	return ""
}

// markStart is what stands before the mark of a cell.
var markStart = regexp.MustCompile(`"nominee":\s*"([a-z0-9-]+)",\s*"criterion":\s*"([a-z0-9-]+)",\s*"mark":\s*$`)

// asNumber is how a number begins, and what is shown of it.
var asNumber = regexp.MustCompile(`^[-+.]?[0-9][^\s,}"]{0,40}`)

// asMark makes a fault of the mark itself (E_SCORE) of one that says that a
// mark is a number: 8.5 for "8.5".
func asMark(data []byte, err error) error {
	f := fault.Of(err)
	at, none := strconv.Atoi(f.Args["byte"])
	if none != nil || at > len(data) {
		return err
	}
	at--
	cell := markStart.FindSubmatch(data[max(0, at-300):at])
	number := asNumber.Find(data[at:min(len(data), at+60)])
	if cell == nil || number == nil {
		return err
	}
	return fault.New(fault.Score, "decision.mark_number",
		"nominee", string(cell[1]), "criterion", string(cell[2]), "mark", string(number)).At(f.Where).Because(err)
}

// inside says that the edition's faults are in the document.
func inside(err error, name string) error {
	f := fault.Of(err)
	return f.At(name + ": edition_json: " + f.Where)
}

// Frozen is the frozen edition, edition.json, byte for byte.
func (d *Document) Frozen() []byte {
	var b bytes.Buffer
	if err := json.Indent(&b, d.EditionJSON, "", "  "); err != nil {
		panic("decision: an edition that JSON cannot hold: " + err.Error())
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// AwardEdition is the edition that was judged, as it was amended, with the
// jurors that the document knows: by name in a complete one, by label in a public one.
func (d *Document) AwardEdition() (*award.Edition, error) {
	read := d.edition
	if read == nil {
		frozen, err := editionfile.Frozen(d.Frozen())
		if err != nil {
			return nil, err
		}
		var f *fault.Error
		if read, f = d.amended(frozen); f != nil {
			return nil, f
		}
	}
	e := *read
	e.Jurors = make([]award.Juror, len(d.Jurors))
	for i, j := range d.Jurors {
		e.Jurors[i] = award.Juror{ID: j.ID, Name: j.Name, Role: j.Role, Votes: j.Voting()}
		if d.Profile == Public {
			e.Jurors[i].Name, e.Jurors[i].Role = j.ID, award.JurorRole
		}
	}
	return &e, nil
}
