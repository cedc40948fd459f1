"""Hold every pointer of the gold to the interviews: `python -m benchmarks.gold`. Exits 1 where one does not hold."""

import sys

from benchmarks.gold.pointers import FILES, astray, loaded, pointers, study_of, texts


def main() -> int:
    wrong = 0
    for file in FILES:
        study = study_of(file)
        if not study.is_dir():
            print(f"{file.name}: not checked, since its interviews are not at {study}")
            continue
        found = list(astray(file, texts(study)))
        wrong += len(found)
        print("\n".join(found) or f"{file.name}: all {len(list(pointers(loaded(file))))} pointers hold")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
