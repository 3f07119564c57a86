"""Compiles every header of core/ alone: a header that needs another one must include it."""
import concurrent.futures
import pathlib
import subprocess
import sys

root, compiler = pathlib.Path(sys.argv[1]), sys.argv[2]


def check(header: pathlib.Path) -> str:
    flags = ["-std=c++23", "-fsyntax-only", "-x", "c++", f"-I{root}", "-Wall", "-Wextra", "-Wno-pragma-once-outside-header"]
    run = subprocess.run([compiler, *flags, str(header)], capture_output=True, text=True, check=False)
    return "" if run.returncode == 0 else f"{header.relative_to(root)}\n{run.stderr}"


headers = [h for h in sorted((root / "core").rglob("*.h")) if not h.name.endswith("-inl.h")]
with concurrent.futures.ThreadPoolExecutor(2) as pool:
    failures = [message for message in pool.map(check, headers) if message]
print("\n".join(failures) or f"{len(headers)} headers stand alone")
sys.exit(1 if failures or not headers else 0)
