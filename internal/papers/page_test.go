package papers

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"votering/internal/decision"
	"votering/internal/decision/decisiontest"
	"votering/internal/locale"
	"votering/internal/tooltest"
)

// kept are the decisions that earlier versions made, by their folder.
func kept(t *testing.T) map[string]*decision.Document {
	t.Helper()
	paths, err := filepath.Glob("../../testdata/decisions/*/*/decision*.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no decisions: %v", err)
	}
	all := map[string]*decision.Document{}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if all[path], err = decision.Read(data, path); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

var (
	tag     = regexp.MustCompile(`<[^>]*>`)
	style   = regexp.MustCompile(`(?s)<style>(.*)</style>`)
	outside = regexp.MustCompile(`(?i)<script|<link|<iframe|<object|<img|javascript:| on[a-z]+="|src="|url\((?:[^#]|$)|@import`)
	bare    = regexp.MustCompile(`<th>|<th class|<img`)
	anchor  = regexp.MustCompile(`href="#([^"]*)"`)
)

// A page says what the minutes say, in one file that asks for nothing.
func TestPageIsOneFile(t *testing.T) {
	for path, d := range kept(t) {
		for _, lang := range locale.Languages() {
			l := locale.For(lang)
			data, err := ProtocolHTML(d, l)
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			s := string(data)
			if m := outside.FindString(s); m != "" {
				t.Errorf("%s: %q asks for something from outside", path, m)
			}
			if m := bare.FindString(s); m != "" {
				t.Errorf("%s: %q does not say what it heads", path, m)
			}
			if !strings.Contains(s, `<html lang="`+string(lang)+`">`) || strings.Count(s, "<h1") != 1 {
				t.Errorf("%s: no language, or not one title", path)
			}
			for _, m := range anchor.FindAllStringSubmatch(s, -1) {
				if strings.Count(s, `id="`+m[1]+`"`) != 1 {
					t.Errorf("%s: there is not one place %q", path, m[1])
				}
			}
			sum := sha256.Sum256([]byte(style.FindStringSubmatch(s)[1]))
			if want := "sha256-" + base64.StdEncoding.EncodeToString(sum[:]); !strings.Contains(html.UnescapeString(s), want) {
				t.Errorf("%s: the page does not name its style as %s", path, want)
			}
			if strings.Contains(s, pictureMark) {
				t.Errorf("%s: a place without its picture", path)
			}
		}
	}
}

// Every line of the minutes stands in the page, in the same order.
func TestPageSaysWhatTheMinutesSay(t *testing.T) {
	unmarked := regexp.MustCompile("(?m)^(#+|>|- |[0-9]+\\. |\\|[ |:-]*$)|[*`|\\\\]|  $")
	for path, d := range kept(t) {
		l := locale.For(locale.NB)
		minutes, err := Protocol(d, l)
		if err != nil {
			t.Fatal(err)
		}
		data, err := ProtocolHTML(d, l)
		if err != nil {
			t.Fatal(err)
		}
		rest := strings.Join(strings.Fields(html.UnescapeString(tag.ReplaceAllString(string(data), " "))), " ")
		for _, line := range strings.Split(string(minutes), "\n") {
			for _, word := range strings.Fields(unmarked.ReplaceAllString(line, " ")) {
				at := strings.Index(rest, word)
				if at < 0 {
					t.Fatalf("%s: %q of %q is not in the page, or not in its place", path, word, line)
				}
				rest = rest[at+len(word):]
			}
		}
	}
}

// barriers asks axe-core what is in people's way on a page.
const barriers = `<script>axe.run(document, {resultTypes: ["violations"]}).then(function (r) {
	document.documentElement.innerHTML = "<body><pre>" + JSON.stringify({violations: r.violations.map(function (v) {
		return v.id + ": " + v.nodes.map(function (n) { return n.target.join(" "); }).join(", ");
	}), passes: r.passes.length}).replace(/&/g, "&amp;").replace(/</g, "&lt;") + "</pre></body>";
});</script>`

// A page has nothing in the way of people who see, hear or move otherwise, on a
// light screen and on a dark one, as far as a machine can find it.
func TestPageHasNoBarriers(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser does the same whether races are looked for or not")
	}
	chromium, axe := tooltest.Need(t, "chromium"), tooltest.Axe(t)
	policy := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`) // it would stop axe
	fromRows, _ := fromRows(t, decisiontest.Counted()).documents()
	docs := map[string]*decision.Document{"votes from rows": fromRows}
	for _, name := range []string{"v1-firm/complete/decision-complete.json", "v1-met/public/decision.json"} {
		docs[name] = kept(t)["../../testdata/decisions/"+name]
	}
	for name, d := range docs {
		data, err := ProtocolHTML(d, locale.For(locale.NB))
		if err != nil {
			t.Fatal(err)
		}
		page := filepath.Join(t.TempDir(), "page.html")
		if err := os.WriteFile(page, append(policy.ReplaceAll(data, nil), "<script>"+axe+"</script>"+barriers...), 0o600); err != nil {
			t.Fatal(err)
		}
		for scheme, setting := range map[string]string{"light": "1", "dark": "0"} {
			out, err := exec.Command(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+t.TempDir(),
				"--blink-settings=preferredColorScheme="+setting, "--virtual-time-budget=30000", "--dump-dom", "file://"+page).Output()
			if err != nil {
				t.Fatal(err)
			}
			_, answer, _ := strings.Cut(string(out), "<pre>")
			answer, _, _ = strings.Cut(answer, "</pre>")
			var found struct {
				Violations []string `json:"violations"`
				Passes     int      `json:"passes"`
			}
			if err := json.Unmarshal([]byte(html.UnescapeString(answer)), &found); err != nil || found.Passes < 20 {
				t.Fatalf("%s, %s: axe did not answer: %v: %s", name, scheme, err, answer)
			}
			for _, v := range found.Violations {
				t.Errorf("%s, %s: %s", name, scheme, v)
			}
		}
	}
}
