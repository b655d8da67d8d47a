package ui

import "votering/ui/page"

// queue is what pages asked to be done and is not committed yet. One act runs
// at a time, in the order they were asked for, and none is run past one that
// could not be saved: an older mark would then overwrite a newer one.
type queue struct {
	jobs    []job // jobs[0] is the one that runs, or that failed
	running bool
	stuck   error // why jobs[0] could not be saved
	seq     int   // of the last job started: its answer carries it
}

// job is an act with what it needs: the page that asked, and who acts.
type job struct {
	owner page.ID
	act   page.Act
	who   string
}

func (q *queue) add(j job) { q.jobs = append(q.jobs, j) }

// start takes the next job in hand; false where one runs or none is left.
func (q *queue) start() (job, int, bool) {
	if q.running || len(q.jobs) == 0 {
		return job{}, 0, false
	}
	q.running, q.stuck = true, nil
	q.seq++
	return q.jobs[0], q.seq, true
}

// answers reports whether an answer with that number is the one waited for.
func (q *queue) answers(seq int) bool { return q.running && seq == q.seq }

// done ends the job in hand.
func (q *queue) done() job {
	j := q.jobs[0]
	q.jobs, q.running = q.jobs[1:], false
	return j
}

// fail keeps the job in hand, and all after it, until start is called again.
func (q *queue) fail(err error) { q.running, q.stuck = false, err }

// drop gives up everything that is not saved.
func (q *queue) drop() { *q = queue{seq: q.seq} }

func (q *queue) len() int { return len(q.jobs) }
