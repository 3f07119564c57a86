"""Throw-away Python environments, one a rival, with the versions of requirements.txt."""
import pathlib
import subprocess
import sys

PINS = pathlib.Path(__file__).with_name("requirements.txt")


class NotInstalled(Exception):
    pass


def last_line(text):
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1].strip()[:200] if lines else "no reason given"


def interpreter(folder, name, packages):
    """The environment's interpreter; made and filled where it is not there yet."""
    home = pathlib.Path(folder) / name
    python = home / "bin" / "python"
    marker = home / "installed"
    if marker.exists() and marker.read_text() == "\n".join(packages) + PINS.read_text():
        return python
    for command in ([sys.executable, "-m", "venv", str(home)],
                    [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-c", str(PINS), *packages]):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            raise NotInstalled(last_line(done.stderr + done.stdout))
    marker.write_text("\n".join(packages) + PINS.read_text())
    return python


def version(package):
    """As pinned."""
    for line in PINS.read_text().splitlines():
        name, _, number = line.partition("==")
        if name.lower() == package.lower():
            return number
    return "?"
