package votefile_test

import (
	"os"
	"path/filepath"
	"testing"

	"votering/internal/publicvote"
	"votering/internal/votefile"
)

// Exports as two survey tools made them, which are not ours to hand on: those
// who have them name their folder in VOTERING_SAMPLES. The counts are those of
// another reader, made by hand.
func TestExportsOfTheToolsThemselves(t *testing.T) {
	folder := os.Getenv("VOTERING_SAMPLES")
	if folder == "" {
		t.Skip("VOTERING_SAMPLES names no folder")
	}
	sample := func(name string) votefile.Input {
		data, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return input(name, data)
	}
	form := sample("nettskjema_data-123823-2025-08-20-1940.txt")
	survey := []votefile.Input{
		sample("surveyxact_comma_ansi_labels_excerpt.csv"),
		sample("surveyxact_comma_ansi_dataset_excerpt.csv"),
		sample("surveyxact_comma_ansi_structure_excerpt.csv"),
	}
	for name, c := range map[string]struct {
		inputs  []votefile.Input
		ask     votefile.Ask
		names   []string // of the nominees
		votes   map[string]string
		dropped publicvote.Dropped
		format  string
	}{
		"a dropdown, found": {[]votefile.Input{form}, votefile.Ask{}, []string{"4", "9", "10"},
			map[string]string{"nominee-a": "2", "nominee-b": "1"}, publicvote.Dropped{}, "nettskjema"},
		"a dropdown, mapped": {[]votefile.Input{form}, votefile.Ask{Choice: "dropdown", Map: map[string]string{"4": "nominee-a"}}, []string{"Kinn", "Bodø"},
			map[string]string{"nominee-a": "2"}, publicvote.Dropped{UnknownNominee: 1}, "nettskjema"},
		"radio buttons, two unanswered": {[]votefile.Input{form}, votefile.Ask{Choice: "radio"}, []string{"1", "2"},
			map[string]string{"nominee-a": "1"}, publicvote.Dropped{UnknownNominee: 2}, "nettskjema"},
		"a box, through its labels": {survey, votefile.Ask{Choice: "v_1_1"}, []string{"Valgt", "Ikke valgt"},
			map[string]string{"nominee-a": "4", "nominee-b": "20"}, publicvote.Dropped{}, "surveyxact"},
		"a question, by its codes": {survey, votefile.Ask{Choice: "s_2"}, []string{"5", "6"},
			map[string]string{"nominee-a": "16"}, publicvote.Dropped{UnknownNominee: 8}, "surveyxact"},
	} {
		t.Run(name, func(t *testing.T) {
			e := called(c.names...)
			tally := count(t, look(t, c.inputs, c.ask, e), e, publicvote.Rule{})
			wants(t, tally, c.votes, c.dropped)
			if got := tally.Files[0].Read.Format; got != c.format {
				t.Errorf("recognised as %q", got)
			}
		})
	}
	set := look(t, survey, votefile.Ask{}, called("Valgt", "Ikke valgt"))
	refused(t, set.Fault(), "E_USAGE", "votes.choice_several", "surveyxact_comma_ansi_dataset_excerpt.csv")
}
