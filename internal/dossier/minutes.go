package dossier

import (
	"votering/internal/locale"
	"votering/internal/papers"
)

// Minutes are the minutes of a decision for a profile, "public" or "complete",
// in any language: Markdown, or a page. In the edition's language they are the
// very bytes of the decision's folder.
func Minutes(p Parts, profile string, l *locale.Catalog, page bool) ([]byte, error) {
	all, d, err := signedPart(p, profile)
	if err != nil {
		return nil, err
	}
	_, cosigners, err := witnesses(all, d)
	if err != nil {
		return nil, err
	}
	if page {
		return papers.ProtocolHTML(d, l, cosigners...)
	}
	return papers.Protocol(d, l, cosigners...)
}
