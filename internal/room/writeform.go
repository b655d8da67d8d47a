package room

import (
	"path/filepath"
	"strings"

	"votering/internal/deliberation"
	"votering/internal/fault"
	"votering/internal/files"
	"votering/internal/forms"
	"votering/internal/sheets"
	"votering/internal/text"
)

// WriteMetrics writes the figures of the nominees to a new file at path, as .csv
// in a style (plain, nb or en; empty: plain) or as .xlsx, with its words in a
// language (nb, nn or en; empty: the edition's). It can be done in every state.
func (r *Room) WriteMetrics(path, lang, style string) error {
	s, err := sheets.ParseStyle(style)
	if err != nil {
		return err
	}
	r.mu.Lock()
	ed := r.ed
	r.mu.Unlock()
	if lang == "" {
		lang = ed.Language
	}
	l, err := languageNamed(lang)
	if err != nil {
		return err
	}
	data, err := sheets.Metrics(ed, l).File(path, s)
	if err != nil {
		return err
	}
	return files.WriteNew(path, data)
}

// WriteForm writes the form of one juror to a new file at path, with what that
// juror has marked so far: for who cannot seal a ballot, or wants to look at it
// on paper. It is a text where the path ends in .txt, and a workbook where it ends
// in .xlsx; whoever else acts in the file does not see it.
func (r *Room) WriteForm(who, path string) error {
	var data []byte
	err := r.asVoter(who, func(id string) (err error) {
		if r.state.Phase == deliberation.Draft {
			return fault.New(fault.State, "form.draft", "present", string(r.state.Phase))
		}
		me, _ := r.ed.Juror(id)
		head := forms.Head{EditionID: r.ed.ID, Fingerprint: r.fingerprint(), Juror: id, Name: me.Name}
		switch strings.ToLower(filepath.Ext(path)) {
		case FormTextExt:
			data = forms.WriteText(r.ed, head, r.languageOf(me), r.draft(id))
		case FormSheetExt:
			data, err = forms.WriteSheet(r.ed, head, r.languageOf(me), r.draft(id))
		default:
			err = fault.New(fault.Usage, "export.form").At(text.Show(path))
		}
		return err
	})
	if err != nil {
		return err
	}
	return files.WritePrivate(path, data)
}
