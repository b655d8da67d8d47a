package cli

import "github.com/spf13/cobra"

// localise gives every command its words from the catalogue: "cmd.NAME" in the
// list, and "cmd.NAME.long" above its own help where that is there.
func (p *program) localise(root *cobra.Command) {
	cobra.EnableCommandSorting = false // the list follows the life of an edition
	root.SetUsageTemplate(p.usageTemplate())
	root.SetHelpCommand(&cobra.Command{Hidden: true, Use: "no-help"})
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		c.Short = p.cat.T("cmd." + c.Name())
		if key := "cmd." + c.Name() + ".long"; p.cat.Has(key) {
			c.Long = p.cat.T(key)
		}
		c.DisableFlagsInUseLine = true
		p.localiseHelpFlag(c)
	}
	root.DisableFlagsInUseLine = true
	p.localiseHelpFlag(root)
}

func (p *program) localiseHelpFlag(c *cobra.Command) {
	c.InitDefaultHelpFlag()
	if f := c.Flags().Lookup("help"); f != nil {
		f.Usage = p.cat.T("flag.help")
	}
}

// usageTemplate is cobra's usage text with our words.
func (p *program) usageTemplate() string {
	return p.cat.T("usage.heading") + `
  {{.UseLine}}{{if .HasAvailableSubCommands}}

` + p.cat.T("usage.commands") + `{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

` + p.cat.T("usage.flags") + `
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

` + p.cat.T("usage.everywhere") + `
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
}
