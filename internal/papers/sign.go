package papers

import (
	"strings"

	"votering/internal/award"
	"votering/internal/locale"
	"votering/internal/text"
	"votering/internal/trust"
)

// ToSign is a document that waits for the chair's signature.
type ToSign struct {
	File   string
	SHA256 string // hex
}

// SignText is SIGN.txt: how to sign the documents of the folder it lies in
// with stock ssh-keygen, in the languages there are.
func SignText(e *award.Edition, docs []ToSign) []byte {
	var b strings.Builder
	for i, lang := range locale.Languages() {
		if i > 0 {
			b.WriteString("\n----\n\n")
		}
		signIn(&b, locale.For(lang), e, docs)
	}
	return []byte(b.String())
}

func signIn(b *strings.Builder, l *locale.Catalog, e *award.Edition, docs []ToSign) {
	line := func(key string, args ...string) { b.WriteString(l.T("sign."+key, args...) + "\n") }
	line("title", "title", text.Show(e.Title.In(string(l.Lang()))))
	b.WriteString("\n")
	line("what")
	line("where")
	line("key")
	var posix, windows []string
	for _, d := range docs {
		p, w := trust.SignCommand(d.File)
		posix, windows = append(posix, p), append(windows, w)
	}
	for _, x := range []struct {
		key      string
		commands []string
	}{{"posix", posix}, {"windows", windows}} {
		b.WriteString("\n")
		line(x.key)
		for _, c := range x.commands {
			b.WriteString("  " + c + "\n")
		}
	}
	b.WriteString("\n")
	line("after")
	line("same")
	b.WriteString("\n")
	for _, d := range docs {
		b.WriteString("  " + d.SHA256 + "  " + d.File + "\n")
	}
}
