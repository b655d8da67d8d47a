package publicvote

import (
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"
)

// What keeps a count from going on at a row.
var (
	errOpen     = errors.New("the text ends inside quotes")
	errHeader   = errors.New("the header is another one")
	errOrder    = errors.New("the order of day and month is not known")
	errZone     = errors.New("the time zone is not known")
	errEncoding = errors.New("a field is no UTF-8")
	errMinutes  = errors.New("the filters hold too many minutes")
)

// judge reads the rows of blocks, each by itself, up to where the voter is
// looked up.
type judge struct {
	*plan
	clock   clock
	records records
	sums    *sums
	learned map[string]int // choices that need a closer look, and whom they mean
	rows    []vote         // of the block, in their order
	sheet   *sheet
	block   *block
}

// maxLearned bounds what a judge remembers of choices.
const maxLearned = 4096

func newJudge(p *plan, s *sums) *judge {
	return &judge{plan: p, sums: s, clock: clock{order: p.rule.Dates, zone: p.rule.Zone}}
}

// judge reads a chunk into a block. Where something keeps the count from going
// on, the rows before it are read.
func (j *judge) judge(c chunk, b *block) {
	b.reset(c)
	j.block, j.rows = b, j.rows[:0]
	r := &j.records
	if s := &j.sheets[c.source]; s != j.sheet {
		j.sheet, j.learned = s, map[string]int{}
	}
	r.begin(c.text, j.sheet.Delimiter[0], len(j.sheet.Header))
	header := c.header
	for r.at < len(r.text) {
		line, end := b.lines, r.next()
		b.lines += 1 + int64(r.breaks)
		err := error(nil)
		switch {
		case end == endEmpty:
			continue
		case end == endOpen:
			err = errOpen
		case r.size > maxRecord:
			err = errLong
		case header:
			header, err = false, j.header()
		default:
			err = j.row(line)
		}
		if err != nil {
			b.err, b.errLine = err, line
			j.hand(b)
			return
		}
	}
	switch {
	case b.err == errLong:
		b.errLine = b.lines
	case b.err == nil && header:
		b.err = errHeader
	}
	if !j.hand(b) {
		j.sort(b)
	}
}

// hand hands the rows that were kept on to filters to which other rows matter,
// and reports whether there are any.
func (j *judge) hand(b *block) bool {
	if j.limited {
		b.votes, j.rows = j.rows, b.votes
	}
	return j.limited
}

// sort sorts the rows that were kept by shard into the block, where their voters
// have to be looked up. Where there are no voters every vote is its voter's
// first.
func (j *judge) sort(b *block) {
	if j.sheets[b.source].VoterAt < 0 {
		for i := range j.rows {
			j.sums.add(&j.rows[i], j.rows[i].mask())
		}
		b.votes = b.votes[:0]
		return
	}
	for _, s := range b.shards {
		b.ends[int(s)+1]++
	}
	var next [shardCount]int32
	for s := range next {
		next[s] = b.ends[s]
		b.ends[s+1] += b.ends[s]
	}
	b.votes = slices.Grow(b.votes[:0], len(j.rows))[:len(j.rows)]
	for i, s := range b.shards {
		b.votes[next[s]] = j.rows[i]
		next[s]++
	}
}

// header holds the header against the one that the layout was made from.
func (j *judge) header() error {
	if j.records.n == len(j.sheet.Header) && !j.records.stray &&
		slices.EqualFunc(j.records.fields, j.sheet.Header, func(b []byte, s string) bool { return string(b) == s }) {
		return nil
	}
	return errHeader
}

// row judges the row that was read last.
func (j *judge) row(line int64) error {
	b, r := j.block, &j.records
	b.rows++
	if r.breaks > 0 {
		b.spreads(r.breaks, r.alike, line)
	}
	if r.stray || r.n != len(r.fields) {
		j.malformed(line)
		return nil
	}
	var at moment
	var outside bool
	if i := j.sheet.TimeAt; i >= 0 {
		var form TimeForm
		switch at, form = j.clock.read(r.fields[i]); {
		case form == Unreadable:
			j.malformed(line)
			return nil
		case form == Ambiguous:
			b.errText = string(r.fields[i][:min(len(r.fields[i]), 60)])
			return errOrder
		case at.Wall && j.rule.Zone == nil:
			b.errText = string(r.fields[i][:min(len(r.fields[i]), 60)])
			return errZone
		}
		b.wall = b.wall || at.Wall
		outside = j.window != nil && !j.window.holds(at.Moment)
	}
	if i := j.sheet.VoterAt; i >= 0 && blank(r.fields[i]) {
		j.malformed(line)
		return nil
	}
	if !j.sheet.Sure && j.otherEncoding() {
		return errEncoding
	}
	nominee := j.choice(r.fields[j.sheet.ChoiceAt])
	if nominee == nobody {
		return j.unknown(line, outside, at)
	}
	j.filter(nominee, line, outside, at)
	return nil
}

// otherEncoding reports whether a field besides the choice that decides something
// about the row is no UTF-8.
func (j *judge) otherEncoding() bool {
	for _, i := range j.sheet.exact {
		if b := j.records.fields[i]; !ascii(b) && !utf8.Valid(b) {
			return true
		}
	}
	return false
}

// ascii reports whether a text is plain ASCII. Most are, and of about the same
// length: the loop goes round as often for each, so that it is guessed right.
func ascii(b []byte) bool {
	var any uint64
	n := len(b)
	if n < 16 {
		for _, c := range b {
			any |= uint64(c)
		}
		return any < utf8.RuneSelf
	}
	any = binary.LittleEndian.Uint64(b) | binary.LittleEndian.Uint64(b[n-16:]) | binary.LittleEndian.Uint64(b[n-8:])
	for i := 8; i < n-16; i += 8 {
		any |= binary.LittleEndian.Uint64(b[i:])
	}
	return any&(eightOnes<<7) == 0
}

func (j *judge) malformed(line int64) {
	j.block.drop(malformed, line)
	if j.records.breaks > 0 {
		j.block.joined++
	}
}

// choice is the index of the nominee that a choice means, or nobody.
func (j *judge) choice(b []byte) int {
	if nominee, known := j.sheet.choices.find(b); known {
		return nominee
	}
	nominee, known := j.learned[string(b)]
	if !known {
		nominee = j.sheet.choices.mean(b)
		if len(j.learned) < maxLearned && len(b) <= maxUnknownText {
			j.learned[string(b)] = nominee
		}
	}
	return nominee
}

// unknown drops a row whose choice names no nominee.
func (j *judge) unknown(line int64, outside bool, at moment) error {
	b, choice := j.block, j.records.fields[j.sheet.ChoiceAt]
	if !j.sheet.Sure && !utf8.Valid(choice) {
		return errEncoding
	}
	if outside {
		j.outside(line, at)
		return nil
	}
	b.drop(unknownNominee, line)
	if len(choice) <= maxUnknownText {
		t := plain(strings.ToValidUTF8(string(choice), "\uFFFD"))
		if label := plain(j.sheet.Labels[t]); label != "" && len(label) <= maxUnknownText {
			t = label
		}
		b.unknown.add(t)
	}
	return nil
}

// outside drops a row that is outside the window. Anybody can send one with a
// time that no pace can show: it stands in none, and the others do.
func (j *judge) outside(line int64, at moment) {
	j.block.drop(outsideWindow, line)
	if packs(at.utc) {
		j.sums.pace.outside(at.utc)
	}
}

// filter asks the filters, and keeps the row where it gets past them under some
// rule.
func (j *judge) filter(nominee int, line int64, outside bool, at moment) {
	if outside {
		j.outside(line, at)
	}
	if !packs(at.utc) {
		j.block.beyond = j.block.beyond || !outside
		at.utc = 0
	}
	v := vote{data: pack(nominee, line, at.utc)}
	if i := j.sheet.VoterAt; i >= 0 {
		v.voter = j.voter(j.records.fields[i])
	}
	hits := j.hits(v.voter)
	if j.limited {
		minute := 2 * floor(at.Unix, 60)
		if at.Wall {
			minute++
		}
		j.block.asks = append(j.block.asks, ask{minute, hits, outside})
		j.keep(v, j.masks.all)
		return
	}
	live, first := j.masks.live(outside, hits)
	if first >= 0 {
		j.block.exclude(first, line)
	}
	if live != 0 {
		j.keep(v, live)
	}
}

// keep keeps a row that got past the filters under some rules.
func (j *judge) keep(v vote, under uint8) {
	j.block.shards = append(j.block.shards, v.shard())
	v.setMask(under)
	j.rows = append(j.rows, v)
}

// hits are the filters that hit a row whatever other rows there are.
func (j *judge) hits(v voter) (hits uint8) {
	for i := range j.rule.Filters {
		f, at := &j.rule.Filters[i], j.sheet.asked[i]
		if at >= 0 && (f.Kind == FilterVoters && j.listed[i][v] || f.Kind == FilterColumn && same(j.records.fields[at], f.Text)) {
			hits |= 1 << i
		}
	}
	return hits
}
