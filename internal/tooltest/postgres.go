package tooltest

import (
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"testing"
)

// Postgres is a server of its own, which listens on a socket in a folder of its
// own and ends with the test.
type Postgres struct{ bin, folder, psql string }

// NewPostgres starts PostgreSQL for a test, which is skipped where there is none.
func NewPostgres(t testing.TB) *Postgres {
	t.Helper()
	psql := Need(t, "psql")
	folder, err := os.MkdirTemp("", "pg") // a short path: that of a socket is bounded
	if err != nil {
		t.Fatal(err)
	}
	p := &Postgres{bin: serverOf(t), folder: folder, psql: psql}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	p.leaveTo(t)
	data := filepath.Join(folder, "data")
	p.must(t, "initdb", "-D", data, "-U", "votering", "-E", "UTF8", "--locale=C", "-A", "trust", "--no-sync")
	t.Cleanup(func() { p.must(t, "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop") })
	p.must(t, "pg_ctl", "-D", data, "-w", "-l", filepath.Join(folder, "log"), "-o",
		"-c listen_addresses='' -c fsync=off -c wal_level=minimal -c max_wal_senders=0 -k "+folder, "start")
	return p
}

// serverOf is the folder of the server's programs, which Debian keeps out of the
// way.
func serverOf(t testing.TB) string {
	t.Helper()
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path)
	}
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err == nil && len(found) > 0 {
		return filepath.Dir(found[len(found)-1])
	}
	return filepath.Dir(Need(t, "initdb"))
}

// leaveTo gives the folder to the user under whom the server runs: it does not
// run as root.
func (p *Postgres) leaveTo(t testing.TB) {
	t.Helper()
	if os.Geteuid() != 0 {
		return
	}
	u, err := user.Lookup(server)
	if err != nil {
		missing(t, "there is no user "+server)
	}
	uid, _ := strconv.Atoi(u.Uid) // a number wherever there is a root
	gid, _ := strconv.Atoi(u.Gid)
	if err := os.Chown(p.folder, uid, gid); err != nil {
		t.Fatal(err)
	}
}

// server is the user under whom the server runs where the test is run by root.
const server = "postgres"

// must runs one of the server's programs.
func (p *Postgres) must(t testing.TB, program string, args ...string) {
	t.Helper()
	args = append([]string{filepath.Join(p.bin, program)}, args...)
	if os.Geteuid() == 0 {
		args = append([]string{Need(t, "runuser"), "-u", server, "--"}, args...)
	}
	c := exec.Command(args[0], args[1:]...)
	c.Dir = p.folder
	if out, err := c.Output(); err != nil {
		t.Errorf("%s: %v: %s", program, err, out)
	}
}

// Run runs a script for psql in a folder, and gives what it writes.
func (p *Postgres) Run(folder, script string) (string, error) {
	return answer(exec.Command(p.psql, "-qAtX", "-h", p.folder, "-U", "votering", "-d", "postgres", "-f", "-"), folder, script)
}
