package trust

// StdlibRecipe is a program for python3 without any library, for who has
// neither OpenSSH nor this program. It takes apart a signature file and puts
// together again what the key signed:
//
//	python3 recipe.py FILE FILE.sig "ssh-ed25519 AAAA…" NAMESPACE
//
// It writes signed.bin, sig.bin and pub.pem, and openssl does the rest, with
// the command that the program prints. It knows ed25519 and RSA, and stops
// where the signature was made by another key or for another purpose.
const StdlibRecipe = `import base64, hashlib, sys
name, sigfile, keyline, purpose = sys.argv[1:5]
def cut(b): n = 4 + int.from_bytes(b[:4], "big"); return b[4:n], b[n:]
def put(b): return len(b).to_bytes(4, "big") + b
def der(tag, b): return bytes([tag]) + (bytes([len(b)]) if len(b) < 128 else b"\x82" + len(b).to_bytes(2, "big")) + b
blob = base64.b64decode(open(sigfile).read().split("-----")[2])
assert blob[:10] == b"SSHSIG\0\0\0\1", "not a signature file"
(key, b), parts = cut(blob[10:]), []
while b: part, b = cut(b); parts.append(part)
namespace, reserved, algo, sig = parts
assert key == base64.b64decode(keyline.split()[1]), "made with another key"
assert namespace == purpose.encode() and reserved == b"", "made for another purpose"
assert algo in (b"sha512", b"sha256"), "made in an unknown way"
digest = hashlib.new(algo.decode(), open(name, "rb").read()).digest()
open("signed.bin", "wb").write(b"SSHSIG" + b"".join(map(put, (namespace, reserved, algo, digest))))
(kind, sig), (first, raw) = cut(sig), cut(key)
open("sig.bin", "wb").write(cut(sig)[0])
assert first in (b"ssh-ed25519", b"ssh-rsa"), "neither ed25519 nor RSA"
pub, how = bytes.fromhex("302a300506032b6570032100") + cut(raw)[0], ""
if first == b"ssh-rsa":
    e, n = cut(raw)[0], cut(cut(raw)[1])[0]
    pub = der(48, bytes.fromhex("300d06092a864886f70d0101010500") + der(3, b"\0" + der(48, der(2, n) + der(2, e))))
    how = "-digest sha" + kind[-3:].decode() + " "
open("pub.pem", "w").write("-----BEGIN PUBLIC KEY-----\n" + base64.encodebytes(pub).decode() + "-----END PUBLIC KEY-----\n")
print("openssl pkeyutl -verify -rawin " + how + "-pubin -inkey pub.pem -in signed.bin -sigfile sig.bin")
`
