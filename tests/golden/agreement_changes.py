"""Changes of a copied submission for agreement.py, each the same every time: a function of the folder and of a turn, which takes other
places in each. True: something was changed."""
import re
import xml.etree.ElementTree as tree

SPACE = "urn:dossier:submission:1"
tree.register_namespace("", SPACE)
CHANGES = {}
FOR_ONE = ("other-tracks", "groups-waived")  # which suit one checklist only


def change(function):
    CHANGES[function.__name__.replace("_", "-")] = function
    return function


class Manifest:
    def __init__(self, folder):
        self.path = folder / "manifest.xml"
        self.tree = tree.parse(self.path)
        self.root = self.tree.getroot()

    def all(self, name):
        return list(self.root.iter("{%s}%s" % (SPACE, name)))

    def drop(self, nodes):
        for parent in list(self.root.iter()):
            for node in list(parent):
                if node in nodes:
                    parent.remove(node)

    def save(self):
        self.tree.write(self.path, encoding="utf-8", xml_declaration=True)
        return True


def pick(list_of, turn, step):
    """One of a list, for each turn another, wherever the list is long."""
    return list_of[(turn + 1) * step % len(list_of)]


def some(list_of, turn, step):
    """Each step-th, beginning elsewhere in each turn."""
    return list_of[turn::step]


def answers(folder, turn, step, edit):
    manifest = Manifest(folder)
    for node in some(manifest.all("answer"), turn, step):
        edit(manifest, node)
    return manifest.save()


def say(node, text, **attributes):
    node.text = text
    for name, value in attributes.items():
        node.set(name, value)


def studies(folder):
    return [folder / node.get("file") for node in Manifest(folder).all("case-study")]


def rewrite(path, pattern, text):
    old = path.read_text(encoding="utf-8")
    new = re.sub(pattern, text, old, count=1, flags=re.M | re.S)
    path.write_text(new, encoding="utf-8")
    return new != old


FIELD = r"^(?!title|diagrams|file|caption)([a-z][\w.-]*):[^\n]*\n"


def fields(path):
    head = path.read_text(encoding="utf-8").split("\n---\n", 1)[0] + "\n"
    return [m.group(1) for m in re.finditer(FIELD, head, re.M)]


# ---- answers ----


@change
def answer_removed(folder, turn):
    return answers(folder, turn, 13, lambda manifest, node: manifest.drop([node]))


@change
def one_answer_removed(folder, turn):
    manifest = Manifest(folder)
    manifest.drop([pick(manifest.all("answer"), turn, 17)])
    return manifest.save()


@change
def answer_denied(folder, turn):
    return answers(folder, turn, 9, lambda manifest, node: node.attrib.update(met="no", reason="We have not done this yet."))


@change
def one_answer_denied(folder, turn):
    manifest = Manifest(folder)
    pick(manifest.all("answer"), turn, 23).attrib.update(met="no", reason="It is planned for the autumn.")
    return manifest.save()


@change
def answer_partly(folder, turn):
    return answers(folder, turn, 7, lambda manifest, node: node.attrib.update(met="partly", reason="Done for one of two sites."))


@change
def not_applicable(folder, turn):
    reason = "There was no such part in this project."
    return answers(folder, turn, 8, lambda manifest, node: node.attrib.update(met="not-applicable", reason=reason))


@change
def not_applicable_without_reason(folder, turn):
    return answers(folder, turn, 11, lambda manifest, node: say(node, "", met="not-applicable"))


@change
def answer_emptied(folder, turn):
    return answers(folder, turn, 6, lambda manifest, node: say(node, ""))


@change
def answer_is_a_denial(folder, turn):
    return answers(folder, turn, 10, lambda manifest, node: say(node, "This was never done, and none of us knows much of it."))


@change
def answer_is_one_word(folder, turn):
    return answers(folder, turn, 5, lambda manifest, node: say(node, "Yes."))


@change
def answer_is_a_placeholder(folder, turn):
    return answers(folder, turn, 12, lambda manifest, node: say(node, "TODO: ask the team"))


@change
def answers_swapped(folder, turn):
    manifest = Manifest(folder)
    nodes = manifest.all("answer")
    one, other = pick(nodes, turn, 11), pick(nodes, turn, 19)
    one.text, other.text = other.text, one.text
    return manifest.save()


@change
def each_answer_otherwise(folder, turn):
    """Neighbors have other marks, in another order in each turn: what an item comes to does not depend on the order."""
    manifest = Manifest(folder)
    marks = ["partly", None, "no", "yes", "not-applicable"]
    for k, node in enumerate(manifest.all("answer")):
        mark = (marks if turn % 2 else marks[::-1])[k % len(marks)]
        if mark is None:
            manifest.drop([node])
        else:
            node.attrib.update(met=mark, reason="As the project needed it.")
    return manifest.save()


@change
def no_answers(folder, turn):
    manifest = Manifest(folder)
    manifest.drop([node for node in manifest.all("answer") if not turn or node.get("item").split("/")[0] != "prerequisites"])
    return manifest.save()


@change
def answers_of_a_case_study_removed(folder, turn):
    manifest = Manifest(folder)
    case = pick(manifest.all("case-study"), turn, 1).get("id")
    manifest.drop([node for node in manifest.all("answer") if node.get("case") == case])
    return manifest.save()


@change
def person_removed(folder, turn):
    return answers(folder, turn, 3, lambda manifest, node: node.attrib.pop("by", None))


# ---- case studies ----


@change
def field_emptied(folder, turn):
    path = pick(studies(folder), turn, 1)
    return rewrite(path, r"^%s:[^\n]*" % re.escape(pick(fields(path), turn, 5)), r"")


@change
def fields_removed(folder, turn):
    path = pick(studies(folder), turn + 1, 1)
    return all([rewrite(path, r"^%s:[^\n]*\n" % re.escape(name), "") for name in some(fields(path), turn, 4)])


@change
def optional_fields_removed(folder, turn):
    names = r"public-reference|recovery\.\w+|availability\.trade-off|third-party"
    return any([rewrite(path, r"^(%s):[^\n]*\n" % names, "") for path in studies(folder)])


@change
def section_deleted(folder, turn):
    path = pick(studies(folder), turn, 1)
    title = pick(re.findall(r"^## [^\n]*", path.read_text(encoding="utf-8"), re.M), turn, 3)
    return rewrite(path, re.escape(title) + r"\n.*?(?=^## |\Z)", "")


@change
def sections_emptied(folder, turn):
    done = [rewrite(path, r"(^## [^\n]*\n)(?:(?!^## ).)*", r"\1\nTBD\n\n") for path in studies(folder)]
    return all(done)


@change
def status_pilot(folder, turn):
    return rewrite(pick(studies(folder), turn, 1), r"^status:[^\n]*", "status: pilot" if not turn else "status: proof-of-concept")


@change
def customer_twice(folder, turn):
    paths = studies(folder)
    name = re.search(r"^customer:[^\n]*", paths[0].read_text(encoding="utf-8"), re.M).group()
    return rewrite(paths[1], r"^customer:[^\n]*", name)


@change
def file_missing(folder, turn):
    pick(studies(folder), turn, 1).unlink()
    return True


@change
def case_study_removed(folder, turn):
    """All but one; all but three."""
    manifest = Manifest(folder)
    gone = manifest.all("case-study")[3 if turn else 1:]
    ids = {node.get("id") for node in gone}
    manifest.drop(gone + [n for name in ("answer", "supports") for n in manifest.all(name) if n.get("case") in ids])
    return bool(gone) and manifest.save()


@change
def no_case_studies(folder, turn):
    manifest = Manifest(folder)
    manifest.drop(manifest.all("case-study") + [n for name in ("answer", "supports") for n in manifest.all(name) if n.get("case")])
    return not turn and manifest.save()


@change
def more_case_studies(folder, turn):
    """Five of them, under one customer's name or under names of their own: one column holds all."""
    manifest = Manifest(folder)
    first = manifest.all("case-study")[0]
    parent = next(node for node in manifest.root.iter() if first in list(node))
    for k in range(5 - len(manifest.all("case-study"))):
        path = folder / first.get("file")
        copy = path.with_name("copy-%d.md" % k)
        copy.write_bytes(path.read_bytes())
        if turn:
            rewrite(copy, r"^customer:[^\n]*", "customer: %s Works Ltd" % ("Amber", "Birch", "Cedar", "Dover")[k])
            rewrite(copy, r"^(status|end|start):[^\n]*\n", "")
        parent.append(tree.Element(first.tag, id="copy-%d" % k, file="case-studies/copy-%d.md" % k))
    return len(manifest.all("case-study")) == 5 and manifest.save()


# ---- evidence ----


@change
def evidence_removed(folder, turn):
    manifest = Manifest(folder)
    manifest.drop(some(manifest.all("document"), turn, 3))
    return manifest.save()


@change
def no_evidence(folder, turn):
    manifest = Manifest(folder)
    manifest.drop(manifest.all("document") if not turn else some(manifest.all("supports"), turn, 2))
    return manifest.save()


@change
def evidence_lorem(folder, turn):
    for path in some(sorted((folder / "evidence").iterdir()), turn, 2):
        path.write_bytes(b"lorem")
    return True


@change
def evidence_missing(folder, turn):
    pick(sorted((folder / "evidence").iterdir()), turn, 3).unlink()
    return True


# ---- the whole ----


@change
def german(folder, turn):
    manifest = Manifest(folder)
    manifest.root.set("language", "de")
    manifest.save()
    return (each_answer_otherwise if turn else answer_partly)(folder, turn)


@change
def tier_lowered(folder, turn):
    manifest = Manifest(folder)
    manifest.all("partner")[0].set("tier", "Registered")
    return manifest.save()


@change
def years_later(folder, turn):
    manifest = Manifest(folder)
    year, rest = manifest.root.get("date").split("-", 1)
    manifest.root.set("date", "%d-%s" % (int(year) + 4 - 7 * turn, rest))
    return manifest.save()


@change
def other_tracks(folder, turn):
    manifest = Manifest(folder)
    manifest.root.set("tracks", "instances" if turn else "fargate")
    return "ecs" in manifest.root.get("checklist") and manifest.save()


@change
def groups_waived(folder, turn):
    """A review without open high risks takes the place of a group; in the second turn it lacks a statement."""
    manifest = Manifest(folder)
    parent = manifest.all("evidence")[0]
    pillars = ("security", "operational excellence", "reliability")[turn:]
    node = tree.SubElement(parent, parent[0].tag, id="E90", file="evidence/review.txt", title="Review", kind="well-architected",
                           date="2025-02-20", confidential="yes", by="koivu",
                           states="|".join("no open high risk in " + p for p in pillars))
    tree.SubElement(node, "{%s}supports" % SPACE, item="common/DOC-001", case="adventure")
    (folder / "evidence/review.txt").write_text("Review of 20 February 2025: no open high risk in three pillars.\n", encoding="utf-8")
    manifest.drop([n for n in manifest.all("answer") if n.get("item").startswith("common/REL")])
    return "waf" in manifest.root.get("checklist") and manifest.save()
