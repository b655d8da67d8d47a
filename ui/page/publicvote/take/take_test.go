package take

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"votering/internal/exact"
	"votering/internal/publicvote"
	"votering/internal/room/roomtest"
	"votering/ui/page"
	"votering/ui/page/pagetest"
	"votering/ui/page/pagetest/golden"
	"votering/ui/part/stack"
)

// survey is an export of a form: two votes that count, one of them with a name
// nobody has, one too late, one of the same voter.
const survey = "Timestamp,Email Address,Who should win?\n" +
	"2031/10/07 10:00:00,a@example.no,Tussøy\n" +
	"2031/10/07 10:00:01,b@example.no,Troldbotn\n" +
	"2031/10/07 10:00:02,c@example.no,Troldbotn\n" +
	"2031/10/07 10:00:03,a@example.no,Trollbotn\n" +
	"2031/10/27 10:00:00,d@example.no,Trollbotn\n" +
	"2031/10/07 10:00:04,e@example.no,Trollbotn\n"

// web is what a web page wrote: dates that can be read in two ways, and nothing
// that says which column is which.
const web = "nr;sted;dato;telefon\n1;Tussøy;10/7/31 10:00:00;11111111\n2;Trollbotn;10/7/31 10:00:30;22222222\n3;Trollbotn;10/7/31 10:00:40;22222222\n"

// desk is the steps in front of a page of their own, and what they asked it for.
type desk struct {
	*pagetest.Seat
	host   *pagetest.Host
	dir    string
	stored *publicvote.Tally
	totals string
}

func sit(t *testing.T, contents ...string) *desk {
	t.Helper()
	d := &desk{host: &pagetest.Host{}, dir: t.TempDir()}
	h := &Host{
		Steps: &d.host.Steps,
		Totals: func(_ page.Context, path string) page.Action {
			d.totals = path
			return page.Action{}
		},
		Store: func(_ page.Context, tally *publicvote.Tally) page.Action {
			d.stored = tally
			return page.Action{}
		},
	}
	d.host.Open = func(_ *stack.Stack, c page.Context) page.Action { return Ask(h, c, "") }
	d.Seat = pagetest.Sit(t, roomtest.Demo(t, roomtest.MadeUp), "", d.host)
	d.C.Now = time.Date(2031, 10, 28, 12, 0, 0, 0, time.FixedZone("", 3600))
	for i, content := range contents {
		d.write(t, fmt.Sprintf("votes%d.csv", i+1), content)
	}
	return d
}

func (d *desk) write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(d.dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// take opens the plan of what was typed.
func (d *desk) take(typed string) {
	d.Press("enter")
	d.Answer(typed)
}

// first is the path of the first file.
func (d *desk) first() string { return filepath.Join(d.dir, "votes1.csv") }

func (d *desk) shows(t *testing.T, wants ...string) {
	t.Helper()
	flat := strings.Join(strings.Fields(d.Frame()), " ")
	for _, w := range wants {
		if !strings.Contains(flat, w) {
			t.Errorf("the screen does not show %q:\n%s", w, d.Frame())
		}
	}
}

// A form is recognised, its time zone is asked for, and what was counted is
// handed over when it was seen, not before.
func TestASurvey(t *testing.T) {
	d := sit(t, survey)
	d.take(d.first())
	d.AllSizes(func(size string) { golden.Same(t, "survey-"+size, d.Frame()) })
	d.Size(80, 24)
	d.shows(t, "Google Forms", "Europe/Oslo?", "▼ stemt på", "▼ hvem som stemte")
	d.Press("enter", "enter")
	d.AllSizes(func(size string) { golden.Same(t, "counted-"+size, d.Frame()) })
	d.Size(80, 24)
	d.shows(t, "6 rader lest", "2 gyldige stemmer", "1 kom før åpning eller etter stenging", "? «Troldbotn» ingen", "1 velgeren hadde")
	if d.stored != nil {
		t.Error("stored before anybody said so")
	}
	d.Press("enter")
	if d.stored == nil || !d.stored.Valid["tussoy"].Equal(exact.Int(1)) || d.stored.Counting.Zone != "Europe/Oslo" {
		t.Errorf("%+v", d.stored)
	}
}

// Dates that can be two days are shown as both, and nothing is counted before
// one of them was chosen.
func TestADateThatCanBeTwo(t *testing.T) {
	d := sit(t, web)
	d.take(d.first())
	d.shows(t, "10. juli 2031 eller 7. oktober 2031?", "2 spørsmål")
	d.Press("enter")
	if d.Off == nil || d.Off.ID != "take.open" {
		t.Errorf("%v", d.Off)
	}
	d.Press("right", "right")
	d.shows(t, "◄ 7. oktober 2031 ►", "1 spørsmål")
	d.Press("enter") // on to the zone
	d.Press("enter") // which is Oslo
	d.Press("up", "up", "right", "right")
	d.shows(t, "▼ hvem som stemte", "◄ telefon ►")
	d.AllSizes(func(size string) { golden.Same(t, "web-"+size, d.Frame()) })
	d.Size(80, 24)
	d.Press("enter", "enter")
	if d.stored == nil || d.stored.Rows != 3 || d.stored.Dropped.Duplicate != 1 || d.stored.Counting.Dates != publicvote.MonthDay {
		t.Errorf("%+v\n%s", d.stored, d.Frame())
	}
}

// A choice that nobody knows is said to mean a nominee, and counted again.
func TestAChoiceMeansANominee(t *testing.T) {
	d := sit(t, survey)
	d.take(d.first())
	d.Press("enter", "enter", "down", "down", "down", "down", "down")
	d.shows(t, "◄ ingen ►", "Mer enn halvparten av radene teller ikke")
	d.Press("left", "left")
	d.shows(t, "◄ Trollbotn ►", "tell igjen")
	d.Press("enter")
	d.shows(t, "4 gyldige stemmer", "= «Troldbotn» = Trollbotn")
	d.Press("down", "down", "right")
	d.shows(t, "= «Troldbotn» = ◄ Tussøy ►", "tell igjen")
	d.Press("right")
	d.shows(t, "= «Troldbotn» = ◄ ingen ►")
	d.Press("enter")
	d.shows(t, "2 gyldige stemmer")
	d.Press("down", "down", "down", "down", "down", "left", "left", "enter")
	d.Press("enter")
	if d.stored == nil || !d.stored.Valid["trollbotn"].Equal(exact.Int(3)) || d.stored.Counting.Map["Troldbotn"] != "trollbotn" {
		t.Errorf("%+v", d.stored)
	}
	d.Press("esc")
	d.shows(t, "«Troldbotn» betyr Trollbotn")
	d.Press("home", "down", "down", "down", "down", "down", "x")
	if strings.Contains(d.Frame(), "Troldbotn") && strings.Contains(d.Frame(), "betyr") {
		t.Errorf("it still has a meaning:\n%s", d.Frame())
	}
}

// answers is what another form exported: a number for each answer, and addresses
// that say perhaps who voted.
const answers = "\"$submission_id\";\"$created\";\"E-post\";\"Hvem?\"\n" +
	"\"1\";\"2031-10-07T10:00:00+02:00\";\"a@example.no\";\"Tussøy\"\n" +
	"\"2\";\"2031-10-07T10:01:00+02:00\";\"a@example.no\";\"Trollbotn\"\n"

// Where rows do not say who voted, that and the columns that might say it stand
// there before anything is counted.
func TestWhoVoted(t *testing.T) {
	d := sit(t, answers)
	d.take(d.first())
	d.shows(t, "Nettskjema", "▲ Hvem som stemte", "Samme person kan ha sendt flere", "Det står adresser i")
	d.Press("down", "down")
	d.shows(t, "▲ Et nummer på besvarelsen")
	d.AllSizes(func(size string) { golden.Same(t, "form-"+size, d.Frame()) })
	d.Size(80, 24)
	d.Press("right")
	d.shows(t, "● Hvem som stemte ◄ E-post ►", "Bare den første gyldige stemmen")
	d.Press("enter", "enter")
	if d.stored == nil || d.stored.Dropped.Duplicate != 1 {
		t.Errorf("%+v\n%s", d.stored, d.Frame())
	}
}

// What no file says is said so, and a submission that is in two files is no
// voter's second vote.
func TestTwoPartsOfAForm(t *testing.T) {
	d := sit(t, answers, answers+"3;2031-10-07T10:02:00+02:00;b@example.no;Tussøy\n")
	d.take(d.dir)
	d.Press("enter")
	d.shows(t, "Ingen av filene sier hvem som stemte", "2 samme besvarelse en gang til")
}

// Where a column may be the time it is asked for, and not counted without.
func TestWhichColumnIsTheTime(t *testing.T) {
	d := sit(t, "sendt,nominee,voter\n2031-10-07T10:00:00Z,Tussøy,a\n2031-10-27T10:00:00Z,Trollbotn,b\n")
	d.take(d.first())
	d.shows(t, "? Når det ble stemt ◄ sendt? ►", "1 spørsmål")
	d.Press("enter")
	d.shows(t, "● Når det ble stemt ◄ sendt ►", "klar til å telles")
	d.Press("enter")
	d.shows(t, "1 gyldige stemmer")
}

// Before it is stored nobody sees whom votes were given to.
func TestNobodyLeads(t *testing.T) {
	d := sit(t, answers)
	d.take(d.first())
	d.Press("enter")
	d.AllSizes(func(size string) {
		for range 8 {
			if f := d.Frame(); strings.Contains(f, "Tussøy") || strings.Contains(f, "Trollbotn") {
				t.Errorf("%s:\n%s", size, f)
			}
			d.Press("down")
		}
	})
	if d.stored != nil {
		t.Error("stored")
	}
}

// A row in which nothing was chosen is a vote for nobody, whatever is pressed.
func TestAnEmptyChoiceMeansNobody(t *testing.T) {
	d := sit(t, answers+"3;2031-10-07T10:02:00+02:00;b@example.no;\n4;2031-10-07T10:02:00+02:00;b@example.no;\n")
	d.take(d.first())
	d.Press("enter", "down", "down", "down", "right")
	d.shows(t, "2 nevner ingen nominert", "? (tomt) ingen", "De er stemmer til ingen")
	if d.Off == nil || d.Off.ID != "take.no_choice" {
		t.Errorf("%v\n%s", d.Off, d.Frame())
	}
}

// What may be wrong with a file stands on the page before anything is stored: a
// line in another encoding, and a stray quote that swallowed a row.
func TestAFileIsDoubted(t *testing.T) {
	d := sit(t, "choice,note,time\nTussøy,,2031-10-07T10:00:00Z\nTuss\xf8y,,2031-10-07T10:00:00Z\nTussøy,\"x,2031-10-07T10:00:00Z\nTussøy,x,2031-10-07T10:00:00Z\nTussøy,x\",2031-10-07T10:00:00Z\n")
	d.take(d.first())
	d.Press("enter", "enter")
	d.shows(t, "▲ 1 linjer i et annet tegnsett enn resten, ", "▲ 1 rader som kan ha flere rader i anførselstegn")
}

// A column that cannot be what it was chosen for is doubted before anything is
// counted, and none is offered for two things.
func TestAColumnIsDoubted(t *testing.T) {
	d := sit(t, "time,voter,nominee,shop\n2031-10-07T10:00:00Z,a,Tussøy,x\n2031-10-07T10:00:01Z,b,Trollbotn,y\n")
	d.take(d.first())
	d.shows(t, "klar til å telles")
	d.Press("home", "right")
	d.shows(t, "▲ Hvem det er stemt på ◄ shop ►", "ingen av de første radene nevner en nominert i «shop»", "1 ting å se på")
	d.Press("right") // neither the time nor the voter
	d.shows(t, "● Hvem det er stemt på ◄ nominee ►")
	d.Press("down", "right")
	d.shows(t, "▲ Når det ble stemt ◄ shop ►", "har et tidspunkt i «shop»")
	d.Press("enter")
	if d.Asked == nil || len(d.Asked.Lines) != 1 || d.stored != nil {
		t.Fatalf("nobody is asked: %+v", d.Asked)
	}
	d.Answer("")
	d.shows(t, "0 gyldige stemmer")
}

// Filters are asked for with their reason, and can be taken away.
func TestFilters(t *testing.T) {
	d := sit(t, survey)
	list := d.write(t, "bots.txt", "e@example.no\n")
	d.take(d.first())
	d.Press("enter", "n")
	d.AllSizes(func(size string) { golden.Same(t, "filter-"+size, d.Frame()) })
	d.Size(80, 24)
	d.Press("tab", "tab", "tab", "enter")
	if d.Off == nil || d.Off.ID != "take.filter_missing.path" {
		t.Errorf("%v", d.Off)
	}
	d.Type(list)
	d.Press("enter")
	d.Type("Samme kontor")
	d.Press("enter")
	d.Type("De stemte sammen")
	d.Press("enter")
	d.shows(t, "Filter samme-kontor", "velgere på bots.txt: De stemte sammen")
	d.Press("n", "right")
	d.shows(t, "for mange til én nominert på ett minutt")
	d.Press("tab")
	d.Type("0")
	d.Press("tab")
	d.Type("mange")
	d.Press("tab")
	d.Type("for fort")
	d.Press("enter")
	if d.Off == nil || d.Off.ID != "take.filter_missing.at_most" {
		t.Errorf("%v", d.Off)
	}
	d.Press("ctrl+u")
	d.Type("1")
	d.Press("tab", "tab", "enter", "enter")
	d.shows(t, "Filter samme-kontor: De stemte sammen", "Filter mange: for fort", "1 holdt utenfor av et filter")
	d.Press("esc", "esc")
	if d.Asked == nil || d.host.Steps.Front() == nil {
		t.Errorf("filters are lost unasked: %+v", d.Last)
	}
	d.Press("down", "down", "x", "x")
	if got := d.host.Steps.Front().(*plan).said.filters; len(got) != 0 {
		t.Errorf("%v\n%s", got, d.Frame())
	}
}

// A filter that cannot be asked stays in the form, in the line to blame, and is
// not left out of the count unasked.
func TestAFilterThatCannotBeAsked(t *testing.T) {
	d := sit(t, survey)
	d.take(d.first())
	d.Press("enter", "n", "tab")
	d.Type("/no/such/list")
	d.Press("tab")
	d.Type("x")
	d.Press("tab")
	d.Type("y")
	d.Press("enter")
	form, ok := d.host.Steps.Front().(*newRule)
	if !ok || d.Last.Fault == nil || len(form.plan.said.filters) != 0 {
		t.Fatalf("%v\n%s", d.Last.Fault, d.Frame())
	}
	d.Press("ctrl+u")
	d.Type(d.write(t, "bots.txt", "e@example.no\n"))
	d.Press("enter", "enter", "enter")
	d.shows(t, "Filter x", "velgere på bots.txt: y", "klar til å telles")
	d.Press("enter")
	d.shows(t, "gyldige stemmer", "1 holdt utenfor av et filter")
}

// While it is counted one sees how far it has come; Esc ends it at once, and
// what it would have found is dropped.
func TestStopping(t *testing.T) {
	d := sit(t, survey)
	d.take(d.first())
	d.Press("enter")
	d.Away = true
	d.Press("enter")
	s := d.host.Steps.Front().(*counting)
	if s.Tick() != time.Second || s.Holds(d.C) == "" {
		t.Error("nobody sees time pass, or the count may be lost unasked")
	}
	d.shows(t, "begynner")
	for i := range int64(4) {
		d.C.Now = d.C.Now.Add(time.Second)
		s.reached.Store(&publicvote.Progress{File: 0, Files: 2, Bytes: 20_000_000 * i, Size: 100_000_000, Rows: 400_000 * i})
		d.Frame()
	}
	d.AllSizes(func(size string) { golden.Same(t, "counting-"+size, d.Frame()) })
	d.Size(80, 24)
	d.shows(t, "1 200 000", "400 000", "2 s", "60 %", "votes1.csv (1 av 2)")
	d.Press("esc")
	if d.Last.Cancel != lookCount || d.Said == "" {
		t.Errorf("%+v", d.Last)
	}
	d.Return()
	d.shows(t, "klar til å telles")
}

// Files are named one after another, several at a time, or by their folder; a
// table of totals goes its own way.
func TestNamingFiles(t *testing.T) {
	d := sit(t, survey, survey+"2031/10/07 11:00:00,z@example.no,Tussøy\n")
	second := filepath.Join(d.dir, "votes2.csv")
	d.take(`'` + d.first() + `' "` + second + `"`)
	d.shows(t, "2 filer")
	d.Press("esc")
	d.take(d.first())
	d.Press("end", "up", "up")
	if f := d.Frame(); strings.Contains(f, "uten denne") {
		t.Errorf("the only file can be taken away:\n%s", f)
	}
	d.Press("a")
	d.Answer(second)
	d.shows(t, "2 filer", "votes1.csv", "votes2.csv")
	d.Press("end", "up", "up", "x")
	d.shows(t, "► votes1.csv")
	d.Press("esc")
	d.take(d.dir)
	d.shows(t, "2 filer")
	d.Press("esc")
	d.take(d.write(t, "totals.csv", "nominee,votes\ntussoy,4\n"))
	if filepath.Base(d.totals) != "totals.csv" || d.host.Steps.Front() != nil {
		t.Errorf("%q", d.totals)
	}
	d.take(filepath.Join(d.dir, "gone.csv"))
	if d.Last.Fault == nil || d.host.Steps.Front() != nil {
		t.Errorf("%v", d.Last.Fault)
	}
}

// Where another engine is to count, the query is written to a new file; what it
// answers is read in place of counting, and refused where it is no answer.
func TestAnotherEngine(t *testing.T) {
	d := sit(t, survey)
	d.take(d.first())
	if d.Press("s"); d.Off == nil || d.Off.ID != "take.open" {
		t.Errorf("%v", d.Off)
	}
	path := filepath.Join(d.dir, "count.sql")
	d.Press("enter", "s")
	d.CheckKeys()
	d.AllSizes(func(string) {})
	d.Press("right", "tab", "ctrl+u", "enter")
	if d.Off == nil || d.Off.ID != "fill.no_path" {
		t.Errorf("%v", d.Off)
	}
	d.Type(path)
	d.Press("enter")
	sql, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(sql), "votes1.csv") || !strings.Contains(d.Said, "count.sql") {
		t.Fatalf("%v, said %q, fault %v", err, d.Said, d.Last.Fault)
	}
	d.Press("s", "tab", "ctrl+u")
	d.Type(path)
	if d.Press("enter"); d.Last.Fault == nil {
		t.Error("a file was written over")
	}
	d.Press("esc", "c")
	d.Answer(path)
	if _, back := d.host.Steps.Front().(*plan); d.Last.Fault == nil || !back {
		t.Errorf("%v\n%s", d.Last.Fault, d.Frame())
	}
}

// What is likely is proposed, and holds once somebody said yes.
func TestWhatIsProposed(t *testing.T) {
	d := sit(t, "id,a,b\n1,Tussøy,Tussøy\n2,Trollbotn,Tussøy\n3,Tussøy,ingen\n")
	d.take(d.first())
	d.shows(t, "? Hvem det er stemt på ◄ a? ►", "▼ stemt på", "● Tussøy")
	d.Press("enter")
	d.shows(t, "● Hvem det er stemt på ◄ a ►", "klar til å telles")
	d = sit(t, "ID;Start time;Completion time;Email;Who?\n1;10/9/31 9:00:00;10/9/31 9:01:00;anonymous;Tussøy\n2;10/19/31 9:00:00;10/19/31 9:01:00;anonymous;Tussøy\n")
	d.take(d.first())
	d.shows(t, "9. oktober 2031, og ikke 10. september 2031?")
	d.Press("enter")
	d.shows(t, "● Datoen 10/9/31 9:01:00 ◄ 9. oktober 2031 ►")
}

// Every key of every step has its words, and none does two things.
func TestKeys(t *testing.T) {
	d := sit(t, web)
	d.take(d.first())
	d.CheckKeys()
	d.Press("n")
	d.CheckKeys()
	d.Press("esc", "right", "enter", "enter")
	d.Away = true
	d.Press("enter")
	d.CheckKeys()
	d.Return()
	d.CheckKeys()
	if _, ok := d.host.Steps.Front().(*result); !ok {
		t.Errorf("%s", d.Frame())
	}
}

// ours are the escape sequences that styles make.
var ours = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// Nothing that stands in a file reaches the terminal as it is.
func TestForeignText(t *testing.T) {
	evil := "a\x1b]52;c;x\x07\u202eb"
	d := sit(t)
	path := d.write(t, "x.csv", "time,"+evil+",nominee,voter\n"+
		strings.Repeat("2031-10-07T10:00:00Z,"+evil+","+evil+","+evil+"1\n2031-10-07T10:00:00Z,x,"+evil+","+evil+"2\n", 3))
	clean := func(string) {
		if f := ours.ReplaceAllString(d.Page.View(d.C), ""); strings.ContainsAny(f, "\x1b\a\u202e") {
			t.Fatalf("%q", f)
		}
	}
	look := func() {
		d.AllSizes(clean)
		d.Size(80, 24)
	}
	d.take(path)
	for range 14 {
		look()
		d.Press("down")
	}
	d.Press("n", "right", "right")
	look()
	d.Press("esc", "home")
	for d.host.Steps.Front().(*plan).value(row{kind: choice}) != "nominee" {
		d.Press("right")
	}
	d.Press("enter")
	if d.Asked != nil {
		d.Answer("")
	}
	for range 10 {
		look()
		d.Press("down", "right")
	}
	if _, ok := d.host.Steps.Front().(*result); !ok {
		t.Fatalf("not counted:\n%s", d.Frame())
	}
	d.Press("enter")
	look()
	d.Paste(evil)
	look()
}

// A time zone can be written; one that is none is refused and changes nothing.
func TestAnotherZone(t *testing.T) {
	d := sit(t, survey)
	d.take(d.first())
	d.Press("e")
	d.Answer("Europe/London")
	d.shows(t, "◄ Europe/London ►", "klar til å telles")
	d.Press("e")
	d.Answer("Månen")
	if d.Last.Fault == nil {
		t.Error("there is such a zone")
	}
	d.shows(t, "◄ Europe/London ►")
}
