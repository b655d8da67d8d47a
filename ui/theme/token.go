package theme

// token is one colour: for terminals of 256 colours and more, and for those of
// 16. The zero token is the terminal's own.
type token struct{ hex, ansi string }

// tokens are the colours of a theme. Ground tokens (…On) come with the text
// that stands on them; all others stand on the terminal's background.
type tokens struct {
	text, muted, accent token
	rule                token // lines, and what is said in them
	good, warn, bad     token
	bar, barAlt, barDim token // bars only
	chosen, chosenOn    token
	title, titleOn      token
	badge, badgeOn      token
}

func tokensOf(name Name, dark bool) tokens {
	switch {
	case name == Light:
		return light
	case name == Dark:
		return night
	case name == HighContrast && dark:
		return contrastDark
	case name == HighContrast:
		return contrastLight
	}
	return tokens{}
}

var night = tokens{
	muted:  token{"#a9b1bd", "7"},
	accent: token{"#82b8ff", "14"},
	rule:   token{"#8d96a3", "7"},
	good:   token{"#8fd694", "10"},
	warn:   token{"#ecc66b", "11"},
	bad:    token{"#ff9b8e", "9"},
	bar:    token{"#6ea8f5", "14"}, barAlt: token{"#e0b454", "11"}, barDim: token{"#7d8794", "7"},
	chosen: token{"#ffffff", "15"}, chosenOn: token{"#2a4a78", "4"},
	title: token{"#f2f5fa", "15"}, titleOn: token{"#2b3240", "4"},
	badge: token{"#1a1300", "0"}, badgeOn: token{"#f0c34e", "11"},
}

var light = tokens{
	muted:  token{"#565d68", "8"},
	accent: token{"#0b55b0", "4"},
	rule:   token{"#68707c", "8"},
	good:   token{"#1c6b2c", "2"},
	warn:   token{"#7d4f00", "5"},
	bad:    token{"#b0201c", "1"},
	bar:    token{"#1f6bc4", "4"}, barAlt: token{"#a86e00", "5"}, barDim: token{"#7b838f", "8"},
	chosen: token{"#0a1c38", "15"}, chosenOn: token{"#c9dcf7", "4"},
	title: token{"#12161d", "15"}, titleOn: token{"#dde3ec", "4"},
	badge: token{"#ffffff", "15"}, badgeOn: token{"#8a4b00", "1"},
}

var contrastDark = tokens{
	text:   token{"#ffffff", "15"},
	muted:  token{"#ffffff", "15"},
	accent: token{"#ffff5f", "11"},
	rule:   token{"#ffffff", "15"},
	good:   token{"#87ff87", "10"},
	warn:   token{"#ffff5f", "11"},
	bad:    token{"#ffafaf", "15"},
	bar:    token{"#5fffff", "14"}, barAlt: token{"#ffff5f", "11"}, barDim: token{"#d0d0d0", "7"},
	chosen: token{"#000000", "0"}, chosenOn: token{"#ffff5f", "11"},
	title: token{"#000000", "0"}, titleOn: token{"#ffffff", "15"},
	badge: token{"#000000", "0"}, badgeOn: token{"#ffff5f", "11"},
}

var contrastLight = tokens{
	text:   token{"#000000", "0"},
	muted:  token{"#000000", "0"},
	accent: token{"#00008b", "4"},
	rule:   token{"#000000", "0"},
	good:   token{"#003f0a", "0"},
	warn:   token{"#4a2500", "0"},
	bad:    token{"#7d0000", "1"},
	bar:    token{"#00008b", "4"}, barAlt: token{"#5c3a00", "0"}, barDim: token{"#444444", "0"},
	chosen: token{"#ffffff", "15"}, chosenOn: token{"#00008b", "4"},
	title: token{"#ffffff", "15"}, titleOn: token{"#000000", "0"},
	badge: token{"#ffffff", "15"}, badgeOn: token{"#7d0000", "1"},
}
