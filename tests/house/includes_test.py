"""Fails on an include that looks upward: every room may include only itself and rooms on lower floors."""
import pathlib
import re
import sys

FLOORS = {"base": 1, "text": 2, "language": 2, "ingest": 3, "segment": 3, "sketch": 4, "facts": 4, "lexicon": 4, "align": 5, "index": 5,
          "drift": 6, "dedup": 6, "report": 7, "textdrift": 7}
INCLUDE = re.compile(r'^\s*#\s*include\s+"core/([^"/]+?)(?:\.h)?(?:/[^"]*)?"')


def floor_of(name: str) -> int:
    if name not in FLOORS:
        sys.exit(f"core/{name}: a room without a floor; give it one in {__file__}")
    return FLOORS[name]


def main(root: pathlib.Path) -> int:
    wrong, seen = [], 0
    for path in sorted((root / "core").rglob("*")):
        if path.suffix not in {".h", ".cpp"}:
            continue
        parts = path.relative_to(root / "core").parts
        room = parts[0] if len(parts) > 1 else "textdrift"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            seen += 1
            other = match.group(1)
            same_floor_neighbour = other != room and floor_of(other) >= floor_of(room)
            if same_floor_neighbour and not (room == "textdrift" and other != "report"):
                wrong.append(f"{path.relative_to(root)}:{number}: room '{room}' (floor {floor_of(room)}) includes room "
                             f"'{other}' (floor {floor_of(other)})")
    print("\n".join(wrong) or f"{seen} includes, none looks upward")
    return 1 if wrong or seen < 50 else 0


sys.exit(main(pathlib.Path(sys.argv[1])))
