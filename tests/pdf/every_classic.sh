# qpdf, poppler, MuPDF and Ghostscript read the PDFs of all samples and of the specimen, in the theme classic, without a word.
exec sh "$2/tests/pdf/readers/every.sh" "$1" "$2" classic
