"""The registry of figures: every module's figures are in it."""

from importlib import import_module
from pkgutil import iter_modules

import dashboard.charts.figures as figures
from dashboard.charts.registry import FIGURES
from dashboard.charts.spec import FigureSpec


def test_every_figure_that_a_module_defines_is_registered():
    modules = [import_module(f"{figures.__name__}.{found.name}") for found in iter_modules(figures.__path__)]
    specs = {one for module in modules for value in vars(module).values() for one in specs_in(value)}
    assert {one.key for one in specs} == set(FIGURES)


def specs_in(value) -> list[FigureSpec]:
    return [one for one in (value if isinstance(value, tuple) else (value,)) if isinstance(one, FigureSpec)]
