package layout

// Whole is a screen of w x h cells with nothing but a body.
func Whole(w, h int) Areas {
	a := Areas{W: max(w, 0), H: max(h, 0)}
	a.Body, a.TooLow = a.H, w < LeastW || h < LeastH
	return a
}
