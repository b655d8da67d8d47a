package papers

import (
	"votering/internal/award"
	"votering/internal/trust"
)

// ToSign is a document that waits for the chair's signature.
type ToSign struct {
	File   string
	SHA256 string // hex
}

// SignText is SIGN.txt: how to sign the documents of the decision's folder it
// lies in, see [SignElsewhere].
func SignText(e *award.Edition, docs []ToSign, first, key string) []byte {
	return SignElsewhere(e, "decision", trust.NamespaceDecision, docs, first, key)
}
