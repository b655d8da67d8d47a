package dossiertest

import (
	"strings"
	"testing"

	"votering/internal/agenda"
	"votering/internal/ballot"
	"votering/internal/deliberation"
	"votering/internal/exact"
)

// MetSoftware is what decisions of Met say they were made with: software that
// says in a decision how far the jurors agreed.
const MetSoftware = "votering 0.4.0"

// Happening is one thing that happens in the jury's meeting.
type Happening func(*play)

// Met is the worked case with a jury that met: Eli goes out for Bodø, marks
// change in two rounds, and the jury departs from the ranking. Bjørn changes a
// mark in the room twice, Farid one that he signs afterwards, Kari one of a
// ballot that was entered; Anne sends another ballot. sealed are the jurors
// whose ballots were signed; Anne, Bjørn and Farid have to be among them.
func Met(t testing.TB, dir string, sealed ...string) Case {
	t.Helper()
	c := Worked(t, dir)
	c.Marks = commented(c.Marks, map[string]string{
		"anne,vennesla,commitment": "De sa ja samme dag, hver eneste gang vi spurte.",
		"kari,vennesla,results":    "Ni av ti er i arbeid eller utdanning etter programmet, flest av alle.",
		"bjorn,kinn,commitment":    "Tallene er små.",
	})
	c.Software, c.Travel, c.Seed = MetSoftware, &Travel{Sealed: sealed}, 4
	departure := "Vennesla har holdt på i ti år.\n\nDet veier mer enn snittet."
	c.Proposal = &deliberation.ProposalChange{
		Grounds: map[string]string{
			"nb": "Juryen peker på Vennesla: «De sa ja samme dag, hver eneste gang vi spurte.» Og:\n«Ni av ti er i arbeid eller utdanning\netter programmet, flest av alle.»",
			"en": "Vennesla. “De sa ja samme dag, hver eneste gang vi spurte.” And “nobody wrote this here”.",
		},
		Votes:     map[string]string{"kari": "vennesla", "anne": "vennesla", "bjorn": "vennesla", "eli": "-", "farid": "kinn"},
		Outcome:   &deliberation.Outcome{Winner: "vennesla"},
		Departure: &departure,
	}
	c.Meet = []Happening{
		sets([]agenda.Item{
			{ID: "i1", Kind: agenda.Intro, Minutes: 5},
			{ID: "i2", Kind: agenda.Apart, Nominees: []string{"kinn"}, Criterion: "commitment", Apart: []string{"bjorn"}, Minutes: 20},
			{ID: "i3", Kind: agenda.Differ, Nominees: []string{"bodo"}, Criterion: "commitment", Leave: []string{"eli"}, Minutes: 15},
			{ID: "i4", Kind: agenda.Own, Title: "Utdelingen i november", Minutes: 5},
			{ID: "i5", Kind: agenda.Choice, Minutes: 25},
			{ID: "i6", Kind: agenda.Grounds, Minutes: 20},
		}),
		takes("i1"), takes("i2"), rounds(deliberation.RoundOpened),
		revises("bjorn", "kinn", "commitment", "4", "Jeg hadde ikke sett tallene for i fjor."),
		revises("kari", "kinn", "results", "5", "Fjoråret teller med."),
		revises("farid", "ralingen", "results", "4", "Lest på nytt."),
		sends("anne", "kinn", "results", "5", "Jeg leste rapporten\npå nytt."),
		rounds(deliberation.RoundClosed),
		notes("i2", "Bjørn spurte etter tallene for i fjor.\nKari har dem."),
		takes("i3", "eli"), rounds(deliberation.RoundOpened),
		revises("bjorn", "kinn", "commitment", "5", "Enig med Anne."),
		sends("farid", "ralingen", "results", "4", "Lest på nytt."),
		rounds(deliberation.RoundClosed),
		takes("i6"), puts("i6"),
	}
	return c
}

// Leaving lets another juror go out for Bodø too, whom nothing keeps from it.
func (c Case) Leaving(juror string) Case {
	c.Meet = append(c.Meet, takes("i3", juror), puts("i3"))
	return c
}

// Again lets the edition be opened for scoring again after the meeting of Met,
// so that its rounds do not count, and the jury meet a second time: Anne sends
// another ballot before, and Bjørn changes in the room what he changed then.
func (c Case) Again() Case {
	c.Meet = append(c.Meet, func(p *play) {
		p.does(deliberation.Event{Kind: deliberation.Reopened, To: deliberation.Open, Reason: "Et vedlegg manglet."})
		for _, j := range p.c.Edition.Voters() {
			if _, in := p.state.HandIns[j.ID]; !in && p.state.Ballots[j.ID] != nil {
				p.does(deliberation.Event{Kind: deliberation.BallotHandedIn, Who: j.ID})
			}
		}
		p.arrive("anne", p.mail.marks["anne"], p.mail.last["anne"].Revision+1, "")
		p.receipt()
		p.does(deliberation.Event{Kind: deliberation.Closing, Reason: deliberation.NoBallot})
		p.upholdAll()
		p.unseal()
		p.does(deliberation.Event{Kind: deliberation.MarksRevealed})
	}, rounds(deliberation.RoundOpened), revises("bjorn", "kinn", "commitment", "3", "Fortsatt for lavt."),
		rounds(deliberation.RoundClosed), takes("i5"), puts("i5"))
	return c
}

// commented is a table of marks with comments, by what stands before the mark.
func commented(marks []byte, comments map[string]string) []byte {
	lines := strings.Split(strings.TrimSpace(string(marks)), "\n")
	lines[0] += ",comment"
	for i, line := range lines[1:] {
		comment := comments[line[:strings.LastIndexByte(line, ',')]]
		if comment != "" {
			comment = `"` + comment + `"`
		}
		lines[i+1] += "," + comment
	}
	return []byte(strings.Join(lines, "\n") + "\n")
}

// meet lets happen what happens in the meeting.
func (p *play) meet() {
	for _, happens := range p.c.Meet {
		happens(p)
	}
}

func sets(items []agenda.Item) Happening {
	return func(p *play) { p.does(deliberation.Event{Kind: deliberation.AgendaSet, Agenda: items}) }
}

func takes(item string, left ...string) Happening {
	return func(p *play) { p.does(deliberation.Event{Kind: deliberation.ItemOpened, Item: item, By: left}) }
}

func puts(item string) Happening {
	return func(p *play) { p.does(deliberation.Event{Kind: deliberation.ItemClosed, Item: item}) }
}

func notes(item, text string) Happening {
	return func(p *play) { p.does(deliberation.Event{Kind: deliberation.NoteWritten, Item: item, Text: text}) }
}

func rounds(kind deliberation.Kind) Happening {
	return func(p *play) {
		n := len(p.state.Rounds) + deliberation.FirstRound
		if kind == deliberation.RoundClosed {
			n--
		}
		p.does(deliberation.Event{Kind: kind, Number: n})
		if kind == deliberation.RoundClosed { // its receipt pins what was changed in the room
			p.mail.pending = true
			p.receipt()
		}
	}
}

func revises(juror, nominee, criterion, mark, reason string) Happening {
	return func(p *play) {
		p.does(deliberation.Event{
			Kind: deliberation.MarkRevised, Juror: juror, Reason: reason, Number: len(p.state.Rounds) + deliberation.FirstRound - 1,
			Cells: []deliberation.CellChange{{Nominee: nominee, Criterion: criterion, Mark: mark}},
		})
	}
}

// sends lets a juror's next revision come, with another mark and comment.
func sends(juror, nominee, criterion, mark, comment string) Happening {
	return func(p *play) {
		p.t.Helper()
		b := p.mail.marks[juror].Clone()
		v, err := exact.Ratio(mark)
		must(p.t, err)
		b.Put(ballot.Cell{Nominee: nominee, Criterion: criterion}, ballot.Entry{Set: true, Mark: v, Comment: comment})
		own, e := p.written(juror, b, p.mail.last[juror].Revision+1, "")
		fill(&e, own)
		changes, f := deliberation.Revisions(p.state, p.edition(), b, "")
		if f != nil {
			p.t.Fatal(f)
		}
		e.Kind, e.Number, e.Marks = deliberation.BallotRevised, len(p.state.Rounds)+deliberation.FirstRound-1, len(changes)
		p.does(e)
		p.mail.marks[juror] = b
		p.keep(juror, own)
		p.receipt()
	}
}
