"""The wheel where nothing else is installed: `make wheels`.

    python -m benchmarks.wheels [--lowest | --newest]

Builds the wheel once and installs it, with what `serve` needs, into a fresh environment of every Python that
pyproject.toml promises, and on the lowest of them once more with the lowest versions that it promises. Each has to read
samples/, keep them, find in them and serve them; the records have to be the same bytes everywhere. The environments
stand below build/wheels and are removed again.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.network.encoder import EXACT

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "wheels"
SAMPLES = ROOT / "samples"
_FLOOR = re.compile(r"([\w-]+)>=([\d.]+)")
_VERSION = re.compile(r"Programming Language :: Python :: (3\.\d+)")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")
_SECONDS = 300
"""The longest that a command may take on a busy machine; each takes some seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """An environment to try: a Python, with the newest or the lowest versions of what we require."""

    name: str
    python: Path
    lowest: bool = False


def versions() -> tuple[str, ...]:
    """Return the Pythons that pyproject.toml promises, lowest first: `3.11`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return tuple(found[1] for line in project["classifiers"] if (found := _VERSION.fullmatch(line)))


def floors() -> dict[str, str]:
    """Return the lowest version of each requirement, those of `serve` among them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["web"]]
    return {found[1]: found[2] for line in asked if (found := _FLOOR.match(line))}


def interpreter(version: str) -> Path | None:
    """Return a Python of that version, on PATH or among pyenv's; None where there is none."""
    named = shutil.which(f"python{version}")
    others = sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"))
    return next((path for path in (*([Path(named)] if named else []), *others) if _is(path, version)), None)


def main(arguments: Sequence[str] | None = None) -> None:
    """Tries all environments, and says what each did.

    Raises:
        SystemExit: something could not be installed, a command failed, or two environments read otherwise.
    """
    parser = argparse.ArgumentParser(description="Installs the wheel into fresh environments and tries it.")
    only = parser.add_mutually_exclusive_group()
    only.add_argument("--newest", action="store_true", help="leave the lowest versions out")
    only.add_argument("--lowest", action="store_true", help="the lowest versions alone")
    given = parser.parse_args(arguments)
    read: dict[str, bytes] = {}
    with _folder() as folder:
        wheel = _built(folder)
        for trial in _trials(newest=not given.lowest, lowest=not given.newest):
            start = time.perf_counter()
            read[trial.name] = _tried(trial, wheel, folder=folder)
            print(f"{trial.name}: installed, read, added, found, served ({time.perf_counter() - start:.0f} s)")
    _compare(read)


def _is(python: Path, version: str) -> bool:
    asked = [str(python), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip() == version


def _trials(*, newest: bool, lowest: bool) -> Iterator[Trial]:
    for version in versions():
        python = interpreter(version)
        if python is None:
            print(f"Python {version}: skipped, it is not here")
            continue
        if newest:
            yield Trial(name=f"Python {version}", python=python)
        if lowest and version == versions()[0]:
            yield Trial(name=f"Python {version}, lowest versions", python=python, lowest=True)


@contextmanager
def _folder() -> Iterator[Path]:
    BUILD.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        yield Path(folder)


def _built(folder: Path) -> Path:
    words = ["-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    _run([sys.executable, *words], folder=ROOT, env=_plain())
    (wheel,) = folder.glob("*.whl")
    return wheel


def _tried(trial: Trial, wheel: Path, *, folder: Path) -> bytes:
    """Return its records of samples/, after all commands have worked in it; the environment is gone then."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        environment = Path(place)
        _install(trial, wheel, environment)
        home = environment / "home"
        home.mkdir()
        return _smoke(environment / "bin" / "onrecord", environment / "story.db", home=home)


def _install(trial: Trial, wheel: Path, environment: Path) -> None:
    """Installs with uv, which takes seconds where pip takes a minute, and knows how to find the lowest versions."""
    _run([*_uv(), "venv", "--python", str(trial.python), str(environment)], folder=ROOT, env=_plain())
    install = [*_uv(), "pip", "install", "--python", str(environment / "bin" / "python")]
    if trial.lowest:
        lowest = ["--resolution", "lowest-direct", "--requirements", "pyproject.toml", "--extra", "web"]
        _run([*install, *lowest], folder=ROOT, env=_plain())
        _run([*install, "--no-deps", str(wheel)], folder=ROOT, env=_plain())
        frozen = _run([*_uv(), "pip", "freeze", *install[-2:]], folder=ROOT, env=_plain())
        check_floors(frozen.decode())
    else:
        _run([*install, f"{wheel}[web]"], folder=ROOT, env=_plain())


def check_floors(frozen: str) -> None:
    """Sees that each floor was installed: one that another requirement lies above promises what nobody can have.

    Args:
        frozen: lines `name==version`, as `pip freeze` prints them.
    Raises:
        SystemExit: naming those that are too low.
    """
    installed = dict(line.split("==") for line in frozen.splitlines() if "==" in line)
    found = {name: installed.get(name, "none") for name in floors()}
    low = [f"{name}>={floor}, but {found[name]}" for name, floor in floors().items() if _other(floor, found[name])]
    if low:
        raise SystemExit(f"pyproject.toml promises versions that others rule out: {'; '.join(low)} was installed")


def _other(floor: str, version: str) -> bool:
    return re.sub(r"(?:\.0)+\Z", "", floor) != re.sub(r"(?:\.0)+\Z", "", version)


def _uv() -> tuple[str, ...]:
    beside = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    found = shutil.which("uv", path=beside)
    if found is None:
        raise SystemExit("uv is not installed; pip install 'onrecord[dev]' brings it")
    return (found, "--quiet", "--no-python-downloads")


def _smoke(command: Path, store: Path, *, home: Path) -> bytes:
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8", EXACT: "1"}
    records = _run([str(command), "read", "samples", "--format", "jsonl"], folder=ROOT, env=env)
    _run([str(command), "add", "samples", "--store", str(store)], folder=ROOT, env=env)
    if b"port" not in _run([str(command), "said", "port", "--store", str(store)], folder=ROOT, env=env):
        raise SystemExit(f"{command} said port: found nothing in {SAMPLES}")
    _serve([str(command), "serve", str(store), "--port", "0"], env=env)
    if left := sorted(str(path.relative_to(home)) for path in home.rglob("*")):
        raise SystemExit(f"{command}: left {', '.join(left)} in the home folder")
    return records


def _serve(words: Sequence[str], *, env: dict[str, str]) -> None:
    with subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as process:
        try:
            address = _ADDRESS.search(process.stdout.readline() if process.stdout else "")
            if not address:
                raise SystemExit(f"{' '.join(words)}: no address")
            for page in ("", "api/said?q=port", "corrections"):
                with urllib.request.urlopen(address[0] + page, timeout=_SECONDS) as answer:
                    answer.read()
        finally:
            process.send_signal(signal.SIGINT)


def _run(words: Sequence[str], *, folder: Path, env: dict[str, str]) -> bytes:
    done = subprocess.run(words, cwd=folder, env=env, capture_output=True, timeout=_SECONDS, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}: exit status {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done.stdout


def _plain() -> dict[str, str]:
    """Our environment, without what would let a new one find packages or modules of this one."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}


def _compare(read: dict[str, bytes]) -> None:
    if len(set(read.values())) > 1:
        sizes = ", ".join(f"{name} {len(records)} bytes" for name, records in read.items())
        raise SystemExit(f"not the same records: {sizes}")
    if len(read) > 1:
        print(f"the same records, to the byte: {'; '.join(read)}")


if __name__ == "__main__":
    main()
