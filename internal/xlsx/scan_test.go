package xlsx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
)

// ours is what the scanner finds, a piece of text for each token: "<name a=b",
// ">name", "text".
func ours(data []byte) (pieces []string, err error) {
	s, err := newScanner(data)
	if err != nil {
		return nil, err
	}
	for {
		t, err := s.next()
		if errors.Is(err, io.EOF) {
			return joined(pieces), nil
		}
		if err != nil {
			return nil, err
		}
		switch t.kind {
		case begins:
			p := "<" + string(t.name)
			for _, a := range t.attrs {
				value, err := appendText(nil, a.value)
				if err != nil {
					return nil, err
				}
				p += " " + string(local(a.name)) + "=" + string(value)
			}
			pieces = append(pieces, p)
		case ends:
			pieces = append(pieces, ">"+string(t.name))
		case holds:
			text, err := t.appendTo(nil)
			if err != nil {
				return nil, err
			}
			pieces = append(pieces, string(text))
		}
	}
}

// theirs is the same by the standard library.
func theirs(data []byte) (pieces []string, err error) {
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return joined(pieces), nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			p := "<" + t.Name.Local
			for _, a := range t.Attr {
				p += " " + a.Name.Local + "=" + a.Value
			}
			pieces = append(pieces, p)
		case xml.EndElement:
			pieces = append(pieces, ">"+t.Name.Local)
		case xml.CharData:
			pieces = append(pieces, string(t))
		}
	}
}

// joined puts pieces of text that follow each other together.
func joined(pieces []string) []string {
	var list []string
	text := false
	for _, p := range pieces {
		is := p == "" || p[0] != '<' && p[0] != '>'
		if is && text {
			list[len(list)-1] += p
		} else if p != "" {
			list, text = append(list, p), is
		}
	}
	return list
}

func TestScan(t *testing.T) {
	for _, s := range []string{
		"", "text", "<a/>", "<a></a>", "<x:a y:b='1' c = \"2\" />", "<a>1 &lt; 2 &#38; &#x26;amp;</a>", "<a b='&quot;\"&apos;'/>",
		"<?xml version=\"1.0\"?>\r\n<a>\r\n\r</a >", "<a><!-- <b> --><![CDATA[<b>&amp;]]></a>", "\ufeff<å ø='æ'>日本 🏆</å>",
	} {
		want, err := theirs([]byte(s))
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if got, err := ours([]byte(s)); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v; want %q", s, got, err, want)
		}
	}
	for _, s := range []string{
		"<", "<a", "<a/", "<a b", "<a b=", "<a b=c>", "<a b='1>", "<a b='<'/>", "< a>", "<1/>", "</a", "</>", "</a b>", "<!--", "<!-- --", "<?a",
		"<![CDATA[", "<!DOCTYPE a>", "<!ENTITY a 'b'>", "&", "&a;", "&lt", "&#;", "&#0;", "&#x;", "&#xD800;", "&#x110000;", "&#-1;", "&#4294967297;",
		"&" + strings.Repeat("a", 100) + ";", "\xff", "<a " + strings.Repeat("b='' ", maxAttributes+1) + "/>",
	} {
		if got, err := ours([]byte(s)); !errors.Is(err, ErrForm) {
			t.Errorf("%q: %q, %v", s, got, err)
		}
	}
}

// Where the standard library finds XML, we find the same, or what a workbook
// does not have.
func FuzzScan(f *testing.F) {
	for _, s := range []string{"<a b='1'>&lt;<!--x--><![CDATA[y]]></a>", "<?xml?>\r\n<x:a x:b=\"&#10;\"/>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := ours(data)
		if err != nil && !errors.Is(err, ErrForm) {
			t.Fatal(err)
		}
		want, wrong := theirs(data)
		switch {
		case wrong != nil, bytes.Contains(data, []byte("<!")), bytes.Contains(data, []byte(":")):
			return // declarations and names that are nothing but prefixes are read in another way
		case err != nil && bytes.Count(data, []byte("=")) <= maxAttributes:
			t.Fatalf("%v, and they find %q", err, want)
		case err == nil && !slices.Equal(got, want):
			t.Fatalf("%q, and they find %q", got, want)
		}
	})
}
