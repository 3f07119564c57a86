"""Golden end-to-end cases: the terminal output of whole comparisons, and what the stages see, against files kept here.

usage: golden_test.py TEXTDRIFT SOURCE_ROOT
TEXTDRIFT_UPDATE_GOLDEN=1 rewrites the files; review the change like code.
"""
import difflib
import os
import pathlib
import subprocess
import sys

COMPARE = [
    ("pr-colombia-riverbank", ["planted-a", "planted-b", "roundtrip", "reformatted", "truncated"]),
    ("rep-senegal-fisheries", ["planted-a", "roundtrip", "copyedit"]),
    ("court-turkey-cartoonist", ["planted-a"]),
    ("sub-egypt-detention", ["planted-a", "truncated"]),
    ("st-nigeria-teachers", ["planted-b"]),
]
DUMP = [("segments", "rep-senegal-fisheries"), ("segments", "sub-egypt-detention"), ("facts", "pr-colombia-riverbank")]


def run(binary: str, arguments: list[str], root: pathlib.Path) -> str:
    environment = {**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}
    process = subprocess.run([binary, *arguments], cwd=root, env=environment, capture_output=True, text=True, check=False)
    if process.returncode > 1:
        return f"exit {process.returncode}\n{process.stderr}"
    return f"exit {process.returncode}\n{process.stdout}"


def cases():
    for name, versions in COMPARE:
        folder = f"corpus/documents/{name}"
        for version in versions:
            yield f"{name}.{version}.txt", ["compare", "--width", "80", f"{folder}/original.txt", f"{folder}/versions/{version}.txt"]
    for stage, name in DUMP:
        yield f"{name}.{stage}.dump", ["dump", stage, f"corpus/documents/{name}/original.txt"]


def main(binary: str, root: pathlib.Path) -> int:
    update = os.environ.get("TEXTDRIFT_UPDATE_GOLDEN") == "1"
    passed = failed = 0
    for name, arguments in cases():
        path = root / "tests" / "golden" / name
        actual = run(binary, arguments, root)
        if update:
            path.write_text(actual, encoding="utf-8")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        if actual == expected:
            passed += 1
            continue
        failed += 1
        print(f"{path.relative_to(root)}: differs from what `textdrift {' '.join(arguments)}` prints now")
        sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), actual.splitlines(True), "golden", "now"))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main(sys.argv[1], pathlib.Path(sys.argv[2])))
