package frame

import (
	"votering/internal/locale"
	"votering/internal/text"
	"votering/ui/keys"
	"votering/ui/part/draw"
	"votering/ui/theme"
)

// Footer draws as many of the bindings that work now as fit in w cells, in
// their order, and always last, the key that shows them all. Beside stands at
// the far end where there is still room for it.
func Footer(bs []keys.Binding, help keys.Binding, beside string, l *locale.Catalog, s *theme.Styles, w int) draw.Line {
	last := item(help, l, s)
	line := draw.Of(" ", nil)
	for _, b := range bs {
		if !b.Footer || b.Off != nil || b.ID == help.ID {
			continue
		}
		next := item(b, l, s)
		if line.Width()+next.Width()+2+last.Width() > w {
			continue // a shorter one may still fit
		}
		line = append(line, next...).Add("  ", nil)
	}
	line = append(line, last...)
	if gap := w - line.Width() - text.Width(beside) - 1; beside != "" && gap > 1 {
		line = line.Add(text.PadLeft(beside, gap+text.Width(beside)), &s.Muted)
	}
	return line.Fit(w)
}

func item(b keys.Binding, l *locale.Catalog, s *theme.Styles) draw.Line {
	return draw.Of(text.Show(b.Show(l)), &s.Key).Add(" "+b.Word(l), &s.KeyText)
}
