import json

from icp2prd.domain.report import Report


def json_of(report: Report) -> str:
    return json.dumps(report.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
