// Package mailing is what jurors and chair send each other: invitations,
// ballots and the envelopes they are sealed in, receipts, amendments. It knows
// their bytes, reads them strictly, and says whether they fit together. Who
// signs and opens them, and what is kept, is for others.
package mailing
