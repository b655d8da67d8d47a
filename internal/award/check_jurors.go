package award

import (
	"regexp"
	"strings"

	"votering/internal/fault"
	"votering/internal/text"
)

var (
	// principal is an e-mail address that can stand in an allowed_signers file
	// without meaning more than itself.
	principal = regexp.MustCompile(`^[a-z0-9][a-z0-9._+-]{0,63}@[a-z0-9.-]{1,190}$`)
	keyLine   = regexp.MustCompile(`^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-ssh-ed25519@openssh\.com|` +
		`sk-ecdsa-sha2-nistp256@openssh\.com) [A-Za-z0-9+/]{4,}={0,2}( .*)?$`)
	roles         = []string{string(JurorRole), string(ChairRole), string(SecretaryRole)}
	languageCodes = []string{"nb", "nn", "en"}
)

// jurors checks the roll, which may be empty until the edition is opened.
func (c *checker) jurors() {
	ids, emails, keys := map[string]bool{}, map[string]bool{}, map[string]bool{}
	chairs := 0
	for i := range c.e.Jurors {
		j := &c.e.Jurors[i]
		c.unique(ids, j.ID, "jurors", i, "id")
		c.word(&j.Name, MaxName, "jurors", i, "name")
		c.email(emails, j.Email, "jurors", i, "email")
		if j.Role == "" {
			j.Role = JurorRole
		}
		c.oneOf(string(j.Role), roles, "jurors", i, "role")
		c.key(keys, &j.Key, "jurors", i, "key")
		if j.Language != "" {
			c.oneOf(j.Language, languageCodes, "jurors", i, "language")
		}
		if j.Role != ChairRole {
			continue
		}
		if chairs++; chairs == 2 {
			c.invalid("edition.two_chairs", nil, "jurors", i, "role")
		}
	}
	if len(c.e.Jurors) > 0 && chairs == 0 {
		c.invalid("edition.no_chair", nil, "jurors")
	}
}

func (c *checker) email(seen map[string]bool, email string, path ...any) {
	switch {
	case email == "":
		c.missing(path...)
	case !principal.MatchString(email):
		c.add(fault.New(fault.Text, "edition.email", "email", show(email)), path...)
	case seen[email]:
		c.invalid("edition.email_twice", args("email", email), path...)
	}
	seen[email] = true
}

// key checks the shape of a public key line; trust reads what is in it.
func (c *checker) key(seen map[string]bool, key *string, path ...any) {
	if *key == "" {
		return
	}
	clean, err := text.Clean(*key, MaxKey)
	if err != nil {
		c.because(err, path...)
		return
	}
	*key = clean
	if !keyLine.MatchString(clean) {
		c.invalid("edition.key", nil, path...)
		return
	}
	same := strings.Join(strings.Fields(clean)[:2], " ") // without the comment
	if seen[same] {
		c.invalid("edition.same_key", nil, path...)
	}
	seen[same] = true
}
