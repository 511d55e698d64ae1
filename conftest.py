"""What every test of Rione stands on, wherever its folder is."""

pytest_plugins = [
    "tests.support.cluster",
    "tests.support.databases",
    "tests.support.jobs",
    "tests.support.served",
    "tests.support.browser",
]
