#!/usr/bin/python3
"""Sets ParScore's speed beside named peers in one run on one machine, and prints ratios.

    tests/ParScore.Benchmarks/compare.sh          installs what is missing, builds, and runs this script

Peers: LibreOffice recalculating a sheet that scores the same 103 leaves by formulas (checked to give the same points), and
openpyxl writing the same cells as the Ministry workbook. Nothing here is asserted by a test; figures go to tests/README.md.
"""
import json, os, shutil, statistics, subprocess, sys, tempfile, time
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

ROOT = Path(__file__).resolve().parents[2]
SET = json.load(open(ROOT / "criteria/par-index-province/2020.json", encoding="utf-8"))
BENCHMARKS = ROOT / ".artifacts/bin/ParScore.Benchmarks/release/ParScore.Benchmarks.dll"
PARSCORE = ROOT / ".artifacts/bin/ParScore.Cli/release/parscore.dll"
SAMPLE = ROOT / "samples/quang-tri-2020"


def leaves():
    def walk(node):
        if "rule" in node:
            yield node
        for child in node.get("children", []):
            yield from walk(child)
    for field in SET["fields"]:
        yield from walk(field)


def declared():
    """Figures of every leaf, joined over the units as the rules say."""
    joined = {}
    for path in sorted((SAMPLE / "answers").glob("*.json")):
        for answer in json.load(open(path, encoding="utf-8"))["answers"]:
            into = joined.setdefault(answer["leaf"], {})
            for role, value in answer.get("figures", {}).items():
                if role == "items":
                    into.setdefault("items", {}).update(value)
                elif isinstance(value, bool):
                    into[role] = into.get(role, True) and value
                elif role == "choice":
                    into[role] = value
                else:
                    into[role] = into.get(role, Decimal(0)) + Decimal(str(value).replace(",", "."))
    for value in json.load(open(SAMPLE / "entered.json", encoding="utf-8"))["values"]:
        joined[value["leaf"]] = {"points": Decimal(value["points"])}
    return joined


def band_formula(value, bands):
    tests = []
    for band in bands:
        conditions = [f"{value}{op}{band[key]}" for key, op in (("from", ">="), ("above", ">"), ("upTo", "<="), ("below", "<")) if key in band]
        tests.append((f"AND({','.join(conditions)})" if conditions else "TRUE", band["points"]))
    text = "0"
    for condition, points in reversed(tests):
        text = f"IF({condition},{points},{text})"
    return text


def scale_formula(percent, scale, maximum):
    if "bands" in scale:
        return band_formula(percent, scale["bands"])
    full, floor = scale.get("full", "100"), scale.get("floor", "-1000000")
    return f"IF({percent}<{floor},{scale.get('belowFloor', 0)},IF({percent}>={full},{maximum},IF({percent}<0,0,{maximum}*{percent}/{full})))"


def empty_formula(bottom, empty, maximum, formula):
    return f"IF({bottom}=0,{maximum if empty == 'full' else 0},{formula})"


def formula(rule, row):
    """The leaf's points as a spreadsheet formula over B, C, D (figures) and E (maximum) of its row."""
    b, c, d, e = (f"{letter}{row}" for letter in "BCDE")
    kind = rule["kind"]
    if kind == "met":
        return f"IF({b}=1,{e},{rule.get('otherwise', 0)})"
    if kind == "choice":
        text = "0"
        for option in reversed(rule["options"]):
            text = f'IF({b}="{option["code"]}",{option["points"]},{text})'
        return text
    if kind in ("ratio", "percent-bands"):
        percent = f"({b}*100/{c})"
        return empty_formula(c, rule.get("empty"), e, scale_formula(percent, rule, e))
    if kind == "plan":
        return empty_formula(c, rule.get("empty"), e, scale_formula(f"({b}*100/{c})", rule["scale"], e))
    if kind == "change":
        change = f"(({b}-{c})*100/{c})" if rule["direction"] == "increase" else f"(({c}-{b})*100/{c})"
        return empty_formula(c, rule.get("empty"), e, scale_formula(change, rule["scale"], e))
    if kind == "count":
        return band_formula(b, rule["bands"]) if "bands" in rule else f"MIN({b}*{rule['each']},{e})"
    if kind == "deduction":
        return f"MAX(0,{e}-{b}*{rule['minus']})"
    if kind == "none-allowed":
        return f"IF({b}=0,{e},0)"
    if kind == "checklist":
        return f"IF({c}=0,0,{b}/{c}*{e})"
    if kind == "punctuality":
        return empty_formula(b, rule.get("empty"), e, f"({c}+{d}*{rule['latePart']})/{b}*{e}")
    if kind == "entered":
        return b
    raise SystemExit(f"No formula for rule kind {kind}.")


def figures_of(rule, figures):
    kind = rule["kind"]
    if kind == "met":
        return [1 if figures["met"] else 0]
    if kind == "choice":
        return [figures["choice"]]
    if kind == "checklist":
        states = list(figures["items"].values())
        return [states.count("met"), len(states) - states.count("not-applicable")]
    roles = {"ratio": ["numerator", "denominator"], "percent-bands": ["numerator", "denominator"], "plan": ["actual", "plan"], "change": ["current", "previous"],
             "count": ["count"], "deduction": ["count"], "none-allowed": ["count"], "punctuality": ["assigned", "onTime", "late"], "entered": ["points"]}[kind]
    return [figures[role] for role in roles]


def write_scoring_sheet(path):
    book = openpyxl.Workbook()
    sheet = book.active
    answers, rows = declared(), {}
    for row, leaf in enumerate(leaves(), start=2):
        figures = answers.get(leaf["id"])
        sheet.cell(row, 1, leaf["code"])
        sheet.cell(row, 5, Decimal(leaf["maxPoints"]))
        if not figures:
            continue
        for column, value in enumerate(figures_of(leaf["rule"], figures), start=2):
            sheet.cell(row, column, value)
        sheet.cell(row, 6, f"={formula(leaf['rule'], row)}")
        rows[leaf["code"]] = row
    sheet.cell(1, 6, f"=SUM(F2:F{row})")
    book.save(path)
    return rows


def libreoffice(path, rows, points):
    """Median seconds of a hard recalculation inside a running LibreOffice, and seconds of one headless run from start to end."""
    import uno
    profile = tempfile.mkdtemp(prefix="parscore-lo-")
    pipe = f"parscore{os.getpid()}"
    office = subprocess.Popen(["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{profile}", f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        context = uno.getComponentContext()
        resolver = context.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", context)
        for _ in range(120):
            try:
                remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.5)
        desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
        hidden = uno.createUnoStruct("com.sun.star.beans.PropertyValue", Name="Hidden", Value=True)
        document = desktop.loadComponentFromURL(f"file://{path}", "_blank", 0, (hidden,))
        times = []
        for _ in range(60):
            start = time.perf_counter()
            document.calculateAll()
            times.append(time.perf_counter() - start)
        sheet = document.Sheets.getByIndex(0)
        for code, row in rows.items():
            found = sheet.getCellByPosition(5, row - 1).Value
            if abs(found - float(points[code])) > 1e-9:
                raise SystemExit(f"The sheet gives {found} points for {code}, ParScore {points[code]}: not the same sheet.")
        document.close(True)
        desktop.terminate()
    finally:
        office.terminate()
        office.wait(30)
        shutil.rmtree(profile, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        subprocess.run(["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "ods", "--outdir", folder, str(path)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        whole = time.perf_counter() - start
    return statistics.median(times), whole


def openpyxl_seconds(path):
    """Median seconds in which openpyxl writes the cells of the workbook: with the same styles, and as fast as it can (write-only)."""
    source = openpyxl.load_workbook(path)
    cells = [(sheet.title, [[cell.value for cell in row] for row in sheet.iter_rows()]) for sheet in source]
    font, bold = Font(name="Times New Roman", size=11), Font(name="Times New Roman", size=11, bold=True)
    side = Side(style="thin")
    border, wrap, fill = Border(side, side, side, side), Alignment(wrap_text=True, vertical="top"), PatternFill("solid", fgColor="DDEBF7")

    def styled(target):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in cells:
            sheet = book.create_sheet(title)
            for r, row in enumerate(rows, start=1):
                for c, value in enumerate(row, start=1):
                    if value is not None:
                        cell = sheet.cell(r, c, value)
                        cell.font, cell.border, cell.alignment = font, border, wrap
                        if isinstance(value, (int, float)):
                            cell.number_format = "0.00"
                        if r <= 4:
                            cell.font, cell.fill = bold, fill
        book.save(target)

    def plain(target):
        book = openpyxl.Workbook(write_only=True)
        for title, rows in cells:
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(target)

    def median(write, runs):
        times = []
        with tempfile.TemporaryDirectory() as folder:
            for _ in range(runs):
                start = time.perf_counter()
                write(f"{folder}/peer.xlsx")
                times.append(time.perf_counter() - start)
        return statistics.median(times)

    count = sum(value is not None for _, rows in cells for row in rows for value in row)
    return count, median(styled, 5), median(plain, 5)


def own_figures(*arguments):
    lines = subprocess.run(["dotnet", str(BENCHMARKS), "figures", *arguments], check=True, capture_output=True, text=True).stdout.splitlines()
    return {name: float(value) for name, value in (line.split() for line in lines)}


def main():
    work = Path(tempfile.mkdtemp(prefix="parscore-compare-"))
    try:
        result = subprocess.run(["dotnet", str(PARSCORE), "score", "--json", "--set", str(ROOT / "criteria/par-index-province/2020.json"), "--plan", str(SAMPLE / "plan.json"),
                                 "--entered", str(SAMPLE / "entered.json"), "--answers", *map(str, sorted((SAMPLE / "answers").glob("*.json")))], check=True, capture_output=True, text=True)
        points = {leaf["code"]: Decimal(leaf["points"]) for leaf in json.loads(result.stdout)["leaves"] if leaf["points"] is not None}
        rows = write_scoring_sheet(work / "scoring.xlsx")
        own = own_figures(str(work / "workbook.xlsx"))
        recalculation, whole = libreoffice(work / "scoring.xlsx", rows, points)
        print(f"scoring 103 leaves with traces        {own['score_seconds'] * 1e3:9.3f} ms   {own['score_bytes_per_leaf'] / 1024:.1f} KB allocated per leaf")
        print(f"LibreOffice, open + recalculate + save {whole * 1e3:8.0f} ms   ratio {whole / own['score_seconds']:,.0f}")
        print(f"LibreOffice, hard recalculation alone {recalculation * 1e3:9.3f} ms   ratio {recalculation / own['score_seconds']:,.1f}   (points only, already open)")
        print(f"340 province-years replayed           {own['replay_340_seconds'] * 1e3:9.0f} ms")
        if "workbook_seconds" in own:
            count, styled, plain = openpyxl_seconds(work / "workbook.xlsx")
            print(f"workbook, {own['workbook_documents']:.0f} documents, {count} cells   {own['workbook_seconds'] * 1e3:9.0f} ms   read back and compared")
            print(f"the same, validated by the SDK too    {own['workbook_validated_seconds'] * 1e3:9.0f} ms   as it is handed out")
            print(f"openpyxl, same cells, with styles     {styled * 1e3:9.0f} ms   ratio {styled / own['workbook_seconds']:.1f}")
            print(f"openpyxl, same cells, write-only      {plain * 1e3:9.0f} ms   ratio {plain / own['workbook_seconds']:.1f}")
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
