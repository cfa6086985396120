"""Counts of what was shown and made into files."""

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"
branch_labels = depends_on = None


def upgrade() -> None:
    """Makes the table."""
    op.create_table(
        "uses",
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("figure", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("withheld", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["edition"], ["editions.number"], name=op.f("fk_uses_edition")),
        sa.PrimaryKeyConstraint("edition", "figure", "kind", name=op.f("pk_uses")),
    )
