package votesql

// The forms of a time, as publicvote.ReadTime reads them. Usual is what most
// programs write; it is one of Any.
type forms struct{ Usual, Unix, Any string }

const (
	hour   = `(?:[01][0-9]|2[0-3])`
	sixty  = `[0-5][0-9]`
	rest   = `:` + sixty + `(?::` + sixty + `(?:\.[0-9]+)?)?`
	half   = `(?:0?[1-9]|1[0-2])` + rest + ` (?:AM|PM|am|pm)`
	slash  = `(?:[0-9]{4}/[0-9]{2}/[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{2}|[0-9]{4}))`
	others = `(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}|[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{2}|[0-9]{4}))`
	ahead  = `[-+]` + hour + `(?::?` + sixty + `)?`
	apart  = `(?: ?(?:Z|z|` + ahead + `)| (?:CEST|CET|(?:UTC|GMT)(?:` + ahead + `|[-+][0-9](?::` + sixty + `)?)?))?`
)

var timeForms = forms{
	Usual: `[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ]` + hour + `:` + sixty + `:` + sixty + `(?:\.[0-9]+)?(?:Z|z|[-+]` + hour + `:` + sixty + `)?`,
	Unix:  `[0-9]{10}(?:[0-9]{3})?`,
	Any: `(?:` + slash + `[Tt ](?:` + half + `|(?:` + hour + `|[0-9])` + rest + `)` +
		`|` + others + `[Tt ](?:` + half + `|` + hour + rest + `))` + apart,
}
