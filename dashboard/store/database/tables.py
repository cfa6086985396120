"""The tables. Most of them are only ever added to, which triggers see to."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)

state = Table(
    "state",
    metadata,
    Column("only", Integer, CheckConstraint("only = 1", name="one_row"), primary_key=True),
    Column("id", String(32), nullable=False),
    Column("centre", Text, nullable=False),
    Column("created", String(32), nullable=False),
)
files = Table(
    "files",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("suffix", String(8), nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("received", String(32), nullable=False),
)
editions = Table(
    "editions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("sha256", String(64), nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("version", String(32), nullable=False),
    Column("made", String(32), nullable=False),
    Column("follows", Integer, ForeignKey("editions.number")),
    Column("taken_over", Boolean, nullable=False),
)
edition_files = Table(
    "edition_files",
    metadata,
    Column("edition", Integer, ForeignKey("editions.number"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("sha256", String(64), ForeignKey("files.sha256"), nullable=False),
)
publications = Table(
    "publications",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("edition", Integer, ForeignKey("editions.number"), nullable=False),
    Column("act", String(16), nullable=False),
)
forgotten = Table(
    "forgotten",
    metadata,
    Column("edition", Integer, ForeignKey("editions.number"), primary_key=True, autoincrement=False),
    Column("publication", Integer, ForeignKey("publications.number"), nullable=False),
)
shown = Table(
    "shown",
    metadata,
    Column("publication", Integer, ForeignKey("publications.number"), primary_key=True, autoincrement=False),
)
given = Table(
    "given",
    metadata,
    Column("edition", Integer, ForeignKey("editions.number"), primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("how", String(16), nullable=False),
)
exports = Table(
    "exports",
    metadata,
    Column("edition", Integer, ForeignKey("editions.number"), primary_key=True),
    Column("figure", String(64), primary_key=True),
    Column("at", String(32), nullable=False),
)
waiting = Table(
    "waiting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("sha256", String(64), ForeignKey("files.sha256"), nullable=False),
    Column("at", String(32), nullable=False),
)
discarded = Table(
    "discarded",
    metadata,
    Column("name", Text, primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("at", String(32), nullable=False),
)
audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", String(32), nullable=False),
    Column("who", Text, nullable=False),
    Column("act", String(16), nullable=False),
    Column("why", Text, nullable=False),
    Column("edition", Integer, ForeignKey("editions.number")),
    Column("files", Text, nullable=False),
)
workers = Table(
    "workers",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("seen", Integer, nullable=False),
    Column("ready", Integer, nullable=False),
)
uses = Table(
    "uses",
    metadata,
    Column("edition", Integer, ForeignKey("editions.number"), primary_key=True),
    Column("figure", String(64), primary_key=True),
    Column("kind", String(16), primary_key=True),
    Column("count", BigInteger, nullable=False),
    Column("withheld", BigInteger, nullable=False),
)

ONLY_ADDED_TO = (state, editions, edition_files, publications, forgotten, shown, given, audit)
