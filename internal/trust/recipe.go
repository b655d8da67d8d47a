package trust

// StdlibRecipe is a program for python3 without any library, for who has
// neither OpenSSH nor this program; openssl 3 does the arithmetic:
//
//	python3 recipe.py FILE FILE.sig "ssh-ed25519 AAAA…" NAMESPACE
//
// It takes apart the signature, puts together again what the key signed, has
// openssl check it, and then prints the fingerprint of the key that it found
// inside the signature: a false line of a key deceives nobody who compares
// that fingerprint. Where anything is wrong it says NOT VERIFIED, with the
// reason, and its exit code is 1. It knows ed25519 and RSA.
const StdlibRecipe = `import base64, hashlib, os, subprocess, sys, tempfile
name, sigfile, keyline, purpose = sys.argv[1:5]
def check(good, why): good or sys.exit("NOT VERIFIED: " + name + ": " + why)
def cut(b): n = 4 + int.from_bytes(b[:4], "big"); return b[4:n], b[n:]
def put(b): return len(b).to_bytes(4, "big") + b
def der(tag, b): return bytes([tag]) + (bytes([len(b)]) if len(b) < 128 else b"\x82" + len(b).to_bytes(2, "big")) + b
blob = base64.b64decode(open(sigfile, "rb").read().split(b"-----")[2])
check(blob[:10] == b"SSHSIG\0\0\0\1", "not a signature file")
(key, b), parts = cut(blob[10:]), []
while b: part, b = cut(b); parts.append(part)
namespace, reserved, algo, sig = parts
found = "SHA256:" + base64.b64encode(hashlib.sha256(key).digest()).decode().rstrip("=")
check(key == base64.b64decode(keyline.split()[1]), "made with another key, " + found)
check(namespace == purpose.encode() and reserved == b"", "made for another purpose")
check(algo in (b"sha512", b"sha256"), "made in an unknown way")
digest = hashlib.new(algo.decode(), open(name, "rb").read()).digest()
(kind, sig), (first, raw) = cut(sig), cut(key)
check(first in (b"ssh-ed25519", b"ssh-rsa"), "neither ed25519 nor RSA")
pub, how = bytes.fromhex("302a300506032b6570032100") + cut(raw)[0], []
if first == b"ssh-rsa":
    e, n = cut(raw)[0], cut(cut(raw)[1])[0]
    pub = der(48, bytes.fromhex("300d06092a864886f70d0101010500") + der(3, b"\0" + der(48, der(2, n) + der(2, e))))
    how = ["-digest", "sha" + kind[-3:].decode()]
with tempfile.TemporaryDirectory() as tmp:
    def keep(name, b): open(os.path.join(tmp, name), "wb").write(b)
    keep("signed.bin", b"SSHSIG" + b"".join(map(put, (namespace, reserved, algo, digest))))
    keep("sig.bin", cut(sig)[0])
    keep("pub.pem", b"-----BEGIN PUBLIC KEY-----\n" + base64.encodebytes(pub) + b"-----END PUBLIC KEY-----\n")
    files = ["-pubin", "-inkey", "pub.pem", "-in", "signed.bin", "-sigfile", "sig.bin"]
    done = subprocess.run(["openssl", "pkeyutl", "-verify", "-rawin"] + how + files, cwd=tmp)
check(done.returncode == 0, "openssl does not accept the signature")
print(name + ": signed with the key " + found)
`
