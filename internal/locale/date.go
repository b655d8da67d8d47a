package locale

import (
	"strconv"
	"time"
)

// Date is the day of t in t's own zone: "17. november 2022" or "17 November
// 2022".
func (c *Catalog) Date(t time.Time) string {
	return c.T("date.long", "day", strconv.Itoa(t.Day()), "month", c.month(t), "year", strconv.Itoa(t.Year()))
}

// ShortDate is the day of t in few cells: "17.11.2022" or "17 Nov 2022". Its
// sentence is a layout of package time.
func (c *Catalog) ShortDate(t time.Time) string {
	return t.Format(c.T("date.short"))
}

// DateTime is Date with the time of day.
func (c *Catalog) DateTime(t time.Time) string {
	return c.T("date.time", "date", c.Date(t), "clock", c.Clock(t))
}

// Clock is the time of day of t in its own zone: "12:03".
func (c *Catalog) Clock(t time.Time) string { return t.Format("15:04") }

func (c *Catalog) month(t time.Time) string {
	return c.T("month." + strconv.Itoa(int(t.Month())))
}
