"""One question a module, from a dossier to plain data: page, command line, Python and exports all ask here."""
