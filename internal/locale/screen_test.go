package locale

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"votering/internal/fault"
)

// command is what a sentence for the command line names.
var command = regexp.MustCompile(`(^|[“« ])votering (FILE|--|new|open|close|status|lock|tally|rank|reveal|check|mark|declare|demo)|--[a-z]`)

// commandLine begin the ids of faults that the screen never shows: they are
// about arguments, or come before it opens.
var commandLine = []string{
	"cli.", "declare.either", "demo.no_terminal", "hand_in.who", "import.", "mark.args", "new.", "rank.file_has_its_own", "rank.smaa", "revise.who",
	"reveal.what", "tally.", "terminal.", "usage.", "votesql.",
}

// What to do next names no command on the screen.
func TestTheScreenNamesNoCommands(t *testing.T) {
	for _, lang := range Languages() {
		texts := For(lang).texts()
		for key, s := range texts {
			id, isFault := strings.CutPrefix(key, "fault.")
			if !isFault && !strings.HasPrefix(key, "class.") {
				continue
			}
			if slices.ContainsFunc(commandLine, func(p string) bool { return strings.HasPrefix(id, p) }) || !command.MatchString(s) {
				continue
			}
			switch other, ok := texts[key+".screen"]; {
			case !strings.HasSuffix(key, ".try"):
				t.Errorf("%s: %s names a command: %s", lang, key, s)
			case !ok:
				t.Errorf("%s: %s names a command, and the screen has no sentence of its own: %s", lang, key, s)
			case command.MatchString(other):
				t.Errorf("%s: %s.screen names a command: %s", lang, key, other)
			}
		}
	}
}

func TestFaultOnScreen(t *testing.T) {
	c := For(EN)
	for _, f := range []*fault.Error{
		fault.New(fault.State, "state.mark.early", "present", "draft", "needs", "open"),
		fault.New(fault.State, "no.such.sentence"),
		fault.New(fault.Usage, "recuse.ground", "nominee", "kinn"),
	} {
		message, try := c.Fault(f)
		shown, next := c.FaultOnScreen(f)
		if shown != message || next == try || command.MatchString(next) || strings.ContainsAny(next, "⟦{") {
			t.Errorf("%s: %q, %q; on the screen %q, %q", f.ID, message, try, shown, next)
		}
	}
	if _, try := c.FaultOnScreen(fault.New(fault.Juror, "juror.no_vote")); try != "choose a juror who votes" {
		t.Errorf("a sentence that names no command becomes %q", try)
	}
}
