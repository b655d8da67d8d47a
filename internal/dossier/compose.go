package dossier

import (
	"bytes"
	"maps"

	"votering/internal/decision"
	"votering/internal/fault"
	"votering/internal/locale"
	"votering/internal/papers"
)

// Parts is what a folder is made of: the signed documents as they were signed,
// and what the complete one goes with.
type Parts struct {
	Public, PublicSig     []byte
	Complete, CompleteSig []byte   // complete profile only, as are all below
	Roll                  []byte   // roll.json
	Record                [][]byte // lines, each with its newline

	Ballots      map[string][2][]byte // by juror: the counted ballot and its signature; of a form the second is nil
	Aside        map[string][2][]byte // by "juror-revision-first 8 of the SHA-256": signed ballots that gave way, and their signatures
	Forms        map[string][]byte    // by file name, "kari.txt": the forms as they came
	Receipts     map[int][3][]byte    // by number: receipt, signature, and the roll that it pins (nil: Roll)
	Cosignatures map[string][]byte    // by juror: signatures of Complete
	Amendments   map[int][2][]byte    // by number: amendment and signature
}

// Compose makes all files of a decision's folder, by name, for a profile:
// "public" or "complete". Both documents are read as a stranger's would be.
func Compose(p Parts, profile string) (map[string][]byte, error) {
	all, d, err := signedPart(p, profile)
	if err != nil {
		return nil, err
	}
	if err := describe(all, d); err != nil {
		return nil, err
	}
	all[SumsName] = Sums(all)
	return all, nil
}

// signedPart are the files of a profile that do not follow from others, and the
// decision that the rest follows from.
func signedPart(p Parts, profile string) (map[string][]byte, *decision.Document, error) {
	d, err := decision.Read(p.Public, PublicName)
	if err != nil {
		return nil, nil, err
	}
	all := map[string][]byte{PublicName: p.Public, PublicName + SigSuffix: p.PublicSig}
	switch decision.Profile(profile) {
	case decision.Public:
	case decision.Complete:
		if d, err = decision.Read(p.Complete, CompleteName); err != nil {
			return nil, nil, err
		}
		maps.Copy(all, completePart(p, d))
	default:
		return nil, nil, fault.New(fault.Usage, "dossier.what_profile", "profile", profile)
	}
	return all, d, nil
}

// completePart are the files that name jurors.
func completePart(p Parts, d *decision.Document) map[string][]byte {
	all := map[string][]byte{
		CompleteName: p.Complete, CompleteName + SigSuffix: p.CompleteSig,
		RollName: p.Roll, RecordName: bytes.Join(p.Record, nil), MarksName: decision.MarksCSV(d),
	}
	put := func(name string, data []byte) {
		if data != nil {
			all[name] = data
		}
	}
	for juror, b := range p.Ballots {
		put(ballotName(juror), b[0])
		put(ballotName(juror)+SigSuffix, b[1])
	}
	for stem, b := range p.Aside {
		put(BallotDir+"/"+stem+".json", b[0])
		put(BallotDir+"/"+stem+".json"+SigSuffix, b[1])
	}
	for name, form := range p.Forms {
		put(FormDir+"/"+name, form)
	}
	for n, r := range p.Receipts {
		put(ReceiptDir+"/"+ReceiptName(n), r[0])
		put(ReceiptDir+"/"+ReceiptName(n)+SigSuffix, r[1])
		put(rollName(n), r[2])
	}
	for juror, sig := range p.Cosignatures {
		put(CosignDir+"/"+juror+SigSuffix, sig)
	}
	for n, a := range p.Amendments {
		put(amendmentName(n), a[0])
		put(amendmentName(n)+SigSuffix, a[1])
	}
	return all
}

// describe adds what follows from the decision, and from what jurors signed.
func describe(all map[string][]byte, d *decision.Document) error {
	roll, cosigners, err := witnesses(all, d)
	if err != nil {
		return err
	}
	if all[SignersName], err = signers(d, roll); err != nil {
		return err
	}
	if all[ProtocolName], err = papers.Protocol(d, catalogOf(d), cosigners...); err != nil {
		return err
	}
	if all[PageName], err = papers.ProtocolHTML(d, catalogOf(d), cosigners...); err != nil {
		return err
	}
	all[EditionName] = d.Frozen()
	all[RankingName] = papers.RankingCSV(d)
	all[HelpName] = papers.Instructions(d)
	if d.Tally != nil {
		all[VotesName] = decision.PublicVote(d)
	}
	return nil
}

// witnesses are the roll beside a complete decision, and the jurors whose
// signatures of it hold; a public one has neither.
func witnesses(all map[string][]byte, d *decision.Document) (*decision.JuryRoll, []string, error) {
	if d.Profile != decision.Complete {
		return nil, nil, nil
	}
	v := &verification{folder: &Folder{Files: all}, report: &Report{}, looked: map[string]bool{}, complete: d}
	roll, err := v.readRoll()
	if err != nil {
		return nil, nil, err
	}
	v.cosignatures()
	return roll, v.cosigners, nil
}

// catalogOf is the language of what people read: the edition's.
func catalogOf(d *decision.Document) *locale.Catalog {
	ed, err := d.AwardEdition()
	if err != nil {
		return locale.For(locale.EN)
	}
	return locale.For(locale.Lang(ed.Language))
}
