package room

import "votering/internal/decision"

// FixedDraws are the draws that every decision states, so that what is seen
// before it is signed is what stands in it.
func FixedDraws() Draws { return Draws{Samples: decision.Draws, Seed: decision.Seed} }
