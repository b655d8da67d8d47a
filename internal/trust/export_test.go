package trust

import "time"

// SetPatience shortens the waiting of tests.
func (k *Keyring) SetPatience(d time.Duration) { k.patience = d }
