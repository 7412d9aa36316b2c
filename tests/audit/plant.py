#!/usr/bin/env python3
"""Plant faults in clean texts and count how many the audit finds.

    plant.py CITEGRAPH SHARED [--each N] [--seed S] [--missed N]

SHARED holds `markup/en` (texts with the links of their editors) and `gold/dev`. Each planted text is a
copy with one fault; a fault is found where a finding of a rule made for it, which the text without the
fault does not have, overlaps the place. Prints the share by sort; exit code 1 where fewer than 95 of
100 are found.
"""
import argparse, collections, json, pathlib, random, re, subprocess, sys, tempfile

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = re.compile(rf"\b(\d{{1,2}})\s+({MONTHS})\s+((?:19|20)\d\d)\b")
SMALL = re.compile(r" (the|of|on) ")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
ACCEPTED = {
    "number": {"no-such-number", "glued-mark"},
    "year": {"no-such-number"},
    "body": {"body-and-number"},
    "date": {"date-against-registry", "date-outside-session", "body-not-then", "impossible-date"},
    "title": {"title-not-official"},
    "mark": {"mark-without-note"},
    "order": {"list-order"},
    "duplicate": {"recalled-twice"},
    "symbol": {"malformed-symbol"},
}
TITLES = [
    "Convention on the Rights of the Child", "Convention on the Elimination of All Forms of Discrimination against Women",
    "International Covenant on Economic, Social and Cultural Rights", "International Covenant on Civil and Political Rights",
    "Convention on the Rights of Persons with Disabilities", "United Nations Convention on the Law of the Sea",
    "Beijing Declaration and Platform for Action", "Vienna Declaration and Programme of Action", "Durban Declaration and Programme of Action",
    "United Nations Framework Convention on Climate Change", "Sendai Framework for Disaster Risk Reduction 2015-2030",
    "United Nations Convention against Transnational Organized Crime", "Treaty on the Non-Proliferation of Nuclear Weapons",
    "United Nations Convention against Corruption", "Convention relating to the Status of Refugees", "Convention on Biological Diversity",
    "Addis Ababa Action Agenda of the Third International Conference on Financing for Development",
    "Programme of Action of the International Conference on Population and Development",
]


def dates(registry):
    rows = (line.split(",", 2) for line in registry.read_text(encoding="utf-8").splitlines()[1:])
    return {row[0]: row[1] for row in rows if len(row) > 1}


def faults(text, links, adopted, rnd):
    """Every fault that can be planted: sort, place, what is taken out, what is put in."""
    body = text.find("\n¹") if "\n¹" in text else len(text)
    for link in links:
        at, end, target = link["start"], link["end"], link["target"] or ""
        shown = link["text"]
        before, behind = text[max(0, at - 60):at], text[end:end + 60]
        ga = re.fullmatch(r"(\d\d)/(\d{1,3})", shown)
        if ga and target.startswith("A/RES/") and re.search(r"resolutions?\s$", before) and not re.match(r"[\d/]", behind):
            if not re.search(r"(Council|Commission|Assembly of)[^.;]{0,30}$", before):
                yield "number", at, shown, f"{ga[1]}/{rnd.randint(500, 990)}"
        sc = re.fullmatch(r"(\d{3,4}) \((\d{4})\)", shown)
        if sc and target.startswith("S/RES/") and 200 < int(sc[1]) < 2300:
            year = int(sc[2]) + rnd.choice([-3, -2, -1, 1, 2, 3])
            yield "year", at, shown, f"{sc[1]} ({year})"
            if re.search(r"\sresolution\s$", before) and not before.rstrip().endswith(("Council resolution", "Assembly resolution")):
                start = at - len("resolution ")
                if text[start:at] == "resolution ":
                    yield "symbol", start, f"resolution {shown}", f"A/RES/{shown}"
        for name, other in [("General Assembly", "Security Council"), ("Security Council", "General Assembly"), ("Human Rights Council", "Security Council")]:
            lead = f"{name} resolution "
            if before.endswith(lead) and (ga or sc or re.fullmatch(r"\d{1,2}/\d{1,2}", shown)):
                if not re.search(r"(and|or)\s*$", before[: -len(lead)]):
                    yield "body", at - len(lead), lead, f"{other} resolution "
        date = re.match(r"(?:\s+of\s+)", behind)
        if date and target in adopted and (ga or sc):
            found = DATE.match(text, end + date.end())
            if found:
                day = int(found[1])
                wrong = rnd.choice([d for d in range(1, 29) if d != day])
                yield "date", found.start(), found[0], found[0].replace(found[1], str(wrong), 1)
    for title in TITLES:
        for found in re.finditer(re.escape(title), text[:body]):
            inner = found[0]
            lead = text[max(0, found.start() - 5):found.start()]
            follows = text[found.end():found.end() + 1]
            if not lead.endswith("the ") or follows not in ",;. ":
                continue
            small = list(SMALL.finditer(inner))
            if small and rnd.random() < 0.5:
                cut = rnd.choice(small)
                yield "title", found.start(), inner, inner[:cut.start()] + " " + inner[cut.end():]
            else:
                words = inner.split(" ")
                places = [i for i, word in enumerate(words) if len(word) > 6 and word.isalpha()]
                if places:
                    i = rnd.choice(places)
                    word = words[i]
                    k = rnd.randrange(2, len(word) - 2)
                    words[i] = word[:k] + word[k + 1:]
                    yield "title", found.start(), inner, " ".join(words)
    for found in re.finditer(r"(?<=[a-z,;.)])[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?=[ ,;.\n])", text[:body]):
        yield "mark", found.start(), found[0], str(rnd.randint(300, 900)).translate(SUPERSCRIPTS)
    pair = re.compile(rf"(\d\d/\d{{1,3}} of \d{{1,2}} (?:{MONTHS}) \d{{4}})(,? and |, )(\d\d/\d{{1,3}} of \d{{1,2}} (?:{MONTHS}) \d{{4}})")
    for found in pair.finditer(text[:body]):
        first, second = found[1], found[3]
        known = [adopted.get("A/RES/" + member.split(" ")[0]) for member in (first, second)]
        if first.split("/")[0] < second.split("/")[0] and not re.search(r"(Council|Commission)[^;]{0,80}$", text[max(0, found.start() - 90):found.start()]):
            yield "order", found.start(), found[0], f"{second}{found[2]}{first}"
    for found in re.finditer(r"\n(Recalling(?: also| further)? (?:its )?resolution \d\d/\d{1,3} of [^\n]{5,120},)\n", text[:body]):
        yield "duplicate", found.end(), "", found[1].replace("Recalling also", "Recalling").replace("Recalling further", "Recalling").replace("Recalling", "Recalling also", 1) + "\n\n"


def audit(binary, folder):
    done = subprocess.run([binary, "audit", "--format", "json", "--deny", "never", str(folder)], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    found = collections.defaultdict(list)
    for finding in json.loads(done.stdout)["findings"]:
        found[finding["source"]].append(finding)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("shared", type=pathlib.Path)
    parser.add_argument("--each", type=int, default=260, help="faults of each sort")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", type=int, default=0, help="print N missed ones of each sort")
    options = parser.parse_args()
    rnd = random.Random(options.seed)
    adopted = dates(options.shared / "registry/resolutions.csv")
    possible = collections.defaultdict(list)
    for file in sorted((options.shared / "markup/en").rglob("*.txt")):
        text = file.read_text(encoding="utf-8")
        encoded = text.encode()
        links = []
        for line in file.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines():
            link = json.loads(line)
            start = len(encoded[: link["start"]].decode(errors="ignore"))
            links.append({**link, "start": start, "end": start + len(link["text"])})
        for sort, at, out, put in faults(text, links, adopted, rnd):
            if text[at:at + len(out)] == out:
                possible[sort].append((file, at, out, put))
    for file in sorted((options.shared / "gold/dev").glob("*.txt")):
        text = file.read_text(encoding="utf-8")
        for sort, at, out, put in faults(text, [], adopted, rnd):
            possible[sort].append((file, at, out, put))
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        planted = {}
        for sort in ACCEPTED:
            some = rnd.sample(possible[sort], min(options.each, len(possible[sort])))
            for nth, (file, at, out, put) in enumerate(some):
                text = file.read_text(encoding="utf-8")
                name = folder / f"{sort}-{nth}" / file.name
                name.parent.mkdir()
                name.write_text(text[:at] + put + text[at + len(out):], encoding="utf-8")
                start = len(text[:at].encode())
                planted[str(name)] = (sort, start, start + max(1, len(put.encode())), file, out, put)
        before = {}
        for part in ("markup/en", "gold/dev"):
            before.update(audit(options.binary, options.shared / part))
        kinds = collections.defaultdict(set)
        for source, findings in before.items():
            for finding in findings:
                kinds[pathlib.Path(source).resolve()].add((finding["rule"], finding["excerpt"], finding["message"]))
        after = audit(options.binary, folder)
    tally, hits, missed = collections.Counter(), collections.Counter(), collections.defaultdict(list)
    for source, (sort, start, end, file, out, put) in planted.items():
        tally[sort] += 1
        is_new = lambda finding: (finding["rule"], finding["excerpt"], finding["message"]) not in kinds[file.resolve()]
        near = [f for f in after.get(source, []) if f["start"] < end and start < f["end"] and f["rule"] in ACCEPTED[sort] and is_new(f)]
        if near:
            hits[sort] += 1
        else:
            others = [f["rule"] for f in after.get(source, []) if f["start"] < end and start < f["end"]]
            missed[sort].append((file.name, out[:70], put[:70], others))
    for sort in ACCEPTED:
        print(f"{sort:10} planted {tally[sort]:4}  found {hits[sort] / max(1, tally[sort]):.4f}")
        for row in missed[sort][: options.missed]:
            print("   ", *row)
    share = sum(hits.values()) / max(1, sum(tally.values()))
    print(f"{'all':10} planted {sum(tally.values()):4}  found {share:.4f}")
    sys.exit(0 if share >= 0.95 else 1)


if __name__ == "__main__":
    main()
