"""The list of checks. A check is a generator of complaints about a Document; its first sentence says what is asked, and its clause
names the standard: "UA" is ISO 14289-1 (PDF/UA-1), "A" ISO 19005-2 (PDF/A-2, level A), "own" asks more than they do."""

CHECKS = {}


class Check:
    def __init__(self, function, clause, when):
        self.function, self.clause, self.when = function, clause, when
        self.name = function.__name__

    def run(self, document):
        if self.when and not self.when(document):
            return []
        return list(self.function(document))


def clause(text, when=None):
    """`when` names what must stand for the question to make sense; another check complains about its absence."""
    def register(function):
        CHECKS[function.__name__] = Check(function, text, when)
        return function
    return register


def has_tree(document):
    return bool(document.structure)
