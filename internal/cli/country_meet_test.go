package cli_test

// meet is the meeting: an item of the agenda is taken up, and in a round one
// juror changes a mark from home, and another in the room.
func (c *country) meet() {
	c.chair("agenda", "chair.votering", "--minutes", "60")
	c.chair("item", "chair.votering", "open", "i1")
	c.chair("note", "chair.votering", "i1", "Alle har lest søknadene.")
	c.chair("item", "chair.votering", "close")
	c.chair("round", "chair.votering", "open")
	home, here := c.jurors[0], c.jurors[2]
	c.at2(home, "mark", "mine.votering", "n1", "results", "2", "--comment", "Tallene fra i fjor var feil.")
	c.at2(home, "seal", "mine.votering", "--key", "key")
	c.mail(home+"/"+home+".ballot", "chair/in/"+home+"-2.ballot")
	c.chair("collect", "chair.votering", "in/"+home+"-2.ballot", "--key", "key", "--seal-passphrase-file", "seal.txt", "-o", "receipts")
	c.chair("revise", "chair.votering", "--as", here, "n2", "results", "3", "--reason", "Har hørt på de andre.")
	c.chair("round", "chair.votering", "close", "--key", "key", "-o", "receipts")
	c.revised, c.closed = 1, 1
	c.handOut()
	c.each(c.keep)
}
