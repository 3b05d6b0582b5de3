# Whatever ends a build, and when: the results are wholly of it or wholly as they were, nothing is left beside them or running, and the
# status is the signal's. Two builds at a time never mix.
exec python3 "$2/tests/fault/signals.py" "$1" "$2"
