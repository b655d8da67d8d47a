package papers

import (
	"slices"
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
// with stock ssh-keygen and the key at that path, as trust.SignCommand takes
// it, in the languages there are: first in the one that is asked for.
func SignText(e *award.Edition, docs []ToSign, first, key string) []byte {
	var b strings.Builder
	langs := slices.Clone(locale.Languages())
	if i := slices.Index(langs, locale.Lang(first)); i > 0 {
		langs = slices.Insert(slices.Delete(langs, i, i+1), 0, locale.Lang(first))
	}
	for i, lang := range langs {
		if i > 0 {
			b.WriteString("\n----\n\n")
		}
		signIn(&b, locale.For(lang), e, docs, key)
	}
	return []byte(b.String())
}

func signIn(b *strings.Builder, l *locale.Catalog, e *award.Edition, docs []ToSign, key string) {
	line := func(key string, args ...string) { b.WriteString(l.T("sign."+key, args...) + "\n") }
	line("title", "title", text.Show(e.Title.In(string(l.Lang()))))
	b.WriteString("\n")
	line("what")
	line("where")
	line("key")
	var posix, windows []string
	for _, d := range docs {
		how := trust.SignCommand(d.File, key)
		posix, windows = append(posix, how.POSIX), append(windows, how.Windows)
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
