package room

import (
	"votering/internal/fault"
	"votering/internal/record"
	"votering/internal/trust"
)

// The documents of a decision, as they are handed on.
const (
	PublicFile   = "decision.json"
	CompleteFile = "decision-complete.json"
)

// checkSignature verifies a signature of a document of the decision by the key
// of that line, and gives it in the form that is kept.
func (r *Room) checkSignature(name string, data, sig []byte, key string) ([]byte, error) {
	want, err := trust.ParsePublicKey(key)
	if err != nil {
		return nil, err
	}
	have, err := trust.Verify(sig, data, trust.NamespaceDecision)
	switch f := fault.Of(err); {
	case f != nil && f.Class == fault.Sig:
		return nil, r.otherVersion(data, sig, f).At(name + sigSuffix)
	case f != nil:
		return nil, f.At(name + sigSuffix)
	case err != nil:
		return nil, err
	case !have.Equal(want):
		return nil, otherKey(have, want).At(name + sigSuffix)
	}
	return trust.Canonical(sig)
}

// otherVersion says which version of the decision a signature is of, where it
// is one that is kept here; else what it should be of.
func (r *Room) otherVersion(data, sig []byte, why *fault.Error) *fault.Error {
	for _, doc := range r.docs {
		if _, err := trust.Verify(sig, doc, trust.NamespaceDecision); err == nil {
			return otherBytes(doc, data).Because(why)
		}
	}
	return fault.New(fault.Sig, "decide.not_these", "want", record.Hash(data)).Because(why)
}

// otherBytes is the fault of a signature that is good, of other bytes.
func otherBytes(signed, wanted []byte) *fault.Error {
	return fault.New(fault.Sig, "decide.other_version", "have", record.Hash(signed), "want", record.Hash(wanted))
}
