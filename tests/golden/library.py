"""For select.sh: writes libraries. `small DIR`, `none DIR`, `many DIR COUNT`, `manifest DIR`."""
import pathlib, random, sys

kind, folder = sys.argv[1], pathlib.Path(sys.argv[2])


def study(name, customer, end, method, rehost=0, replatform=0, public="", story="Three servers moved."):
    lines = [f"customer: {customer}", f"end: {end}", f"methodology: [{method}]"]
    lines += [f"servers.rehost: {rehost}"] if rehost else []
    lines += [f"servers.replatform: {replatform}"] if replatform else []
    lines += [f"public-reference: https://contoso.example/{public}"] if public else []
    (folder / "case-studies" / f"{name}.md").write_text("---\n" + "\n".join(lines) + f"\n---\n\n## The story\n\n{story}\n")


def picks():
    (folder / "case-studies").mkdir(parents=True)
    (folder / "templates" / "checklists").mkdir(parents=True)
    checklist = pathlib.Path(__file__).parent / "select" / "picks.xml"
    (folder / "templates" / "checklists" / "picks.xml").write_bytes(checklist.read_bytes())
    (folder / "README.md").write_text("# No case study\n")


def small():
    """Sums: 2 * rehost + 4 * replatform. Of the method Discovery, Plan: apple 20, berry 40 (public), cherry 44 (public), damson
    36, elder 20 (the customer of damson), fig 2. Of the other: grape 200 (public), hazel 200. Too old, broken or thin: the rest."""
    picks()
    study("apple", "Adventure Works", "2025-03-31", "Discovery, Plan", rehost=10)
    study("berry", "Litware GmbH", "2025-03-31", "plan, discovery", replatform=10, public="berry")
    study("cherry", "Alpine Ski House", "2025-04-30", "Discovery, Plan", rehost=2, replatform=10, public="cherry")
    study("damson", "Woodgrove Bank", "2024-12-24", "Discovery, Plan", rehost=18)
    study("elder", "WOODGROVE BANK Ltd", "2025-05-31", "Discovery, Plan", replatform=5)
    study("fig", "Lucerne Publishing", "2025-05-31", "Discovery, Plan", rehost=1)
    study("grape", "Fourth Coffee", "2025-06-30", "Other", replatform=50, public="grape")
    study("hazel", "Contoso Retail", "2025-06-30", "Other", replatform=50)
    study("iris", "Tailspin Toys", "2019-06-30", "Discovery, Plan", replatform=90, public="iris")
    study("jasmine", "Wingtip Toys", "2025-06-30", "Discovery, Plan", rehost=8, story="TBD")
    (folder / "case-studies" / "kale.md").write_text("---\ncustomer: [Broken\n---\n")
    (folder / "case-studies" / "notes.md").write_text("# Notes, no case study\n")


def none():
    """Two sets nearly do: 97 weighted servers with two public ones, or 300 with one."""
    picks()
    study("apple", "Adventure Works", "2025-03-31", "Discovery, Plan", rehost=10)
    study("berry", "Litware GmbH", "2025-03-31", "Discovery, Plan", replatform=10, public="berry")
    study("cherry", "Alpine Ski House", "2025-04-30", "Discovery, Plan", rehost=8, replatform=5, public="cherry")
    study("grape", "Fourth Coffee", "2025-06-30", "Other", replatform=25, public="grape")
    study("hazel", "Contoso Retail", "2025-06-30", "Other", replatform=25)
    study("iris", "Tailspin Toys", "2025-06-30", "Other", replatform=25)


def few():
    picks()
    study("apple", "Adventure Works", "2025-03-31", "Discovery, Plan", rehost=10)


def manifest():
    """The small library with a manifest that names two, one of them with its plan."""
    small()
    (folder / "plan.txt").write_text("Plan of 2025\n")
    (folder / "manifest.xml").write_text("""<?xml version="1.0" encoding="UTF-8"?>
<submission xmlns="urn:dossier:submission:1" checklist="picks" edition="1" date="2026-02-01">
  <partner name="Contoso" home-page="https://contoso.example/"/>
  <case-studies>
    <case-study id="apple" file="case-studies/apple.md" named="yes"/>
    <case-study id="berry" file="case-studies/berry.md" named="yes"/>
  </case-studies>
  <consents><consent case="apple" by="The customer" on="2018-01-02" for="name quote figures picture"/><consent case="berry" by="The customer" on="2018-01-02" for="name quote figures picture"/></consents>
  <evidence>
    <document id="E1" file="plan.txt" title="Plan" kind="plan" date="2025-01-31"><supports item="references/1.2" case="apple"/></document>
  </evidence>
  <answers>
    <answer item="references/1.1" met="yes"/>
    <answer item="references/1.2" case="apple" met="yes"/>
  </answers>
</submission>
""")


def many(count):
    """For the Migration Competency: texts long enough, numbers at random, two customers of the same name now and then."""
    source = pathlib.Path(__file__).resolve().parents[2] / "input" / "contoso-migration" / "case-studies"
    texts = [path.read_text() for path in sorted(source.glob("*.md"))]
    draw = random.Random(2019)
    folder.mkdir(parents=True)
    for number in range(count):
        front, body = texts[draw.randrange(len(texts))][4:].split("\n---\n", 1)
        kept = [line for line in front.split("\n") if not line.startswith(("applications.", "servers.", "diagrams:", " ", "public-reference", "end:"))]
        strategies = draw.sample(["rehost", "replatform"], draw.randint(1, 2))
        for strategy in strategies:
            kept += [f"applications.{strategy}: {draw.randint(1, 5)}", f"servers.{strategy}: {draw.randint(3, 60)}"]
        kept.append(f"end: {draw.randint(2016, 2019)}-12-{draw.randint(1, 28):02}")
        if draw.random() < 0.2:
            kept.append(f"public-reference: https://contoso.example/stories/{number}")
        text = "\n".join(kept).replace("customer: ", f"customer: {draw.randrange(count)} ", 1)
        customer = next(line[10:] for line in text.split("\n") if line.startswith("customer: "))
        body = body.replace("## The customer and the pattern\n\n", f"## The customer and the pattern\n\n{customer}. ", 1)
        (folder / f"study-{number:03}.md").write_text(f"---\n{text}\n---\n{body}")


{"small": small, "none": none, "few": few, "manifest": manifest, "many": lambda: many(int(sys.argv[3]))}[kind]()
