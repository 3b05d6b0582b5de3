# Faults of form that a paste brings along: HTML, maths, other encodings, links that lead nowhere, credentials, lost captions.
import base64, re

from .model import Edit, fault, operator

KEY = "AKIA" + "QZ4M7RTW2XKD5PNB"
SECRET = "aws_secret_access_key = " + "k3Jx9QwTz7Lm2Vb8Rn4Yc6Hd1Fs5Gp0AqWeRtYuI"
PRIVATE = "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAx5mGq0Vd8sNnZk3b2c9Qw7R1tYf0hJ6uLpXeVaDoSgCzKiBm\nTq4WlUyE8rHj2nPvFsM5dKxA7gObZ3tR\n-----END RSA PRIVATE KEY-----"
JWT = ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in
               (b'{"alg":"HS256","typ":"JWT"}', b'{"sub":"1234567890","name":"admin","iat":1516239022}', bytes(range(7, 39))))


def in_story(sample, count, salt):
    pairs = [(case, paragraph) for case in sample.cases for paragraph in case.prose]
    return sample.spread(pairs, count, salt)


def add(sample, case, paragraph, text, key, block=False):
    """Behind a paragraph of the story: at the end of its last line, or as a block of its own."""
    end = paragraph[1] - (case.text[paragraph[1] - 1] == "\n")
    return fault(sample, f"{key} {case.id} {case.text[paragraph[0]:paragraph[0] + 20].strip()}",
                 Edit(case.rel, end, end, ("\n\n" if block else " ") + text),
                 said=f"added to the story: {text[:60]!r}")


def answer(sample, at, text, key):
    own = [a for a in sample.answers if len(a.text) > 80]
    chosen = sample.spread(own, 7, key)[at % min(7, len(sample.spread(own, 7, key)))]
    end = chosen.body[0] + len(sample.manifest[slice(*chosen.body)].rstrip())
    return fault(sample, f"{key} {chosen.get('item')} {chosen.get('case')}", Edit("manifest.xml", end, end, " " + text),
                 said=f"added to the answer {chosen.get('item')}: {text[:60]!r}")


def pasted(name, group, text, block=False, count=2, answers=1):
    """An operator that adds a text to stories and answers."""
    @operator(name, group)
    def function(sample):
        for case, paragraph in in_story(sample, count, name):
            yield add(sample, case, paragraph, text, "story", block)
        if not block:
            for at in range(answers):
                yield answer(sample, at, text.replace("&", "&amp;").replace("<", "&lt;"), "answer")
    return function


pasted("HTML table", "D", "<table><tr><td>Before</td><td>14 h</td></tr><tr><td>After</td><td>6 h</td></tr></table>", block=True)
pasted("HTML picture", "D", '<img src="diagrams/picture.png" width="600"/>', block=True)
pasted("HTML details", "D", "<details><summary>More</summary>Text inside.</details>", block=True, count=1)
pasted("HTML script", "D", "<script>alert(1)</script>", block=True, count=1)
pasted("HTML span", "D", 'The <span style="color:red">new</span> way.')
pasted("HTML superscript", "D", "About 10<sup>6</sup> rows.")
pasted("maths in the line", "D", r"The gain is $\frac{a}{b} \cdot 100$ on the mean.")
pasted("maths as a block", "D", "$$\nx = \\sum_{i=1}^{n} a_i\n$$", block=True)
pasted("admonition of MkDocs", "D", "!!! note\n    The load ran at night.", block=True)
pasted("mojibake", "D", "The cost fell by Â£1.9 million â€“ a year, says MÃ¼ller.")
pasted("replacement character", "D", "The price was \ufffd1.9 million.")
pasted("private-use bullet", "D", "\uf0b7 First point of the list", block=True)
pasted("bidi control", "D", "The account \u202e2109 8765\u202c was used.")
pasted("control character", "D", "The load ran at night\x07.", answers=0)
pasted("javascript link", "D", "[More](javascript:alert%281%29) about it.")
pasted("file link", "D", "[More](file:///C:/Users/me/plan.docx) about it.")
pasted("data link", "D", "[More](data:text/html;base64,PGI+) about it.", count=1)
pasted("ftp link", "D", "[More](ftp://files.example/plan.pdf) about it.", count=1)
pasted("link to the local machine", "D", "[More](http://localhost:8080/report) about it.")
pasted("link to a private address", "D", "[More](https://10.20.1.14/report) about it.")
pasted("link to a missing section", "D", "[More](#no-such-heading) about it.", answers=0)
pasted("picture that is not there", "D", "![The dashboard](diagrams/no-such-picture.png)", block=True)
pasted("AWS access key", "D", f"The task ran with {KEY}.")
pasted("AWS secret key", "D", f"In the file stands {SECRET}.")
pasted("password", "D", "Connect with password=S0mmer-2019!x as before.")
pasted("address with a password", "D", "We used postgres://admin:Kestrel99x@db.example:5432/orders for it.")
pasted("private key", "D", PRIVATE, block=True, answers=0)
pasted("JSON web token", "D", f"The call carried {JWT}.")
pasted("GitHub token", "D", "The pipeline used ghp_" + "a8Kd93LmQz71XcVb20NtRw56YsPe4GhJ1uFo" + ".", count=1)
pasted("placeholder of a draft", "D", "The saving was XX % [to be confirmed].")
pasted("note to a colleague", "D", "TODO: ask Peter for the number.")
pasted("tracked change of Word", "D", "{++added++}{--removed--} Comment [PK1]: check this.", count=1)
pasted("code that is never closed", "D", "```\nselect 1", block=True, count=1)
pasted("merge conflict", "D", "<<<<<<< HEAD\nfirst\n=======\nsecond\n>>>>>>> branch", block=True, count=1)


@operator("credential in an evidence file", "D")
def evidence(sample):
    kinds = {".md": "{}\n", ".txt": "{}\n", ".log": "{}\n", ".sql": "-- {}\n", ".yaml": "# {}\n"}
    files = [d for d in sample.documents if "." + d.get("file").rpartition(".")[2] in kinds and d.get("file") in sample.texts]
    for document, secret in zip(sample.spread(files, 6, "secret"),
                                (f"aws_access_key_id = {KEY}", SECRET, "password=S0mmer-2019!x", PRIVATE, JWT,
                                 "postgres://admin:Kestrel99x@db.example/orders")):
        rel = document.get("file")
        text = sample.texts[rel]
        yield fault(sample, f"{document.get('id')} {secret[:12]}",
                    Edit(rel, len(text), len(text), kinds["." + rel.rpartition(".")[2]].format(secret)), wide=True,
                    also=[("manifest.xml", document.start, document.end)], said=f"{secret[:24]} in {rel}")


@operator("bytes that are no UTF-8", "D")
def latin(sample):
    for case, paragraph in in_story(sample, 2, "latin"):
        made = add(sample, case, paragraph, "M\udcfcller agreed.", "story")
        yield made


def pictures(sample):
    for case in sample.cases:
        for match in re.finditer(r"^ *(caption|alternative): *(.*)$", case.text[:case.body], re.M):
            yield case, match


@operator("caption of the skeleton", "D")
def caption(sample):
    for case, match in pictures(sample):
        if match[1] == "caption":
            yield fault(sample, case.id, Edit(case.rel, match.start(2), match.end(2), '"What the picture shows"'),
                        said="caption: What the picture shows")


@operator("alternative text missing", "D")
def alternative(sample):
    for at, (case, match) in enumerate(m for m in pictures(sample) if m[1][1] == "alternative"):
        if at % 2:
            yield fault(sample, case.id, Edit(case.rel, match.start(), match.end() + 1, "", gone=True), said="alternative: removed")
        else:
            yield fault(sample, case.id, Edit(case.rel, match.start(2), match.end(2), '""'), said='alternative: ""')


@operator("alternative text says nothing", "D")
def nothing(sample):
    for (case, match), text in zip([m for m in pictures(sample) if m[1][1] == "alternative"],
                                   ("image1.png", "Diagram", "picture", "Bild", "TODO", "...")):
        yield fault(sample, case.id, Edit(case.rel, match.start(2), match.end(2), text), said=f"alternative: {text}")


@operator("caption empty", "D")
def no_caption(sample):
    for case, match in [m for m in pictures(sample) if m[1][1] == "caption"][:2]:
        yield fault(sample, case.id, Edit(case.rel, match.start(2), match.end(2), '""'), said='caption: ""')
