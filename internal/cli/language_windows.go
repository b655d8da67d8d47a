package cli

import "golang.org/x/sys/windows"

// systemLanguage is the language that Windows shows itself in, as "nb-NO";
// empty where it does not say.
func systemLanguage() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[0]
}
