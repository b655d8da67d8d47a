package dossier

// Inside is how a folder is written whose place nothing can take.
var Inside = inside

// Place is how a file gets its name.
var Place = place
