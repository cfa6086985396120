"""Settings: settings.toml, each key overridable by an environment variable VINR_<KEY>."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from pathlib import Path
from typing import Any

from dashboard.vocabulary import where
from dashboard.vocabulary.help import NATIONAL, Contact, contacts
from dashboard.vocabulary.text import text
from loaders.phrases import worded
from loaders.places import PlacesError, load_places
from loaders.problems import reason
from loaders.regions import COUNTRY, all_regions, current_code, name_of

LANGUAGES = ("nb", "nn", "en")
PARTNER_ROWS = (TELL, DEMAND) = ("tell", "demand")
PUBLISH = (ASK, AUTO) = ("ask", "auto")
LOG_LEVELS = ("debug", "info", "warning", "error")
LOG_FORMATS = (TEXT, JSON) = ("text", "json")
DATABASES = ("sqlite", "postgresql+psycopg")
STATE = ".vinr"
FILE = "settings.toml"
MINIMUM_THRESHOLD = 5
t = text("nb")  # errors in the settings occur before their language is known
ROOT = Path(__file__).resolve().parent.parent.parent


class SettingsError(Exception):
    """An unknown or impossible setting; the message is one line that says how to fix it."""


@dataclass(frozen=True)
class Settings:
    """One municipality's settings; settings.toml explains each key.

    An empty `catchment` or `assault_catchment` is a municipality without such a centre.
    """

    home: str
    county: str
    data: str
    partners: tuple[str, ...] = ()
    country: str = COUNTRY
    catchment: str = ""
    assault_catchment: str = ""
    threshold: int = MINIMUM_THRESHOLD
    dark_figure_low_pct: int = 15
    dark_figure_high_pct: int = 25
    status_only_measures: tuple[int, ...] = ()
    measure_stale_days: int = 180
    language: str = "nb"
    host: str = "127.0.0.1"
    port: int = 8050
    site: str = ""
    base_path: str = "/"
    proxies: tuple[str, ...] = ()
    log_level: str = "info"
    log_format: str = TEXT
    reload_seconds: int = 5
    partner_rows: str = TELL
    publish: str = ASK
    state: str = ""
    database: str = ""
    help: tuple[Contact, ...] = NATIONAL

    def __post_init__(self) -> None:
        """Rejects impossible values.

        Raises:
            SettingsError: one line that names the key.
        """
        if self.threshold < MINIMUM_THRESHOLD:
            raise SettingsError(
                t(
                    "threshold = {found}: the threshold can be raised, but never set below {least}.",
                    found=self.threshold,
                    least=MINIMUM_THRESHOLD,
                )
            )
        if self.language not in LANGUAGES:
            raise _not_one_of("language", self.language, LANGUAGES)
        if self.partner_rows not in PARTNER_ROWS:
            raise _not_one_of("partner_rows", self.partner_rows, PARTNER_ROWS)
        if self.publish not in PUBLISH:
            raise _not_one_of("publish", self.publish, PUBLISH)
        if self.log_level not in LOG_LEVELS:
            raise _not_one_of("log_level", self.log_level, LOG_LEVELS)
        if self.log_format not in LOG_FORMATS:
            raise _not_one_of("log_format", self.log_format, LOG_FORMATS)
        if self.database and not self.database.startswith(tuple(f"{known}://" for known in DATABASES)):
            raise SettingsError(
                t(
                    "database: write an address such as {example}, or leave it empty.",
                    example="postgresql+psycopg://vinr@localhost/vinr",
                )
            )
        _check_codes(self)
        for fault in where.faults(self, t):
            raise SettingsError(fault)
        if self.measure_stale_days < 1:
            raise SettingsError(
                t("measure_stale_days = {found}: choose at least 1 day.", found=self.measure_stale_days)
            )
        if self.reload_seconds < 0:
            raise SettingsError(
                t("reload_seconds = {found}: choose 0 (never) or a number of seconds.", found=self.reload_seconds)
            )
        if not 0 < self.dark_figure_low_pct <= self.dark_figure_high_pct <= 100:
            raise SettingsError(
                t("dark_figure_low_pct, dark_figure_high_pct: choose two percentages from 1 to 100, the lower first.")
            )

    @property
    def base(self) -> str:
        """What the addresses of the dashboard begin with: the base path without its last slash."""
        return self.base_path.rstrip("/")

    @property
    def data_folder(self) -> Path:
        """The data folder; `load` has made a path in the file relative to the file, others are to the project."""
        return ROOT / self.data

    @property
    def state_folder(self) -> Path:
        """The folder of editions and database: in the data folder, so that it moves and is backed up with it."""
        return ROOT / self.state if self.state else self.data_folder / STATE

    @property
    def database_url(self) -> str:
        """The database's address; by default SQLite in the state folder."""
        return self.database or f"sqlite:///{self.state_folder / 'vinr.sqlite'}"


def _not_one_of(name: str, found: str, known: tuple[str, ...]) -> SettingsError:
    return SettingsError(
        t("{name} = {found}: choose one of {known}.", name=name, found=repr(found), known=", ".join(known))
    )


def _check_codes(settings: Settings) -> None:
    """Codes must be Statistics Norway's newest, which the series are joined under."""
    for name, code in (("home", settings.home), *(("partners", code) for code in settings.partners)):
        if len(code) != 4 or code not in all_regions():
            raise SettingsError(
                t(
                    "{name} = {found}: expected Statistics Norway's code of a municipality, such as 3201.",
                    name=name,
                    found=repr(code),
                )
            )
        if current_code(code) != code:
            raise SettingsError(
                t(
                    "{name} = {found}: {place} now has the code {code}.",
                    name=name,
                    found=repr(code),
                    place=name_of(code),
                    code=current_code(code),
                )
            )
    if settings.home in settings.partners:
        raise SettingsError(
            t("partners = {found}: the home municipality can't be its own partner.", found=repr(settings.home))
        )
    if len(settings.county) != 2 or settings.county not in all_regions():
        raise SettingsError(
            t(
                "county = {found}: expected Statistics Norway's code of a county, such as 32.",
                found=repr(settings.county),
            )
        )
    if settings.country != COUNTRY:
        raise SettingsError(
            t("country = {found}: the whole country has the code {code}.", found=repr(settings.country), code=COUNTRY)
        )


def _check_catchments(settings: Settings) -> None:
    """Those that are named must be in places.toml; if that can't be read, it is reported as a problem in the data."""
    try:
        catchments = {place.code: place for place in load_places(settings.data_folder).catchments}
    except PlacesError:
        return
    known = {code: place.source for code, place in catchments.items()}
    for name, source in (("catchment", "crisis_centre"), ("assault_catchment", "assault_centre")):
        code = getattr(settings, name)
        if code and known.get(code) != source:
            fitting = ", ".join(code for code, its in known.items() if its == source) or t("none")
            raise SettingsError(
                t(
                    "{name} = {found}: is not in places.toml, which has {known}.",
                    name=name,
                    found=repr(code),
                    known=fitting,
                )
            )
    if settings.catchment and not catchments[settings.catchment].has(settings.home):
        raise SettingsError(
            t(
                "catchment = {found}: {place} is not a member in places.toml.",
                found=repr(settings.catchment),
                place=name_of(settings.home),
            )
        )


def load(path: Path | None = None, environ: Mapping[str, str] = os.environ, **overrides: Any) -> Settings:
    """Settings from the file, then the environment, then `overrides` that are not None (command-line options).

    Paths in the file are relative to the file; one without `data` is in the data folder. The file is `path`, else the
    settings.toml of the folder that `data` of the overrides names, else VINR_SETTINGS, else the project's.

    Raises:
        SettingsError: the file is missing or is not TOML, a key is unknown or missing, a value is impossible, there
            is no such data folder, or a catchment is not described there.
    """
    own = Path(overrides.get("data") or "") / FILE
    if path is None and overrides.get("data") and own.is_file():
        path, overrides = own, overrides | {"data": None}
    path = path or Path(environ.get("VINR_SETTINGS", ROOT / FILE))
    values = _beside(path, _read(path)) | _from_environment(environ)
    names = {field.name for field in fields(Settings)}
    if unknown := sorted(set(values) - names):
        raise SettingsError(
            t("{name}: unknown setting. Known are {known}.", name=unknown[0], known=", ".join(sorted(names)))
        )
    needed = {field.name for field in fields(Settings) if field.default is MISSING}
    if missing := sorted(needed - set(values)):
        raise SettingsError(t("{file} has no setting {name}.", file=path.name, name=missing[0]))
    settings = Settings(**{name: _typed(name, value) for name, value in values.items()})
    settings = replace(settings, **{name: value for name, value in overrides.items() if value is not None})
    if not settings.data or not settings.data_folder.is_dir():
        raise SettingsError(t("data = {found}: the folder doesn't exist.", found=settings.data))
    _check_catchments(settings)
    return settings


def _beside(path: Path, values: dict[str, Any]) -> dict[str, Any]:
    """The values with `data` and `state` as paths from where the file is."""
    folder = path.resolve().parent
    found = {"data": ".", **values}
    return {
        name: str(folder / value) if name in ("data", "state") and isinstance(value, str) and value else value
        for name, value in found.items()
    }


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(
            t("{file}: can't be read ({reason}).", file=path, reason=worded(reason(error), t))
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(t("{file}: is not valid TOML ({reason}).", file=path, reason=error)) from error


def _from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    prefix = "VINR_"
    return {
        name.removeprefix(prefix).lower(): value
        for name, value in environ.items()
        if name.startswith(prefix) and name != "VINR_SETTINGS"
    }


def _typed(name: str, value: Any) -> Any:
    """The value in its field's type; lists become tuples, and a comma separates list items in the environment."""
    if name == "help":
        return _help(value)
    kind = str(Settings.__annotations__[name])
    one = _whole if "int" in kind else _text
    if "tuple" not in kind:
        return one(name, value)
    items = [item for item in value.split(",") if item.strip()] if isinstance(value, str) else value
    if not isinstance(items, list):
        raise SettingsError(
            t("{name} = {found}: expected a list in square brackets, with commas.", name=name, found=repr(value))
        )
    return tuple(one(name, item) for item in items)


def _help(value: Any) -> tuple[Contact, ...]:
    try:
        return contacts(value)
    except ValueError as error:
        raise SettingsError(str(error)) from error


def _whole(name: str, value: Any) -> int:
    try:
        if isinstance(value, str | int) and not isinstance(value, bool):
            return int(value)
    except ValueError:
        pass
    raise SettingsError(t("{name} = {found}: expected whole numbers.", name=name, found=repr(value)))


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise SettingsError(t("{name} = {found}: expected text in quotation marks.", name=name, found=repr(value)))
    return value.strip()
