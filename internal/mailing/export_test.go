package mailing

// Pack and Unpack are an envelope without its seal.
var (
	Pack   = pack
	Unpack = unpack
)
