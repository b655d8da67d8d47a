#!/bin/sh
# Opens a sealed ballot and checks who signed it, without this program: with
# age, jq, base64 and ssh-keygen.
#
# usage: open-ballot.sh SEALING-KEY BALLOT ALLOWED-SIGNERS ADDRESS FOLDER
#
# In FOLDER it leaves envelope.json, ballot.json and ballot.json.sig.
set -eu
key=$1 ballot=$2 signers=$3 who=$4 out=$5

age -d -i "$key" "$ballot" > "$out/envelope.json"
jq -j .payload "$out/envelope.json" | base64 -d > "$out/ballot.json"
jq -j .sshsig "$out/envelope.json" > "$out/ballot.json.sig"
ssh-keygen -Y verify -f "$signers" -I "$who" -n ballot@votering \
	-s "$out/ballot.json.sig" < "$out/ballot.json"
jq -r '.marks[] | "\(.nominee) \(.criterion) \(.mark)"' "$out/ballot.json"
