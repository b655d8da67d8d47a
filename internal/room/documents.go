package room

// DocumentPrefix begins the names under which nomination documents are kept.
const DocumentPrefix = "documents/"

// Bounds of the nomination documents that a file keeps, in bytes.
const (
	MaxDocument  = 256 << 10
	MaxDocuments = 8 << 20
)

// Document is a nomination document that is kept in the file, by the name that
// the edition gives it.
func (r *Room) Document(nominee, file string) ([]byte, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n, ok := r.ed.Nominee(nominee)
	if !ok {
		return nil, false
	}
	for _, d := range n.Documents {
		if d.File == file {
			data, kept := r.docs[DocumentPrefix+file]
			return data, kept
		}
	}
	return nil, false
}

// documents are the files of nomination documents that are kept, by nominee.
func (r *Room) documents() map[string][]string {
	all := map[string][]string{}
	for i := range r.ed.Nominees {
		n := &r.ed.Nominees[i]
		for _, d := range n.Documents {
			if _, kept := r.docs[DocumentPrefix+d.File]; kept {
				all[n.ID] = append(all[n.ID], d.File)
			}
		}
	}
	return all
}
