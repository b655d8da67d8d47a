package award

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"

	"votering/internal/exact"
)

// Freeze is the frozen form of a validated edition, edition.json: all of it
// but the jurors, with defaults filled in, keys in one fixed order, numbers
// that count as text in lowest terms, times in UTC. The same edition has the
// same bytes wherever and whenever it is frozen, and an amended one those of
// its original.
func Freeze(e *Edition) []byte {
	if e.Original != nil {
		return Freeze(e.Original)
	}
	return encode(frozenEdition{
		Schema:     Schema,
		ID:         e.ID,
		Title:      e.Title,
		Organiser:  e.Organiser,
		Language:   e.Language,
		MadeUp:     e.MadeUp,
		Notes:      e.Notes,
		AnnounceAt: stamp(e.AnnounceAt),
		Scale:      e.Scale,
		Criteria:   each(e.Criteria, freezeCriterion),
		Metrics:    each(e.Metrics, freezeMetric),
		Gates:      each(e.Gates, freezeGate),
		Nominees:   each(e.Nominees, freezeNominee),
		References: each(e.References, freezeReference),
		PublicVote: freezeWindow(e.PublicVote),
		Rule:       e.Rule,
		History:    each(e.History, freezeWinner),
	})
}

// Fingerprint is the SHA-256 of the frozen form, in hex: what ballots,
// receipts and decisions name an edition by.
func Fingerprint(e *Edition) string {
	sum := sha256.Sum256(Freeze(e))
	return hex.EncodeToString(sum[:])
}

// Short is a fingerprint for the eye: its first 16 characters in groups of
// four, "4f1c 09ab 77de 2310".
func Short(fingerprint string) string {
	var groups []string
	for i := 0; i < 16 && i+4 <= len(fingerprint); i += 4 {
		groups = append(groups, fingerprint[i:i+4])
	}
	return strings.Join(groups, " ")
}

// encode writes a document: two spaces, LF, one final newline, and < > & as
// they are.
func encode(document any) []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(document); err != nil {
		panic("award: a document of plain values did not encode: " + err.Error())
	}
	return b.Bytes()
}

// each freezes a list; an empty one is left out.
func each[T, F any](list []T, freeze func(*T) F) []F {
	var out []F
	for i := range list {
		out = append(out, freeze(&list[i]))
	}
	return out
}

func stamp(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// The frozen documents: the fields of an edition in the order of the file.
type (
	frozenEdition struct {
		Schema     string            `json:"schema"`
		ID         string            `json:"id"`
		Title      Text              `json:"title"`
		Organiser  Text              `json:"organiser,omitzero"`
		Language   string            `json:"language"`
		MadeUp     bool              `json:"made_up"`
		Notes      Text              `json:"notes,omitzero"`
		AnnounceAt string            `json:"announce_at,omitempty"`
		Scale      *Scale            `json:"scale,omitempty"`
		Criteria   []frozenCriterion `json:"criteria"`
		Metrics    []frozenMetric    `json:"metrics,omitempty"`
		Gates      []frozenGate      `json:"gates,omitempty"`
		Nominees   []frozenNominee   `json:"nominees"`
		References []frozenReference `json:"references,omitempty"`
		PublicVote *frozenWindow     `json:"public_vote,omitempty"`
		Rule       Rule              `json:"rule"`
		History    []frozenWinner    `json:"history,omitempty"`
	}
	frozenCriterion struct {
		ID        string       `json:"id"`
		Title     Text         `json:"title"`
		Help      Text         `json:"help,omitzero"`
		Weight    exact.Rat    `json:"weight"`
		Scale     Scale        `json:"scale"`
		Better    Direction    `json:"better"`
		Levels    frozenLevels `json:"levels,omitempty"`
		Margin    *exact.Rat   `json:"margin,omitempty"`
		Metrics   []string     `json:"metrics,omitempty"`
		ValueFrom *frozenPoint `json:"value_from,omitempty"`
	}
	frozenPoint struct {
		Metric string `json:"metric"`
		Period string `json:"period"`
	}
	frozenMetric struct {
		ID       string       `json:"id"`
		Title    Text         `json:"title"`
		Unit     Unit         `json:"unit"`
		Better   Direction    `json:"better,omitempty"`
		Decimals int          `json:"decimals"`
		Ratio    *frozenRatio `json:"ratio,omitempty"`
	}
	frozenRatio struct {
		Of    string    `json:"of"`
		Per   string    `json:"per"`
		Times exact.Rat `json:"times"`
	}
	frozenGate struct {
		Metric  string     `json:"metric"`
		Period  string     `json:"period"`
		AtLeast *exact.Rat `json:"at_least,omitempty"`
		AtMost  *exact.Rat `json:"at_most,omitempty"`
		Missing string     `json:"missing"`
	}
	frozenNominee struct {
		ID        string           `json:"id"`
		Name      string           `json:"name"`
		Code      string           `json:"code,omitempty"`
		Aliases   []string         `json:"aliases,omitempty"`
		Summary   Text             `json:"summary,omitzero"`
		Documents []frozenDocument `json:"documents,omitempty"`
		Values    []frozenValue    `json:"values,omitempty"`
	}
	frozenDocument struct {
		Title Text   `json:"title"`
		File  string `json:"file"`
	}
	frozenValue struct {
		Metric    string  `json:"metric"`
		Period    string  `json:"period"`
		Value     any     `json:"value,omitempty"` // exact.Rat or Text
		Missing   Missing `json:"missing,omitempty"`
		Source    Text    `json:"source,omitzero"`
		AsOf      string  `json:"as_of,omitempty"`
		KnownFrom string  `json:"known_from,omitempty"`
		Note      Text    `json:"note,omitzero"`
	}
	frozenReference struct {
		ID     string        `json:"id"`
		Name   Text          `json:"name"`
		Values []frozenValue `json:"values,omitempty"`
	}
	frozenWindow struct {
		Opens  string `json:"opens"`
		Closes string `json:"closes"`
		Source Text   `json:"source,omitzero"`
	}
	frozenWinner struct {
		Year   string `json:"year"`
		Winner string `json:"winner"`
		Source Text   `json:"source,omitzero"`
	}
)
