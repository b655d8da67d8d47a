package votefile

// Roles tells what each of several files is for: RoleVotes, or that it only says
// what is in another one. A file that cannot be read is fault.CSV, fault.Size or
// fault.IO.
func Roles(inputs []Input) ([]string, error) {
	l := looker{}
	if err := l.read(inputs); err != nil {
		return nil, err
	}
	roles := make([]string, len(inputs))
	for i, f := range l.files {
		roles[i] = f.role
	}
	return roles, nil
}
