package mailing_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"votering/internal/award"
	"votering/internal/fault"
	"votering/internal/mailing"
	"votering/internal/mailing/mailingtest"
	"votering/internal/strict"
	"votering/internal/trust"
	"votering/internal/trust/trusttest"
)

func TestInvitations(t *testing.T) {
	k := mailingtest.New(t)
	for _, juror := range []string{"kari", "per", "anne"} {
		i := k.Invitation(juror)
		i.Juror.Language = "nn"
		if juror == "anne" {
			i.Chair.Language = "nn"
		}
		i.Amendments = []mailing.Attached{amendment(k, 1), amendment(k, 2)}
		file := k.File(i)
		got, key, err := mailing.ReadInvitation(file, juror+".edition")
		if err != nil {
			t.Fatalf("%s: %v", juror, err)
		}
		if !key.Equal(k.Signers["anne"].Public()) || !bytes.Equal(got.Encode(), i.Encode()) || got.Juror != i.Juror {
			t.Errorf("%s: %+v", juror, got)
		}
		if string(got.Frozen()) != string(award.Freeze(k.Edition)) {
			t.Errorf("%s: another edition:\n%s", juror, got.Frozen())
		}
		ed, err := got.AwardEdition()
		if err != nil {
			t.Fatal(err)
		}
		want := []string{"anne"}
		if juror != "anne" {
			want = []string{juror, "anne"}
		}
		var ids []string
		for _, j := range ed.Jurors {
			ids = append(ids, j.ID)
		}
		if !reflect.DeepEqual(ids, want) {
			t.Errorf("%s: the jury is %v", juror, ids)
		}
	}
}

// amendment is a signed amendment of the kit's edition.
func amendment(k *mailingtest.Kit, n int) mailing.Attached {
	a := &mailing.Amendment{Edition: k.Edition.ID, Fingerprint: k.Fingerprint, Number: n, At: mailingtest.Start, Reason: "A slip.",
		Changes: []award.Change{{Path: "nominees/kinn/summary", From: json.RawMessage(`"Ved havet."`), To: json.RawMessage(`{"nb": "Ved fjorden.", "en": null}`)}}}
	document := a.Encode()
	return mailing.Attach(document, k.Sign(k.Signers["anne"], trust.NamespaceEdition, document))
}

func TestInvitationsThatAreRefused(t *testing.T) {
	k := mailingtest.New(t)
	edit := func(f func(i *mailing.Invitation)) []byte {
		i := k.Invitation("kari")
		f(i)
		return k.File(i)
	}
	payload := k.Invitation("kari").Encode()
	by := func(s trust.Signer, namespace string) []byte {
		return mailing.Wrap(payload, k.Sign(s, namespace, payload))
	}
	good := k.File(k.Invitation("kari"))
	big := mailing.Document{File: "big.md", Data: make([]byte, mailing.MaxDocument+1)}
	mallory := k.Signers["ola"]
	for what, c := range map[string]struct {
		file  []byte
		class fault.Class
	}{
		"nothing":             {nil, fault.JSON},
		"cut short":           {good[:len(good)-20], fault.JSON},
		"laid out anew":       {bytes.ReplaceAll(good, []byte("  "), []byte("\t")), fault.JSON},
		"a newer version":     {bytes.Replace(good, []byte("signed/1"), []byte("signed/2"), 1), fault.Version},
		"a newer invitation":  {resigned(k, payload, "invitation/1", "invitation/2"), fault.Version},
		"not signed":          {mailing.Wrap(payload, nil), fault.Format},
		"signed otherwise":    {by(k.Signers["anne"], trust.NamespaceDecision), fault.NS},
		"signed by another":   {by(mallory, trust.NamespaceEdition), fault.Key},
		"another's signature": {mailing.Wrap(bytes.Replace(payload, []byte("kari@"), []byte("kira@"), 1), k.Sign(k.Signers["anne"], trust.NamespaceEdition, payload)), fault.Sig},
		"another weight":      {edit(func(i *mailing.Invitation) { i.EditionJSON = replaced(i.EditionJSON, `"weight": "2"`, `"weight": "3"`) }), fault.Pin},
		"another fingerprint": {edit(func(i *mailing.Invitation) { i.Fingerprint = mailingtest.Hash(nil) }), fault.Pin},
		"no edition": {edit(func(i *mailing.Invitation) {
			i.EditionJSON = json.RawMessage(`{"schema": "votering-edition/1"}`)
			i.Fingerprint = mailingtest.Hash(i.Frozen())
		}), fault.Edition},
		"another id":           {edit(func(i *mailing.Invitation) { i.Edition = "another" }), fault.Format},
		"no voter":             {edit(func(i *mailing.Invitation) { i.Juror.Votes = false }), fault.Format},
		"no chair":             {edit(func(i *mailing.Invitation) { i.Chair.Role = award.JurorRole }), fault.Format},
		"two of one id":        {edit(func(i *mailing.Invitation) { i.Chair.ID = "kari" }), fault.Format},
		"a bad name":           {edit(func(i *mailing.Invitation) { i.Juror.Name = "" }), fault.Edition},
		"a bad id":             {edit(func(i *mailing.Invitation) { i.Juror.ID = "../kari" }), fault.ID},
		"a bad address":        {edit(func(i *mailing.Invitation) { i.Juror.Email = "*@example.org" }), fault.Text},
		"another language":     {edit(func(i *mailing.Invitation) { i.Juror.Language = "sv" }), fault.Format},
		"nothing to seal":      {edit(func(i *mailing.Invitation) { i.SealTo = "age1" }), fault.Format},
		"escapes":              {edit(func(i *mailing.Invitation) { i.Juror.Name = "Kari\x1b[2J" }), fault.JSON},
		"a path for a file":    {edit(func(i *mailing.Invitation) { i.Documents[0].File = "../kinn.md" }), fault.Format},
		"a file twice":         {edit(func(i *mailing.Invitation) { i.Documents = append(i.Documents, i.Documents[0]) }), fault.Format},
		"a large file":         {edit(func(i *mailing.Invitation) { i.Documents = append(i.Documents, big) }), fault.Size},
		"an amendment missing": {edit(func(i *mailing.Invitation) { i.Amendments = []mailing.Attached{amendment(k, 2)} }), fault.Format},
		"an amendment by another": {edit(func(i *mailing.Invitation) {
			a := amendment(k, 1)
			i.Amendments = []mailing.Attached{mailing.Attach(a.Payload, k.Sign(mallory, trust.NamespaceEdition, a.Payload))}
		}), fault.Key},
		"an amendment not signed": {edit(func(i *mailing.Invitation) {
			i.Amendments = []mailing.Attached{mailing.Attach(amendment(k, 1).Payload, nil)}
		}), fault.Format},
	} {
		_, _, err := mailing.ReadInvitation(c.file, "kari.edition")
		f := fault.Of(err)
		if f == nil || f.Class != c.class {
			t.Errorf("%s: %v, want %s", what, err, c.class)
			continue
		}
		if !strings.HasPrefix(f.Where, "kari.edition") {
			t.Errorf("%s: at %q", what, f.Where)
		}
		spoken(t, f)
	}
}

// resigned is an invitation that was changed and signed by the chair.
func resigned(k *mailingtest.Kit, payload []byte, old, new string) []byte {
	payload = replaced(payload, old, new)
	return mailing.Wrap(payload, k.Sign(k.Signers["anne"], trust.NamespaceEdition, payload))
}

func replaced(data []byte, old, new string) []byte {
	if !bytes.Contains(data, []byte(old)) {
		panic(old + " is not there")
	}
	return bytes.Replace(data, []byte(old), []byte(new), 1)
}

// A file that is made to cost is refused without being held in memory many
// times.
func TestHostileInvitationsAreCheap(t *testing.T) {
	if racing {
		t.Skip("the race detector sets memory aside of its own")
	}
	mallory := trusttest.Signer(t, 9)
	signed := func(payload []byte) []byte {
		sig, err := mallory.Sign(t.Context(), trust.NamespaceEdition, payload)
		if err != nil {
			t.Fatal(err)
		}
		return mailing.Wrap(payload, sig)
	}
	filled := func(unit string, n int) []byte {
		head := fmt.Sprintf("{\n  \"schema\": %q,\n  \"edition_json\": ", mailing.InvitationSchema)
		return []byte(head + strings.Repeat(unit, n/len(unit)))
	}
	const most = 14 << 20 // what fits into a signed file
	for what, file := range map[string][]byte{
		"too large":            bytes.Repeat([]byte("A"), mailing.MaxInvitation+1),
		"20 MB of spaces":      bytes.Repeat([]byte(" "), mailing.MaxInvitation),
		"20 MB of base64":      append([]byte(`{"schema": "votering-signed/1", "payload": "`), bytes.Repeat([]byte("A"), 19<<20)...),
		"nested lists":         signed(filled("[", most)),
		"many lists":           signed(filled("[],", most)),
		"a long text":          signed(append(filled("x", 1), []byte(`"`+strings.Repeat("x", most))...)),
		"14 MB without an end": signed(bytes.Repeat([]byte("\r\n"), most/2)),
		"many documents":       signed(append(filled("{}", 2), strings.Repeat(`, {"file": "a", "data": ""}`, most/30)...)),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _, err := mailing.ReadInvitation(file, "kari.edition")
		runtime.ReadMemStats(&after)
		if f := fault.Of(err); f == nil || f.Class != fault.JSON && f.Class != fault.Size && f.Class != fault.Format && f.Class != fault.Sig {
			t.Errorf("%s: %v", what, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; used > 50<<20 {
			t.Errorf("%s: %d MB were set aside", what, used>>20)
		}
	}
}

// A file of the largest documents that can be sent is read.
func TestLargestInvitation(t *testing.T) {
	k := mailingtest.New(t)
	i := k.Invitation("kari")
	i.Documents = nil
	for n := range mailing.MaxDocuments / mailing.MaxDocument {
		i.Documents = append(i.Documents, mailing.Document{File: fmt.Sprintf("d%d.md", n), Data: bytes.Repeat([]byte("æ "), mailing.MaxDocument/3)})
	}
	if _, _, err := mailing.ReadInvitation(k.File(i), "kari.edition"); err != nil {
		t.Error(err)
	}
	i.Documents[0].Data = append(i.Documents[0].Data, "more"...)
	if data := strict.Encode(i); len(data) > mailing.MaxInvitation*3/4 {
		t.Errorf("%d bytes do not fit into a file", len(data))
	}
}
