package papers

import (
	"slices"
	"strings"

	"votering/internal/award"
	"votering/internal/locale"
	"votering/internal/text"
	"votering/internal/trust"
)

// SignElsewhere is SIGN.txt: how to sign the documents of the folder it lies
// in, in that namespace, with stock ssh-keygen and the key at that path, as
// trust.SignCommandFor takes it, in the languages there are: first in the one
// that is asked for. The sentences sign.KIND.title, .what and .after of the
// catalogue say what the documents are.
func SignElsewhere(e *award.Edition, kind, namespace string, docs []ToSign, first, key string) []byte {
	var parts []string
	for _, lang := range languagesFrom(first) {
		parts = append(parts, signOne(locale.For(lang), e, kind, namespace, docs, key))
	}
	return []byte(strings.Join(parts, "\n----\n\n"))
}

// languagesFrom are the languages there are, with that one first.
func languagesFrom(first string) []locale.Lang {
	langs := slices.Clone(locale.Languages())
	if i := slices.Index(langs, locale.Lang(first)); i > 0 {
		langs = slices.Insert(slices.Delete(langs, i, i+1), 0, locale.Lang(first))
	}
	return langs
}

func signOne(l *locale.Catalog, e *award.Edition, kind, namespace string, docs []ToSign, key string) string {
	var posix, windows, sums []string
	for _, d := range docs {
		how := trust.SignCommandFor(namespace, d.File, key)
		posix, windows = append(posix, "  "+how.POSIX), append(windows, "  "+how.Windows)
		sums = append(sums, "  "+d.SHA256+"  "+d.File)
	}
	lines := []string{
		l.T("sign."+kind+".title", "title", text.Show(e.Title.In(string(l.Lang())))), "",
		l.T("sign." + kind + ".what"), l.T("sign.where"), l.T("sign.key"), "", l.T("sign.posix"),
	}
	lines = append(append(lines, posix...), "", l.T("sign.windows"))
	lines = append(append(lines, windows...), "", l.T("sign."+kind+".after"), l.T("sign.same"), "")
	return strings.Join(append(lines, sums...), "\n") + "\n"
}
