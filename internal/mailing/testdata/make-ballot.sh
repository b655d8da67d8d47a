#!/bin/sh
# Signs and seals a ballot without this program: with ssh-keygen, base64, jq
# and age.
#
# usage: make-ballot.sh BALLOT.json SSH-KEY RECIPIENT OUT.ballot
set -eu
ballot=$1 key=$2 recipient=$3 out=$4

rm -f "$ballot.sig"
ssh-keygen -Y sign -q -f "$key" -n ballot@votering "$ballot"
jq -n --arg payload "$(base64 < "$ballot" | tr -d '\n')" --rawfile sshsig "$ballot.sig" \
	'{schema: "votering-envelope/1", payload: $payload, sshsig: $sshsig}' > "$out.envelope"
size=$(wc -c < "$out.envelope")
printf '%*s' $(((4096 - size % 4096) % 4096)) '' >> "$out.envelope"
age -a -r "$recipient" -o "$out" "$out.envelope"
rm "$out.envelope"
