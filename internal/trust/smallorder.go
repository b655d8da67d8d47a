package trust

import (
	"crypto/ed25519"
	"encoding/hex"
	"strings"
)

// smallOrders are the points of ed25519 whose multiples are at most eight
// points, in every way to write them, without the bit of the sign. With such a
// point as key, signatures can be made by anybody, for any text.
var smallOrders = []string{
	"00" + strings.Repeat("00", 31),
	"01" + strings.Repeat("00", 31),
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
	"ec" + strings.Repeat("ff", 30) + "7f",
	"ed" + strings.Repeat("ff", 30) + "7f",
	"ee" + strings.Repeat("ff", 30) + "7f",
}

// smallOrder reports a key that is no secret.
func smallOrder(key ed25519.PublicKey) bool {
	point := append([]byte(nil), key...)
	point[len(point)-1] &= 0x7f
	written := hex.EncodeToString(point)
	for _, s := range smallOrders {
		if s == written {
			return true
		}
	}
	return false
}
