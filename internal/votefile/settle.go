package votefile

import (
	"context"
	"errors"
	"io"

	"votering/internal/publicvote"
)

// settle weighs all of a file of which nobody said what encoding it has, and
// has it read as what it is.
func (f *Found) settle(ctx context.Context) error {
	layout := &f.Source.Layout
	encoding, err := weigh(ctx, f.in, layout.Compression)
	if err != nil {
		return err
	}
	layout.Sure = true
	if encoding == layout.Encoding {
		return nil
	}
	b, err := begin(f.in, seen)
	if err != nil {
		return err
	}
	t, err := readTable(f.in, b, reading{encoding: encoding, delimiter: layout.Delimiter[0]})
	if err != nil {
		return err
	}
	// The columns stand where they stood: what divides them is ASCII.
	t.reading.Format = layout.Format
	s := &sighting{table: t, time: layout.TimeAt, voter: layout.VoterAt}
	s.choice = &naming{column: layout.ChoiceAt, means: layout.Labels, sum: layout.LabelsSHA256}
	*f, err = s.found()
	return err
}

// weigh weighs all of a file, unpacked.
func weigh(ctx context.Context, in Input, compression string) (encoding string, err error) {
	text, err := open(in, publicvote.Reading{Encoding: utf8Text, Compression: compression})
	if err != nil {
		return "", err
	}
	defer func() {
		if e := text.Close(); e != nil && err == nil {
			err = unread(printable(in.Name), e)
		}
	}()
	var w weighing
	buffer := make([]byte, chunk)
	for ctx.Err() == nil {
		n, err := text.Read(buffer)
		w.add(buffer[:n])
		switch {
		case errors.Is(err, io.EOF):
			w.end()
			return w.encoding(), nil
		case err != nil:
			return "", err
		}
	}
	return "", context.Cause(ctx)
}
