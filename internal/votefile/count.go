package votefile

import (
	"context"
	"errors"
	"slices"

	"votering/internal/publicvote"
)

// Count counts the votes of a set in which no question is open, as
// publicvote.Count does. Where nobody said what encoding a file has, and its
// text is not plainly UTF-8, all of the file is weighed before it is counted; so
// is one in which a choice proves not to be UTF-8, and the count begins anew. The
// encoding is thus the same whoever counts, on any number of cores. Two files
// with the same text are E_PIN, however they are packed and encoded.
func Count(ctx context.Context, s *Set, rule publicvote.Rule, o publicvote.Options) (*publicvote.Outcome, error) {
	files := slices.DeleteFunc(slices.Clone(s.Files), func(f Found) bool { return f.Role != RoleVotes })
	var mixed []publicvote.Mixed
	settle := func(i int) error {
		m, err := files[i].settle(ctx, rule)
		if m != nil {
			mixed = append(mixed, *m)
		}
		return err
	}
	for i := range files {
		if l := files[i].Source.Layout; !l.Sure && l.Encoding != utf8Text {
			if err := settle(i); err != nil {
				return nil, err
			}
		}
	}
	for {
		list := sources(files)
		var same alike
		if len(list) > 1 {
			same.watch(list)
		}
		out, err := publicvote.Count(ctx, list, rule, o)
		var unlike *publicvote.EncodingError
		if errors.As(err, &unlike) {
			if err := settle(unlike.Source); err != nil {
				return nil, err
			}
			continue
		}
		if err == nil {
			err = same.fault()
		}
		if out != nil {
			out.Mixed = mixed
		}
		return out, err
	}
}

func sources(files []Found) []publicvote.Source {
	list := make([]publicvote.Source, len(files))
	for i := range files {
		list[i] = files[i].Source
	}
	return list
}
