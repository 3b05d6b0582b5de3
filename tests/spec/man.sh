# The manual pages are free of mandoc's warnings.
cd "$2/man" && mandoc -T lint -W warning dossier.1 dossier-formats.5 dossier-checklist.5
