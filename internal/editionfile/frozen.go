package editionfile

import (
	"bytes"

	yaml "go.yaml.in/yaml/v3"

	"votering/internal/award"
	"votering/internal/fault"
)

// FrozenName and RollName are how faults call the two documents that an
// edition's file keeps.
const (
	FrozenName = "edition.json"
	RollName   = "jury.json"
)

// Frozen reads the frozen form of an edition. It takes what award.Freeze
// writes and nothing else: the edition that it gives freezes to the same
// bytes. The jurors are on the roll.
func Frozen(data []byte) (*award.Edition, error) {
	e, err := read(data, FrozenName, true)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(award.Freeze(e), data) {
		return nil, fault.New(fault.Edition, "edition.not_frozen").At(FrozenName)
	}
	return e, nil
}

// Roll is the jury as an edition's file keeps it beside the frozen form.
func Roll(jurors []award.Juror) []byte { return award.FreezeRoll(jurors) }

// ReadRoll reads what Roll writes and nothing else.
func ReadRoll(data []byte) ([]award.Juror, error) {
	r := newReader(RollName, true)
	if err := r.scan(data); err != nil {
		return nil, err
	}
	root, err := r.parse(data)
	if err != nil {
		return nil, err
	}
	// A roll is what stands under "jurors" in an edition file, and is read so.
	key := &yaml.Node{Kind: yaml.ScalarNode, Value: "jurors", Line: root.line}
	root.node = &yaml.Node{Kind: yaml.MappingNode, Content: []*yaml.Node{key, root.node}}
	jurors := each(root.object("jurors"), "jurors", (*at).juror)
	if !r.full() {
		r.judge(award.ValidateRoll(jurors, r.locator(root)))
	}
	if len(r.found) > 0 {
		return nil, r.list()
	}
	if !bytes.Equal(Roll(jurors), data) {
		return nil, fault.New(fault.Edition, "edition.not_frozen").At(RollName)
	}
	return jurors, nil
}
