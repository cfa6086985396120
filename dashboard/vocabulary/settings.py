"""Settings: settings.toml, each key overridable by an environment variable VINR_<KEY>."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from pathlib import Path
from typing import Any

from dashboard.vocabulary.text import text
from loaders.phrases import worded
from loaders.places import PlacesError, load_places
from loaders.problems import reason
from loaders.regions import COUNTRY, all_regions, current_code, name_of

LANGUAGES = ("nb", "nn", "en")
PARTNER_ROWS = (TELL, DEMAND) = ("tell", "demand")
MINIMUM_THRESHOLD = 5
ROOT = Path(__file__).resolve().parent.parent.parent


class SettingsError(Exception):
    """An unknown or impossible setting; the message is one line that says how to fix it."""


@dataclass(frozen=True)
class Settings:
    """One municipality's settings; settings.toml explains each key."""

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
    partner_rows: str = TELL

    def __post_init__(self) -> None:
        """Rejects impossible values.

        Raises:
            SettingsError: one line that names the key.
        """
        if self.threshold < MINIMUM_THRESHOLD:
            raise SettingsError(
                f"threshold = {self.threshold}: grensen kan heves, men aldri settes under {MINIMUM_THRESHOLD}."
            )
        if self.language not in LANGUAGES:
            raise SettingsError(f"language = {self.language!r}: velg ett av {', '.join(LANGUAGES)}.")
        if self.partner_rows not in PARTNER_ROWS:
            raise SettingsError(f"partner_rows = {self.partner_rows!r}: velg ett av {', '.join(PARTNER_ROWS)}.")
        _check_codes(self)
        if not self.host.strip():
            raise SettingsError("host er tom: velg en adresse, som 127.0.0.1.")
        if self.site and not self.site.startswith(("https://", "http://")):
            raise SettingsError(f"site = {self.site!r}: skriv hele adressen, som https://dashbord.kommunen.no.")
        if self.measure_stale_days < 1:
            raise SettingsError(f"measure_stale_days = {self.measure_stale_days}: velg minst 1 dag.")
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


def _check_codes(settings: Settings) -> None:
    """Codes must be Statistics Norway's newest, which the series are joined under."""
    for name, code in (("home", settings.home), *(("partners", code) for code in settings.partners)):
        if len(code) != 4 or code not in all_regions():
            raise SettingsError(f"{name} = {code!r}: ventet en kommunes kode hos SSB, som 3201.")
        if current_code(code) != code:
            raise SettingsError(f"{name} = {code!r}: {name_of(code)} har nå koden {current_code(code)}.")
    if settings.home in settings.partners:
        raise SettingsError(f"partners = {settings.home!r}: hjemkommunen kan ikke være sin egen samarbeidskommune.")
    if len(settings.county) != 2 or settings.county not in all_regions():
        raise SettingsError(f"county = {settings.county!r}: ventet et fylkes kode hos SSB, som 32.")
    if settings.country != COUNTRY:
        raise SettingsError(f"country = {settings.country!r}: hele landet har koden {COUNTRY}.")


def _check_catchments(settings: Settings) -> None:
    """Both must be in places.toml; if that can't be read, it is reported as a problem in the data."""
    try:
        known = {place.code: place.source for place in load_places(settings.data_folder).catchments}
    except PlacesError:
        return
    for name, source in (("catchment", "crisis_centre"), ("assault_catchment", "assault_centre")):
        code = getattr(settings, name)
        if known.get(code) != source:
            fitting = ", ".join(code for code, its in known.items() if its == source) or "ingen"
            raise SettingsError(f"{name} = {code!r}: står ikke i places.toml. Der står {fitting}.")


def load(path: Path | None = None, environ: Mapping[str, str] = os.environ, **overrides: Any) -> Settings:
    """Settings from the file, then the environment, then `overrides` that are not None (command-line options).

    Raises:
        SettingsError: the file is missing or is not TOML, a key is unknown or missing, a value is impossible, there
            is no such data folder, or a catchment is not described there.
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
    if not settings.data or not settings.data_folder.is_dir():
        raise SettingsError(f"data = {settings.data}: mappen finnes ikke.")
    _check_catchments(settings)
    return settings


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: kan ikke leses ({worded(reason(error), text('nb'))}).") from error
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
    one = _whole if "int" in kind else _text
    if "tuple" not in kind:
        return one(name, value)
    items = [item for item in value.split(",") if item.strip()] if isinstance(value, str) else value
    if not isinstance(items, list):
        raise SettingsError(f"{name} = {value!r}: ventet en liste i klammer, med komma mellom.")
    return tuple(one(name, item) for item in items)


def _whole(name: str, value: Any) -> int:
    try:
        if isinstance(value, str | int) and not isinstance(value, bool):
            return int(value)
    except ValueError:
        pass
    raise SettingsError(f"{name} = {value!r}: ventet hele tall.")


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise SettingsError(f"{name} = {value!r}: ventet tekst i hermetegn.")
    return value.strip()
