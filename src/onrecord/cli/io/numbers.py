"""Whole numbers on the command line, with a word to whoever gave something else."""

from __future__ import annotations

from collections.abc import Callable

import typer


def whole(least: int | None, most: int | None = None) -> Callable[[str], int]:
    """Return what reads a whole number from `least` to `most`, both allowed, without a bound where it is None.

    Raises (the function that is returned):
        BadParameter: it is another word or number; the message says which are taken.
    """

    def read(text: str) -> int:
        given = str(text).strip()  # a default comes as a number
        try:
            number = int(given)
        except ValueError:
            raise typer.BadParameter(f"{given} is no whole number") from None
        if least is not None and number < least:
            raise typer.BadParameter(f"{given} is too small: give {least} or more")
        if most is not None and number > most:
            raise typer.BadParameter(f"{given} is too large: give {most} or less")
        return number

    return read
