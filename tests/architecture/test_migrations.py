"""Migrations: one line per app, and none forgotten."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.architecture.source import PACKAGE


def is_ours(label):
    return any(PACKAGE.glob(f"*/{label}/migrations")) or (PACKAGE / label / "migrations").exists()


def test_each_app_has_one_line_of_migrations():
    graph = MigrationLoader(None).graph
    leaves = [app for app, _ in graph.leaf_nodes() if is_ours(app)]
    assert sorted(leaves) == sorted(set(leaves))
    for node in graph.nodes:
        if is_ours(node[0]):
            earlier = [
                parent for parent in graph.node_map[node].parents if parent.key[0] == node[0]
            ]
            assert len(earlier) <= 1, node


@pytest.mark.django_db
def test_no_migration_is_missing():
    said = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said, stderr=said)
    except SystemExit:
        pytest.fail(said.getvalue())
