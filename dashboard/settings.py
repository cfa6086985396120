"""Settings: settings.toml, each key overridable by an environment variable VINR_<KEY>."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from pathlib import Path
from typing import Any

LANGUAGES = ("nb", "nn", "en")
MINIMUM_THRESHOLD = 5
ROOT = Path(__file__).resolve().parent.parent


class SettingsError(Exception):
    """A setting that is unknown or impossible; the message is one line that says how to mend it."""


@dataclass(frozen=True)
class Settings:
    """What makes the dashboard one municipality's own; settings.toml says what each key means."""

    home: str
    partners: tuple[str, ...]
    county: str
    country: str
    catchment: str
    assault_catchment: str
    threshold: int
    dark_figure_low_pct: int
    dark_figure_high_pct: int
    status_only_measures: tuple[int, ...]
    measure_stale_days: int
    language: str
    data: str
    host: str
    port: int
    site: str = ""
    reload_seconds: int = 5

    def __post_init__(self) -> None:
        """Refuses what is impossible.

        Raises:
            SettingsError: with one line that names the key.
        """
        if self.threshold < MINIMUM_THRESHOLD:
            raise SettingsError(
                f"threshold = {self.threshold}: grensen kan heves, men aldri settes under {MINIMUM_THRESHOLD}."
            )
        if self.language not in LANGUAGES:
            raise SettingsError(f"language = {self.language!r}: velg ett av {', '.join(LANGUAGES)}.")
        if not 0 < self.port < 65536:
            raise SettingsError(f"port = {self.port}: velg et tall fra 1 til 65535.")
        if self.reload_seconds < 0:
            raise SettingsError(f"reload_seconds = {self.reload_seconds}: velg 0 (aldri) eller et antall sekunder.")
        if not 0 < self.dark_figure_low_pct <= self.dark_figure_high_pct <= 100:
            raise SettingsError(
                "dark_figure_low_pct, dark_figure_high_pct: velg to prosenter fra 1 til 100, den laveste først."
            )

    @property
    def data_folder(self) -> Path:
        """The data folder, relative to the project unless it is absolute."""
        return ROOT / self.data


def load(path: Path | None = None, environ: Mapping[str, str] = os.environ, **overrides: Any) -> Settings:
    """Settings from the file, then the environment, then `overrides` that are not None (command-line options).

    Raises:
        SettingsError: the file is missing or is not TOML, a key is unknown or missing, a value is impossible, or
            there is no such data folder.
    """
    path = path or Path(environ.get("VINR_SETTINGS", ROOT / "settings.toml"))
    values = _read(path) | _from_environment(environ)
    names = {field.name for field in fields(Settings)}
    if unknown := sorted(set(values) - names):
        raise SettingsError(f"{unknown[0]}: ukjent innstilling. Kjente er {', '.join(sorted(names))}.")
    needed = {field.name for field in fields(Settings) if field.default is MISSING}
    if missing := sorted(needed - set(values)):
        raise SettingsError(f"{path.name} mangler innstillingen {missing[0]}.")
    settings = Settings(**{name: _typed(name, value) for name, value in values.items()})
    settings = replace(settings, **{name: value for name, value in overrides.items() if value is not None})
    if not settings.data_folder.is_dir():
        raise SettingsError(f"data = {settings.data}: mappen finnes ikke.")
    return settings


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: kan ikke leses ({error.strerror}).") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: er ikke gyldig TOML ({error}).") from error


def _from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    prefix = "VINR_"
    return {
        name.removeprefix(prefix).lower(): value
        for name, value in environ.items()
        if name.startswith(prefix) and name != "VINR_SETTINGS"
    }


def _typed(name: str, value: Any) -> Any:
    """The value in its field's type; lists become tuples, and a comma separates list items in the environment."""
    kind = str(Settings.__annotations__[name])
    try:
        if "tuple" in kind:
            items = value.split(",") if isinstance(value, str) else value
            return tuple((int if "int" in kind else str)(item) for item in items)
        if "int" in kind:
            return int(value)
    except (TypeError, ValueError) as error:
        raise SettingsError(f"{name} = {value!r}: ventet hele tall.") from error
    if not isinstance(value, str):
        raise SettingsError(f"{name} = {value!r}: ventet tekst i hermetegn.")
    return value
