"""For command.sh: findings as other programs read them. `json FILE` and `sarif FILE`; sections are those of SARIF 2.1.0 (OASIS)."""
import json, re, sys, urllib.parse

kind, path = sys.argv[1:]
text = open(path, "rb").read().decode("utf-8")
data = json.loads(text)


def check_json():
    assert data["version"] == 1
    for finding in data["findings"]:
        assert set(finding) - {"fix"} == {"code", "severity", "file", "line", "column", "length", "message", "help", "item"}, finding
        assert finding["severity"] in ("note", "warning", "error")
        assert re.fullmatch("[a-z-]+", finding["code"]) and finding["message"] and finding["help"] and finding["file"], finding
        assert finding["line"] >= 0 and finding["column"] >= 0
    return data["findings"]


def check_location(location):
    place = location["physicalLocation"]  # 3.29
    uri = place["artifactLocation"]["uri"]  # 3.4.3: a URI reference (RFC 3986)
    assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri), uri
    open(urllib.parse.unquote(uri), "rb").close()
    region = place.get("region")  # 3.30: lines and columns count from 1, the end stands behind the last character
    if region is not None:
        assert region["startLine"] >= 1
        if "startColumn" in region:
            assert 1 <= region["startColumn"] < region["endColumn"]


def check_sarif():
    assert data["version"] == "2.1.0" and data["$schema"].endswith("sarif-2.1.0.json")  # 3.13
    run, = data["runs"]
    driver = run["tool"]["driver"]  # 3.19
    assert driver["name"] == "dossier" and driver["version"]
    assert run["columnKind"] == "unicodeCodePoints"  # 3.14.27
    rules = driver["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) > 30
    for rule in rules:  # 3.49
        assert rule["shortDescription"]["text"] and rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("note", "warning", "error")
    for result in run["results"]:  # 3.27
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert result["message"]["text"]
        for location in result["locations"]:
            check_location(location)
    return run["results"]


findings = {"json": check_json, "sarif": check_sarif}[kind]()
assert len(findings) > 20, len(findings)
