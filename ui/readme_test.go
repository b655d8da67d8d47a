package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"votering/internal/locale"
	"votering/ui/keys"
	"votering/ui/page"
)

// The README has the keys between these marks.
const keysFrom, keysTo = "<!-- keys -->", "<!-- /keys -->"

func TestKeysInTheReadme(t *testing.T) {
	path := filepath.Join("..", "README.md")
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(readme), keysFrom)
	have, after, closed := strings.Cut(rest, keysTo)
	if !ok || !closed {
		t.Fatalf("the README has no %s … %s", keysFrom, keysTo)
	}
	want := "\n" + keyTable(t)
	switch {
	case *update:
		if err := os.WriteFile(path, []byte(before+keysFrom+want+keysTo+after), 0o644); err != nil {
			t.Fatal(err)
		}
	case have != want:
		t.Error("the table of keys in README.md is stale: go test ./ui -run Readme -update writes it anew")
	}
}

// keyTable is every key of every page as Markdown tables, in English, as the
// chair of an edition has them.
func keyTable(t *testing.T) string {
	d := sit(t, prize, nil)
	var b strings.Builder
	table(&b, d.m.l, d.m.l.T("help.everywhere"), d.m.bindings())
	for _, id := range []page.ID{page.Start, page.Nominees, page.Scoring, page.Jury, page.PublicVote, page.Ranking} {
		p := d.m.pageOf(id)
		if p == nil {
			continue
		}
		p.Seen(d.m.context())
		table(&b, d.m.l, d.m.pageName(id), p.Bindings(d.m.context()))
	}
	return b.String()
}

func table(b *strings.Builder, l *locale.Catalog, heading string, bs []keys.Binding) {
	b.WriteString("| " + heading + " | |\n| --- | --- |\n")
	for _, k := range bs {
		b.WriteString("| `" + strings.ReplaceAll(k.Show(l), "|", `\|`) + "` | " + k.Help(l) + " |\n")
	}
	b.WriteString("\n")
}
