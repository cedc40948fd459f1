"""Calling the program as a shell does, without one."""

from typer.testing import CliRunner, Result

from icp2prd.cli.program import app


def icp2prd(*arguments: object, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(app, [str(one) for one in arguments], prog_name="icp2prd", env=env)
