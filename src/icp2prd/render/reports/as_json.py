import json

from icp2prd.domain.report import Report


def json_of(report: Report) -> str:
    """The report as it is, and what follows from it: which findings fail the check, and the exit status."""
    failing = [one.fingerprint for one in report.failing()]
    record = {**report.model_dump(mode="json"), "failing": failing, "exit_status": report.exit_status}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
