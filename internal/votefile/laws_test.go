package votefile_test

import (
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/publicvote/votestest"
	"votering/internal/votefile"
)

// Whatever votes hold, what is found out of a file is how they stand in it, and
// the counts are those of a plain reader that was told.
func TestFindsWhatOthersAreTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := votestest.Draw(t, votestest.Kind{})
		var inputs []votefile.Input
		for i := range c.Files {
			f := &c.Files[i]
			f.Layout.Labels = nil
			inputs = append(inputs, input(f.Name, f.Text))
		}
		set, err := votefile.Look(inputs, votefile.Ask{Encoding: "utf-8", Zone: "Europe/Oslo", Dates: c.Rule.Dates}, c.Edition)
		if f := fault.Of(err); f != nil && slices.Contains([]string{"votes.no_rows", "votes.ragged", "votes.binary"}, f.ID) {
			t.Skip("refused before the count: " + f.ID)
		}
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range set.Files {
			if diff := cmp.Diff(c.Files[i].Layout, f.Source.Layout); diff != "" {
				t.Skip("another delimiter fits as well")
			}
		}
		want, wantErr := votestest.Plain(c.Files, c.Rule)
		out, err := votefile.Count(context.Background(), set, c.Rule, publicvote.Options{Workers: 2})
		if err != nil || wantErr != nil {
			if fault.Of(err) == nil || fault.Of(wantErr) == nil || fault.Of(err).Where != fault.Of(wantErr).Where {
				t.Fatalf("%v; want %v", err, wantErr)
			}
			return
		}
		if diff := cmp.Diff(want.Shorten(publicvote.MaxFirst), votestest.Of(out)); diff != "" {
			t.Fatal(diff)
		}
	})
}
