package dossiertest

import (
	"encoding/json"
	"maps"

	"votering/internal/decision"
	"votering/internal/deliberation"
	"votering/internal/dossier"
	"votering/internal/ranking"
	"votering/internal/record"
	"votering/internal/robustness"
	"votering/internal/trust"
)

// Forgery is a decision in the hands of a chair who makes another of it.
type Forgery struct {
	*Decision
	Doc     *decision.Document
	Parts   dossier.Parts  // what is signed and handed on
	Entries []record.Entry // up to the decision
}

// Forged is the decision after its chair did something to it and signed it
// again: the record is chained anew, the ranking is the one that follows, and
// all files are what they should be then.
func (d *Decision) Forged(do func(*Forgery)) *Decision {
	d.t.Helper()
	f := &Forgery{Decision: d, Doc: new(decision.Document), Parts: d.Parts}
	must(d.t, json.Unmarshal(d.Complete, f.Doc))
	f.Parts.Aside = maps.Clone(d.Aside)
	f.Parts.Ballots, f.Parts.Receipts = maps.Clone(d.Ballots), maps.Clone(d.Receipts)
	f.Parts.Cosignatures = maps.Clone(d.Cosignatures)
	entries, _, err := record.Verify(d.Record)
	must(d.t, err)
	f.Entries = entries[:f.Doc.Record.Size]
	do(f)
	return f.signed(entries[len(entries)-2:])
}

// signed signs everything anew; after are the entries that follow the decision.
func (f *Forgery) signed(after []record.Entry) *Decision {
	f.chain()
	f.Doc.RollSHA256 = record.Hash(f.Parts.Roll)
	var public decision.Document
	must(f.t, json.Unmarshal(f.Public, &public))
	p, err := f.Doc.Redact(public.Nonce)
	must(f.t, err)
	f.Parts.Public = decision.Encode(p)
	f.Doc.PublicSHA256 = record.Hash(f.Parts.Public)
	f.Parts.Complete = decision.Encode(f.Doc)
	f.Parts.PublicSig = Sign(f.t, ChairKey, trust.NamespaceDecision, f.Parts.Public)
	f.Parts.CompleteSig = Sign(f.t, ChairKey, trust.NamespaceDecision, f.Parts.Complete)
	for _, e := range after {
		e.Note = deliberation.HashNote(f.Doc.PublicSHA256)
		f.add(e)
	}
	return &Decision{Parts: f.Parts, Key: f.Key, Base: f.Base, Earlier: f.Earlier, t: f.t, edition: f.edition, before: f.Decision}
}

// chain writes the record of the entries anew.
func (f *Forgery) chain() {
	f.Parts.Record = nil
	for _, e := range f.Entries {
		f.add(e)
	}
	n := len(f.Parts.Record)
	f.Doc.Record = decision.Record{Size: uint64(n), Head: record.Hash(f.Parts.Record[n-1])}
}

func (f *Forgery) add(e record.Entry) {
	n := len(f.Parts.Record)
	e.Seq, e.Prev = uint64(n)+1, record.Genesis
	if n > 0 {
		e.Prev = record.Hash(f.Parts.Record[n-1])
	}
	f.Parts.Record = append(f.Parts.Record, record.Line(e))
}

// Rank puts the ranking into the document that follows from the rest of it, and
// how far the jurors agree and how firmly it stands where it says so.
func (f *Forgery) Rank() {
	f.t.Helper()
	d, err := decision.Read(decision.Encode(f.Doc), "forged.json")
	must(f.t, err)
	rk, err := d.Compute()
	must(f.t, err)
	ed, err := d.AwardEdition()
	must(f.t, err)
	answer, err := ranking.ReadJSON(ranking.Document(rk, ed, d.Edition.Fingerprint))
	must(f.t, err)
	f.Doc.Ranking = *answer
	card, err := d.Card()
	must(f.t, err)
	if card != nil {
		f.Doc.Robustness = robustness.JSON(card)
	}
	if string(f.Doc.Agreement) == "null" {
		return
	}
	agreed, err := d.Agreed()
	must(f.t, err)
	f.Doc.Agreement = ranking.AgreementJSON(agreed)
}

// SignReceipt puts another receipt into the folder.
func (f *Forgery) SignReceipt(n int, data []byte) {
	f.Parts.Receipts[n] = [3][]byte{data, Sign(f.t, ChairKey, trust.NamespaceReceipt, data), f.Parts.Receipts[n][2]}
}
