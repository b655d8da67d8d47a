package layers

// A room is a folder, with the folders below it that are not rooms themselves.
type room struct {
	path    string   // below the module's root
	uses    []string // other rooms it may import, and what is below them
	outside []string // what it may import of others' modules, by prefix
	doors   []string // ways to the outside world that are open to it
	why     string
}

// The ways to the outside world. A room without one gives the same answer to
// the same question, always.
const (
	clock    = "clock"       // what the time is, and waiting; the type time.Time is free
	system   = "os"          // files, processes, the environment
	network  = "net"         //
	calls    = "syscall"     //
	chance   = "math/rand"   //
	secrets  = "crypto/rand" //
	ciphers  = "crypto"      // all of crypto but SHA-256, which is a plain function
	logs     = "log"         //
	unsafely = "unsafe"      //
)

// base is what every room may use: numbers, words and errors.
var base = []string{"internal/exact", "internal/fault", "internal/text"}

// pure are the rooms that compute and do nothing else, in the order in which
// they build on each other: each may use those before it.
var pure = []string{
	"internal/xlsx",
	"internal/tabular",
	"internal/award",
	"internal/fields",
	"internal/municipality",
	"internal/figures",
	"internal/ballot",
	"internal/marksheet",
	"internal/publicvote",
	"internal/votefile",
	"internal/votesql",
	"internal/additive",
	"internal/agreement",
	"internal/ranking",
	"internal/robustness",
	"internal/rehearsal",
	"internal/agenda",
	"internal/record",
	"internal/deliberation",
}

// with is base and more.
func with(more ...string) []string { return append(append([]string(nil), base...), more...) }

// before is what a pure room may use.
func before(path string) []string {
	uses := with()
	for _, p := range pure {
		if p == path {
			break
		}
		uses = append(uses, p)
	}
	return uses
}

// allPure is base and every pure room.
func allPure(more ...string) []string { return append(before(""), more...) }

const (
	bubbletea = "github.com/charmbracelet/bubbletea"
	lipgloss  = "github.com/charmbracelet/lipgloss"
	bubbles   = "github.com/charmbracelet/bubbles"
	ansi      = "github.com/charmbracelet/x/ansi"
	xterm     = "github.com/charmbracelet/x/term"
	termenv   = "github.com/muesli/termenv"
	xtext     = "golang.org/x/text"
	xsys      = "golang.org/x/sys"
	bbolt     = "go.etcd.io/bbolt"
	yaml      = "go.yaml.in/yaml"
	xcrypto   = "golang.org/x/crypto"
	winio     = "github.com/Microsoft/go-winio"
	cobra     = "github.com/spf13/cobra"
	pflag     = "github.com/spf13/pflag"
	mousetrap = "github.com/inconshreveable/mousetrap"
	prelude   = "a.votering/prelude"
	goldmark  = "github.com/yuin/goldmark"
	age       = "filippo.io/age"
	siphash   = "github.com/dchest/siphash"
	klauspost = "github.com/klauspost/compress"
)

// rooms is the plan of the house.
var rooms = []room{
	{path: "cmd", uses: []string{"internal/cli"}, doors: []string{system},
		why: "main hands its arguments to the command line and its answer to the system"},

	{path: "internal/fault",
		why: "every room answers with faults, so faults know no room"},
	{path: "internal/exact", uses: []string{"internal/fault"},
		why: "numbers know nothing of what they count"},
	{path: "internal/text", uses: []string{"internal/fault"}, outside: []string{ansi, xtext},
		why: "the one place that cleans and measures text; it knows nothing of what the text says"},
	{path: "internal/locale", uses: base, outside: []string{xtext},
		why: "sentences, numbers and dates in a language; what they are about comes as arguments"},
	{path: "internal/files", uses: base, doors: []string{system},
		why: "the one bounded way to read what others made"},

	{path: "internal/xlsx",
		why: "workbooks from bytes and bytes from workbooks; it knows nothing of what stands in them"},
	{path: "internal/tabular", uses: before("internal/tabular"), outside: []string{xtext},
		why: "tables from bytes, for every room that reads one"},
	{path: "internal/award", uses: before("internal/award"), why: pureWhy},
	{path: "internal/fields", uses: before("internal/fields"),
		why: "what can be filled in of an edition is data, so that the screen and a workbook ask for the same"},
	{path: "internal/municipality", uses: before("internal/municipality"),
		why: "codes and names of municipalities, and what became of them"},
	{path: "internal/figures", uses: before("internal/figures"), why: pureWhy},
	{path: "internal/ballot", uses: before("internal/ballot"), why: pureWhy},
	{path: "internal/marksheet", uses: before("internal/marksheet"), why: pureWhy},
	{path: "internal/publicvote", uses: before("internal/publicvote"), outside: []string{siphash}, why: pureWhy},
	{path: "internal/votefile", uses: before("internal/votefile"), outside: []string{klauspost, xtext},
		why: "what survey tools and web servers write is told apart here, so that counting knows one form of row"},
	{path: "internal/votesql", uses: append(before("internal/votesql"), "internal/strict"),
		why: "a database counts by the same rule, and what it answers is read as strictly as a document"},
	{path: "internal/additive", uses: before("internal/additive"), why: pureWhy},
	{path: "internal/agreement", uses: before("internal/agreement"), why: pureWhy},
	{path: "internal/ranking", uses: before("internal/ranking"), why: pureWhy},
	{path: "internal/robustness", uses: before("internal/robustness"), why: pureWhy},
	{path: "internal/rehearsal", uses: before("internal/rehearsal"), why: pureWhy},
	{path: "internal/agenda", uses: before("internal/agenda"), why: pureWhy},
	{path: "internal/record", uses: before("internal/record"), why: pureWhy},
	{path: "internal/deliberation", uses: before("internal/deliberation"), why: pureWhy},

	{path: "internal/editionfile", uses: with("internal/award", "internal/fields", "internal/files", "internal/locale", "internal/tabular", "internal/xlsx"), outside: []string{yaml},
		why: "the one place that knows how an edition is written down"},
	{path: "internal/editions", uses: with("internal/award", "internal/editionfile"),
		why: "the bundled editions are data"},

	{path: "internal/strict", uses: base,
		why: "how documents are written and read is one rule for all of them"},
	{path: "internal/trust", uses: with("internal/files"), outside: []string{xcrypto, winio, age}, doors: []string{system, network, ciphers, secrets, clock},
		why: "keys, agents, signatures and seals: the only room with ciphers, and it knows nothing of what is signed or sealed"},
	{path: "internal/tooltest", doors: []string{system},
		why: "tests that need more than Go ask here"},
	{path: "internal/rules", uses: with("internal/award", "internal/locale"),
		why: "what a rule says is said in the same words on the screen and on paper"},
	{path: "internal/accord", uses: allPure("internal/locale"),
		why: "how far the jury agrees is said in the same words on the screen and on paper"},
	{path: "internal/footing", uses: allPure("internal/accord", "internal/locale", "internal/rules"),
		why: "how firmly a ranking stands is said in the same words on the screen and on paper"},
	{path: "internal/decision", uses: allPure("internal/editionfile", "internal/strict"),
		why: "the document and its recomputation follow from what is given"},
	{path: "internal/mailing", uses: allPure("internal/decision", "internal/editionfile", "internal/strict", "internal/trust"),
		why: "what jurors and chair mail each other: its bytes, what is in them, and whether they fit together"},
	{path: "internal/forms", uses: allPure("internal/editionfile", "internal/locale", "internal/rules"),
		why: "a ballot for who may not run programs: a text or a sheet to fill in, and its reading"},
	{path: "internal/chart", uses: base,
		why: "pictures of numbers, drawn from the numbers alone"},
	{path: "internal/sheets", uses: allPure("internal/decision", "internal/editionfile", "internal/locale", "internal/papers", "internal/rules"),
		why: "the tables that a spreadsheet opens are written from the decision and the edition alone"},
	{path: "internal/papers", uses: allPure("internal/accord", "internal/chart", "internal/decision", "internal/editionfile", "internal/footing", "internal/locale", "internal/rules", "internal/trust"), outside: []string{goldmark},
		why: "what people read is written from the decision alone"},
	{path: "internal/dossier", uses: allPure("internal/decision", "internal/editionfile", "internal/files", "internal/locale", "internal/mailing", "internal/papers", "internal/strict", "internal/trust"), doors: []string{system},
		why: "the decision's folder: what is in it, and whether all of it holds"},

	{path: "internal/room", uses: allPure("internal/accord", "internal/decision", "internal/dossier", "internal/editionfile", "internal/editions", "internal/files", "internal/footing", "internal/forms", "internal/locale", "internal/mailing", "internal/papers", "internal/rules", "internal/sheets", "internal/strict", "internal/trust"),
		why: "the use cases ask for a store and a clock and are given them, so that they can be tried without either, from both doors of the program"},
	{path: "store", uses: allPure(), outside: []string{bbolt, xsys}, doors: []string{system, calls, clock},
		why: "it keeps what the room gives it; it knows neither the room nor a screen"},

	{path: "ui", uses: allPure("internal/accord", "internal/editions", "internal/files", "internal/footing", "internal/locale", "internal/room", "internal/rules", "ui/terminal"), outside: []string{bubbletea, lipgloss, bubbles, ansi, termenv},
		why: "the screen does what it does through the room: no store, no keys, no database; and it draws the same picture of the same state, so it asks no clock"},
	{path: "ui/terminal", uses: []string{"internal/fault"}, outside: []string{bubbletea, termenv, xterm, xsys, prelude}, doors: []string{system, calls, clock},
		why: "what stands between the screen and the terminal knows nothing of what is shown"},
	{path: "internal/cli", uses: allPure("internal/accord", "internal/decision", "internal/dossier", "internal/editionfile", "internal/editions", "internal/trust", "internal/files", "internal/footing", "internal/locale", "internal/mailing", "internal/room", "internal/rules", "store", "ui"),
		outside: []string{cobra, pflag, mousetrap, xterm, xsys}, doors: []string{system, calls, clock, secrets},
		why: "the command line wires the rooms together and gives them the world"},
	{path: "internal/layers", why: "tests only"},
}

const pureWhy = "the rules of a prize are computed: the same answer on every machine, at any time, from what is given"

// openings are single files with a door that their room does not have.
var openings = []struct {
	file  string
	doors []string
	why   string
}{
	{"ui/effects.go", []string{system, clock}, "all commands of the screen that do I/O stand here"},
	{"ui/options.go", []string{system}, "starts the screen, before there is a model"},
}

// root is what may lie at the top of the repository.
var root = []string{
	".ci", ".gitattributes", ".github", ".gitignore", ".golangci.yml",
	"LICENSE", "README.md", "cmd", "go.mod", "go.sum", "internal", "store", "testdata", "ui",
}
