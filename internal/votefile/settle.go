package votefile

import (
	"context"
	"errors"
	"io"
	"strconv"

	"votering/internal/fault"
	"votering/internal/publicvote"
	"votering/internal/tabular"
)

// settle weighs all of a file of which nobody said what encoding it has, and
// has it read as what it is. Where lines of both kinds stand there, that is told.
func (f *Found) settle(ctx context.Context, rule publicvote.Rule) (mixed *publicvote.Mixed, err error) {
	layout := &f.Source.Layout
	w, err := weigh(ctx, f.in, layout.Compression)
	if err != nil {
		return nil, err
	}
	encoding := w.encoding()
	if w.mixed() {
		if encoding, err = f.naming(ctx, rule, encoding); err != nil {
			return nil, err
		}
		mixed = &publicvote.Mixed{File: f.Source.Name, Encoding: encoding, UTF8: w.letters, Others: w.others}
	}
	if encoding == layout.Encoding {
		layout.Sure = true
		return mixed, nil
	}
	*f, err = f.readIn(encoding)
	return mixed, err
}

// naming is the encoding in which more rows of a file name nominees; where as
// many do in either, the given one.
func (f *Found) naming(ctx context.Context, rule publicvote.Rule, either string) (string, error) {
	var rows [2]int64
	for i, encoding := range []string{utf8Text, windows1252} {
		read, err := f.readIn(encoding)
		if err != nil {
			return "", err
		}
		s := read.Source
		s.Layout.TimeAt, s.Layout.VoterAt = -1, -1
		s.Layout.Time, s.Layout.Voter = "", ""
		out, err := publicvote.Count(ctx, []publicvote.Source{s}, publicvote.Rule{Choices: rule.Choices}, publicvote.Options{})
		switch {
		case errors.Is(err, &fault.Error{Class: fault.CSV}):
			return either, nil // which the count will find as well
		case err != nil:
			return "", err
		}
		rows[i] = out.Tally.Rows - out.Tally.Dropped.Sum()
	}
	switch {
	case rows[0] > rows[1]:
		return utf8Text, nil
	case rows[0] < rows[1]:
		return windows1252, nil
	}
	return either, nil
}

// readIn is the file read in an encoding. The columns stand where they stood: what
// divides them is ASCII.
func (f *Found) readIn(encoding string) (Found, error) {
	layout := &f.Source.Layout
	b, err := begin(f.in, seen)
	if err != nil {
		return Found{}, err
	}
	t, err := readTable(f.in, b, reading{encoding: encoding, delimiter: layout.Delimiter[0]})
	if err != nil {
		return Found{}, err
	}
	t.reading.Format, t.sure = layout.Format, true
	s := &sighting{table: t, time: layout.TimeAt, voter: layout.VoterAt}
	s.choice = &naming{column: layout.ChoiceAt, meaning: meaning{means: layout.Labels, sum: layout.LabelsSHA256}}
	return s.found()
}

// notice tells that lines of both kinds stand in the beginning of a file.
func (w *weighing) notice(where string) tabular.Notice {
	return tabular.Notice{
		ID: "two_encodings", Where: where,
		Args: fault.Pairs("letters", strconv.FormatInt(w.letters, 10), "others", strconv.FormatInt(w.others, 10)),
	}
}

// weigh weighs all of a file, unpacked.
func weigh(ctx context.Context, in Input, compression string) (w weighing, err error) {
	text, err := open(in, publicvote.Reading{Encoding: utf8Text, Compression: compression})
	if err != nil {
		return w, err
	}
	defer func() {
		if e := text.Close(); e != nil && err == nil {
			err = unread(printable(in.Name), e)
		}
	}()
	buffer := make([]byte, chunk)
	for ctx.Err() == nil {
		n, err := text.Read(buffer)
		w.add(buffer[:n])
		switch {
		case errors.Is(err, io.EOF):
			w.end()
			return w, nil
		case err != nil:
			return w, err
		}
	}
	return w, context.Cause(ctx)
}
