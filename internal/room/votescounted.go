package room

import (
	"context"
	"errors"
	"io"
	"strconv"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/publicvote"
	"votering/internal/text"
	"votering/internal/votefile"
	"votering/internal/votesql"
)

// VoteQuery is the query with which a database counts the rows of a set as
// CountVotes does: see votesql.Query. votes are the paths that the set was made
// of, for the database reads the files itself.
func VoteQuery(e *award.Edition, set *votefile.Set, votes []string, filters []FilterAsk, engine string) (string, error) {
	if err := set.Fault(); err != nil {
		return "", err
	}
	rule, err := VoteRule(e, set, filters)
	if err != nil {
		return "", err
	}
	paths := votesql.Paths{Files: votes, Lists: map[string]string{}}
	for _, f := range filters {
		if f.Kind == publicvote.FilterVoters {
			paths.Lists[f.ID] = f.Path
		}
	}
	return votesql.Query(engine, set, paths, rule, e)
}

// CountsOf reads the file with which a database answered VoteQuery, and stores
// nothing. The files of the set are summed up, so that the decision names them:
// whoever has them can count them again. Of a set without files none is named.
// progress is as for CountVotes, without rows.
func CountsOf(ctx context.Context, e *award.Edition, set *votefile.Set, filters []FilterAsk, counts string, progress func(publicvote.Progress)) (*publicvote.Outcome, error) {
	if err := set.Fault(); err != nil {
		return nil, err
	}
	rule, err := VoteRule(e, set, filters)
	if err != nil {
		return nil, err
	}
	data, err := files.Read(counts, votesql.MaxCounts)
	if err != nil {
		return nil, err
	}
	t, err := votesql.ReadCounts(data, text.Show(counts), rule, e)
	if fault.ClassOf(err) == fault.Pin && len(set.Files) == 0 && e.PublicVote != nil {
		rule.Window = windowOf(e) // without the files nobody knows beforehand whether they tell the time
		t, err = votesql.ReadCounts(data, text.Show(counts), rule, e)
	}
	if err != nil {
		return nil, err
	}
	t.Counting.Map = mapped(set, rule)
	if err := pin(ctx, t, set.Votes(), progress); err != nil {
		return nil, err
	}
	if f := t.AddsUp(e); f != nil {
		return nil, f
	}
	return &publicvote.Outcome{Tally: t}, nil
}

// pin names the files that were counted, which are in the same order.
func pin(ctx context.Context, t *publicvote.Tally, sources []publicvote.Source, progress func(publicvote.Progress)) error {
	if len(sources) == 0 {
		t.Files = []publicvote.File{}
		return nil
	}
	if len(sources) != len(t.Files) {
		return fault.New(fault.Pin, "votes.counted_files", "files", strconv.Itoa(len(sources)), "counted", strconv.Itoa(len(t.Files)))
	}
	at := publicvote.Progress{Files: len(sources)}
	for _, s := range sources {
		at.Size += s.Size
	}
	before := int64(0) // bytes of the files that are done
	for i, s := range sources {
		at.File = i
		sum, err := sumOf(ctx, s, func(taken int64) {
			if at.Bytes = before + taken; progress != nil {
				progress(at)
			}
		})
		if err != nil {
			return err
		}
		before += s.Size
		t.Files[i].SHA256 = sum
	}
	return nil
}

// sumOf is the SHA-256 of a file as it lies on the disk.
func sumOf(ctx context.Context, s publicvote.Source, took func(int64)) (string, error) {
	in, err := s.Open()
	if err != nil {
		return "", err
	}
	defer func() { _ = in.Close() }() // it is only read
	const piece = 1 << 20
	buffer := make([]byte, piece)
	for ctx.Err() == nil {
		switch _, err := in.Read(buffer); {
		case errors.Is(err, io.EOF):
			return in.Sum(), nil
		case err != nil:
			return "", err
		}
		took(in.Taken())
	}
	return "", ctx.Err()
}
