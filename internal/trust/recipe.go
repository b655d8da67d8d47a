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
name, sigfile, keyline, namespace = sys.argv[1:5]
def cut(b): n = 4 + int.from_bytes(b[:4], "big"); return b[4:n], b[n:]
def put(*parts): return b"".join(len(p).to_bytes(4, "big") + p for p in parts)
def der(tag, b): n = len(b); return bytes([tag]) + (bytes([n]) if n < 128 else b"\x82" + n.to_bytes(2, "big")) + b
blob = base64.b64decode("".join(open(sigfile).read().split("-----")[2].split()))
assert blob[:10] == b"SSHSIG\0\0\0\1", "not a signature file"
key, rest = cut(blob[10:]); ns, rest = cut(rest); reserved, rest = cut(rest); algo, rest = cut(rest); sig, rest = cut(rest)
assert key == base64.b64decode(keyline.split()[1]), "made with another key"
assert ns == namespace.encode() and not reserved and not rest, "made for another purpose"
assert algo in (b"sha512", b"sha256"), "made in an unknown way"
digest = hashlib.new(algo.decode(), open(name, "rb").read()).digest()
open("signed.bin", "wb").write(b"SSHSIG" + put(ns, reserved, algo, digest))
kind, sig = cut(sig); open("sig.bin", "wb").write(cut(sig)[0])
first, rest = cut(key); raw, rest = cut(rest)
if first == b"ssh-ed25519":
    pub, opt = bytes.fromhex("302a300506032b6570032100") + raw, "-rawin"
else:
    assert first == b"ssh-rsa", "neither ed25519 nor RSA"
    pub = der(48, bytes.fromhex("300d06092a864886f70d0101010500") + der(3, b"\0" + der(48, der(2, cut(rest)[0]) + der(2, raw))))
    opt = "-rawin -digest " + {b"rsa-sha2-512": "sha512", b"rsa-sha2-256": "sha256"}[kind]
open("pub.pem", "w").write("-----BEGIN PUBLIC KEY-----\n" + base64.encodebytes(pub).decode() + "-----END PUBLIC KEY-----\n")
print("openssl pkeyutl -verify", opt, "-pubin -inkey pub.pem -in signed.bin -sigfile sig.bin")
`
